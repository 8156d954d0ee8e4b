import Engine
import EventLog
import HTTPServer
import Projections
import Vocabulary

/// One request of the native API by a caller who may make it.
///
/// What operations do stands in `Resources`, a file for each resource.
struct Call: Sendable {
    let surface: HTTPSurface
    let request: HTTPRequest
    let reply: Reply
    let caller: Caller
    let operation: Operation
    /// What stood in the path where the operation's has `*`.
    let names: [String]

    var key: SysIDKey { surface.key }

    /// Carries the request out, now or when the views show what the caller has seen already.
    func run() {
        attempt { () throws(APIError) in
            // A file is what its bytes are.
            if operation != .storeAttachment { try request.checkContentType() }
            if !operation.isRead { _ = try parameters() }
            guard let position = try minimumPosition(), operation.isRead else {
                return try perform()
            }
            surface.viewsWaiting.wait(until: position) { isShown in
                attempt { () throws(APIError) in
                    guard isShown else { throw .viewsBehind }
                    try perform()
                }
            }
        }
    }

    /// Does something, and answers with the problem if there is one.
    func attempt(_ body: () throws(APIError) -> Void) {
        do throws(APIError) {
            try body()
        } catch {
            fail(error)
        }
    }

    /// Does something on a thread that may be held.
    func attemptElsewhere(
        _ body: @escaping @Sendable () throws(APIError) -> Void
    ) throws(APIError) {
        guard surface.work.run({ attempt(body) }) else { throw .overloaded }
    }

    func fail(_ error: APIError) { surface.fail(reply, error) }

    private func minimumPosition() throws(APIError) -> Position? {
        guard let text = request.query("min_position") else { return nil }
        guard let position = Position(text) else {
            throw .badParameter("min_position", expected: "a position")
        }
        let last = surface.engine.log.lastPosition
        // Nobody has seen it: it would be waited for in vain.
        guard position <= last else { throw .beyondTheLog(last: last) }
        return position > surface.views.projector.position ? position : nil
    }
}

extension HTTPRequest {
    /// Refuses a body that is not said to be JSON.
    func checkContentType() throws(APIError) {
        guard !body.isEmpty else { return }
        let type = header("Content-Type") ?? ""
        let parts = type.split(separator: ";").map { part in
            part.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        }
        guard parts.first == "application/json", parts.count <= 2,
            parts.count < 2 || parts[1] == "charset=utf-8" || parts[1] == "charset=\"utf-8\""
        else { throw .wrongContentType }
    }
}

extension Operation {
    /// Whether it changes nothing.
    var isRead: Bool { target.method == "GET" }
}
