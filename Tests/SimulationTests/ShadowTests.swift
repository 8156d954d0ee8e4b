import CBOR
import Decisions
import Engine
import EventLog
import TestSupport
import Testing
import Vocabulary

@Suite("A shadow of a log")
struct ShadowTests {
    /// The name of a turn's records: they stand behind each other.
    private struct TurnName: Equatable {
        var cause: Position
        var ordinal: UInt16
        var time: Int64

        init(_ record: LoggedRecord) {
            cause = record.header.isOutcome ? record.header.cause : record.position
            ordinal = record.header.ordinal
            time = record.header.time
        }
    }

    private func report(
        of log: any RecordLog,
        by rules: any ShadowRules = RulesAtHand(),
        keeping kept: Int = .max
    ) throws -> Shadow.Report {
        var shadow = Shadow(of: log.identity, by: rules, keeping: kept)
        try shadow.follow(log, through: .max)
        return shadow.report
    }

    /// Where a row first decides something in each turn.
    private func firsts(of row: Rule, in records: [LoggedRecord]) -> [Position] {
        var found: [Position] = []
        var last: TurnName?
        var isTold = false
        for record in records {
            let name = TurnName(record)
            if name != last { isTold = false }
            last = name
            if record.rule == row, record.header.isOutcome, !isTold {
                found.append(record.position)
                isTold = true
            }
        }
        return found
    }

    @Test("finds nothing where rules are as they were", arguments: [0, 1])
    func clean(half: Int) throws {
        for workload in try Workloads.some(seeds: 200, half: half) {
            let log = try workload.run().log
            let report = try report(of: log)
            #expect(report.isClean, "\(workload.name): \(report.differences.first as Any)")
            #expect(report.inputs + report.sameOutcomes == log.lastPosition)
        }
    }

    @Test(
        "finds a mistake in any row, at each turn that the row has a part in and nowhere else",
        arguments: PlantedRules.Mistake.allCases
    )
    func planted(mistake: PlantedRules.Mistake) throws {
        var rows: Set<Rule> = []
        for workload in try Workloads.some(seeds: 20) {
            let log = try workload.run().log
            let records = try log.decoded()
            for row in Set(records.filter(\.header.isOutcome).map(\.rule)) {
                let rules = PlantedRules(row: row, mistake: mistake)
                let report = try report(of: log, by: rules)
                let expected = firsts(of: row, in: records)
                let found = report.differences.map(\.position)
                // Doubled, it shows behind the row's own record.
                let places = zip(found, expected).allSatisfy { found, expected in
                    mistake == .doubled ? found > expected : found == expected
                }
                #expect(
                    found.count == expected.count && places,
                    "\(workload.name) \(row.name): \(found) for \(expected)"
                )
                let isNamed = report.differences.allSatisfy {
                    $0.logged.rule == row || $0.decided.rule == row
                }
                #expect(isNamed, "\(workload.name) \(row.name)")
                rows.insert(row)
            }
        }
        #expect(rows.count > 45, "\(rows.count) rows")
    }

    @Test("finds the mistakes of an engine with its timers", arguments: Fault.allCases)
    func faultyTimers(fault: Fault) throws {
        var found: UInt64 = 0
        for seed in 1...60 as ClosedRange<UInt64> {
            let workload = try WorkloadGenerator.generate(seed: seed).workload
            guard !workload.givesWork else { continue }
            let log = try FaultyLedger.run(workload, fault, restartAfter: { $0 % 7 == 6 }).log
            let report = try report(of: log)
            // One wrong thing is told of once: no more than timers there were, fired or passed over.
            #expect(report.differenceCount <= report.firings + report.counts.passedOver)
            #expect(report.counts.keys.allSatisfy { Self.kinds(of: fault).contains($0.kind) })
            let passedOver = report.differences.filter { $0.kind == .notFired }
                .compactMap { $0.decided.text.firstMatch(of: /"cause":\d+(,"ordinal":\d+)?/)?.0 }
            #expect(Set(passedOver).count == passedOver.count, "seed \(seed)")
            found += report.differenceCount
        }
        #expect(found > 0)
    }

    private static func kinds(of fault: Fault) -> Set<Shadow.Kind> {
        switch fault {
        case .strictlyBefore, .dictionaryOrder, .drainOnce: [.notFired]
        case .timeIsNow: [.otherwise, .notFired]
        case .forgottenCancel: [.fired]
        case .rearmedFromNow: [.otherwise, .notFired]
        }
    }

    @Test("tells of each altered record, and of no other", arguments: RedecisionTests.seeds)
    func altered(seed: UInt64) throws {
        let sound = try WorkloadGenerator.generate(seed: seed).log
        let outcomes = try sound.decoded().filter(\.header.isOutcome)
        // One in ten, each in a turn of its own.
        var chosen: [LoggedRecord] = []
        for record in outcomes
        where record.position % 10 == 3 && chosen.last?.header.cause != record.header.cause {
            chosen.append(record)
        }
        let positions = chosen.map(\.position)
        let log = try sound.altered { position, header, _ in
            if positions.contains(position) { header.rule = Rule.p7.rawValue }
            return true
        }
        let report = try report(of: log)
        let wrong = chosen.filter { $0.rule != .p7 }
        #expect(report.differences.map(\.position) == wrong.map(\.position))
        #expect(report.differences.map(\.decided.rule) == wrong.map(\.rule))
        #expect(report.differences.allSatisfy { $0.logged.rule == .p7 && $0.records == 1 })
        #expect(report.differenceCount == UInt64(wrong.count))
        let short = try self.report(of: log, keeping: 1)
        #expect(short.differences == Array(report.differences.prefix(1)))
        #expect(short.counts == report.counts)
    }

    @Test func `tells what the log's last turn lacks`() throws {
        var told = 0
        for seed in 1...40 as ClosedRange<UInt64> {
            let sound = try WorkloadGenerator.generate(seed: seed).log
            let records = try sound.decoded()
            guard let last = records.last, last.header.isOutcome else { continue }
            let cut = try sound.altered { position, _, _ in position != last.position }
            let missing = try report(of: cut)
            guard records.dropLast().last.map(TurnName.init) == TurnName(last) else {
                // A firing that has not come yet is none that is missing.
                #expect(missing.isClean, "seed \(seed)")
                continue
            }
            #expect(missing.differences.map(\.position) == [last.position], "seed \(seed)")
            #expect(missing.differences.map(\.kind) == [.missing])
            #expect(missing.differences.map(\.decided.rule) == [last.rule])
            told += 1
        }
        #expect(told > 5)
    }

    @Test func `tells of a record too many`() throws {
        // What is twice there must be such that it can be folded twice.
        let name = SystemMessageAdded.name
        for workload in try Workloads.some(seeds: 40) {
            let sound = try workload.run().log
            guard let last = try sound.decoded().last, last.event.name == name else { continue }
            let long = try sound.altered { _, _, _ in true }
            var batch = RecordBatch()
            batch.begin(last.header)
            let bytes = try #require(try sound.bytes().last)
            unsafe bytes[RecordHeader.byteCount...].withUnsafeBytes {
                unsafe batch.payload.append($0)
            }
            batch.end()
            _ = try long.append(batch)
            let report = try report(of: long)
            #expect(report.differences.map(\.position) == [last.position + 1])
            #expect(report.differences.map(\.kind) == [.added])
            #expect(report.differences.map(\.logged.rule) == [last.rule])
        }
    }

    @Test func `tells what it has found wherever it is stopped`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let sound = try WorkloadGenerator.generate(seed: seed).log
            let outcomes = try sound.decoded().filter { $0.header.isOutcome && $0.rule != .p7 }
            let place = try #require(outcomes.dropFirst(outcomes.count / 2).first).position
            let log = try sound.altered { position, header, _ in
                if position == place { header.rule = Rule.p7.rawValue }
                return true
            }
            for last in [place - 1, place, place + 1] {
                var shadow = Shadow(of: log.identity)
                try shadow.follow(log, through: last)
                shadow.finish()
                let found = shadow.report.differences.map(\.position)
                #expect(found == (last < place ? [] : [place]), "seed \(seed)")
            }
        }
    }

    @Test func `goes on behind an input that it refuses or takes for a repetition`() throws {
        for workload in try Workloads.some(seeds: 20) {
            let log = try workload.run().log
            let records = try log.decoded()
            let refused = records.filter { $0.event.name == SMSReceived.name }.map(\.position)
            let report = try report(of: log, by: RefusingRules(type: SMSReceived.type))
            #expect(report.differences.map(\.position) == refused, "\(workload.name)")
            #expect(report.differences.allSatisfy { $0.kind == .refused })
            #expect(
                report.differences.allSatisfy {
                    $0.decided.text == "(nothing: refused as unknown-queue)"
                }
            )
        }
    }

    @Test(
        "ends at a record of an unknown type or version, and names it",
        arguments: [Shadow.Unreadable.Kind.unknownType, .unknownVersion, .damaged]
    )
    func unreadable(kind: Shadow.Unreadable.Kind) throws {
        let sound = try WorkloadGenerator.generate(seed: 3).log
        let place = sound.lastPosition / 2
        let log = try sound.altered { position, header, payload in
            guard position == place else { return true }
            switch kind {
            case .unknownType: header.type = 60_000
            case .unknownVersion: header.typeVersion = 77
            case .damaged: payload = [0xFF]
            }
            return true
        }
        var shadow = Shadow(of: log.identity)
        try shadow.follow(log, through: .max)
        let report = shadow.report
        let found = try #require(report.unreadable)
        #expect(found.position == place)
        #expect(found.kind == kind)
        #expect(report.differenceCount == 0)
        #expect(!report.isClean)
        #expect(shadow.position == place - 1)
        // Asking again changes nothing.
        try shadow.follow(log, through: .max)
        #expect(shadow.position == place - 1)
    }

    @Test func `follows a growing log, and finds the same in any pieces`() throws {
        for seed in 1...30 as ClosedRange<UInt64> {
            let workload = try WorkloadGenerator.generate(seed: seed).workload
            let log = MemoryLog(identity: workload.identity)
            var shadow = Shadow(of: workload.identity)
            let rules = PlantedRules(row: .r1, mistake: .misled)
            var planted = Shadow(of: workload.identity, by: rules)
            var failure: (any Error)?
            try workload.run(
                on: log,
                visit: { _, _ in
                    do {
                        try shadow.follow(log, through: .max)
                        let half = (planted.position + log.lastPosition) / 2
                        try planted.follow(log, through: half)
                    } catch {
                        failure = error
                    }
                }
            )
            #expect(failure == nil)
            #expect(shadow.report.isClean, "seed \(seed)")
            #expect(shadow.position == log.lastPosition)
            try planted.follow(log, through: .max)
            let whole = try report(of: log, by: rules)
            #expect(planted.report.counts == whole.counts, "seed \(seed)")
            #expect(planted.report.sameOutcomes == whole.sameOutcomes)
        }
    }
}

extension [Shadow.Subject: UInt64] {
    fileprivate var passedOver: UInt64 {
        reduce(0) { $0 + ($1.key.kind == .notFired ? $1.value : 0) }
    }
}
