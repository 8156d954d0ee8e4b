import Cryptography

/// The state of a verification: entries in, findings out.
///
/// A commit's records are judged when its mark is there, whose check words tell which record is not
/// what it was. A block with such a record takes its stored hash for the tree, so that one altered
/// record does not hide the next.
struct LogChecker {
    private enum Item {
        case record(position: UInt64, leaf: MerkleHash, header: RecordHeader?)
        case missing(position: UInt64)
        case hash(position: UInt64, level: Int, stored: MerkleHash?)
    }

    /// What was found.
    var result = LogVerification()
    /// The first position of the segment that is read.
    var segment: UInt64 = 1
    /// The position that the next record must have.
    private(set) var next: UInt64 = 1

    private var time: Int64 = 0
    private var pending: [Item] = []
    private var tree = LogCheckerTree()
    // The last position that a mark has closed.
    private var closed: UInt64 = 0
    // Records that wait for a mark; more than a commit can hold means that marks are missing.
    private static let pendingLimit = 4_000_000
    // A key farther ahead than this is a flipped bit and not the end of a gap.
    private static let gapLimit: UInt64 = 50_000_000

    /// Notes a finding about records.
    mutating func report(_ positions: ClosedRange<UInt64>, _ fault: LogFault) {
        result.findingCount += 1
        guard result.findings.count < LogVerification.findingLimit else { return }
        result.findings.append(
            LogFinding(positions: positions, segment: segment, fault: fault)
        )
    }

    /// Notes that pages of the segment are damaged near the next record.
    mutating func reportPages() {
        report(next...next, .pages)
    }

    /// Notes that a segment has no header to begin with.
    mutating func headerIsUnreadable() {
        flush(mark: nil)
        report(segment...segment, .segmentHeader)
        if segment > next { skip(to: segment) }
    }

    /// Takes a segment's header.
    ///
    /// - Throws: `newerFormat`.
    mutating func header(_ value: ArraySlice<UInt8>) throws(EventLogError) {
        flush(mark: nil)
        let header: SegmentHeader
        do throws(EventLogError) {
            header = try SegmentHeader.decode(slice: value)
        } catch .damaged {
            return headerIsUnreadable()
        }
        if result.identity == nil { result.identity = header.identity }
        if header.identity != result.identity { report(segment...segment, .foreignSegment) }
        if segment > next { report(next...segment - 1, .recordMissing) }
        let isExpected =
            header.first == segment && segment == next
            && header.timeBefore == time && header.frontier.subtrees == tree.frontier.subtrees
        if !isExpected {
            if header.first == segment, segment >= next,
                segment > next || tree.isInDoubt || time != header.timeBefore && tree.hasDoubted
            {
                // What came before is damaged and reported; from here on the header knows better.
                tree.adopt(header.frontier)
            } else {
                report(segment...segment, .segmentHeader)
                if segment > next { tree.adopt(header.frontier) }
            }
            next = max(next, segment)
            closed = next - 1
            time = header.timeBefore
        }
    }

    /// Takes an entry behind the header.
    mutating func entry(_ key: LogKey, _ value: ArraySlice<UInt8>) {
        switch key.suffix {
        case nil: record(key.position, value)
        case LogKey.mark: mark(key.position, value)
        case let suffix?:
            guard let level = StoredLevel.all.first(where: { $0.suffix == suffix })?.level,
                key.position == next - 1, key.position % (1 << UInt64(level)) == 0
            else { return report(key.position...key.position, .entryMisplaced) }
            let stored = value.count == MerkleHash.byteCount ? MerkleHash([UInt8](value)) : nil
            pending.append(.hash(position: key.position, level: level, stored: stored))
        }
    }

    /// Ends the verification.
    consuming func finish() -> LogVerification {
        flush(mark: nil)
        result.lastPosition = next - 1
        result.root = tree.frontier.root
        result.findings.sort { $0.positions.lowerBound < $1.positions.lowerBound }
        return result
    }

    private mutating func record(_ position: UInt64, _ value: ArraySlice<UInt8>) {
        guard position >= next, position - next < Self.gapLimit else {
            return report(position...position, .entryMisplaced)
        }
        if position > next { skip(to: position) }
        let (leaf, header) = unsafe value.withUnsafeBytes { bytes in
            unsafe (MerkleHash.leaf(bytes), try? RecordHeader(decoding: bytes))
        }
        pending.append(.record(position: position, leaf: leaf, header: header))
        next = position + 1
        if pending.count > Self.pendingLimit { flush(mark: nil) }
    }

    private mutating func skip(to position: UInt64) {
        report(next...position - 1, .recordMissing)
        while next < position {
            pending.append(.missing(position: next))
            next += 1
        }
    }

    private mutating func mark(_ position: UInt64, _ value: ArraySlice<UInt8>) {
        guard position == next - 1, position > closed else {
            return report(position...position, .entryMisplaced)
        }
        let mark = CommitMark([UInt8](value), position: position)
        guard let mark, mark.first > closed else {
            report(closed + 1...position, .commitMarkAltered)
            return flush(mark: nil, isReported: true)
        }
        flush(mark: mark)
    }

    // Judges all that waits, with the mark that closes it or without one.
    private mutating func flush(mark: CommitMark?, isReported: Bool = false) {
        let last = next - 1
        let uncovered = closed + 1..<(mark?.first ?? next)
        if !isReported, !uncovered.isEmpty {
            report(closed + 1...uncovered.upperBound - 1, .commitMarkMissing)
        }
        for item in pending {
            switch item {
            case .missing(let position):
                tree.append(MerkleHash(), at: position, isSuspect: true, isMissing: true)
            case .record(let position, let leaf, let header):
                // Without a word nobody vouches for the record, but nothing speaks against it.
                let word = mark?.word(position)
                let isSuspect = word.map { $0 != leaf.leadingWord } ?? false
                tree.append(leaf, at: position, isSuspect: isSuspect, isMissing: false)
                if word == nil { tree.doubt() }
                if !isSuspect { check(header, at: position) }
            case .hash(let position, let level, let stored):
                tree.compare(stored, level: level, at: position)
            }
        }
        pending.removeAll(keepingCapacity: true)
        if let mark { tree.compare(mark) }
        for (position, fault) in tree.takeFindings() { report(position...position, fault) }
        closed = max(closed, last)
    }

    private mutating func check(_ header: RecordHeader?, at position: UInt64) {
        guard let header else { return report(position...position, .recordHeader) }
        if let fault = header.fault(at: position, after: time) {
            report(position...position, .rule(fault))
        }
        time = max(time, header.time)
    }
}

/// What closes a commit: the root behind it, and the first four bytes of each record's leaf hash.
struct CommitMark {
    /// The root over all records up to the commit's last.
    let root: MerkleHash
    /// The position of the commit's first record.
    let first: UInt64
    /// The position of its last record.
    let position: UInt64
    private let words: [UInt8]

    /// Reads a mark, or gives nil when it has a length that no mark can have.
    init?(_ bytes: [UInt8], position: UInt64) {
        let length = bytes.count - MerkleHash.byteCount
        guard length > 0, length % 4 == 0, position >= UInt64(length / 4) else { return nil }
        root = MerkleHash([UInt8](bytes[..<MerkleHash.byteCount]))
        first = position - UInt64(length / 4) + 1
        self.position = position
        words = [UInt8](bytes[MerkleHash.byteCount...])
    }

    /// The check word of a record; nil for one of another commit.
    func word(_ position: UInt64) -> UInt32? {
        guard position >= first, position <= self.position else { return nil }
        let offset = Int(position - first) * 4
        return words[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension SegmentHeader {
    /// Reads a header that was copied out of its page.
    static func decode(slice: ArraySlice<UInt8>) throws(EventLogError) -> SegmentHeader {
        let result: Result<SegmentHeader, EventLogError> = unsafe slice.withUnsafeBytes { bytes in
            do throws(EventLogError) {
                return .success(unsafe try decode(bytes))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
