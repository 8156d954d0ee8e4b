import Testing
import Vocabulary

@Suite("Values of the field")
struct ValueTests {
    @Test(
        "show a moment as RFC 3339 and read it again",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_835_395_199_999, "2028-02-28T23:59:59.999Z"),
            (2_147_483_647_000, "2038-01-19T03:14:07.000Z"),
            (2_147_483_648_000, "2038-01-19T03:14:08.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        ]
    )
    func instants(_ milliseconds: Int64, _ text: String) {
        let instant = Instant(rawValue: milliseconds)
        #expect(instant.description == text)
        #expect(Instant(text) == instant)
    }

    @Test(
        "refuse what is no moment",
        arguments: [
            "", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z",
            "2026-01-01", "2026-01-01T00:00:00+01:00", "2026-01-01T00:00:00.1234Z", "yesterday",
        ]
    )
    func noInstants(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(
        "tell the kinds of address apart",
        arguments: [
            ("+15551234567", Address.Kind.e164, true), ("+1234567", .e164, true),
            ("+123456789012345", .e164, true), ("+1234567890123456", .name, false),
            ("+0555123456", .name, false), ("+123456", .name, false), ("72345", .shortCode, true),
            ("123", .shortCode, true), ("12", .name, false), ("123456789", .name, false),
            ("ALERTS", .name, false), ("", .anonymous, false), ("Müller", .name, false),
        ]
    )
    func addresses(_ text: String, _ kind: Address.Kind, _ isAnswerable: Bool) throws {
        let address = try #require(Address(text))
        #expect(address.kind == kind)
        #expect(address.isAnswerable == isAnswerable)
        #expect(address.text == text)
        #expect(!address.redacted.contains(text) || text.isEmpty)
    }

    @Test(
        "refuse what is no address",
        arguments: ["a\nb", "\u{1B}[2J", String(repeating: "x", count: 24)]
    )
    func noAddresses(_ text: String) {
        #expect(Address(text) == nil)
    }

    @Test func `give an identifier an outer form that only its log resolves`() throws {
        let key = SysIDKey(high: 1, low: 2)
        var seen: Set<String> = []
        for raw in 1...2_000 as ClosedRange<UInt64> {
            let id = SysID(rawValue: raw, key: key)
            #expect(id.description.utf8.count == 32)
            #expect(seen.insert(id.description).inserted)
            #expect(try #require(SysID(id.description)).rawValue(key: key) == raw)
            #expect(id.rawValue(key: SysIDKey(high: 1, low: 3)) == nil)
        }
        #expect(SysID("00") == nil)
        #expect(SysID(String(repeating: "g", count: 32)) == nil)
    }

    @Test func `move a delivery status only forward`() {
        for status in DeliveryStatus.allCases {
            for report in DeliveryStatus.allCases {
                let after = status.advanced(to: report)
                #expect(after >= status)
                if status.isFinal { #expect(after == status) }
            }
        }
        #expect(DeliveryStatus.sent.advanced(to: .delivered) == .delivered)
        #expect(DeliveryStatus.delivered.advanced(to: .sent) == .delivered)
    }

    @Test func `write JSON that moves no cursor and turns no text round`() {
        var json = JSONText()
        json.beginObject()
        json.member("a", "\u{1B}[2J\u{202E}\u{200B}\u{7F}\"\\\n")
        json.member("b", "é👍")
        json.endObject()
        #expect(
            json.text
                == "{\"a\":\"\\u001b[2J\\u202e\\u200b\\u007f\\\"\\\\\\n\",\"b\":\"é👍\"}"
        )
    }

    @Test func `number interactions with seven digits and widen, never wrap`() {
        #expect(UInt64(75).interactionNumber == "IMS0000075")
        #expect(UInt64(10_000_000).interactionNumber == "IMS10000000")
    }
}
