import CAllocationCounter
import Decisions
import Engine
import EventLog
import Glibc
import Scheduler
import Vocabulary

/// How fast a log becomes a decision state, beside a scan that only touches every byte of it.
struct FoldBenchmark {
    struct Figures {
        var records: UInt64
        var foldsPerSecond: Double
        var scansPerSecond: Double
        var bytesPerActiveInteraction: Double
    }

    func run(in directory: String) throws -> Figures {
        let log = try LMDBLog(directory: directory, options: LMDBLogOptions())
        let records = log.lastPosition
        var folds: [Double] = []
        var scans: [Double] = []
        var bytes = 0.0
        for _ in 0..<5 {
            var start = now()
            let before = Int(heap_bytes_in_use())
            let ledger = try Ledger(log: log)
            folds.append(Double(records) / (now() - start))
            bytes =
                Double(Int(heap_bytes_in_use()) - before) / Double(max(ledger.state.activeCount, 1))
            start = now()
            var sum: UInt64 = 0
            unsafe try log.scan(from: 1, through: records) { _, bytes in
                var offset = 0
                while offset &+ 8 <= bytes.count {
                    unsafe sum &+= bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    offset &+= 8
                }
                return true
            }
            scans.append(Double(records) / (now() - start))
            blackHole(sum)
        }
        return Figures(
            records: records,
            foldsPerSecond: folds.sorted()[2],
            scansPerSecond: scans.sorted()[2],
            bytesPerActiveInteraction: bytes
        )
    }
}
