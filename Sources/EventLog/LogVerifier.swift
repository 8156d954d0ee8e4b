/// Checks a log at rest, or beside its running writer, without taking part in LMDB's locking.
///
/// It reads every record, recomputes every hash and compares it with those that are stored: gapless
/// positions, headers, times that never fall, causes, stored subtrees, closing roots, and what the
/// segments' headers say of all before them. Every byte of every record is covered by a stored hash.
/// A flipped bit in a place that nothing is read from changes nothing and may go unnoticed. So does
/// the loss of the last commits as a whole: only a root kept elsewhere can show that.
public struct LogVerifier: Sendable {
    private let directory: LogDirectory

    /// Prepares to check the log in a folder.
    ///
    /// - Parameter directory: as for ``LMDBLog``.
    public init(directory: String) {
        self.directory = LogDirectory(directory)
    }

    /// Checks the whole log.
    ///
    /// - Parameter progress: called now and then with the last position that was read.
    /// - Returns: what was found; nothing wrong with the log makes it throw.
    /// - Throws: `notALog`, `newerFormat`, and `system` when files cannot be read.
    public func run(
        progress: (UInt64) -> Void = { _ in }
    ) throws(EventLogError) -> LogVerification {
        let firsts = try directory.segments()
        guard let first = firsts.first else { throw .notALog(path: directory.path) }
        var checker = LogChecker()
        checker.result.segments = firsts.count
        if first != 1 { checker.report(1...first - 1, .recordMissing) }
        for first in firsts {
            checker.segment = first
            let pages: SegmentPages
            do throws(EventLogError) {
                pages = try SegmentPages(segment: directory.segment(first))
            } catch .damaged {
                checker.report(first...first, .pages)
                continue
            }
            try Self.check(pages, &checker, progress)
        }
        return checker.finish()
    }

    private static func check(
        _ pages: SegmentPages,
        _ checker: inout LogChecker,
        _ progress: (UInt64) -> Void
    ) throws(EventLogError) {
        var key = LogKey(0)
        var hasHeader = false
        while true {
            let leaf: SegmentPages.Leaf
            do throws(EventLogError) {
                leaf = try pages.leaf(from: key)
            } catch .damaged {
                checker.reportPages()
                break
            }
            if leaf.isDamaged { checker.reportPages() }
            var previous: LogKey?
            for (found, value) in leaf.entries {
                let isInOrder = previous.map { $0 < found } ?? true
                let isInside = leaf.next.map { found < $0 } ?? true
                guard isInOrder, isInside else {
                    checker.report(found.position...found.position, .entryMisplaced)
                    continue
                }
                previous = found
                if found == LogKey(0) {
                    hasHeader = true
                    try checker.header(value)
                } else {
                    if !hasHeader {
                        hasHeader = true
                        checker.headerIsUnreadable()
                    }
                    checker.entry(found, value)
                }
            }
            progress(checker.next - 1)
            guard let next = leaf.next, key < next else { break }
            key = next
        }
        if !hasHeader { checker.headerIsUnreadable() }
    }
}
