import CBOR
import Cryptography
import EventLog
import Glibc

/// The file that keys lie in: a head of 64 bytes, then 32 bytes for each key.
///
/// The head is `LEDGERLINE-KEYS1`, the log's name in 16 bytes, and zeros. It is no database, because
/// those keep old pages: destroying a key writes a new file, overwrites the old one and removes it.
struct KeyRingFile: Sendable {
    static let headByteCount = 64
    private static let magic = [UInt8]("LEDGERLINE-KEYS1".utf8)

    let path: String
    let identity: LogIdentity

    var exists: Bool { unsafe access(path, F_OK) == 0 }

    private var head: [UInt8] {
        var head = Self.magic
        for word in [identity.high, identity.low] {
            unsafe withUnsafeBytes(of: word.bigEndian) { unsafe head.append(contentsOf: $0) }
        }
        return head + [UInt8](repeating: 0, count: Self.headByteCount - head.count)
    }

    /// All keys in the order of their numbers; a last one that was not written whole is left out.
    func read() throws(SealingError) -> [SealingKey] {
        let descriptor = try opened(O_RDONLY)
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure }
        let size = Int(status.st_size)
        var bytes = [UInt8](repeating: 0, count: size)
        guard unsafe pread(descriptor, &bytes, size, 0) == size else { throw failure }
        defer { Self.wipe(&bytes) }
        guard size >= Self.headByteCount, bytes.starts(with: head) else {
            throw .notTheKeys(path: path)
        }
        let count = (size - Self.headByteCount) / SealingKey.byteCount
        return unsafe bytes.withUnsafeBytes { bytes in
            (0..<count).map { index in
                let start = Self.headByteCount + index * SealingKey.byteCount
                return unsafe SealingKey(
                    UnsafeRawBufferPointer(rebasing: bytes[start..<start + SealingKey.byteCount])
                )
            }
        }
    }

    /// Adds keys behind those that are there; they are durable when it returns.
    func append(_ keys: [SealingKey], behind count: Int) throws(SealingError) {
        let descriptor = try opened(O_WRONLY)
        defer { close(descriptor) }
        var bytes = Self.bytes(of: keys)
        defer { Self.wipe(&bytes) }
        try write(bytes, to: descriptor, at: Self.headByteCount + count * SealingKey.byteCount)
        guard fsync(descriptor) == 0 else { throw failure }
    }

    /// Writes all keys anew; the old file is overwritten before it goes, as far as its disk obeys.
    func replace(with keys: [SealingKey]) throws(SealingError) {
        let old = unsafe open(path, O_WRONLY | O_CLOEXEC)
        defer { if old >= 0 { close(old) } }
        let new = path + ".new"
        unsafe unlink(new)
        let descriptor = unsafe open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        var bytes = head + Self.bytes(of: keys)
        defer { Self.wipe(&bytes) }
        try write(bytes, to: descriptor, at: 0)
        guard fsync(descriptor) == 0, unsafe rename(new, path) == 0 else { throw failure }
        try syncFolder()
        guard old >= 0 else { return }
        var status = stat()
        guard unsafe fstat(old, &status) == 0 else { throw failure }
        try write([UInt8](repeating: 0, count: Int(status.st_size)), to: old, at: 0)
        guard fsync(old) == 0 else { throw failure }
    }

    private func write(
        _ bytes: [UInt8],
        to descriptor: Int32,
        at offset: Int
    ) throws(SealingError) {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { bytes in
                unsafe pwrite(
                    descriptor,
                    UnsafeRawBufferPointer(rebasing: bytes[done...]).baseAddress,
                    bytes.count - done,
                    off_t(offset + done)
                )
            }
            guard written > 0 || (written < 0 && errno == EINTR) else { throw failure }
            done += max(written, 0)
        }
    }

    private func opened(_ flags: Int32) throws(SealingError) -> Int32 {
        let descriptor = unsafe open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure }
        return descriptor
    }

    private func syncFolder() throws(SealingError) {
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = end.map { String(path[..<$0]) } ?? "."
        let descriptor = unsafe open(
            folder.isEmpty ? "/" : folder,
            O_RDONLY | O_DIRECTORY | O_CLOEXEC
        )
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure }
    }

    private var failure: SealingError { .file(path: path, code: errno) }

    private static func bytes(of keys: [SealingKey]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(keys.count * SealingKey.byteCount)
        for key in keys { unsafe key.withBytes { unsafe bytes.append(contentsOf: $0) } }
        return bytes
    }

    private static func wipe(_ bytes: inout [UInt8]) {
        unsafe bytes.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            unsafe explicit_bzero(start, bytes.count)
        }
    }
}
