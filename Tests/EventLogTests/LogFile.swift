import Glibc

/// A segment's file, to be damaged and repaired by tests.
struct LogFile {
    let path: String

    init(_ folder: TemporaryFolder, segment: UInt64 = 1) {
        let digits = String(segment)
        path =
            folder.log + "/" + String(repeating: "0", count: 20 - digits.count) + digits
            + "/data.mdb"
    }

    func read() -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY)
        defer { close(descriptor) }
        var status = stat()
        unsafe fstat(descriptor, &status)
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
        precondition(count == bytes.count, "a file on disk is read at once")
        return bytes
    }

    func flip(bit: Int) {
        let descriptor = unsafe open(path, O_RDWR)
        defer { close(descriptor) }
        var byte: UInt8 = 0
        unsafe pread(descriptor, &byte, 1, bit / 8)
        byte ^= 1 << UInt8(bit % 8)
        let written = unsafe pwrite(descriptor, &byte, 1, bit / 8)
        precondition(written == 1, "the file can be written")
    }

    /// Removes the segment.
    func remove() {
        let folder = String(path.dropLast("/data.mdb".count))
        for name in ["/data.mdb", "/lock.mdb"] { unsafe unlink(folder + name) }
        unsafe rmdir(folder)
    }

    /// Flips a bit of some bytes wherever they stand: LMDB leaves old copies of pages behind.
    ///
    /// - Returns: how many copies there are.
    @discardableResult
    func flip(bit: Int, of bytes: [UInt8], in contents: [UInt8]) -> Int {
        var copies = 0
        var from = 0
        while let offset = offset(of: bytes, in: contents, from: from) {
            flip(bit: offset * 8 + bit)
            copies += 1
            from = offset + 1
        }
        return copies
    }

    /// Where some bytes stand in the file.
    func offset(of bytes: [UInt8], in contents: [UInt8], from: Int = 0) -> Int? {
        unsafe contents.withUnsafeBytes { contents in
            unsafe bytes.withUnsafeBytes { bytes in
                guard let start = contents.baseAddress, let wanted = bytes.baseAddress
                else { return nil }
                var from = from
                while from + bytes.count <= contents.count,
                    let found = unsafe memchr(
                        start + from,
                        Int32(bytes[0]),
                        contents.count - bytes.count - from + 1
                    )
                {
                    let offset = unsafe UnsafeRawPointer(found) - start
                    if unsafe memcmp(found, wanted, bytes.count) == 0 { return offset }
                    from = offset + 1
                }
                return nil
            }
        }
    }
}
