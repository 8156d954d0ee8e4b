import CLMDB
import Engine
import EventLog
import Glibc
import Sealing
import Vocabulary

/// How fast a log becomes a decision state, beside a scan that only touches every byte of it and a
/// plain LMDB cursor over the same file.
struct FoldBenchmark {
    struct Figures {
        var records: UInt64
        var foldsPerSecond: Double
        var scansPerSecond: Double
        var cursorsPerSecond: Double
        var whysPerSecond: Double
    }

    func run(in directory: String) throws -> Figures {
        var options = LMDBLogOptions()
        options.sealer = PersonalSealer(ring: KeyRing(file: directory + ".keys"), epoch: 2)
        let log = try LMDBLog(directory: directory, options: options)
        let records = log.lastPosition
        var folds: [Double] = []
        var scans: [Double] = []
        var cursors: [Double] = []
        var whys: [Double] = []
        for _ in 0..<5 {
            var start = now()
            let ledger = try Ledger(log: log)
            folds.append(Double(records) / (now() - start))
            blackHole(ledger.next)
            start = now()
            var sum: UInt64 = 0
            unsafe try log.scan(from: 1, through: records) { _, bytes in
                sum &+= unsafe touch(bytes)
                return true
            }
            scans.append(Double(records) / (now() - start))
            start = now()
            let touched = try cursorScan(directory + "/00000000000000000001")
            cursors.append(Double(touched.records) / (now() - start))
            blackHole(sum &+ touched.sum)
            start = now()
            let chain = try Cause(of: Cause.Subject(at: records, in: log)).answer(in: log)
            whys.append(Double(records) / (now() - start))
            blackHole(UInt64(chain.steps.count))
        }
        return Figures(
            records: records,
            foldsPerSecond: folds.sorted()[2],
            scansPerSecond: scans.sorted()[2],
            cursorsPerSecond: cursors.sorted()[2],
            whysPerSecond: whys.sorted()[2]
        )
    }

    /// The bare cursor of the library over the first segment, in an environment of its own.
    private func cursorScan(_ path: String) throws -> (records: UInt64, sum: UInt64) {
        var environment: OpaquePointer?
        unsafe mdb_env_create(&environment)
        unsafe mdb_env_set_mapsize(environment, 1 << 40)
        defer { unsafe mdb_env_close(environment) }
        let flags = UInt32(MDB_RDONLY) | UInt32(MDB_NOLOCK)
        guard unsafe mdb_env_open(environment, path, flags, 0o600) == 0 else {
            throw BenchmarkError.noCursor
        }
        var transaction: OpaquePointer?
        var database: MDB_dbi = 0
        var cursor: OpaquePointer?
        guard unsafe mdb_txn_begin(environment, nil, UInt32(MDB_RDONLY), &transaction) == 0,
            unsafe mdb_dbi_open(transaction, nil, 0, &database) == 0,
            unsafe mdb_cursor_open(transaction, database, &cursor) == 0
        else { throw BenchmarkError.noCursor }
        defer {
            unsafe mdb_cursor_close(cursor)
            unsafe mdb_txn_abort(transaction)
        }
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        var records: UInt64 = 0
        var sum: UInt64 = 0
        while unsafe mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == 0 {
            records &+= 1
            sum &+= unsafe touch(UnsafeRawBufferPointer(start: value.mv_data, count: value.mv_size))
        }
        return (records, sum)
    }
}

/// Reads every byte, eight at a time.
@inline(__always) private func touch(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum: UInt64 = 0
    var offset = 0
    while offset &+ 8 <= bytes.count {
        unsafe sum &+= bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        offset &+= 8
    }
    return sum
}

/// Why a benchmark could not be run.
enum BenchmarkError: Error {
    /// The plain cursor could not be opened.
    case noCursor
    /// A process or a peer did not do what it should; what it said.
    case failed(String)
}
