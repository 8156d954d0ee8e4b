import CBOR
import Testing

@Suite("What is not deterministic CBOR is refused")
struct RefusalTests {
    static func unsigned(_ hex: String) throws(CBORError) -> UInt64 {
        try CBORText.read(hex) { reader throws(CBORError) in try reader.unsigned() }
    }

    @Test(
        "an integer that is not in its shortest form",
        arguments: ["1800", "1817", "190000", "1900ff", "1a0000ffff", "1b00000000ffffffff"]
    )
    func longForms(_ hex: String) {
        #expect(throws: CBORError.notDeterministic(offset: 0)) { try Self.unsigned(hex) }
    }

    @Test(
        "a length that is not in its shortest form",
        arguments: ["7801", "790001", "5801", "9801"]
    )
    func longLengths(_ hex: String) {
        #expect(throws: CBORError.notDeterministic(offset: 0)) {
            try CBORText.read(hex + "61") { reader throws(CBORError) in try reader.skip() }
        }
    }

    @Test("an indefinite length", arguments: ["7f6161ff", "5f4101ff", "9f01ff", "bf0102ff"])
    func indefinite(_ hex: String) {
        #expect(throws: CBORError.notDeterministic(offset: 0)) {
            try CBORText.read(hex) { reader throws(CBORError) in try reader.skip() }
        }
    }

    @Test("reserved additional information", arguments: ["1c", "1d", "1e", "1f"])
    func reserved(_ hex: String) {
        #expect(throws: CBORError.notDeterministic(offset: 0)) { try Self.unsigned(hex) }
    }

    @Test("bytes behind the item", arguments: ["0000", "1818ff"])
    func trailing(_ hex: String) {
        #expect(throws: CBORError.trailingBytes(offset: hex.count / 2 - 1)) {
            try Self.unsigned(hex)
        }
    }

    @Test(
        "an item that is cut short",
        arguments: [
            "", "18", "19ff", "1a000f42", "1b000000e8d4a510", "6261", "5903e8", "8201", "a101",
        ]
    )
    func truncated(_ hex: String) {
        let error = #expect(throws: CBORError.self) {
            try CBORText.read(hex) { reader throws(CBORError) in try reader.skip() }
        }
        guard case .truncated = error else {
            Issue.record("\(hex): \(String(describing: error))")
            return
        }
    }

    @Test func `another type than the one that is asked for`() {
        #expect(throws: CBORError.unexpectedType(offset: 0, initialByte: 0x61)) {
            try Self.unsigned("6161")
        }
        #expect(throws: CBORError.unexpectedType(offset: 0, initialByte: 0xF6)) {
            try CBORText.read("f6") { reader throws(CBORError) in try reader.boolean() }
        }
    }

    @Test("a text that is not UTF-8", arguments: ["61ff", "62c328", "63eda080", "62c080"])
    func invalidUTF8(_ hex: String) {
        #expect(throws: CBORError.invalidUTF8(offset: 0)) {
            try CBORText.read(hex) { reader throws(CBORError) in try reader.text() }
        }
    }

    @Test func `an integer that does not fit`() {
        #expect(throws: CBORError.outOfRange(offset: 0)) {
            try CBORText.read("190100") { reader throws(CBORError) in
                try reader.unsigned(as: UInt8.self)
            }
        }
        #expect(throws: CBORError.outOfRange(offset: 0)) {
            try CBORText.read("1bffffffffffffffff") { reader throws(CBORError) in
                try reader.integer()
            }
        }
    }

    @Test func `a length that would need more bytes than there are takes no memory`() {
        for hex in ["9bffffffffffffffff", "bb7fffffffffffffff", "7bffffffffffffffff"] {
            #expect(throws: CBORError.truncated(offset: 0)) {
                try CBORText.read(hex) { reader throws(CBORError) in try reader.skip() }
            }
        }
    }

    @Test func `nesting deeper than allowed`() {
        let deep = String(repeating: "81", count: 40) + "00"
        #expect(throws: CBORError.self) {
            try CBORText.read(deep) { reader throws(CBORError) in try reader.skip() }
        }
    }

    @Test func `tags, floating-point numbers and simple values have no place`() {
        for hex in ["c001", "f97e00", "fb3ff199999999999a", "f7", "f0", "f8ff"] {
            #expect(throws: CBORError.self) {
                try CBORText.read(hex) { reader throws(CBORError) in try reader.skip() }
            }
        }
    }
}
