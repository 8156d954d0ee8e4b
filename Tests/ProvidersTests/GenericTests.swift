import Foundation
import HTTPClient
import Testing
import Vocabulary

@testable import Providers

@Suite("The generic provider")
struct GenericTests {
    private static let key = SysIDKey(high: 7, low: 7)
    private static let now = Instant(rawValue: 1_800_000_000_000)

    @Test func `signs as its page says, and knows its own signature only for a while`() {
        let body = Array("{\"text\":\"Hé\"}".utf8)
        let signature = GenericSignature.compute(
            timestamp: "1800000000",
            body: body,
            secret: "a shared secret"
        )
        // Computed with Python's hmac.
        #expect(
            signature
                == "sha256=5a1ac7d0479800f1b2138c017132a4ea537b2a37c30d3fe78bcaca603d3da4da"
        )
        func isRight(
            _ timestamp: String = "1800000000",
            _ body: [UInt8] = body,
            secrets: [String] = ["new", "a shared secret"],
            at now: Instant = GenericTests.now
        ) -> Bool {
            GenericSignature.isRight(
                timestamp: timestamp,
                signature: signature,
                body: body,
                secrets: secrets,
                window: .minutes(5),
                at: now
            )
        }
        #expect(isRight())
        #expect(isRight(at: Self.now + .minutes(5)))
        #expect(!isRight(at: Self.now + .minutes(6)))
        #expect(!isRight(at: Self.now + Milliseconds(rawValue: -360_000)))
        #expect(!isRight("1800000001"))
        #expect(!isRight("1800000000", Array("{}".utf8)))
        #expect(!isRight(secrets: ["new"]) && !isRight(secrets: []) && !isRight(secrets: [""]))
        for strange in ["", "-1", "99999999999999", "now"] { #expect(!isRight(strange)) }
    }

    @Test(
        "finds fields by paths",
        arguments: [
            ("from", "+1"), ("data.messages[1].text", "two"), ("data.count", "2"),
            ("data.messages[2].text", nil), ("data.messages", nil), ("nothing.at.all", nil),
        ]
    )
    func paths(path: String, text: String?) throws {
        let document: [String: Any] = [
            "from": "+1",
            "data": ["count": 2, "messages": [["text": "one"], ["text": "two"]]],
        ]
        #expect(try #require(JSONPath(path)).text(in: document) == text)
    }

    @Test(
        "takes parts of a message where it is told, and nothing for one that cannot be",
        arguments: [
            ("{\"reference\":300,\"number\":2,\"count\":3}", "300:2/3"),
            ("{\"reference\":\"300\",\"number\":\"2\",\"count\":\"3\"}", "300:2/3"),
            ("{\"reference\":300,\"number\":4,\"count\":3}", nil),
            ("{\"reference\":300,\"number\":1,\"count\":1}", nil),
            ("{\"reference\":300,\"number\":1}", nil),
            ("{\"reference\":70000,\"number\":1,\"count\":2}", nil),
            ("{\"reference\":300,\"number\":1,\"count\":256}", nil),
            ("{\"reference\":300,\"number\":1.5,\"count\":2}", nil), ("[]", nil),
            ("\"300:2/3\"", nil),
        ]
    )
    func parts(json: String, part: String?) throws {
        let body = Data("{\"part\":\(json)}".utf8)
        let document = try JSONSerialization.jsonObject(with: body)
        let paths = GenericPaths()
        let found = GenericWebhook.part { paths["inbound", $0]?.text(in: document) }
        #expect(found?.text == part)
    }

    @Test(arguments: ["", ".", "a..b", "a[", "a[x]", "[0]", "a[100]", "a]b"])
    func `has no broken paths`(path: String) {
        #expect(JSONPath(path) == nil)
    }

    @Test func `posts a message under the paths that are configured, signed`() throws {
        let provider = try ProviderServer(status: 200, body: "{\"result\":{\"sid\":\"X-9\"}}")
        defer { provider.close() }
        var paths = GenericPaths()
        paths["outbound", "text"] = JSONPath("sms.content[0].value")
        paths["outbound", "to"] = JSONPath("sms.to")
        paths["answer", "id"] = JSONPath("result.sid")
        let transport = GenericTransport(
            GenericSettings(sendURL: provider.url + "/send", secrets: ["s"], paths: paths),
            client: provider.client,
            statusURL: "https://example.org/status",
            key: Self.key
        )
        var message = try OutboundMessage.example("Hé")
        message.mediaURLs = ["https://example.org/media/1"]
        #expect(try transport.sendAndWait(message) == .accepted(providerMessageID: "X-9"))
        let seen = try #require(provider.seen.first)
        let text = String(decoding: seen.body, as: UTF8.self)
        #expect(text.contains("\"sms\":{\"content\":[{\"value\":\"Hé\"}],\"to\":\"+15551234567\"}"))
        #expect(text.contains("\"media\":[\"https://example.org/media/1\"]"))
        #expect(text.contains("\"status_url\":\"https://example.org/status\""))
        let name = SysID(rawValue: message.id.rawValue, key: Self.key).description
        #expect(text.contains("\"reference\":\"\(name)\""))
        #expect(seen.headers["idempotency-key"] == name)
        let expected = GenericSignature.compute(
            timestamp: seen.headers["x-ledgerline-timestamp"] ?? "",
            body: seen.body,
            secret: "s"
        )
        #expect(seen.headers["x-ledgerline-signature"] == expected)
    }

    @Test(arguments: [
        (200, "accepted"), (400, "final"), (404, "final"), (408, "uncertain"),
        (429, "throttled"), (500, "later"), (503, "later"), (504, "uncertain"),
    ])
    func `tells what passes by itself from what does not`(status: Int, kind: String) throws {
        let provider = try ProviderServer(status: status, body: "{\"code\":\"E7\"}")
        defer { provider.close() }
        let transport = GenericTransport(
            GenericSettings(sendURL: provider.url + "/send", secrets: ["s"]),
            client: provider.client,
            statusURL: "",
            key: Self.key
        )
        let found =
            switch try transport.sendAndWait(.example()) {
            case .accepted: "accepted"
            case .failed(let isFinal, "E7", _): isFinal ? "final" : "later"
            case .throttled("E7", _, .seconds(1)): "throttled"
            case .uncertain: "uncertain"
            default: "?"
            }
        #expect(found == kind)
    }

    @Test(
        "understands the words of reports",
        arguments: [
            ("Delivered", DeliveryStatus.delivered), ("SENT", .sent), ("rejected", .failed),
            ("expired", .undelivered), ("queued", nil), ("", nil),
        ]
    )
    func words(word: String, status: DeliveryStatus?) {
        #expect(GenericWebhook.status(word) == status)
    }
}
