import Engine
import EventLog
import Foundation
import Glibc
import HTTPServer
import Synchronization
import Testing
import Vocabulary

@testable import Providers

/// An engine over a log in memory, the webhooks of three provider applications, and a port.
final class Desk: Sendable {
    static let key = SysIDKey(high: 7, low: 7)
    static let twilio = TwilioSettings(
        accountSID: "AC0123456789abcdef0123456789abcdef",
        authTokens: ["12345", "54321"],
        apiBaseURL: "https://api.twilio.com"
    )
    static let kannel = KannelSettings(
        sendURL: "http://127.0.0.1:13013/cgi-bin/sendsms",
        userName: "ledgerline",
        password: "s3cret",
        inboundToken: "s3cret",
        smsc: ""
    )

    let log: any RecordLog
    let engine: Engine
    let router: WebhookRouter
    let server: HTTPServer
    let inbox = LoopbackInbox()

    init(_ log: any RecordLog = MemoryLog(identity: LogIdentity(high: 7, low: 7))) throws {
        self.log = log
        engine = Engine(ledger: try Ledger(log: log)) { _ in }
        var endpoints: [String: WebhookRouter.Endpoint] = [:]
        let webhooks: [(String, any InboundWebhook)] = [
            (
                "Twilio",
                TwilioWebhook(Self.twilio, publicURL: "https://sms.example.com", key: Self.key)
            ),
            (
                "Gateway",
                KannelWebhook(Self.kannel, key: Self.key) {
                    $0 == "5551234567" ? "+15551234567" : nil
                }
            ),
            ("Phone", LoopbackWebhook()),
        ]
        for (index, (name, webhook)) in webhooks.enumerated() {
            var set = ProviderApplicationSet(
                name: name,
                provider: name.lowercased(),
                number: try #require(Address("+1555010\(index)")),
                active: true
            )
            set.application = ApplicationID(
                try engine.submitAndWait(.providerApplicationSet(set)).get().position
            )
            endpoints[name] = WebhookRouter.Endpoint(application: set, webhook: webhook)
        }
        let router = WebhookRouter(
            engine: engine,
            inbox: inbox,
            loopback: { [endpoints] in endpoints["Phone"].map { [$0.application] } ?? [] },
            endpoint: { [endpoints] in endpoints[$0] }
        )
        self.router = router
        var configuration = HTTPServerConfiguration()
        configuration.binaryQueryForPath = { WebhookRouter.takesBinaryQuery($0) }
        configuration.bodyBytes = 64 << 10
        server = try HTTPServer(configuration: configuration) { request, responder in
            if !router.handle(request, responder) { responder.respond(.empty(status: 418)) }
        }
        try server.start()
    }

    func close() {
        inbox.stop()
        server.stop(gracefulWithin: 0)
        engine.stop()
    }

    /// Sends a request as a file has it: lines of the head end in LF there, and the length is left out.
    func exchange(_ file: Data) throws -> Exchange {
        let end = try #require(file.range(of: Data("\n\n".utf8)))
        let head = String(decoding: file[..<end.lowerBound], as: UTF8.self)
        let body = file[end.upperBound...]
        var lines = head.split(separator: "\n").filter { !$0.hasPrefix("Connection:") }
        lines += ["Connection: close", "Content-Length: \(body.count)"]
        let request = lines.joined(separator: "\r\n") + "\r\n\r\n"
        return try #require(Exchange(Array(request.utf8) + body, port: server.port))
    }

    func exchange(_ text: String) throws -> Exchange { try exchange(Data(text.utf8)) }

    /// The records from a position on.
    func records(from position: Position = 1) throws -> [LoggedRecord] {
        try Self.records(log, from: position)
    }

    static func records(_ log: any RecordLog, from position: Position = 1) throws -> [LoggedRecord]
    {
        var records: [LoggedRecord] = []
        unsafe try log.scan(from: position, through: .max) { position, bytes in
            records.append(unsafe try LoggedRecord(position: position, bytes: bytes))
            return true
        }
        return records
    }
}

/// Runs a test with a desk of its own.
func withDesk(
    _ log: any RecordLog = MemoryLog(identity: LogIdentity(high: 7, low: 7)),
    _ body: (Desk) throws -> Void
) throws {
    let desk = try Desk(log)
    defer { desk.close() }
    try body(desk)
}

/// The checkout that the tests were built from.
let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// Waits until something holds, or a test has failed.
func until(_ what: String, _ condition: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while try !condition() {
        try #require(ContinuousClock.now < deadline, "waited in vain: \(what)")
        sched_yield()
    }
}
