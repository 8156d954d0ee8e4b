import Cryptography
import Glibc
public import Vocabulary

/// Files that messages bring along, each under the hash of its bytes: what is stored twice is there once,
/// and nobody's name for a file becomes a path.
///
/// A file is whole and on disk before its name appears. The log has hash, type and size; what stands here
/// is checked against them whenever it is read.
public final class AttachmentStore: Sendable {
    /// The largest file that is kept unless it is configured otherwise: what Twilio passes on.
    public static let bytesMax = 5 * 1_024 * 1_024

    private let directory: String
    private let limit: Int

    /// Opens a store, and makes its folder.
    ///
    /// - Parameters:
    ///   - directory: the folder; its parent must be there.
    ///   - limit: the largest file in bytes.
    /// - Throws: `system`.
    public init(directory: String, limit: Int = bytesMax) throws(AttachmentsError) {
        self.directory = directory
        self.limit = limit
        try Self.make(directory)
    }

    /// Keeps a file and says what it is; what is kept already stays as it is.
    ///
    /// - Returns: its hash, what its bytes are, and their number.
    /// - Throws: why it is not kept.
    public func store(_ bytes: [UInt8]) throws(AttachmentsError) -> Attachment {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limit else { throw .tooLarge(limitBytes: limit) }
        guard let mediaType = MediaSniffer.mediaType(of: bytes) else { throw .kindNotKept }
        let hash = SHA256Digest.hash(of: bytes).description
        let attachment = Attachment(hash: hash, mediaType: mediaType, size: UInt64(bytes.count))
        let path = path(hash)
        guard unsafe access(path, F_OK) != 0 else { return attachment }
        try Self.make(directory + "/" + hash.prefix(2))
        try write(bytes, path)
        return attachment
    }

    /// The bytes under a hash.
    ///
    /// - Returns: the file; nothing when there is none.
    /// - Throws: `damaged` when they are not those that were stored.
    public func read(_ hash: String) throws(AttachmentsError) -> [UInt8]? {
        guard Attachment.isHash(hash) else { return nil }
        let path = path(hash)
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT else { throw .system(code: errno, call: "open", path: path) }
            return nil
        }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else {
            throw .system(code: errno, call: "fstat", path: path)
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(
                    file,
                    buffer.baseAddress.map { unsafe $0 + done },
                    buffer.count - done
                )
            }
            guard count > 0 else { throw .damaged }
            done += count
        }
        guard SHA256Digest.hash(of: bytes).description == hash else { throw .damaged }
        return bytes
    }

    /// Removes the bytes under a hash, overwriting them first as far as the disk obeys.
    ///
    /// - Returns: whether there were any.
    /// - Throws: `system`.
    public func remove(_ hash: String) throws(AttachmentsError) -> Bool {
        guard Attachment.isHash(hash) else { return false }
        let path = path(hash)
        let file = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT else { throw .system(code: errno, call: "open", path: path) }
            return false
        }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else {
            throw .system(code: errno, call: "fstat", path: path)
        }
        let zeros = [UInt8](repeating: 0, count: Int(status.st_size))
        guard unsafe pwrite(file, zeros, zeros.count, 0) == zeros.count, fsync(file) == 0 else {
            throw .system(code: errno, call: "pwrite", path: path)
        }
        guard unsafe unlink(path) == 0 else {
            throw .system(code: errno, call: "unlink", path: path)
        }
        try Self.sync(directory + "/" + String(hash.prefix(2)))
        return true
    }

    private func path(_ hash: String) -> String {
        directory + "/" + hash.prefix(2) + "/" + hash
    }

    private func write(_ bytes: [UInt8], _ path: String) throws(AttachmentsError) {
        let temporary = path + "." + Hex.encode(RandomBytes.draw(8))
        let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .system(code: errno, call: "open", path: temporary) }
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    file,
                    buffer.baseAddress.map { unsafe $0 + done },
                    buffer.count - done
                )
            }
            guard count > 0 else { break }
            done += count
        }
        let isWhole = done == bytes.count && fsync(file) == 0
        let code = errno
        close(file)
        guard isWhole, unsafe rename(temporary, path) == 0 else {
            let failure = isWhole ? errno : code
            unsafe unlink(temporary)
            throw .system(code: failure, call: isWhole ? "rename" : "write", path: path)
        }
        try Self.sync(directory + "/" + String(path.suffix(64).prefix(2)))
    }

    private static func make(_ folder: String) throws(AttachmentsError) {
        guard unsafe mkdir(folder, 0o700) != 0 else { return }
        guard errno == EEXIST else { throw .system(code: errno, call: "mkdir", path: folder) }
    }

    /// Has a folder's names on disk.
    private static func sync(_ folder: String) throws(AttachmentsError) {
        let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .system(code: errno, call: "open", path: folder) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw .system(code: errno, call: "fsync", path: folder) }
    }
}
