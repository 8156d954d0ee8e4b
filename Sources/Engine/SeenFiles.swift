public import Decisions
import Glibc

/// Puts full tables of messages' ids into files without names, so that memory stays bounded (row R7).
///
/// The system keeps of them in memory what is looked up, and takes the rest back when it wants to. They
/// are gone when the process ends; the fold of the log at the next start makes them anew.
public final class SeenFiles: SeenArchive {
    private let folder: String

    /// Puts them into a folder that is there.
    public init(folder: String) {
        self.folder = folder
    }

    /// Puts a table away.
    ///
    /// - Returns: the table; nothing when the disk has no room, and then it stays in memory.
    public func keep(_ entries: ContiguousArray<SeenEntry>) -> (any SeenShelf)? {
        unsafe entries.withUnsafeBytes { unsafe SeenFile(in: folder, $0) }
    }
}

/// A table of ids in a file that nobody else can open.
///
/// Nothing protects `entries`: they are written before anybody has them, and only read afterwards.
@safe
private final class SeenFile: SeenShelf, @unchecked Sendable {
    private let entries: UnsafeBufferPointer<SeenEntry>

    init?(in folder: String, _ bytes: UnsafeRawBufferPointer) {
        var path = Array((folder + "/seen-XXXXXX").utf8CString)
        let file = unsafe path.withUnsafeMutableBufferPointer { name in
            unsafe name.baseAddress.map { unsafe mkstemp($0) } ?? -1
        }
        guard file >= 0 else { return nil }
        defer { close(file) }
        unsafe unlink(path)
        guard unsafe Self.write(bytes, to: file) else { return nil }
        let mapped = unsafe mmap(nil, bytes.count, PROT_READ, MAP_SHARED, file, 0)
        guard let start = unsafe mapped, unsafe start != MAP_FAILED else { return nil }
        // Where an id is looked up has nothing to do with where the one before was.
        unsafe madvise(start, bytes.count, MADV_RANDOM)
        let count = bytes.count / MemoryLayout<SeenEntry>.stride
        let bound = unsafe start.bindMemory(to: SeenEntry.self, capacity: count)
        unsafe entries = UnsafeBufferPointer(start: bound, count: count)
    }

    deinit {
        let start = unsafe UnsafeMutableRawPointer(mutating: entries.baseAddress)
        unsafe munmap(start, entries.count * MemoryLayout<SeenEntry>.stride)
    }

    var count: Int { unsafe entries.count }

    func entry(at place: Int) -> SeenEntry { unsafe entries[place] }

    private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
            let count = unsafe pwrite(file, rest.baseAddress, rest.count, off_t(written))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}
