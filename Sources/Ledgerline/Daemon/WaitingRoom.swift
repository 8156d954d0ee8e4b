import EventLog
import HTTPServer
import Projections
import Synchronization
import Vocabulary

/// Answers while the views are folded before the service begins: how far they are, and that it is not ready.
///
/// Without it nobody could tell a long fold from a daemon that hangs. It is there only when the fold takes
/// longer than a usual start's.
final class WaitingRoom: Sendable {
    private let log: any RecordLog
    private let shown = Atomic<Position>(0)

    init(_ log: any RecordLog) {
        self.log = log
    }

    /// The views have come so far.
    func reach(_ position: Position) {
        shown.store(position, ordering: .relaxed)
    }

    func handle(_ request: HTTPRequest, _ responder: HTTPResponder) {
        let last = log.lastPosition
        let position = min(shown.load(ordering: .relaxed), last)
        switch request.pathSegments {
        case ["health", "live"]: responder.respond(.text("live\n"))
        case ["health", "ready"]:
            // Behind the last record only the rest of the start is left.
            let line =
                position == last
                ? "starting" : "views are being made: \(position) of \(last) records"
            responder.respond(Self.later(.text(line + "\n", status: 503)))
        case ["metrics"]: responder.respond(metrics(position, last))
        default: responder.respond(Self.later(Self.problem(position, last)))
        }
    }

    /// The two figures that say how far it is; all others come with the service.
    private func metrics(_ position: Position, _ last: Position) -> HTTPResponse {
        let text = """
            # HELP ledgerline_log_position The log's last position.
            # TYPE ledgerline_log_position gauge
            ledgerline_log_position \(last)
            # HELP ledgerline_views_behind_records Records not in the views.
            # TYPE ledgerline_views_behind_records gauge
            ledgerline_views_behind_records \(last - position)

            """
        let type = "text/plain; version=0.0.4; charset=utf-8"
        return HTTPResponse(
            status: 200,
            headers: [("Content-Type", type)],
            body: Array(text.utf8)
        )
    }

    private static func problem(_ position: Position, _ last: Position) -> HTTPResponse {
        var json = JSONText()
        json.beginObject()
        json.member("type", "urn:ledgerline:problem:views-behind")
        json.member("title", "Not possible at the moment")
        json.member("status", 503)
        json.member("detail", "The views are being made: \(position) of \(last) records.")
        json.endObject()
        var response = HTTPResponse.json(json.bytes, status: 503)
        response.headers = [("Content-Type", "application/problem+json")]
        return response
    }

    private static func later(_ response: HTTPResponse) -> HTTPResponse {
        var response = response
        response.headers.append(("Retry-After", "5"))
        return response
    }
}

/// What answers requests now: first the waiting room, then the service.
final class Doors: Sendable {
    /// A handler in a value of its own: a function that lies bare in a generic one is wrapped anew each time
    /// that it is lent, and put back so.
    private struct Door {
        let handler: HTTPServer.Handler
    }

    private let door = Mutex<Door?>(nil)

    /// Who answers from now on.
    func lead(to handler: @escaping HTTPServer.Handler) {
        door.withLock { $0 = Door(handler: handler) }
    }

    func handle(_ request: HTTPRequest, _ responder: HTTPResponder) {
        guard let door = door.withLock({ $0 }) else {
            return responder.respond(.text("starting\n", status: 503))
        }
        door.handler(request, responder)
    }
}
