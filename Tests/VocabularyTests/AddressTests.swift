import Testing
import Vocabulary

@Suite("An address")
struct AddressTests {
    static let examples: [(String, Address.Kind, Bool)] = [
        ("+15551234567", .e164, true), ("+1555123", .e164, true),
        ("+155512345678901", .e164, true), ("+155512", .name, false),
        ("+1555123456789012", .name, false), ("+05551234567", .name, false),
        ("15551234567", .name, false), ("+1555123456a", .name, false),
        ("+1 555 123 4567", .name, false), ("++15551234567", .name, false),
        ("123", .shortCode, true), ("72345", .shortCode, true), ("12345678", .shortCode, true),
        ("12", .name, false), ("123456789", .name, false), ("ALERTS", .name, false),
        ("Ähre", .name, false), ("ana@example.org", .name, false), ("+", .name, false),
        (" ", .name, false), ("", .anonymous, false), ("٣٤٥٦", .name, false),
    ]

    @Test("has a kind that says whether it can be answered", arguments: examples)
    func kinds(_ text: String, _ kind: Address.Kind, _ isAnswerable: Bool) throws {
        let address = try #require(Address(text))
        #expect(address.kind == kind)
        #expect(address.isAnswerable == isAnswerable)
        #expect(address.text == text)
    }

    @Test(
        "is refused when it is too long or holds control characters",
        arguments: [String(repeating: "x", count: 24), "a\nb", "a\u{0}", "\u{7F}", "\u{1B}[0m"]
    )
    func refused(_ text: String) {
        #expect(Address(text) == nil)
    }

    @Test func `of 23 bytes comes back whole`() throws {
        let text = String(repeating: "x", count: 23)
        #expect(try #require(Address(text)).text == text)
    }

    @Test func `that hides is the anonymous one`() {
        #expect(Address("") == .anonymous)
    }

    @Test func `that is redacted shows little of a number`() throws {
        let address = try #require(Address("+15551234567"))
        #expect(!address.redacted.contains("5551234"))
    }

    @Test func `with another differs in hash and pairs are ordered`() throws {
        let one = try #require(Address("+15551234567"))
        let other = try #require(Address("+15551234568"))
        #expect(one.stableHash != other.stableHash)
        #expect(one < other)
        let pair = AddressPair(requester: one, company: other)
        #expect(pair.stableHash != AddressPair(requester: other, company: one).stableHash)
    }
}
