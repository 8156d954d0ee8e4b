import CBOR
import Testing

@Suite("Random bytes")
struct MutationTests {
    /// The same numbers in every run.
    struct Numbers {
        var state: UInt64

        mutating func next(below count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
    }

    @Test func `a mutated item is refused or read, and never more than once in another form`() {
        let whole =
            CBORText.bytes("a401827818" + String(repeating: "61", count: 24))
            + CBORText.bytes("1903e8026449455446033863041b000000e8d4a51000")
        var numbers = Numbers(state: 7)
        for _ in 0..<50_000 {
            var bytes = whole
            for _ in 0...numbers.next(below: 3) {
                switch numbers.next(below: 3) {
                case 0: bytes[numbers.next(below: bytes.count)] = UInt8(numbers.next(below: 256))
                case 1: bytes.removeLast(numbers.next(below: bytes.count))
                default: bytes.append(UInt8(numbers.next(below: 256)))
                }
                if bytes.isEmpty { bytes = [0] }
            }
            _ = try? CBORText.read(bytes) { reader throws(CBORError) in try reader.skip() }
            _ = try? CBORText.read(bytes) { reader throws(CBORError) in try reader.text() }
            guard
                let value = try? CBORText.read(
                    bytes,
                    { reader throws(CBORError) in try reader.integer() }
                )
            else { continue }
            // What is accepted is the only encoding of what it means.
            var buffer = ByteBuffer()
            buffer.integer(value)
            #expect(buffer.array() == bytes)
        }
    }
}
