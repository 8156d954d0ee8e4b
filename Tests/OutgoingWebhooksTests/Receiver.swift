import Decisions
import Engine
import EventLog
import Foundation
import HTTPClient
import HTTPServer
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import OutgoingWebhooks

/// What a receiver got: the headers that matter, and the event.
struct Received: Sendable {
    let id: String
    let signatures: String
    let timestamp: String
    let body: [UInt8]

    var event: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }

    var position: Int { Int(event["id"] as? String ?? "") ?? 0 }
    var type: String { event["type"] as? String ?? "" }
}

/// A server that takes events, or does not.
final class Receiver: Sendable {
    private struct State {
        var status = 204
        var received: [Received] = []
    }

    private final class Box: Sendable {
        let state = Mutex(State())
    }

    private let box = Box()
    private let server: HTTPServer

    init() throws {
        server = try HTTPServer(configuration: HTTPServerConfiguration()) { [box] request, to in
            let received = Received(
                id: request.header("webhook-id") ?? "",
                signatures: request.header("webhook-signature") ?? "",
                timestamp: request.header("webhook-timestamp") ?? "",
                body: request.body
            )
            let status = box.state.withLock { state in
                state.received.append(received)
                return state.status
            }
            to.respond(HTTPResponse(status: status))
        }
        try server.start()
    }

    var url: String { "http://127.0.0.1:\(server.port)/hook" }

    var received: [Received] { box.state.withLock { $0.received } }

    func answer(_ status: Int) { box.state.withLock { $0.status = status } }

    func stop() { server.stop(gracefulWithin: 0) }
}

/// An engine with a queue and an application over a log in memory, and a desk behind it.
final class DeskSite: Sendable {
    let log: any RecordLog
    let engine: Engine
    let clock = ManualClock()
    let secrets = WebhookSecrets(key: [UInt8](repeating: 3, count: 32))
    private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    private let client = Mutex<HTTPClient?>(nil)
    private let running = Mutex<WebhookDesk?>(nil)

    init() throws {
        let log = MemoryLog()
        self.log = log
        engine = Engine(ledger: try Ledger(log: log), clock: clock, clockConfirmed: true) { _ in }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try submit(.queueSet(QueueSet(name: "Support", active: true)))
        try submit(
            .providerApplicationSet(
                ProviderApplicationSet(
                    name: "Loopback",
                    provider: "loopback",
                    number: try #require(Address("+15550100")),
                    active: true,
                    queue: QueueID(1)
                )
            )
        )
        start()
    }

    var desk: WebhookDesk {
        guard let desk = running.withLock({ $0 }) else { preconditionFailure("it runs") }
        return desk
    }

    /// Starts a desk, which goes on where the last one stopped.
    func start(allowsPrivate: Bool = true) {
        let client = HTTPClient()
        self.client.withLock { $0 = client }
        let desk = WebhookDesk(
            engine: engine,
            log: log,
            clock: clock,
            client: client,
            secrets: secrets,
            cursorFile: folder.appending(path: "cursors").path,
            surroundings: WebhookSurroundings(
                conversation: { id in
                    guard !id.isNone else { return nil }
                    return .init(number: "IMS0000001", requester: .anonymous, company: .anonymous)
                },
                interaction: { _ in .none },
                text: { _ in "Hello" },
                position: { [log] in log.lastPosition }
            ),
            allowsPrivate: { allowsPrivate }
        )
        desk.start { preconditionFailure($0) }
        running.withLock { $0 = desk }
    }

    /// Stops the desk as a daemon's end does.
    func stop() {
        desk.stop()
        client.withLock { $0 }?.shutDown()
    }

    func close() {
        stop()
        engine.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    @discardableResult
    func submit(_ input: Input) throws -> Ledger.Receipt {
        let receipt = try engine.submitAndWait(input).get()
        running.withLock { $0 }?.logHasGrown()
        return receipt
    }

    /// Makes a webhook.
    func hook(
        _ url: String,
        types: [String] = [],
        pauseAfter: Milliseconds = .days(1)
    ) throws -> WebhookID {
        let set = WebhookSet(
            name: "CRM",
            active: true,
            url: url,
            types: types,
            pauseAfter: pauseAfter
        )
        let id = WebhookID(try submit(.webhookSet(set)).position)
        desk.refresh()
        return id
    }

    /// A requester writes.
    func receive(_ body: String, from number: String = "+15550199") throws {
        let message = SMSReceived(
            application: ApplicationID(2),
            from: try #require(Address(number)),
            to: try #require(Address("+15550100")),
            body: body
        )
        try submit(.smsReceived(message))
    }

    /// Lets time go by, and the desk look at its clock.
    func pass(_ time: Milliseconds) {
        clock.pass(time)
        desk.refresh()
    }
}

/// Runs a test with a site and a receiver of its own.
func withDesk(_ body: (DeskSite, Receiver) throws -> Void) throws {
    let (site, receiver) = (try DeskSite(), try Receiver())
    defer {
        site.close()
        receiver.stop()
    }
    try body(site, receiver)
}

/// Looks again and again whether something that other threads do has come about.
func until(_ what: String, _ isSo: () throws -> Bool) throws {
    for _ in 0..<10_000 {
        if try isSo() { return }
        usleep(1_000)
    }
    Issue.record("waited in vain until \(what)")
    throw CancellationError()
}

/// An attempt that another thread makes known.
final class Found: Sendable {
    private let attempt = Mutex<WebhookAttempt?>(nil)

    var value: WebhookAttempt? { attempt.withLock { $0 } }

    func set(_ new: WebhookAttempt) { attempt.withLock { $0 = new } }
}
