import CBOR
import CLMDB
import Cryptography
import Glibc

/// The log's only writer: the last segment and what is needed to append to it.
///
/// Not `Sendable` in itself: only the appending thread touches it, which ``RecordLog`` promises.
/// LMDB's write transaction begins and ends within one call, so on one thread.
final class LogWriter {
    private let directory: LogDirectory
    private let options: LMDBLogOptions
    private let identity: LogIdentity
    private var filler: FileFiller
    private var frontier: MerkleFrontier
    private var mark = ByteBuffer()
    private var failure: Int32?

    /// The last segment.
    private(set) var segment: Segment

    /// The time of the last record.
    private(set) var lastTime: Int64

    /// The position of the last record.
    var lastPosition: UInt64 { frontier.size }

    init(
        directory: LogDirectory,
        options: LMDBLogOptions,
        segment: Segment,
        end: LogEnd
    ) throws(EventLogError) {
        self.directory = directory
        self.options = options
        self.segment = segment
        identity = end.identity
        frontier = end.frontier
        lastTime = end.time
        filler = try FileFiller(segment, path: directory.path, options: options)
    }

    /// Appends a batch that is not empty, beginning a new segment first when this one is full.
    func append(_ batch: borrowing RecordBatch) throws(EventLogError) {
        if let failure { throw .commitFailed(code: failure) }
        let time = try batch.check(after: lastPosition, time: lastTime)
        if lastPosition - (segment.first - 1) >= options.recordsPerSegment { try roll() }
        try filler.makeRoom(for: Self.room(for: batch))

        let transaction = try SegmentWriteTransaction(segment)
        var grown = frontier
        do throws(EventLogError) {
            try put(batch, transaction, &grown)
        } catch {
            transaction.abort()
            throw error
        }
        let code = transaction.commit()
        guard code == 0 else {
            // Perhaps it is on disk, perhaps not: only opening the log again can tell.
            failure = code
            throw .commitFailed(code: code)
        }
        frontier = grown
        lastTime = time
    }

    private func put(
        _ batch: borrowing RecordBatch,
        _ transaction: borrowing SegmentWriteTransaction,
        _ grown: inout MerkleFrontier
    ) throws(EventLogError) {
        mark.removeAll()
        // The root is not known before the last record: its place is kept.
        for _ in 0..<MerkleHash.byteCount / 8 { mark.appendBigEndian(UInt64(0)) }
        let last = batch.count - 1
        for index in 0...last {
            let position = grown.size + 1
            try unsafe batch.withLeaf(index) { (bytes) throws(EventLogError) in
                let leaf = unsafe MerkleHash.hash(of: bytes)
                grown.append(leaf)
                mark.appendBigEndian(leaf.leadingWord)
                unsafe try transaction.put(
                    LogKey(position),
                    UnsafeRawBufferPointer(rebasing: bytes[1...])
                )
            }
            if index == last { try putMark(transaction, grown) }
            if position % StoredLevel.blockSize == 0 { try putHashes(transaction, grown) }
        }
    }

    private func putMark(
        _ transaction: borrowing SegmentWriteTransaction,
        _ grown: MerkleFrontier
    ) throws(EventLogError) {
        unsafe grown.root.withBytes { root in
            for offset in 0..<root.count { unsafe mark.set(root[offset], at: offset) }
        }
        try unsafe mark.withBytes { (bytes) throws(EventLogError) in
            unsafe try transaction.put(LogKey(grown.size, suffix: LogKey.mark), bytes)
        }
    }

    private func putHashes(
        _ transaction: borrowing SegmentWriteTransaction,
        _ grown: MerkleFrontier
    ) throws(EventLogError) {
        for (level, suffix) in StoredLevel.all where grown.size % (1 << UInt64(level)) == 0 {
            try unsafe grown.lastCompleted(level: level).withBytes {
                (bytes) throws(EventLogError) in
                unsafe try transaction.put(LogKey(grown.size, suffix: suffix), bytes)
            }
        }
    }

    /// Begins the next segment, then seals this one.
    ///
    /// A failure leaves everything as it was.
    private func roll() throws(EventLogError) {
        let header = SegmentHeader(
            identity: identity,
            first: lastPosition + 1,
            frontier: frontier,
            timeBefore: lastTime
        )
        try directory.removeUnfinished()
        let next = try Self.makeSegment(header, in: directory, options: options)
        let nextFiller = try FileFiller(next, path: directory.path, options: options)
        filler.trim()
        // Who could not take the right to write away still has a whole log.
        try? directory.seal(segment.first)
        segment = next
        filler = nextFiller
    }

    /// Makes a segment with nothing but its header, durable under its own name at return.
    static func makeSegment(
        _ header: SegmentHeader,
        in directory: LogDirectory,
        options: LMDBLogOptions
    ) throws(EventLogError) -> Segment {
        let path = directory.segment(header.first) + LogDirectory.unfinished
        guard unsafe mkdir(path, 0o750) == 0 else {
            guard errno != ENOSPC, errno != EDQUOT else { throw .diskFull(free: 0) }
            throw .notWritable(path: path, code: errno)
        }
        let segment = try Segment(
            path: path,
            first: header.first,
            mode: .writing(mapBytes: options.mapBytes, sync: options.sync)
        )
        let transaction = try SegmentWriteTransaction(segment)
        do throws(EventLogError) {
            var value = ByteBuffer()
            value.append(header.encode())
            try unsafe value.withBytes { (bytes) throws(EventLogError) in
                unsafe try transaction.put(LogKey(0), bytes)
            }
        } catch {
            transaction.abort()
            throw error
        }
        // Nothing was appended to it yet, so a failure here loses nothing.
        try EventLogError.check(transaction.commit(), "mdb_txn_commit")
        try directory.finish(header.first)
        return segment
    }

    /// What a commit may take at most, in bytes: pages half full, and the pages above them.
    private static func room(for batch: borrowing RecordBatch) -> UInt64 {
        UInt64(batch.byteCount * 2 + batch.count * 128 + (256 << 10))
    }
}
