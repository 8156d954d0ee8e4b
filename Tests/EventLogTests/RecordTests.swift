import CBOR
import EventLog
import Testing

@Suite("A record")
struct RecordTests {
    private let header = RecordHeader(
        isOutcome: true,
        type: 0x0102,
        typeVersion: 3,
        rule: 4,
        ordinal: 0x0506,
        time: 0x0708_090A_0B0C_0D0E,
        cause: 0x1011_1213_1415_1617,
        interaction: 0x1819_1A1B_1C1D_1E1F
    )

    @Test func `has a header of 32 bytes, big-endian, in the order of the format page`() throws {
        var buffer = ByteBuffer()
        header.encode(into: &buffer)
        let bytes: [UInt8] = [1, 1, 1, 2, 3, 4, 5, 6] + (7...14) + (16...31)
        #expect(buffer.array() == bytes)
        #expect(
            unsafe try bytes.withUnsafeBytes { unsafe try RecordHeader(decoding: $0) } == header
        )
    }

    @Test func `is refused when its header is short, newer, or has unknown flags`() {
        func decode(_ bytes: [UInt8]) throws -> RecordHeader {
            unsafe try bytes.withUnsafeBytes { unsafe try RecordHeader(decoding: $0) }
        }
        let rest = [UInt8](repeating: 0, count: 30)
        #expect(throws: EventLogError.damaged(position: 0, .recordHeader)) {
            try decode([1, 0] + rest.dropLast())
        }
        #expect(throws: EventLogError.newerFormat(found: 3, supported: 2)) {
            try decode([3, 0] + rest)
        }
        #expect(throws: EventLogError.damaged(position: 0, .recordHeader)) {
            try decode([1, 2] + rest)
        }
    }

    @Test func `says in its header whether a part of it is sealed`() throws {
        for isSealed in [false, true] {
            var header = RecordHeader(
                isOutcome: false,
                type: 1,
                typeVersion: 1,
                rule: 0,
                ordinal: 0,
                time: 2,
                cause: 0,
                interaction: 3
            )
            header.isSealed = isSealed
            var buffer = ByteBuffer()
            header.encode(into: &buffer)
            var bytes = buffer.array()
            #expect(bytes[0] == (isSealed ? 2 : 1))
            #expect(
                unsafe try bytes.withUnsafeBytes { unsafe try RecordHeader(decoding: $0) } == header
            )
            unsafe bytes.withUnsafeMutableBytes { bytes in
                unsafe bytes.initializeMemory(as: UInt8.self, repeating: 0xFF)
                unsafe header.store(to: bytes)
            }
            #expect(bytes == buffer.array())
        }
    }

    @Test func `waits in a batch, which can be cut and used again`() {
        var batch = RecordBatch()
        for number in 0..<5 as Range<UInt64> { batch.addInput(number, length: 10) }
        #expect(batch.count == 5)
        #expect(batch.byteCount == 5 * 43)
        batch.truncate(to: 2)
        batch.begin(.input(9))
        batch.payload.unsigned(1)
        batch.truncate(to: 2)
        batch.addInput(7, length: 0)
        #expect(batch.count == 3)
        let last = unsafe batch.withRecord(2) { unsafe [UInt8]($0) }
        #expect(last.count == 33 && last.last == 0x40)
        batch.removeAll()
        #expect(batch.count == 0 && batch.byteCount == 0)
    }

    @Test func `is read in the newest version of its type, step by step`() throws {
        var upcasters = Upcasters()
        upcasters.add(type: 7, from: 1) { (old, new) throws(CBORError) in
            new.text(String(try old.unsigned()))
        }
        upcasters.add(type: 7, from: 2) { (old, new) throws(CBORError) in
            new.arrayHeader(1)
            new.text(try old.text())
        }
        #expect(upcasters.newest(type: 7, from: 1) == 3)
        #expect(upcasters.newest(type: 8, from: 1) == 1)
        var batch = RecordBatch()
        batch.begin(.input(1))
        batch.payload.unsigned(42)
        batch.end()
        func read(as version: UInt8) throws -> (UInt8, [UInt8]) {
            try unsafe batch.withRecord(0) { (record) throws in
                unsafe try upcasters.withPayload(of: record, as: version) { header, payload in
                    unsafe (header.typeVersion, [UInt8](payload))
                }
            }
        }
        #expect(try read(as: 1) == (1, [0x18, 42]))
        #expect(try read(as: 3) == (3, [0x81, 0x62] + [UInt8]("42".utf8)))
        #expect(throws: EventLogError.missingUpcaster(type: 7, version: 3)) { try read(as: 4) }
        #expect(throws: EventLogError.newerFormat(found: 1, supported: 0)) { try read(as: 0) }
    }
}
