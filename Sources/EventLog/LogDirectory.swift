import Glibc

/// The folder that a log's segments lie in, each in a folder named by its first position.
struct LogDirectory {
    /// The folder's path, without a slash at the end.
    let path: String

    /// The ending of a segment's name until its header is on disk.
    static let unfinished = ".new"

    init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// The folder of a segment.
    func segment(_ first: UInt64) -> String {
        let digits = String(first)
        return path + "/" + String(repeating: "0", count: 20 - digits.count) + digits
    }

    /// The file that the writer holds locked.
    var lockFile: String { path + "/writer.lock" }

    /// Makes the folder unless it is there, on disk together with its name.
    func makeIfMissing() throws(EventLogError) {
        if unsafe mkdir(path, 0o750) == 0 {
            let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
            try Self.sync(parent.isEmpty ? "/" : parent)
        } else if errno != EEXIST {
            throw .notWritable(path: path, code: errno)
        }
    }

    /// The names of everything in the folder.
    func names() throws(EventLogError) -> [String] {
        guard let stream = unsafe opendir(path) else {
            guard errno != ENOENT, errno != ENOTDIR else { throw .notALog(path: path) }
            throw .system(code: errno, call: "opendir", path: path)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// The first positions of the segments, rising.
    ///
    /// - Throws: `notALog` when there are none but other things lie there.
    func segments() throws(EventLogError) -> [UInt64] {
        let names = try names()
        let firsts = names.filter { $0.utf8.count == 20 }.compactMap { UInt64($0) }.sorted()
        let isForeign = names.contains { $0 != "writer.lock" && !$0.hasSuffix(Self.unfinished) }
        guard !firsts.isEmpty || !isForeign else { throw .notALog(path: path) }
        return firsts
    }

    /// Removes segments that a crash kept from being finished: nothing was ever appended to them.
    func removeUnfinished() throws(EventLogError) {
        for name in try names() where name.hasSuffix(Self.unfinished) {
            for file in ["/data.mdb", "/lock.mdb"] { unsafe unlink(path + "/" + name + file) }
            guard unsafe rmdir(path + "/" + name) == 0 else {
                throw .notWritable(path: path + "/" + name, code: errno)
            }
        }
    }

    /// Gives a finished segment its name, and puts the name on disk.
    func finish(_ first: UInt64) throws(EventLogError) {
        let name = segment(first)
        guard unsafe rename(name + Self.unfinished, name) == 0 else {
            throw .system(code: errno, call: "rename", path: name)
        }
        try Self.sync(name)
        try Self.sync(path)
    }

    /// Takes the right to write from a segment's file.
    func seal(_ first: UInt64) throws(EventLogError) {
        let file = segment(first) + "/data.mdb"
        guard unsafe chmod(file, 0o444) == 0 else { throw .notWritable(path: file, code: errno) }
    }

    private static func sync(_ path: String) throws(EventLogError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(code: errno, call: "open", path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw .system(code: errno, call: "fsync", path: path)
        }
    }
}
