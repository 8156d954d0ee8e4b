@testable import SMSText
import Testing

@Suite("The 7-bit alphabet")
struct GSM7Tests {
    @Test func `every character comes back, and takes the septets that it is said to take`() throws
    {
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(scalar)
            guard let count = GSM7.septets(of: scalar) else {
                #expect(throws: SMSTextError.notInAlphabet) { try GSM7.encode(text) }
                continue
            }
            let septets = try GSM7.encode(text)
            #expect(septets.count == count)
            #expect(try GSM7.decode(septets) == text)
        }
    }

    @Test(
        "an escape that means nothing leaves the septet's own character",
        arguments: [
            ([0x1B, 0x41], "A"), ([0x1B], " "), ([0x1B, 0x1B, 0x65], " e"), ([0x61, 0x1B], "a "),
            ([0x1B, 0x65], "€"),
        ] as [([UInt8], String)]
    )
    func escapes(septets: [UInt8], text: String) throws {
        #expect(try GSM7.decode(septets) == text)
    }

    @Test func `a byte of eight bits is no septet`() {
        #expect(throws: SMSTextError.notSeptet(offset: 1)) { try GSM7.decode([0x41, 0x80]) }
    }

    @Test func `national tables replace the alphabet, what follows an escape, or both`() throws {
        let turkish = try GSM7.decode([0x1B, 0x53, 0x1B, 0x67], single: .turkish)
        #expect(turkish == "Şğ")
        #expect(try GSM7.decode([0x07, 0x1B, 0x65], locking: .turkish) == "ı€")
        #expect(try GSM7.decode([0x1B, 0x61], single: .spanish) == "á")
        #expect(
            try GSM7.decode([0x09, 0x1B, 0x61], locking: .portuguese, single: .portuguese) == "çÂ"
        )
        #expect(try GSM7.decode([0x00, 0x03], locking: .hindi) == "ँअ")
        // Spanish has no alphabet of its own.
        #expect(try GSM7.decode([0x00], locking: .spanish) == "@")
    }
}

@Suite("Septets packed into bytes")
struct SeptetPackingTests {
    @Test func `the standard's example is packed as it says`() throws {
        let septets = try GSM7.encode("hellohello")
        let packed: [UInt8] = [0xE8, 0x32, 0x9B, 0xFD, 0x46, 0x97, 0xD9, 0xEC, 0x37]
        #expect(SeptetPacking.pack(septets) == packed)
        #expect(SeptetPacking.unpack(packed) == septets)
    }

    @Test func `every length comes back behind every number of fill bits`() {
        for fill in 0...6 {
            for count in 0...170 {
                let septets = (0..<count).map { UInt8(($0 * 37 + 5) % 127 + 1) }
                let bytes = SeptetPacking.pack(septets, fillBits: fill)
                #expect(bytes.count == (count == 0 ? 0 : (count * 7 + fill + 7) / 8))
                #expect(SeptetPacking.unpack(bytes, fillBits: fill, count: count) == septets)
                #expect(SeptetPacking.unpack(bytes, fillBits: fill) == septets)
            }
        }
    }

    @Test func `a header of six bytes leaves one bit free`() {
        #expect(SeptetPacking.fillBits(afterHeaderOf: 6) == 1)
        #expect(SeptetPacking.fillBits(afterHeaderOf: 7) == 0)
        #expect(SeptetPacking.fillBits(afterHeaderOf: 5) == 2)
    }
}
