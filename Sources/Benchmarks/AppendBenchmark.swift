import CBOR
import CLMDB
import EventLog
import Glibc

/// Asks how much of LMDB's own speed the log keeps: durable appends of 256-byte records.
///
/// Both ways write into folders of the same file system, filled ahead by the same amount, in turns
/// of some commits each; what is printed are medians of the turns.
func appendBenchmark(turns: Int = 9, folder: String = "/tmp") {
    print("append: 256-byte records, synced; records a second, medians of \(turns) turns")
    print("  a commit   plain LMDB    the log   ratio")
    for perCommit in [1, 10, 100, 1_000] {
        let commits = perCommit >= 1_000 ? 100 : 300
        let (path, other) = (scratchFolder(in: folder), scratchFolder(in: folder))
        defer {
            removeFolder(path)
            removeFolder(other)
        }
        guard let log = try? LMDBLog(directory: path + "/log"),
            var plain = PlainLMDB(folder: other)
        else { return print("  no log can be made in \(folder)") }
        var rates: [(plain: Double, log: Double)] = []
        for turn in 0...turns {
            let records = Double(perCommit * commits)
            // Each goes first in every other turn, since a flush may pay for what went before it.
            let early =
                turn % 2 == 0 ? seconds { plain.append(commits: commits, of: perCommit) } : 0
            let own = seconds { append(to: log, commits: commits, of: perCommit) }
            let late = turn % 2 == 1 ? seconds { plain.append(commits: commits, of: perCommit) } : 0
            rates.append((records / (early + late), records / own))
        }
        // The first turn warms the files up.
        rates.removeFirst()
        let plainRate = median(rates.map(\.plain))
        let logRate = median(rates.map(\.log))
        let ratio = median(rates.map { $0.log / $0.plain })
        print(
            "  \(padded(perCommit, 8)) \(padded(Int(plainRate), 12)) \(padded(Int(logRate), 10))"
                + "    \(Double(Int(ratio * 100)) / 100)"
        )
        if let root = try? log.root(at: log.lastPosition) {
            print("           root at \(log.lastPosition): \(root)")
        }
    }
}

private func append(to log: LMDBLog, commits: Int, of perCommit: Int) {
    var batch = RecordBatch()
    let payload = [UInt8](repeating: 7, count: 256 - RecordHeader.byteCount - 2)
    for _ in 0..<commits {
        batch.removeAll()
        let first = log.lastPosition + 1
        for number in first..<first + UInt64(perCommit) {
            batch.begin(
                RecordHeader(
                    isOutcome: false,
                    type: 1,
                    typeVersion: 1,
                    rule: 0,
                    ordinal: 0,
                    time: Int64(number),
                    cause: 0,
                    interaction: 0
                )
            )
            // A byte string in CBOR: two bytes of head.
            batch.payload.bytes(payload)
            batch.end()
        }
        do {
            _ = try log.append(batch)
        } catch {
            fatalError("the benchmark's append failed: \(error)")
        }
    }
}

/// The least that can be done with LMDB: one buffer as the value, keys in order, filled ahead.
@safe
private struct PlainLMDB {
    private let environment: OpaquePointer
    private let descriptor: Int32
    private var next: UInt64 = 1
    private var filled: UInt64 = 0
    private let value = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 8)
    private let zeros = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 8)

    init?(folder: String) {
        var made: OpaquePointer?
        var file: Int32 = -1
        guard unsafe mdb_env_create(&made) == 0, let made = unsafe made,
            unsafe mdb_env_set_mapsize(made, 1 << 40) == 0,
            unsafe mdb_env_open(made, folder, UInt32(MDB_NOTLS), 0o640) == 0,
            unsafe mdb_env_get_fd(made, &file) == 0
        else { return nil }
        unsafe environment = unsafe made
        descriptor = file
        unsafe zeros.initializeMemory(as: UInt8.self, repeating: 0)
    }

    mutating func append(commits: Int, of perCommit: Int) {
        for _ in 0..<commits {
            fill(for: UInt64(perCommit) * 640 + (256 << 10))
            var transaction: OpaquePointer?
            var cursor: OpaquePointer?
            var database: MDB_dbi = 0
            unsafe mdb_txn_begin(environment, nil, 0, &transaction)
            unsafe mdb_dbi_open(transaction, nil, 0, &database)
            unsafe mdb_cursor_open(transaction, database, &cursor)
            for _ in 0..<perCommit {
                var number = next.bigEndian
                unsafe value.initializeMemory(
                    as: UInt8.self,
                    repeating: UInt8(truncatingIfNeeded: next)
                )
                unsafe withUnsafeMutableBytes(of: &number) { bytes in
                    var key = unsafe MDB_val(mv_size: 8, mv_data: bytes.baseAddress)
                    var data = unsafe MDB_val(mv_size: 256, mv_data: value.baseAddress)
                    let code = unsafe mdb_cursor_put(cursor, &key, &data, UInt32(MDB_APPEND))
                    precondition(code == 0, "keys rise")
                }
                next += 1
            }
            unsafe mdb_cursor_close(cursor)
            precondition(unsafe mdb_txn_commit(transaction) == 0, "the disk takes it")
        }
    }

    private mutating func fill(for bytes: UInt64) {
        var info = unsafe MDB_envinfo()
        unsafe mdb_env_info(environment, &info)
        let needed = unsafe UInt64(info.me_last_pgno + 1) * 4_096 + bytes
        guard needed > filled else { return }
        filled = max(filled, unsafe UInt64(info.me_last_pgno + 1) * 4_096)
        for _ in 0..<16 {
            let written = unsafe pwrite(descriptor, zeros.baseAddress, zeros.count, off_t(filled))
            filled += UInt64(max(written, 0))
        }
    }
}

private func seconds(_ body: () -> Void) -> Double {
    var start = timespec()
    var end = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &start)
    body()
    unsafe clock_gettime(CLOCK_MONOTONIC, &end)
    return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
}

private func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
}

private func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(width - text.count, 0)) + text
}

private func scratchFolder(in parent: String) -> String {
    var template = [CChar]((parent + "/append-benchmark-XXXXXX").utf8CString)
    _ = unsafe mkdtemp(&template)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

private func removeFolder(_ path: String) {
    guard let stream = unsafe opendir(path) else { return }
    while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name != ".", name != ".." else { continue }
        if unsafe unlink(path + "/" + name) != 0 { removeFolder(path + "/" + name) }
    }
    unsafe closedir(stream)
    unsafe rmdir(path)
}
