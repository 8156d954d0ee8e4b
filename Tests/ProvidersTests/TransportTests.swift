import Engine
import Foundation
import HTTPClient
import Testing
import Vocabulary

@testable import Providers

/// Against small servers on loopback: Twilio itself is out of reach of a test.
@Suite("A transport")
struct TransportTests {
    private static let twilio = Desk.twilio

    private func twilio(_ provider: ProviderServer, _ url: String? = nil) -> TwilioTransport {
        var settings = Desk.twilio
        settings.apiBaseURL = url ?? provider.url
        return TwilioTransport(
            settings,
            client: provider.client,
            callbackURL: "https://sms.example.com/providers/Twilio/status",
            key: Desk.key
        )
    }

    private func kannel(_ provider: ProviderServer, smsc: String = "") -> KannelTransport {
        var settings = Desk.kannel
        settings.sendURL = provider.url + "/cgi-bin/sendsms"
        settings.password = "s3cret&more"
        settings.smsc = smsc
        return KannelTransport(
            settings,
            client: provider.client,
            reportURL: "http://127.0.0.1:8480/providers/Gateway/status",
            key: Desk.key
        )
    }

    private func withProvider(
        _ status: Int,
        _ body: String = "",
        _ test: (ProviderServer) throws -> Void
    ) throws {
        let provider = try ProviderServer(status: status, body: body)
        defer { provider.close() }
        try test(provider)
    }

    @Test func `to Twilio posts a form with credentials, and takes the SID`() throws {
        try withProvider(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}") { provider in
            let text = "1+1=2 & é 👍\n"
            let outcome = try twilio(provider).sendAndWait(.example(text))
            #expect(outcome == .accepted(providerMessageID: "SM1"))
            let request = try #require(provider.seen.first)
            #expect(request.method == "POST")
            #expect(request.path == "/2010-04-01/Accounts/\(Self.twilio.accountSID)/Messages.json")
            #expect(request.headers["content-type"] == "application/x-www-form-urlencoded")
            let secret = Data("\(Self.twilio.accountSID):12345".utf8).base64EncodedString()
            #expect(request.headers["authorization"] == "Basic " + secret)
            let form = try #require(FormFields(request.body))
            #expect(form.text("To") == "+15551234567")
            #expect(form.text("From") == "+15550100")
            #expect(form.text("Body") == text)
            let name = SysID(rawValue: MessageID(12).rawValue, key: Desk.key)
            #expect(
                form.text("StatusCallback")
                    == "https://sms.example.com/providers/Twilio/status?message=\(name)"
            )
        }
    }

    @Test(arguments: [
        (400, 21_211, true), (400, 21_610, true), (400, 21_614, true), (400, 21_617, true),
        (401, 20_003, true), (404, 20_404, true), (400, 39_999, true), (400, 21_611, false),
        (500, 20_500, false), (503, 20_503, false),
    ])
    func `to Twilio tells what passes by itself from what does not`(
        status: Int,
        code: Int,
        isFinal: Bool
    ) throws {
        try withProvider(status, "{\"code\":\(code),\"message\":\"+15551234567 …\"}") { provider in
            let outcome = try twilio(provider).sendAndWait(.example())
            guard case .failed(let final, let found, let detail) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(final == isFinal)
            #expect(Int(found) == code || Int(found) == status)
            #expect(!detail.contains("+1555"), "Twilio's own words may name a number")
        }
    }

    @Test func `that puts off says for how long`() throws {
        let throttled = SendOutcome.throttled(
            code: "20429",
            detail: "too many requests at a time",
            wait: .seconds(1)
        )
        try withProvider(429, "{\"code\":20429}") { provider in
            #expect(try twilio(provider).sendAndWait(.example()) == throttled)
            guard
                case .throttled(let code, _, .seconds(1)) = try kannel(provider)
                    .sendAndWait(.example())
            else {
                Issue.record("the gateway is left alone for a second")
                return
            }
            #expect(code == "429")
        }
    }

    @Test func `every code of Twilio's has words and a kind`() {
        let kinds: [(Int, TwilioErrorCode.Kind)] = [
            (20_429, .temporary), (21_611, .temporary), (30_001, .temporary),
            (21_211, .recipient), (21_614, .recipient), (30_005, .recipient),
            (30_006, .recipient), (21_635, .recipient), (21_610, .consent),
            (20_003, .configuration), (21_606, .configuration), (21_408, .configuration),
            (30_034, .configuration), (21_617, .content), (30_007, .content),
        ]
        for (code, kind) in kinds {
            #expect(TwilioErrorCode(code).kind == kind)
            #expect(!TwilioErrorCode(code).detail.contains("Twilio's error"))
        }
        #expect(TwilioErrorCode(1).kind == .unknown)
        #expect(TwilioErrorCode(1).isFinal)
    }

    @Test func `every code that Twilio documents for messages has words of its own`() throws {
        let file = checkout.appending(path: "fixtures/providers/twilio/error-codes.txt")
        let codes = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .compactMap { Int($0) }
        #expect(codes.count > 190)
        #expect(codes.filter { TwilioErrorCode($0).kind == .unknown }.isEmpty)
        // What passes by itself is tried again, and nothing else is.
        let temporary = codes.filter { !TwilioErrorCode($0).isFinal }.sorted()
        #expect(
            temporary == [21_611, 21_730, 30_001, 30_017, 30_020, 30_021, 30_022, 30_103]
        )
    }

    @Test func `to Kannel asks for sendsms, with a report that names the message`() throws {
        try withProvider(202, "0: Accepted for delivery") { provider in
            let transport = kannel(provider, smsc: "phone1")
            #expect(
                try transport.sendAndWait(.example("1+1=2 & é€"))
                    == .accepted(providerMessageID: "")
            )
            let request = try #require(provider.seen.first)
            #expect(request.path == "/cgi-bin/sendsms")
            let query = try #require(FormFields(Array(request.query.utf8)))
            #expect(query.text("username") == "ledgerline")
            #expect(query.text("password") == "s3cret&more")
            #expect(query.text("from") == "+15550100")
            #expect(query.text("to") == "+15551234567")
            #expect(query.text("text") == "1+1=2 & é€")
            #expect(query.text("charset") == "UTF-8")
            #expect(query.text("coding") == "0")
            #expect(query.text("smsc") == "phone1")
            #expect(query.text("dlr-mask") == "31")
            let name = SysID(rawValue: MessageID(12).rawValue, key: Desk.key)
            #expect(
                query.text("dlr-url")
                    == "http://127.0.0.1:8480/providers/Gateway/status?token=s3cret"
                    + "&message=\(name)&status=%d&reply=%A"
            )
        }
    }

    @Test func `to Kannel sends UCS-2 without a charset, which some gateways would mangle`() throws
    {
        try withProvider(202) { provider in
            _ = try kannel(provider).sendAndWait(.example("Где 👍"))
            let request = try #require(provider.seen.first)
            let query = try #require(FormFields(Array(request.query.utf8)))
            #expect(query.text("coding") == "2")
            #expect(query.bytes("charset") == nil)
            #expect(query.bytes("smsc") == nil)
            let bytes = try #require(query.bytes("text"))
            #expect(KannelText.decode(bytes, charset: "", coding: "2") == "Где 👍")
        }
    }

    @Test func `hands no message over twice, and takes no other's answer for its own`() throws {
        try withProvider(202) { provider in
            let message = try OutboundMessage.example()
            let toKannel = kannel(provider).request(message)
            #expect(toKannel.isRepeatable == false && toKannel.connectionIdleMax == 10)
            #expect(twilio(provider).request(message).hasOwnConnection)
        }
    }

    @Test(arguments: [
        (400, true), (401, true), (403, true), (404, true), (408, false),
        (500, false), (502, false), (503, false),
    ])
    func `to Kannel tells what passes by itself from what does not`(
        status: Int,
        isFinal: Bool
    ) throws {
        try withProvider(status, "Authorization failed for sendsms") { provider in
            let outcome = try kannel(provider).sendAndWait(.example())
            guard case .failed(let final, let code, _) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(final == isFinal)
            #expect(code == String(status))
        }
    }

    @Test(arguments: [true, false])
    func `is uncertain when a proxy gave up waiting`(isTwilio: Bool) throws {
        try withProvider(504) { provider in
            let transport: any OutboundTransport = isTwilio ? twilio(provider) : kannel(provider)
            guard case .uncertain = try transport.sendAndWait(.example()) else {
                Issue.record("a proxy does not know what became of it")
                return
            }
        }
    }

    @Test func `may try again what nobody listened to`() throws {
        try withProvider(201) { provider in
            let transport = twilio(provider, "http://127.0.0.1:1")
            guard case .failed(let final, let code, _) = try transport.sendAndWait(.example())
            else {
                Issue.record("nobody listens there")
                return
            }
            #expect(!final)
            #expect(code == "unreachable")
        }
    }

    @Test(arguments: [
        (HTTPClientError.failedBeforeSending(code: 7, reason: "refused"), false),
        (.tooManyRequests, false), (.cancelled(wasSent: false), false), (.badURL, true),
        (.badHeader, true),
    ])
    func `has not sent what failed before`(error: HTTPClientError, isFinal: Bool) {
        guard case .failed(let final, _, _) = SendOutcome(error) else {
            Issue.record("\(error) says that nothing left")
            return
        }
        #expect(final == isFinal)
    }

    @Test(arguments: [
        HTTPClientError.uncertain(code: 28, reason: "time-out"), .cancelled(wasSent: true),
        .responseTooLarge(status: 200),
    ])
    func `does not know what became of what left`(error: HTTPClientError) {
        guard case .uncertain = SendOutcome(error) else {
            Issue.record("\(error) may have been acted upon")
            return
        }
    }
}
