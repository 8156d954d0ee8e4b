import Glibc

/// Reads a segment's B-tree page by page with `pread`, trusting nothing that it reads.
///
/// LMDB itself would follow a flipped bit out of its map. This reader takes no locks and is no
/// reader in LMDB's table, so it works on read-only media and beside a running writer. Each leaf is
/// found anew from the newest root; then the newest transaction is looked at again. A page of
/// snapshot T is overwritten by transaction T + 3 at the earliest, and that one only begins when
/// T + 2 is durable: so what was read is whole while the newest is T or T + 1.
/// Source: mdb.c of LMDB 0.9.24, "Page Header", "Node Header", `MDB_meta`, `mdb_find_oldest`.
final class SegmentPages {
    /// The entries of one leaf, copied, and the key that the next leaf begins with.
    struct Leaf {
        var entries: [(key: LogKey, value: ArraySlice<UInt8>)] = []
        /// Where to go on behind it, damaged or not; nil for the last leaf.
        var next: LogKey?
        var isDamaged = false
    }

    private struct Meta: Equatable {
        let root: UInt64
        let lastPage: UInt64
        let depth: UInt16
        let transaction: UInt64
    }

    private let descriptor: Int32
    private let path: String
    private let pageBytes: Int
    private static let noPage = UInt64.max
    private static let metaBytes = 152

    /// Opens a segment's file.
    ///
    /// - Throws: `damaged` for a file that LMDB did not write.
    init(segment: String) throws(EventLogError) {
        path = segment + "/data.mdb"
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT
                ? .damaged(position: 0, .pages) : .system(code: errno, call: "open", path: path)
        }
        // The page size stands in the first meta page, which begins at 0 whatever the size is.
        var head = [UInt8](repeating: 0, count: 64)
        let read = unsafe pread(descriptor, &head, head.count, 0)
        let size = head.little(at: 40, as: UInt32.self)
        guard read == head.count, size.nonzeroBitCount == 1, (512...65_536).contains(size) else {
            close(descriptor)
            throw .damaged(position: 0, .pages)
        }
        pageBytes = Int(size)
    }

    deinit {
        close(descriptor)
    }

    /// The leaf that holds the first entry from a key on, or the place where it should be.
    ///
    /// - Throws: `damaged` when neither a leaf nor a way around it can be found; `system`.
    func leaf(from key: LogKey) throws(EventLogError) -> Leaf {
        var attempts = 0
        while true {
            let meta = try newestMeta()
            let leaf = try leaf(from: key, meta)
            let after = try newestMeta()
            // A transaction that was replaced meanwhile explains everything: read again.
            if after.transaction <= meta.transaction + 1 { return leaf }
            attempts += 1
            // The writer needs two flushes a transaction, a descent some microseconds.
            guard attempts < 1_000 else { throw .damaged(position: key.position, .pages) }
        }
    }

    private func leaf(from key: LogKey, _ meta: Meta) throws(EventLogError) -> Leaf {
        var leaf = Leaf()
        guard meta.root != Self.noPage else { return leaf }
        var number = meta.root
        for depth in 0..<meta.depth {
            guard let page = try page(number, meta),
                let nodes = Self.nodes(page),
                page.isLeaf == (depth == meta.depth - 1)
            else {
                leaf.isDamaged = true
                return leaf
            }
            guard !page.isLeaf else {
                try fill(&leaf, page, nodes, from: key, meta)
                return leaf
            }
            // The first key of a branch page is empty and stands for everything before the second.
            var chosen = 0
            for (index, node) in nodes.enumerated().dropFirst() {
                guard let separator = page.key(node) else {
                    leaf.isDamaged = true
                    return leaf
                }
                if separator.precedesOrEquals(key) {
                    chosen = index
                } else {
                    leaf.next = separator
                    break
                }
            }
            number = page.child(nodes[chosen])
        }
        leaf.isDamaged = true
        return leaf
    }

    private func fill(
        _ leaf: inout Leaf,
        _ page: Page,
        _ nodes: [Int],
        from key: LogKey,
        _ meta: Meta
    ) throws(EventLogError) {
        for node in nodes {
            guard let found = page.key(node), let value = try value(page, node, meta) else {
                leaf.isDamaged = true
                continue
            }
            if key.precedesOrEquals(found) { leaf.entries.append((found, value)) }
        }
    }

    private func value(
        _ page: Page,
        _ node: Int,
        _ meta: Meta
    ) throws(EventLogError) -> ArraySlice<UInt8>? {
        let length = Int(page.bytes.little(at: node, as: UInt32.self))
        let start = node + 8 + page.keyLength(node)
        switch page.bytes.little(at: node + 4, as: UInt16.self) {
        case 0:
            guard start + length <= page.bytes.count else { return nil }
            return page.bytes[start..<start + length]
        case 1:
            guard start + 8 <= page.bytes.count, length <= RecordBatch.recordByteLimit + pageBytes
            else { return nil }
            let number = page.bytes.little(at: start, as: UInt64.self)
            let pages = UInt64((Page.headerBytes + length + pageBytes - 1) / pageBytes)
            guard number >= 2, pages <= meta.lastPage, number <= meta.lastPage - pages + 1,
                let bytes = try read(number, count: Int(pages) * pageBytes),
                bytes.little(at: 0, as: UInt64.self) == number,
                bytes.little(at: 10, as: UInt16.self) == Page.overflow,
                bytes.little(at: 12, as: UInt32.self) == UInt32(pages)
            else { return nil }
            return bytes[Page.headerBytes..<Page.headerBytes + length]
        default:
            return nil
        }
    }

    private func page(_ number: UInt64, _ meta: Meta) throws(EventLogError) -> Page? {
        guard number >= 2, number <= meta.lastPage, let bytes = try read(number, count: pageBytes),
            bytes.little(at: 0, as: UInt64.self) == number
        else { return nil }
        let flags = bytes.little(at: 10, as: UInt16.self)
        guard flags == Page.branch || flags == Page.leaf else { return nil }
        return Page(bytes: bytes, isLeaf: flags == Page.leaf)
    }

    // Where the nodes of a page begin, in the order of their keys; nil when that cannot be.
    private static func nodes(_ page: Page) -> [Int]? {
        let lower = Int(page.bytes.little(at: 12, as: UInt16.self))
        guard lower > Page.headerBytes, lower <= page.bytes.count, lower % 2 == 0 else {
            return nil
        }
        var nodes: [Int] = []
        nodes.reserveCapacity(lower / 2)
        for slot in stride(from: Page.headerBytes, to: lower, by: 2) {
            let node = Int(page.bytes.little(at: slot, as: UInt16.self))
            guard node >= lower, node + 8 <= page.bytes.count,
                node + 8 + page.keyLength(node) <= page.bytes.count
            else { return nil }
            nodes.append(node)
        }
        return nodes
    }

    // The meta page of the newer transaction; transaction n writes page n % 2.
    private func newestMeta() throws(EventLogError) -> Meta {
        while true {
            let metas = [try meta(0), try meta(1)]
            // Read twice, because the writer may be in the middle of one.
            guard try meta(0) == metas[0], try meta(1) == metas[1] else { continue }
            guard
                let newest = metas.compactMap({ $0 }).max(by: {
                    $0.transaction < $1.transaction
                })
            else { throw .damaged(position: 0, .pages) }
            return newest
        }
    }

    private func meta(_ number: UInt64) throws(EventLogError) -> Meta? {
        guard let bytes = try read(number, count: Self.metaBytes) else { return nil }
        let transaction = bytes.little(at: 144, as: UInt64.self)
        guard bytes.little(at: 0, as: UInt64.self) == number,
            bytes.little(at: 16, as: UInt32.self) == 0xBEEF_C0DE,
            bytes.little(at: 20, as: UInt32.self) == 1,
            transaction % 2 == number || transaction == 0
        else { return nil }
        return Meta(
            root: bytes.little(at: 128, as: UInt64.self),
            lastPage: bytes.little(at: 136, as: UInt64.self),
            depth: bytes.little(at: 94, as: UInt16.self),
            transaction: transaction
        )
    }

    // Reads the first bytes from a page on.
    private func read(_ number: UInt64, count: Int) throws(EventLogError) -> [UInt8]? {
        guard let offset = Int(exactly: number)?.multipliedReportingOverflow(by: pageBytes),
            !offset.overflow
        else { return nil }
        var read = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            unsafe read = pread(descriptor, buffer.baseAddress, count, offset.partialValue)
            initialized = max(read, 0)
        }
        guard read >= 0 else { throw .system(code: errno, call: "pread", path: path) }
        return read == count ? bytes : nil
    }
}

/// A branch or leaf page of LMDB.
private struct Page {
    static let headerBytes = 16
    static let branch: UInt16 = 1
    static let leaf: UInt16 = 2
    static let overflow: UInt16 = 4

    let bytes: [UInt8]
    let isLeaf: Bool

    func keyLength(_ node: Int) -> Int {
        Int(bytes.little(at: node + 6, as: UInt16.self))
    }

    func key(_ node: Int) -> LogKey? {
        unsafe bytes.withUnsafeBytes {
            unsafe LogKey(
                UnsafeRawBufferPointer(rebasing: $0[node + 8..<node + 8 + keyLength(node)])
            )
        }
    }

    // Six bytes, the upper two where a leaf keeps its flags.
    func child(_ node: Int) -> UInt64 {
        UInt64(bytes.little(at: node, as: UInt32.self))
            | UInt64(bytes.little(at: node + 4, as: UInt16.self)) << 32
    }
}

extension LogKey {
    /// Whether this key stands before another or is the same.
    func precedesOrEquals(_ other: LogKey) -> Bool {
        !(other < self)
    }
}

extension [UInt8] {
    // LMDB keeps its own numbers in the machine's byte order, and a log is not moved to another.
    fileprivate func little<Integer: FixedWidthInteger>(
        at offset: Int,
        as type: Integer.Type
    ) -> Integer {
        unsafe withUnsafeBytes {
            unsafe Integer(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type))
        }
    }
}
