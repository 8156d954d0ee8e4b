internal import CBOR
public import Cryptography

extension LMDBLog {
    /// Records that a read transaction may cover before it is renewed.
    static var recordsPerSnapshot: Int { 10_000 }

    /// Nanoseconds that a read transaction may last before it is renewed: 5 ms.
    static var nanosecondsPerSnapshot: UInt64 { 5_000_000 }

    /// Reads records in the order of their positions.
    ///
    /// `body` runs within a read transaction, and while one lasts the file of the last segment grows
    /// with every commit. So it is renewed after 10,000 records or 5 ms; a body that takes longer for
    /// one record defeats that, and must copy and work outside instead.
    ///
    /// - Throws: what `body` throws, and `EventLogError`.
    public func scan(
        from: UInt64,
        through: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        unsafe try scanSealed(from: from, through: through) { position, record, _ in
            unsafe try body(position, record)
        }
    }

    /// Reads records in the order of their positions, each with how it is sealed on disk.
    ///
    /// - Throws: what `body` throws, and `EventLogError`.
    public func scanSealed(
        from: UInt64,
        through: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer, () -> RecordSeal?) throws -> Bool
    ) throws {
        guard let sealer = options.sealer else {
            return unsafe try scanStored(from: from, through: through) { position, stored in
                unsafe try body(position, stored, { nil })
            }
        }
        var scratch = OpeningScratch()
        unsafe try scanStored(from: from, through: through) { position, stored in
            guard stored.count > 0, unsafe stored[0] == RecordHeader.sealedFormat else {
                return unsafe try body(position, stored, { nil })
            }
            unsafe try sealer.open(stored, at: position, into: &scratch)
            return try unsafe scratch.record.withBytes { (record) throws in
                unsafe try body(position, record, { unsafe sealer.seal(of: stored, at: position) })
            }
        }
    }

    /// Reads records as they stand on disk.
    ///
    /// - Throws: what `body` throws, and `EventLogError`.
    public func scanStored(
        from: UInt64,
        through: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        var next = max(from, 1)
        let last = min(through, lastPosition)
        while next <= last {
            let (segment, end) = try row.holding(next)
            let goesOn = try segment.withReader(
                { reader in
                    unsafe try Self.scan(reader, &next, through: min(last, end), body)
                },
                failed: { $0 as any Error }
            )
            guard goesOn else { return }
        }
    }

    // Reads what one snapshot may cover; `next` is then the first position that is left.
    private static func scan(
        _ reader: SegmentReader,
        _ next: inout UInt64,
        through last: UInt64,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Bool
    ) throws -> Bool {
        let deadline = MonotonicClock.nanoseconds + nanosecondsPerSnapshot
        var left = recordsPerSnapshot
        var entry = try reader.seek(LogKey(next))
        while let found = entry {
            if found.key.suffix == nil {
                guard found.key.position == next else {
                    throw EventLogError.damaged(
                        position: next,
                        .gap(found: found.key.position)
                    )
                }
                next += 1
                left -= 1
                guard unsafe try body(found.key.position, found.value) else { return false }
                if next > last || left == 0 { return true }
                if left % 64 == 0, MonotonicClock.nanoseconds > deadline { return true }
            }
            entry = try reader.next()
        }
        throw EventLogError.damaged(position: next, .gap(found: 0))
    }

    /// The root over the first `size` records.
    ///
    /// - Throws: `outOfRange`, `damaged`.
    public func root(at size: UInt64) throws(EventLogError) -> MerkleHash {
        try MerkleTree(source: self).root(at: size, last: lastPosition)
    }

    /// The hashes that lead from one record to the root over the first `size` records.
    ///
    /// - Throws: `outOfRange`, `damaged`.
    public func inclusionProof(
        position: UInt64,
        size: UInt64
    ) throws(EventLogError) -> [MerkleHash] {
        try MerkleTree(source: self)
            .inclusionProof(position: position, size: size, last: lastPosition)
    }

    /// The hashes that show that the tree of `from` records is the beginning of that of `to`.
    ///
    /// - Throws: `outOfRange`, `damaged`.
    public func consistencyProof(from: UInt64, to: UInt64) throws(EventLogError) -> [MerkleHash] {
        try MerkleTree(source: self).consistencyProof(from: from, to: to, last: lastPosition)
    }
}

extension LMDBLog: MerkleSource {
    // A snapshot for each hash: a proof asks for a few hundred at most.
    func hash(level: Int, endingAt position: UInt64) throws(EventLogError) -> MerkleHash {
        let (segment, _) = try row.holding(position)
        return try segment.withReader { (reader) throws(EventLogError) in
            try reader.hash(level: level, endingAt: position)
        }
    }
}

extension LMDBLog: StoredRecords {
    /// Lends one record as it stands on disk.
    ///
    /// - Throws: `outOfRange`, `damaged` and what `body` throws.
    public func withStored(
        _ position: UInt64,
        _ body: (UnsafeRawBufferPointer) throws(EventLogError) -> Void
    ) throws(EventLogError) {
        guard position >= 1, position <= lastPosition else {
            throw .outOfRange(asked: position, last: lastPosition)
        }
        let (segment, _) = try row.holding(position)
        try segment.withReader { (reader) throws(EventLogError) in
            guard let found = try reader.seek(LogKey(position)), found.key.suffix == nil,
                found.key.position == position
            else { throw .damaged(position: position, .gap(found: 0)) }
            unsafe try body(found.value)
        }
    }
}
