import Cryptography
import Glibc

/// A small file that only its owner reads, and that appears and changes as a whole.
struct SecretFile {
    let path: String
    private static let bytesMax = 1 << 16

    init(_ path: String) {
        self.path = path
    }

    /// What the file holds; nothing when it is not there.
    func contents() throws(ProofError) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT else { throw failure("cannot be opened") }
            return nil
        }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: Self.bytesMax)
        let count = unsafe read(file, &bytes, bytes.count)
        guard count >= 0 else { throw failure("cannot be read") }
        return Array(bytes[..<count])
    }

    /// What the file holds; it is made when it is not there.
    func contents(orElse make: () -> [UInt8]) throws(ProofError) -> [UInt8] {
        if let found = try contents() { return found }
        // Of two processes that make it at once, one is the first, and both use what that one made.
        try write(make()) { unsafe link($0, path) == 0 || errno == EEXIST }
        guard let made = try contents() else { throw failure("cannot be made") }
        return made
    }

    /// Replaces what the file holds; it is on disk at return.
    func replace(with bytes: [UInt8]) throws(ProofError) {
        try write(bytes) { unsafe rename($0, path) == 0 }
    }

    /// Keeps other processes away that do the same, for the length of a call.
    func alone<Result>(_ body: () throws(ProofError) -> Result) throws(ProofError) -> Result {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("cannot be opened") }
        defer { close(file) }
        while flock(file, LOCK_EX) != 0 {
            guard errno == EINTR else { throw failure("cannot be locked") }
        }
        return try body()
    }

    private func write(_ bytes: [UInt8], name: (String) -> Bool) throws(ProofError) {
        let new = path + "." + Hex.encode(RandomBytes.draw(8))
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let file = unsafe open(new, flags, 0o600)
        guard file >= 0 else { throw failure("cannot be written") }
        defer { unsafe unlink(new) }
        let isWhole =
            unsafe Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        close(file)
        guard isWhole, name(new) else { throw failure("cannot be written") }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let directory = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw failure("cannot be made durable") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw failure("cannot be made durable") }
    }

    private func failure(_ problem: String) -> ProofError {
        .file(path: path, problem: problem + ": " + (unsafe String(cString: strerror(errno))))
    }
}
