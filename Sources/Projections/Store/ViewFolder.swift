import Glibc

/// The folder of an `LMDBViewStore`, with a mark that says whether it can be trusted.
///
/// The file `in-use` stands there while the views are open and names the system's start. Pages that
/// were not synced survive the process but not the system, so a mark of another start is distrusted.
struct ViewFolder {
    let path: String
    let systemStart: String

    init(path: String, systemStart: String?) {
        self.path = path
        self.systemStart =
            systemStart ?? Self.contents(of: "/proc/sys/kernel/random/boot_id") ?? "unknown"
    }

    private var mark: String { path + "/in-use" }

    /// Makes the folder, empties it when it is not trusted, and leaves the mark.
    ///
    /// - Returns: whether it was emptied.
    func prepare() throws(ProjectionsError) -> Bool {
        var isEmptied = false
        if unsafe mkdir(path, 0o700) != 0, errno != EEXIST {
            throw .system(code: errno, call: "mkdir", path: path)
        }
        if let found = Self.contents(of: mark), found != systemStart || found == "unknown" {
            try empty()
            isEmptied = true
        }
        try write(systemStart)
        return isEmptied
    }

    /// Removes the environment's files.
    func empty() throws(ProjectionsError) {
        for name in ["data.mdb", "lock.mdb"] {
            let file = path + "/" + name
            if unsafe unlink(file) != 0, errno != ENOENT {
                throw .system(code: errno, call: "unlink", path: file)
            }
        }
    }

    /// Says that everything is on disk: the folder may be trusted whatever happens.
    func leave() {
        if Self.contents(of: mark) != "distrusted" { unsafe unlink(mark) }
    }

    /// Has the next opening empty the folder.
    func distrust() {
        do throws(ProjectionsError) {
            try write("distrusted")
        } catch {
            // Without the mark, too, the next opening finds one of this start or damaged pages.
            return
        }
    }

    private func write(_ text: String) throws(ProjectionsError) {
        let file = unsafe open(mark, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .system(code: errno, call: "open", path: mark) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        let written = unsafe bytes.withUnsafeBytes { bytes in
            unsafe Glibc.write(file, bytes.baseAddress, bytes.count)
        }
        guard written == bytes.count, fsync(file) == 0 else {
            throw .system(code: errno, call: "write", path: mark)
        }
        // The name of the mark, too, must be on disk before any page is.
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .system(code: errno, call: "open", path: path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .system(code: errno, call: "fsync", path: path) }
    }

    private static func contents(of path: String) -> String? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return unsafe withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { bytes in
            let count = unsafe Glibc.read(file, bytes.baseAddress, bytes.count)
            guard count >= 0 else { return nil }
            return unsafe String(decoding: bytes[0..<count].prefix { $0 > 0x20 }, as: UTF8.self)
        }
    }
}
