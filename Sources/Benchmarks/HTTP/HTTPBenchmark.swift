import CDurableCeiling
import Foundation

/// How fast the daemon answers on loopback, beside what plain C and PostgreSQL do in the same run.
///
/// Everything shares the machine's processors: the daemon, its peers, and wrk. Sides take turns, each
/// first in every other one; what is printed are medians of the turns.
struct HTTPBenchmark {
    var seconds = 3
    var turns = 5

    func run(in folder: String) throws {
        guard ChildProcess.exists("wrk") else {
            return print("  skipped: wrk is not here (config/install-benchmarks)")
        }
        let load = Load(folder: folder)
        try posts(load)
        try tables(load)
        try latency(load)
        try reads(load)
    }

    /// Durable posts beside the ceiling.
    private func posts(_ load: Load) throws {
        print("durable posts of messages a second, beside plain C that only appends (aim 0.6)")
        let folder = try made("posts", in: load.folder)
        let daemon = try DaemonUnderLoad(in: folder)
        defer { daemon.stop() }
        let records = try made("ceiling", in: load.folder)
        guard let ceiling = unsafe durable_ceiling_start(records, 2) else {
            throw BenchmarkError.failed("the ceiling cannot start")
        }
        defer { unsafe durable_ceiling_stop(ceiling) }
        let ceilingPort = unsafe durable_ceiling_port(ceiling)
        var run = 1
        func put(on port: UInt16, _ connections: Int) throws -> Double {
            run += 1
            let result = try load.put(
                Load.posts,
                on: port,
                connections: connections,
                seconds: seconds,
                run: run
            )
            guard result.failures == 0 else {
                throw BenchmarkError.failed("\(result.failures) posts failed")
            }
            return result.perSecond
        }
        // Most who write have written before: the first ones open their conversations.
        _ = try put(on: daemon.port, 64)
        print("  connections   plain C    daemon    ratio (of each turn)")
        for connections in [1, 64, 512] {
            var rates: [(ceiling: Double, daemon: Double)] = []
            for turn in 0..<turns {
                let first = turn % 2 == 0 ? try put(on: ceilingPort, connections) : 0
                let own = try put(on: daemon.port, connections)
                let last = turn % 2 == 0 ? 0 : try put(on: ceilingPort, connections)
                rates.append((first + last, own))
            }
            let ratios = rates.map { $0.daemon / $0.ceiling }
            let own = median(rates.map(\.daemon))
            print(
                "  \(column(connections, 11)) \(column(Int(median(rates.map(\.ceiling))), 9))"
                    + " \(column(Int(own), 9))    \(rounded(median(ratios)))"
                    + " (\(ratios.map { "\(rounded($0))" }.joined(separator: ", ")))"
            )
        }
        if let behind = try daemon.recordsBehind(in: folder) {
            print("  \(behind) records that the views had not shown when it ended")
        }
    }

    /// The same beside a function of PostgreSQL, with as many clients as connections.
    private func tables(_ load: Load) throws {
        print("durable posts beside the same work in one function of PostgreSQL 15 (aim 5)")
        guard PostgresPeer.isThere else {
            return print("  skipped: PostgreSQL 15 is not here (config/install-benchmarks)")
        }
        let folder = try made("tables", in: load.folder)
        let peer = try PostgresPeer(in: folder)
        defer { peer.stop() }
        let daemon = try DaemonUnderLoad(in: made("beside", in: folder))
        defer { daemon.stop() }
        // Both first open the conversations of those who write.
        _ = try peer.callsPerSecond(clients: 16, seconds: seconds, in: folder)
        var run = 1
        func put(_ connections: Int) throws -> Double {
            run += 1
            return try load.put(
                Load.posts,
                on: daemon.port,
                connections: connections,
                seconds: seconds,
                run: run
            ).perSecond
        }
        _ = try put(64)
        print("  clients   PostgreSQL    daemon    ratio (of each turn)")
        for clients in [16, 64, 256] {
            var rates: [(peer: Double, daemon: Double)] = []
            for _ in 0..<3 {
                let other = try peer.callsPerSecond(clients: clients, seconds: seconds, in: folder)
                rates.append((other, try put(clients)))
            }
            let ratios = rates.map { $0.daemon / $0.peer }
            print(
                "  \(column(clients, 7)) \(column(Int(median(rates.map(\.peer))), 12))"
                    + " \(column(Int(median(rates.map(\.daemon))), 9))    \(rounded(median(ratios)))"
                    + " (\(ratios.map { "\(rounded($0))" }.joined(separator: ", ")))"
            )
        }
    }

    /// One post at a time beside one synced commit.
    private func latency(_ load: Load) throws {
        print("one durable post at a time, median (aim at most twice a synced commit of LMDB)")
        let folder = try made("latency", in: load.folder)
        let daemon = try DaemonUnderLoad(in: folder)
        defer { daemon.stop() }
        var answers: [Double] = []
        var growing: [Double] = []
        var filled: [Double] = []
        for turn in 0..<turns {
            growing.append(try commits(filled: false, in: made("growing\(turn)", in: folder)))
            filled.append(try commits(filled: true, in: made("filled\(turn)", in: folder)))
            let result = try load.put(
                Load.posts,
                on: daemon.port,
                connections: 1,
                seconds: seconds,
                run: turn
            )
            answers.append(result.medianMicroseconds)
        }
        let answer = median(answers)
        print("  \(Int(answer)) µs from request to answer")
        for (name, commit) in [("growing", median(growing)), ("filled ahead", median(filled))] {
            print(
                "  \(Int(commit)) µs a commit to a file \(name): \(rounded(answer / commit)) times"
            )
        }
    }

    private func commits(filled: Bool, in folder: String) throws -> Double {
        var taken = [UInt64](repeating: 0, count: 2_000)
        let code = unsafe synced_commits(folder, filled ? 1 : 0, UInt32(taken.count), &taken)
        guard code == 0 else { throw BenchmarkError.failed("LMDB's code \(code)") }
        return median(taken.map { Double($0) / 1_000 })
    }

    /// Reading one interaction beside an answer that is always the same, and a list by an index.
    private func reads(_ load: Load) throws {
        let folder = try made("reads", in: load.folder)
        let daemon = try DaemonUnderLoad(in: folder)
        defer { daemon.stop() }
        _ = try load.put(Load.posts, on: daemon.port, connections: 64, seconds: 1, run: 1)
        while let behind = try daemon.recordsBehind(in: folder), behind > 0 { usleep(100_000) }
        let interactions = "/api/ledgerline/v1/interactions/"
        let shown = try daemon.get(interactions + "IMS0000001", in: folder)
        guard shown.status == 200,
            let id = shown.body.components(separatedBy: "\"sys_id\":\"").dropFirst().first
        else { throw BenchmarkError.failed("no interaction can be read: \(shown)") }
        let one = interactions + id.prefix(32)
        let fixed = Load.gets("/health/live", authorization: DaemonUnderLoad.authorization)
        let interaction = Load.gets(one, authorization: DaemonUnderLoad.authorization)
        print("GET of one interaction beside a fixed answer, 64 connections (aim 0.5)")
        var rates: [(fixed: Double, own: Double)] = []
        for _ in 0..<turns {
            let plain = try load.put(fixed, on: daemon.port, connections: 64, seconds: seconds)
            let own = try load.put(interaction, on: daemon.port, connections: 64, seconds: seconds)
            guard own.failures == 0 else {
                throw BenchmarkError.failed("\(own.failures) reads failed")
            }
            rates.append((plain.perSecond, own.perSecond))
        }
        print(
            "  \(Int(median(rates.map(\.own)))) of \(Int(median(rates.map(\.fixed)))) a second:"
                + " \(rounded(median(rates.map { $0.own / $0.fixed })))"
        )
        try query(load, daemon, in: folder)
    }

    private func query(_ load: Load, _ daemon: DaemonUnderLoad, in folder: String) throws {
        print("a Table query of 100 rows by an index, one at a time, median (aim 2,000 µs)")
        let path = "/api/now/table/interaction?sysparm_query=state=queued&sysparm_limit=100"
        let status = try daemon.get(path, in: folder).status
        guard status == 200 else {
            return print("  skipped: the daemon answers \(status) to \(path)")
        }
        let script = Load.gets(path, authorization: DaemonUnderLoad.authorization)
        var medians: [Double] = []
        for _ in 0..<turns {
            let result = try load.put(
                script,
                on: daemon.port,
                connections: 1,
                seconds: seconds
            )
            medians.append(result.medianMicroseconds)
        }
        print("  \(Int(median(medians))) µs")
    }

    private func made(_ name: String, in parent: String) throws -> String {
        let folder = parent + "/" + name
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: false
        )
        return folder
    }
}

private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

private func column(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(width - text.count, 0)) + text
}
