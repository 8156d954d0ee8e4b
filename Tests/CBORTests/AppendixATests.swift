import CBOR
import Testing

/// The examples of RFC 8949, appendix A, that are deterministic and of types that records have.
@Suite("The examples of RFC 8949, appendix A")
struct AppendixATests {
    static let unsignedExamples: [(UInt64, String)] = [
        (0, "00"), (1, "01"), (10, "0a"), (23, "17"), (24, "1818"), (25, "1819"), (100, "1864"),
        (1_000, "1903e8"), (1_000_000, "1a000f4240"), (1_000_000_000_000, "1b000000e8d4a51000"),
        (18_446_744_073_709_551_615, "1bffffffffffffffff"),
    ]

    static let signedExamples: [(Int64, String)] = [
        (-1, "20"), (-10, "29"), (-100, "3863"), (-1_000, "3903e7"),
        (.min, "3b7fffffffffffffff"), (.max, "1b7fffffffffffffff"),
    ]

    static let textExamples: [(String, String)] = [
        ("", "60"), ("a", "6161"), ("IETF", "6449455446"), ("\"\\", "62225c"), ("ü", "62c3bc"),
        ("水", "63e6b0b4"), ("𐅑", "64f0908591"),
    ]

    @Test("unsigned integers", arguments: unsignedExamples)
    func unsigned(_ value: UInt64, _ hex: String) throws {
        #expect(CBORText.written { $0.unsigned(value) } == hex)
        #expect(
            try CBORText.read(hex) { reader throws(CBORError) in try reader.unsigned() } == value
        )
    }

    @Test("integers of either sign", arguments: signedExamples)
    func negative(_ value: Int64, _ hex: String) throws {
        #expect(CBORText.written { $0.integer(value) } == hex)
        #expect(
            try CBORText.read(hex) { reader throws(CBORError) in try reader.integer() } == value
        )
    }

    @Test("texts", arguments: textExamples)
    func texts(_ value: String, _ hex: String) throws {
        #expect(CBORText.written { $0.text(value) } == hex)
        #expect(try CBORText.read(hex) { reader throws(CBORError) in try reader.text() } == value)
    }

    @Test(
        "byte strings",
        arguments: [([], "40"), ([1, 2, 3, 4], "4401020304")] as [([UInt8], String)]
    )
    func byteStrings(_ value: [UInt8], _ hex: String) throws {
        #expect(CBORText.written { $0.bytes(value) } == hex)
        #expect(try CBORText.read(hex) { reader throws(CBORError) in try reader.bytes() } == value)
    }

    @Test("truths", arguments: [(false, "f4"), (true, "f5")])
    func truths(_ value: Bool, _ hex: String) throws {
        #expect(CBORText.written { $0.boolean(value) } == hex)
        #expect(
            try CBORText.read(hex) { reader throws(CBORError) in try reader.boolean() } == value
        )
    }

    @Test func `an array of arrays`() throws {
        let hex = CBORText.written { buffer in
            buffer.arrayHeader(3)
            buffer.unsigned(1)
            for pair in [[UInt64(2), 3], [4, 5]] {
                buffer.arrayHeader(2)
                for number in pair { buffer.unsigned(number) }
            }
        }
        #expect(hex == "8301820203820405")
    }

    @Test func `an array of more than 23 items`() throws {
        let hex = CBORText.written { buffer in
            buffer.arrayHeader(25)
            for number in UInt64(1)...25 { buffer.unsigned(number) }
        }
        #expect(hex == "98190102030405060708090a0b0c0d0e0f101112131415161718181819")
        let numbers = try CBORText.read(hex) { reader throws(CBORError) in
            var numbers: [UInt64] = []
            for _ in 0..<(try reader.arrayHeader()) { numbers.append(try reader.unsigned()) }
            return numbers
        }
        #expect(numbers == Array(1...25))
    }

    @Test func `a map with integer keys`() throws {
        let hex = CBORText.written { buffer in
            buffer.mapHeader(2)
            for number in UInt64(1)...4 { buffer.unsigned(number) }
        }
        #expect(hex == "a201020304")
        let sum = try CBORText.read(hex) { reader throws(CBORError) in
            var sum: UInt64 = 0
            for _ in 0..<(try reader.mapHeader() * 2) { sum += try reader.unsigned() }
            return sum
        }
        #expect(sum == 10)
    }
}
