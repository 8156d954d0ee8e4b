import CBOR
import Cryptography
import EventLog
import Vocabulary

/// A record as it stands on disk: open fields, and the sealed part behind them (the page *Log format*).
///
/// The last field of its payload has key 255 and is an array: the key's number, the writer's epoch, and a
/// map of the personal fields, sealed. The nonce is position and epoch, so no two have the same; the header
/// is bound to it.
@safe
struct SealedRecord {
    /// The key of the sealed part in the payload; greater than any field's.
    static let partKey: UInt64 = 255

    /// The number of the key that it is sealed with.
    let slot: UInt32
    /// How it is sealed.
    var seal: RecordSeal { RecordSeal(key: slot, epoch: epoch) }
    private let epoch: UInt32
    private let bytes: UnsafeRawBufferPointer
    private let open: Range<Int>
    private let openCount: Int
    private let part: Range<Int>

    /// Finds the parts of a stored record.
    ///
    /// - Throws: `damaged`.
    init(_ bytes: UnsafeRawBufferPointer, at position: UInt64) throws(EventLogError) {
        do throws(CBORError) {
            var reader = unsafe CBORReader(bytes, from: RecordHeader.byteCount)
            openCount = try reader.mapHeader() - 1
            let start = reader.offset
            for _ in 0..<openCount {
                guard try reader.unsigned() < Self.partKey else {
                    throw .unexpectedKey(offset: reader.offset, key: Self.partKey)
                }
                try reader.skip()
            }
            open = start..<reader.offset
            guard try reader.unsigned() == Self.partKey, try reader.arrayHeader() == 3 else {
                throw .unexpectedKey(offset: reader.offset, key: Self.partKey)
            }
            slot = try reader.unsigned(as: UInt32.self)
            epoch = try reader.unsigned(as: UInt32.self)
            let end = bytes.count
            let count = try unsafe reader.withBytes { (part) throws(CBORError) in part.count }
            part = end - count..<end
            guard reader.isAtEnd, slot > 0, count > SealingKey.tagByteCount else {
                throw .truncated(offset: reader.offset)
            }
            unsafe self.bytes = unsafe bytes
        } catch {
            throw .damaged(position: position, .sealedPart)
        }
    }

    /// Writes a record with its personal fields sealed.
    static func write(
        _ room: SealingRoom,
        header: UnsafeRawBufferPointer,
        at position: UInt64,
        _ seal: RecordSeal,
        _ key: SealingKey,
        to batch: inout RecordBatch
    ) {
        guard var header = unsafe try? RecordHeader(decoding: header) else {
            preconditionFailure("a header that was written can be read")
        }
        header.isSealed = true
        batch.begin(header)
        batch.payload.mapHeader(room.split.openCount + 1)
        unsafe room.split.open.withBytes { unsafe batch.payload.append($0) }
        batch.payload.unsigned(partKey)
        batch.payload.arrayHeader(3)
        batch.payload.unsigned(UInt64(seal.key))
        batch.payload.unsigned(UInt64(seal.epoch))
        room.personal.removeAll()
        room.personal.mapHeader(room.split.personalCount)
        unsafe room.split.personal.withBytes { unsafe room.personal.append($0) }
        unsafe room.personal.withBytes { plain in
            unsafe withUnsafeTemporaryAllocation(
                byteCount: plain.count + SealingKey.tagByteCount,
                alignment: 8
            ) { part in
                unsafe withBound(header, position, seal.epoch) { nonce, additional in
                    unsafe key.seal(plain, nonce: nonce, additional: additional, into: part)
                }
                unsafe batch.payload.bytes(UnsafeRawBufferPointer(part))
            }
        }
        batch.end()
    }

    /// Opens the sealed part and puts its fields back where they were.
    ///
    /// - Throws: `damaged`.
    func open(
        with key: SealingKey,
        at position: UInt64,
        into scratch: inout OpeningScratch
    ) throws(EventLogError) {
        let header = unsafe try RecordHeader(decoding: bytes)
        let size = part.count - SealingKey.tagByteCount
        let isOpen = unsafe withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { room in
            let fits = unsafe Self.withBound(header, position, epoch) { nonce, additional in
                unsafe key.open(
                    UnsafeRawBufferPointer(rebasing: bytes[part]),
                    nonce: nonce,
                    additional: additional,
                    into: room
                )
            }
            guard fits else { return false }
            scratch.part.removeAll()
            unsafe scratch.part.append(UnsafeRawBufferPointer(room))
            return true
        }
        guard isOpen else { throw .damaged(position: position, .sealedPart) }
        var plain = header
        plain.isSealed = false
        scratch.record.removeAll()
        plain.encode(into: &scratch.record)
        do throws(CBORError) {
            try merge(scratch.part, into: &scratch.record)
        } catch {
            throw .damaged(position: position, .sealedPart)
        }
    }

    /// The record without what was sealed; its header says so, and an address has a stand-in.
    func writeErased(to record: inout ByteBuffer) {
        record.removeAll()
        guard let header = unsafe try? RecordHeader(decoding: bytes) else {
            preconditionFailure("the header was read before")
        }
        header.encode(into: &record)
        let key: UInt64? =
            switch PersonalFields.ofType(header.type).subject {
            case .requester(let key), .consent(let key): key
            case .interactionOrRequester(let key): header.interaction == 0 ? key : nil
            case .person, .interaction: nil
            }
        guard let key else {
            record.mapHeader(openCount)
            unsafe record.append(UnsafeRawBufferPointer(rebasing: bytes[open]))
            return
        }
        record.mapHeader(openCount + 1)
        var reader = unsafe CBORReader(bytes, from: open.lowerBound)
        var isWritten = false
        for _ in 0..<openCount {
            let start = reader.offset
            guard let next = try? reader.unsigned(), (try? reader.skip()) != nil else {
                preconditionFailure("the fields were read before")
            }
            if next > key, !isWritten {
                isWritten = true
                write(standIn: key, to: &record)
            }
            unsafe record.append(UnsafeRawBufferPointer(rebasing: bytes[start..<reader.offset]))
        }
        if !isWritten { write(standIn: key, to: &record) }
    }

    private func write(standIn key: UInt64, to record: inout ByteBuffer) {
        record.unsigned(key)
        record.text(Address.erased(slot).text)
    }

    private func merge(
        _ part: borrowing ByteBuffer,
        into record: inout ByteBuffer
    ) throws(CBORError) {
        try unsafe part.withBytes { (part) throws(CBORError) in
            var sealed = unsafe CBORReader(part)
            var left = try sealed.mapHeader()
            record.mapHeader(openCount + left)
            var reader = unsafe CBORReader(bytes, from: open.lowerBound)
            for _ in 0..<openCount {
                let start = reader.offset
                let key = try reader.unsigned()
                try reader.skip()
                while left > 0 {
                    var ahead = sealed
                    guard try ahead.unsigned() < key else { break }
                    try ahead.skip()
                    unsafe record.append(
                        UnsafeRawBufferPointer(rebasing: part[sealed.offset..<ahead.offset])
                    )
                    sealed = ahead
                    left -= 1
                }
                unsafe record.append(
                    UnsafeRawBufferPointer(rebasing: bytes[start..<reader.offset])
                )
            }
            unsafe record.append(UnsafeRawBufferPointer(rebasing: part[sealed.offset...]))
        }
    }

    /// Lends the nonce, which is position and epoch, and the header that is bound to the part.
    private static func withBound<Result>(
        _ header: RecordHeader,
        _ position: UInt64,
        _ epoch: UInt32,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result
    ) -> Result {
        unsafe withUnsafeTemporaryAllocation(
            byteCount: SealingKey.nonceByteCount + RecordHeader.byteCount,
            alignment: 8
        ) { bound in
            unsafe bound.storeBytes(of: position.bigEndian, as: UInt64.self)
            unsafe bound.storeBytes(of: epoch.bigEndian, toByteOffset: 8, as: UInt32.self)
            let open = unsafe UnsafeMutableRawBufferPointer(
                rebasing: bound[SealingKey.nonceByteCount...]
            )
            unsafe header.store(to: open)
            return unsafe body(
                UnsafeRawBufferPointer(rebasing: bound[..<SealingKey.nonceByteCount]),
                UnsafeRawBufferPointer(open)
            )
        }
    }
}
