import Decisions
import Engine
import EventLog
import HTTPClient
import HTTPServer
import Providers
import Synchronization
import Testing
import Vocabulary

/// A router over a real engine and a real server, with an application of each kind.
private final class Reception: Sendable {
    let log = MemoryLog(identity: LogIdentity(high: 0, low: 1))
    let engine: Engine
    let server: HTTPServer
    let client = HTTPClient()
    let key = SysIDKey(high: 0, low: 1)

    init() throws {
        let ledger = try Ledger(log: log)
        let time = Instant(rawValue: 1_772_442_000_000)
        for (index, name) in ["Demo", "Gateway", "Twilio"].enumerated() {
            let application = ProviderApplicationSet(
                name: name,
                provider: name.lowercased(),
                number: Address("+1555000999\(index)") ?? .anonymous,
                active: true
            )
            _ = try ledger.admit(.providerApplicationSet(application), at: time)
        }
        try ledger.commit()
        let applications = ledger.state.applications
        let engine = Engine(ledger: ledger, clockConfirmed: true) { _ in }
        self.engine = engine
        let kannel = KannelSettings(
            sendURL: "http://127.0.0.1:1/",
            userName: "u",
            password: "p",
            inboundToken: "secret",
            smsc: ""
        )
        let twilio = TwilioSettings(
            accountSID: "AC",
            authTokens: ["12345"],
            apiBaseURL: "http://127.0.0.1:1"
        )
        let webhooks: [String: any InboundWebhook] = [
            "Demo": LoopbackWebhook(), "Gateway": KannelWebhook(kannel, key: key),
            "Twilio": TwilioWebhook(twilio, publicURL: "https://sms.example.org", key: key),
        ]
        let router = WebhookRouter(engine: engine, inbox: LoopbackInbox()) { name in
            guard let webhook = webhooks[name],
                let application = applications.first(where: { $0.name == name })
            else { return nil }
            return .init(application: application, webhook: webhook)
        }
        var configuration = HTTPServerConfiguration()
        configuration.binaryQueryForPath = { WebhookRouter.takesBinaryQuery($0) }
        server = try HTTPServer(configuration: configuration) { request, responder in
            if !router.handle(request, responder) { responder.respond(.empty(status: 404)) }
        }
        try server.start()
    }

    deinit {
        server.stop(gracefulWithin: 1_000)
        client.shutDown()
    }

    /// The status of an answer, the name of its problem if it is one, and its body.
    func send(
        _ method: String,
        _ path: String,
        _ body: String = "",
        type: String = "application/x-www-form-urlencoded",
        headers: [(String, String)] = []
    ) async throws -> (status: Int, problem: String, response: HTTPClientResponse) {
        let request = HTTPClientRequest(
            method: method,
            url: "http://127.0.0.1:\(server.port)/providers/" + path,
            headers: headers + (body.isEmpty ? [] : [("Content-Type", type)]),
            body: Array(body.utf8)
        )
        let response = try await client.send(request)
        let text = String(decoding: response.body, as: UTF8.self)
        let slug = text.split(separator: "urn:ledgerline:problem:").dropFirst().first?
            .split(separator: "\"").first
        return (response.status, slug.map(String.init) ?? "", response)
    }

    /// A form that Twilio has signed.
    func twilio(
        _ fields: [(String, String)],
        path: String = "Twilio/inbound",
        token: String = "12345"
    ) async throws -> (status: Int, problem: String, response: HTTPClientResponse) {
        let signature = TwilioSignature.compute(
            url: "https://sms.example.org/providers/" + path,
            parameters: fields.map { (name: $0.0, value: $0.1) },
            authToken: token
        )
        let body = fields.map { $0.0 + "=" + Self.escaped($0.1) }.joined(separator: "&")
        return try await send("POST", path, body, headers: [("X-Twilio-Signature", signature)])
    }

    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                ? String(Unicode.Scalar(byte))
                : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// The inputs of the log, the configuration left out.
    func inputs() throws -> [Input] {
        var found: [Input] = []
        unsafe try log.scan(from: 4, through: .max) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            if case .input(let input) = record.event { found.append(input) }
            return true
        }
        return found
    }

    func messages() throws -> [SMSReceived] {
        try inputs().compactMap { if case .smsReceived(let message) = $0 { message } else { nil } }
    }

    func reports() throws -> [DeliveryReported] {
        try inputs().compactMap {
            if case .deliveryReported(let report) = $0 { report } else { nil }
        }
    }
}

@Suite("A provider's webhook")
struct WebhookTests {
    private let twilioFields = [
        ("MessageSid", "SM1"), ("From", "+15551234567"), ("To", "+15550009992"),
        ("Body", "Grüße 👍"), ("NumMedia", "1"), ("MediaUrl0", "https://api.twilio.com/m"),
        ("OptOutType", "STOP"), ("SomethingNew", "x"),
    ]

    @Test func `of Twilio takes a signed message once, with all that matters`() async throws {
        let reception = try Reception()
        for _ in 0..<2 {
            let answer = try await reception.twilio(twilioFields)
            #expect(answer.status == 200)
            #expect(String(decoding: answer.response.body, as: UTF8.self).hasSuffix("<Response/>"))
        }
        let message = try #require(try reception.messages().first)
        #expect(try reception.messages().count == 1)
        #expect(message.body == "Grüße 👍")
        #expect(message.from.text == "+15551234567")
        #expect(message.providerMessageID == "SM1")
        #expect(message.media == ["https://api.twilio.com/m"])
        #expect(message.consent == .stop)
    }

    @Test func `of Twilio refuses what is wrong by name, and nothing reaches the log`() async throws
    {
        let reception = try Reception()
        var answer = try await reception.twilio(twilioFields, token: "another")
        #expect((answer.status, answer.problem) == (403, "webhook-not-authentic"))
        answer = try await reception.send("POST", "Twilio/inbound", "From=%2B1&To=%2B2")
        #expect((answer.status, answer.problem) == (403, "webhook-not-authentic"))
        answer = try await reception.send("POST", "Twilio/inbound", "Body=%ZZ")
        #expect((answer.status, answer.problem) == (400, "webhook-malformed"))
        answer = try await reception.send("POST", "Twilio/inbound", "Body=%FF%FE")
        #expect((answer.status, answer.problem) == (400, "invalid-text"))
        answer = try await reception.send("POST", "Twilio/inbound", "{}", type: "application/json")
        #expect((answer.status, answer.problem) == (403, "webhook-not-authentic"))
        answer = try await reception.send("GET", "Twilio/inbound")
        #expect((answer.status, answer.problem) == (405, "method-not-allowed"))
        #expect(answer.response.header("Allow") == "POST")
        answer = try await reception.twilio([("From", "+15551234567"), ("To", "+15550009992")])
        #expect((answer.status, answer.problem) == (400, "webhook-malformed"))
        let long = String(repeating: "9", count: 40)
        answer = try await reception.twilio([("MessageSid", "SM2"), ("From", long), ("To", "+1")])
        #expect((answer.status, answer.problem) == (400, "invalid-address"))
        #expect(try reception.inputs().isEmpty)
    }

    @Test func `for a number that nobody has says so, and the log keeps it`() async throws {
        let reception = try Reception()
        let answer = try await reception.twilio([
            ("MessageSid", "SM3"), ("From", "+15551234567"), ("To", "+15550000000"),
        ])
        #expect((answer.status, answer.problem) == (404, "unknown-company-number"))
        #expect(try reception.messages().count == 1)
    }

    @Test(
        "of Kannel reads texts in the charsets that gateways speak",
        arguments: [
            ("text=Gr%C3%BC%C3%9Fe&charset=UTF-8&coding=0", "Grüße"),
            ("text=%00H%00i%20%AC&charset=UTF-16BE&coding=2", "Hi€"),
            ("text=%D8%3D%DC%4D&coding=2", "👍"),
            ("text=Gr%FC%DFe+%80&charset=WINDOWS-1252", "Grüße €"),
            ("text=Gr%FC%DFe", "Grüße"), ("text=a%2Bb+c", "a+b c"), ("text=", ""),
        ]
    )
    func kannel(_ query: String, _ body: String) async throws {
        let reception = try Reception()
        let path = "Gateway/inbound?token=secret&from=0015551234567&to=%2B15550009991&id=7&time=99&"
        let answer = try await reception.send("GET", path + query)
        #expect(answer.status == 200)
        #expect(answer.response.body.isEmpty)
        let message = try #require(try reception.messages().first)
        #expect(message.body == body)
        #expect(message.from.text == "+15551234567")
        #expect(message.sentAt == Instant(rawValue: 99_000))
    }

    @Test func `of Kannel needs its token, and a text that is none is refused`() async throws {
        let reception = try Reception()
        var answer = try await reception.send(
            "GET",
            "Gateway/inbound?token=guess&from=1&to=2&text=x"
        )
        #expect((answer.status, answer.problem) == (403, "webhook-not-authentic"))
        answer = try await reception.send("GET", "Gateway/inbound?from=1&to=2&text=x")
        #expect((answer.status, answer.problem) == (403, "webhook-not-authentic"))
        answer = try await reception.send(
            "GET",
            "Gateway/inbound?token=secret&from=1&to=2&text=%D8%3D&charset=UTF-16BE"
        )
        #expect((answer.status, answer.problem) == (400, "invalid-text"))
        answer = try await reception.send("DELETE", "Gateway/inbound?token=secret")
        #expect((answer.status, answer.problem) == (405, "method-not-allowed"))
        #expect(try reception.inputs().isEmpty)
    }

    @Test(
        "of Kannel reads delivery reports, and leaves out those on the way",
        arguments: [
            (1, DeliveryStatus.delivered), (2, .undelivered), (8, .sent), (16, .failed), (4, nil),
            (32, nil),
        ] as [(Int, DeliveryStatus?)]
    )
    func report(_ value: Int, _ status: DeliveryStatus?) async throws {
        let reception = try Reception()
        let name = SysID(rawValue: MessageID(12).rawValue, key: reception.key)
        let answer = try await reception.send(
            "GET",
            "Gateway/status?token=secret&message=\(name)&status=\(value)&reply="
        )
        #expect(answer.status == 200)
        #expect(try reception.reports().map(\.status) == (status.map { [$0] } ?? []))
        #expect(try reception.reports().allSatisfy { $0.message == MessageID(12) })
    }

    @Test(
        "of Twilio reads status callbacks, with errors in plain words",
        arguments: [
            ("queued", "", nil), ("sent", "", .sent), ("delivered", "", .delivered),
            ("undelivered", "30003", .undelivered), ("failed", "21610", .failed),
        ] as [(String, String, DeliveryStatus?)]
    )
    func callback(_ word: String, _ code: String, _ status: DeliveryStatus?) async throws {
        let reception = try Reception()
        let name = SysID(rawValue: MessageID(12).rawValue, key: reception.key)
        let answer = try await reception.twilio(
            [("MessageSid", "SM1"), ("MessageStatus", word), ("ErrorCode", code)],
            path: "Twilio/status?message=\(name)"
        )
        #expect(answer.status == 200)
        let reports = try reception.reports()
        #expect(reports.map(\.status) == (status.map { [$0] } ?? []))
        #expect(reports.allSatisfy { $0.message == MessageID(12) && $0.code == code })
        #expect(reports.allSatisfy { code.isEmpty != $0.detail.contains(" ") })
    }

    @Test func `asks the provider to come again while the engine takes nothing`() async throws {
        let reception = try Reception()
        reception.engine.stop()
        let answer = try await reception.twilio(twilioFields)
        #expect((answer.status, answer.problem) == (503, "try-again"))
        #expect(answer.response.header("Retry-After") == "5")
    }
}
