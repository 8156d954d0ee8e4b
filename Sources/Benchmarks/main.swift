// `Benchmarks [NAME ...] [--small]`: appends, inbound, fold, footprint, seen, assignment, http; all of them without a name.
// Each is a ratio against a ceiling in the same run, or a figure with its aim beside it.

import Glibc

let words = CommandLine.arguments.dropFirst()
let isSmall = words.contains("--small")
let names = words.filter { !$0.hasPrefix("--") }

func runs(_ name: String) -> Bool { names.isEmpty || names.contains(name) }

if runs("appends") {
    print("appends to the log beside plain LMDB, 256-byte records, synced, filled ahead alike")
    appendBenchmark()
}
if runs("inbound") || runs("fold") {
    try withTemporaryDirectory { directory in
        let inbound = try InboundBenchmark(rounds: isSmall ? 20 : 500).run(in: directory)
        print("durable inbound messages, 1,024 waiting (aim 100,000 a second)")
        print("  \(Int(inbound.messagesPerSecond)) a second")
        print("  \(inbound.allocationsPerDecision) allocations a message, admission to commit")
        guard runs("fold") else { return }
        let fold = try FoldBenchmark().run(in: directory)
        print("fold of \(fold.records) records into the decision state (aim 2,000,000 a second)")
        print("  \(Int(fold.foldsPerSecond)) a second")
        print("  \(fold.foldsPerSecond / fold.scansPerSecond) of a scan that touches every byte")
        print("  \(fold.foldsPerSecond / fold.cursorsPerSecond) of a plain cursor in C")
        print(
            "  \(Int(fold.whysPerSecond)) a second when asked why the last message went as it did"
        )
    }
}
if runs("footprint") {
    let footprint = try FootprintBenchmark(interactions: isSmall ? 1_000 : 100_000).run()
    print("decision state (aims: 400 bytes with number and timer apart, no allocation)")
    print("  \(Int(footprint.bytesPerInteraction)) bytes an interaction, its profile and its timer")
    print("  \(Int(footprint.bytesPerTimer)) of them for the timer")
    print("  \(footprint.steadyAllocationsPerDecision) allocations a decision in the steady path")
}
if runs("seen") {
    try withTemporaryDirectory { directory in
        let ids = isSmall ? 10_000 : 1_000_000
        print(
            "ids of messages that are remembered (aim: bounded memory; 100 bytes each below the bound)"
        )
        for folder in [nil, directory] {
            let seen = try SeenBenchmark(ids: ids).run(folder: folder)
            print("  \(ids) ids, \(folder == nil ? "all in memory" : "full tables in files")")
            print("    \(seen.heapBytesPerID) bytes of heap an id")
            print("    \(Int(seen.nanosecondsToRemember)) ns to remember one")
            print(
                "    \(Int(seen.nanosecondsToKnow)) ns to decide a known one,"
                    + " \(Int(seen.nanosecondsToMiss)) ns another"
            )
        }
        let many = try SeenBenchmark(ids: ids * 10).run(folder: directory)
        print("  \(ids * 10) ids, full tables in files")
        print("    \(many.heapBytesPerID) bytes of heap an id")
        print(
            "    \(Int(many.nanosecondsToKnow)) ns to decide a known one,"
                + " \(Int(many.nanosecondsToMiss)) ns another"
        )
    }
}
if runs("assignment") {
    print("decisions of routing, each input with all that follows (aim: under 50 µs at the median)")
    print("  agents  queues  waiting   closing: median, 99 %   arriving: median, 99 %   in µs")
    for (agents, queues, waiting) in [(50, 2, 200), (500, 20, 2_000), (5_000, 200, 20_000)] {
        var benchmark = AssignmentBenchmark(agents: agents, queues: queues, waiting: waiting)
        if isSmall { benchmark.turns = 50 }
        if isSmall, agents > 50 { break }
        let figures = try benchmark.run()
        let cells = [figures.closing, figures.arriving].map { times in
            "\(Double(times.median) / 1_000), \(Double(times.ninetyNinth) / 1_000)"
        }
        print("  \(agents)  \(queues)  \(waiting)   \(cells.joined(separator: "   "))")
    }
}
if runs("http") {
    do {
        try withTemporaryDirectory { directory in
            try HTTPBenchmark(seconds: isSmall ? 1 : 3, turns: isSmall ? 1 : 5).run(in: directory)
        }
    } catch BenchmarkError.failed(let text) {
        print("  failed: \(text)")
        exit(1)
    }
}
