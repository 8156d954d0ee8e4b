import CLMDB
import Glibc

/// Copies of a log's folder that are logs themselves.
///
/// Nothing of a copy is synced: who makes one syncs the file system that it lies on once, at the end.
public enum LogCopy {
    /// Copies a log beside its running writer, up to where it ends now.
    ///
    /// Sealed segments are copied as files. Of the last one the entries are copied, by read
    /// transactions of milliseconds: no record ever changes, so many short snapshots show what one
    /// long one would, and one that lasted for the whole copy would make the writer's file grow with
    /// every commit (`mdb_env_copy2` holds one).
    ///
    /// - Parameters:
    ///   - log: the log.
    ///   - path: the copy's own folder, which must not be there; its parent must.
    ///   - progress: called now and then with a position up to which all is copied.
    /// - Returns: the last position of the copy.
    /// - Throws: as reading the log does; `notWritable`, `diskFull` and the codes of the system.
    public static func copy(
        _ log: LMDBLog,
        to path: String,
        progress: (UInt64) -> Void = { _ in }
    ) throws(EventLogError) -> UInt64 {
        let last = log.lastPosition
        // Segments that were begun since hold nothing of it, and more may be begun meanwhile.
        let firsts = log.row.firsts.filter { $0 <= last + 1 }
        guard let lastFirst = firsts.last else { throw .notALog(path: log.directory.path) }
        let (segment, _) = try log.row.holding(lastFirst)
        let target = try newFolder(path)
        for (first, next) in zip(firsts, firsts.dropFirst()) {
            try copyFile(of: first, from: log.directory, to: target) { copied, size in
                progress(first + (next - first) * copied / max(size, 1) - 1)
            }
        }
        try copyEntries(of: segment, through: last, to: target, progress)
        progress(last)
        return last
    }

    /// Copies a log at rest that nobody writes.
    ///
    /// - Parameters:
    ///   - source: the log's folder.
    ///   - path: the copy's own folder, which must not be there; its parent must.
    ///   - progress: called now and then with how many of how many bytes are copied.
    /// - Throws: `notALog`, `notWritable`, `diskFull` and the codes of the system.
    public static func copyAtRest(
        _ source: String,
        to path: String,
        progress: (_ copied: UInt64, _ bytes: UInt64) -> Void = { _, _ in }
    ) throws(EventLogError) {
        let source = LogDirectory(source)
        let firsts = try source.segments()
        guard !firsts.isEmpty else { throw .notALog(path: source.path) }
        var bytes: UInt64 = 0
        for first in firsts {
            var status = stat()
            guard unsafe stat(source.segment(first) + "/data.mdb", &status) == 0 else {
                throw .damaged(position: first, .pages)
            }
            bytes += UInt64(status.st_size)
        }
        let target = try newFolder(path)
        var before: UInt64 = 0
        for first in firsts {
            var length: UInt64 = 0
            try copyFile(of: first, from: source, to: target) { copied, size in
                length = size
                progress(before + copied, bytes)
            }
            before += length
        }
    }

    private static func newFolder(_ path: String) throws(EventLogError) -> LogDirectory {
        try makeFolder(path)
        return LogDirectory(path)
    }

    private static func makeFolder(_ path: String) throws(EventLogError) {
        guard unsafe mkdir(path, 0o750) == 0 else {
            guard errno != ENOSPC, errno != EDQUOT else { throw .diskFull(free: 0) }
            throw .notWritable(path: path, code: errno)
        }
    }

    private static func copyFile(
        of first: UInt64,
        from source: LogDirectory,
        to target: LogDirectory,
        _ progress: (UInt64, UInt64) -> Void
    ) throws(EventLogError) {
        try makeFolder(target.segment(first))
        try FileCopy.copy(
            source.segment(first) + "/data.mdb",
            to: target.segment(first) + "/data.mdb",
            progress: progress
        )
    }

    private static func copyEntries(
        of segment: Segment,
        through last: UInt64,
        to target: LogDirectory,
        _ progress: (UInt64) -> Void
    ) throws(EventLogError) {
        let path = target.segment(segment.first)
        try makeFolder(path)
        let copy = try Segment(
            path: path,
            first: segment.first,
            mode: .writing(mapBytes: LMDBLogOptions().mapBytes, sync: false)
        )
        var next: LogKey? = LogKey(0)
        while let key = next {
            let transaction = try SegmentWriteTransaction(copy)
            do throws(EventLogError) {
                next = try copySome(of: segment, from: key, through: last, transaction)
            } catch {
                transaction.abort()
                throw error
            }
            let code = transaction.commit()
            guard code != ENOSPC, code != EDQUOT else { throw .diskFull(free: 0) }
            try EventLogError.check(code, "mdb_txn_commit")
            progress(next.map { max($0.position, 1) - 1 } ?? last)
        }
        // LMDB makes its lock file anew, for whoever writes the copy one day.
        unsafe unlink(path + "/lock.mdb")
    }

    // Copies what one snapshot may cover; gives the first key that is left.
    private static func copySome(
        of segment: Segment,
        from key: LogKey,
        through last: UInt64,
        _ transaction: borrowing SegmentWriteTransaction
    ) throws(EventLogError) -> LogKey? {
        try segment.withReader { (reader) throws(EventLogError) in
            let deadline = MonotonicClock.nanoseconds + LMDBLog.nanosecondsPerSnapshot
            var left = LMDBLog.recordsPerSnapshot
            var entry = try reader.seek(key)
            while let found = entry, found.key.position <= last {
                if left == 0 || left % 64 == 0 && MonotonicClock.nanoseconds > deadline {
                    return found.key
                }
                left -= 1
                unsafe try transaction.put(found.key, found.value)
                entry = try reader.next()
            }
            return nil
        }
    }
}
