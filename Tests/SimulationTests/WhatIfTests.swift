import Decisions
import Engine
import EventLog
import Foundation
import Simulation
import Testing
import TestSupport
import Vocabulary

@Suite("What if a messaging action had been otherwise")
struct WhatIfTests {
    /// What a log says that an action did, by the rules of reading it alone.
    private func happened(
        _ action: ActionID,
        in log: any RecordLog
    ) throws -> (fired: UInt64, skipped: UInt64) {
        var fired: UInt64 = 0
        var skipped: UInt64 = 0
        for record in try log.decoded() {
            switch record.event {
            case .outcome(.messagingActionFired(let event)) where event.action == action:
                fired += 1
            case .outcome(.messagingActionSkipped(let event)) where event.action == action:
                skipped += 1
            default: break
            }
        }
        return (fired, skipped)
    }

    private func checkUnchanged(_ log: any RecordLog) throws -> UInt64 {
        var waits: UInt64 = 0
        for action in try WhatIf.actions(in: log) {
            let report = try WhatIf(action.action, WhatIf.Change()).answer(in: log)
            let (fired, skipped) = try happened(action.action, in: log)
            #expect(report.differences == [])
            #expect(report.happened == report.wouldHave)
            #expect(report.happened.fired == fired)
            #expect(report.happened.skipped == skipped)
            waits += report.happened.begun
        }
        return waits
    }

    @Test("gives what stands in the log when nothing is otherwise", arguments: ScenarioFile.all)
    func unchanged(_ file: ScenarioFile) throws {
        let log = MemoryLog(identity: try file.read().identity)
        try file.run(on: log)
        _ = try checkUnchanged(log)
    }

    @Test func `does so for any log`() throws {
        var waits: UInt64 = 0
        for seed in 1...40 as ClosedRange<UInt64> {
            waits += try checkUnchanged(try WorkloadGenerator.generate(seed: seed).log)
        }
        // Hundreds, or nothing was looked at.
        #expect(waits > 400)
    }

    /// A scenario in which one action prompts, so that nothing else goes otherwise.
    private func promptLog(_ settings: String) throws -> MemoryLog {
        let action =
            #"{ messagingActionSet: { name: "Remind", active: true, order: 100, event: "#
            + #""requester_message_without_agent_response", kind: "prompt_agent", text: "Waiting.", "#
            + settings + " } },"
        let text = try String(
            contentsOf: Self.folder.appending(path: "reminders.json5"),
            encoding: .utf8
        )
        .replacing("// ACTION", with: action)
        let scenario = try Scenario(parsing: Array(text.utf8), file: "reminders")
        let log = MemoryLog(identity: scenario.identity)
        let simulator = try Simulator(log: log, normalize: ScenarioFile.normalize)
        for step in scenario.steps { try simulator.take(step) }
        return log
    }

    private static let folder = ScenarioFile.folder.deletingLastPathComponent()
        .appending(path: "what-if")

    @Test(
        "says of prompts what the rules give when the action is set so from the beginning",
        arguments: [
            #"duration: "1m""#, #"duration: "20m""#, #"duration: "3d""#,
            #"duration: "10m", anchor: "last""#, #"duration: "10m", filter: "state=on_hold""#,
            #"duration: "10m", filter: "stateINqueued,work_in_progress^requester_message_count>1""#,
        ]
    )
    func agreesWithTheRules(settings: String) throws {
        let log = try promptLog(#"duration: "10m""#)
        let other = try promptLog(settings)
        let set = try #require(try WhatIf.actions(in: other).first)
        var change = WhatIf.Change()
        change.duration = set.duration
        change.anchor = set.anchor
        change.filter = set.filter
        let report = try WhatIf(set.action, change).answer(in: log)
        let (fired, skipped) = try happened(set.action, in: other)
        #expect(report.wouldHave.fired == fired)
        #expect(report.wouldHave.skipped == skipped)
        // The times of all that would have happened, where it differs from what did.
        let base = try WhatIf(set.action, WhatIf.Change()).answer(in: log)
        #expect(base.differences == [])
        let times = try Self.times(of: set.action, in: other)
        for difference in report.differences {
            guard let after = difference.after else { continue }
            #expect(times.contains([difference.number: after.time]))
        }
        if settings != #"duration: "10m""# { #expect(!report.differences.isEmpty) }
    }

    private static func times(
        of action: ActionID,
        in log: any RecordLog
    ) throws -> Set<[UInt64: Instant]> {
        var numbers: [InteractionID: UInt64] = [:]
        var times: Set<[UInt64: Instant]> = []
        for record in try log.decoded() {
            switch record.event {
            case .outcome(.interactionOpened(let opening)):
                numbers[record.interaction] = opening.number
            case .outcome(.messagingActionFired(let event)) where event.action == action:
                times.insert([numbers[record.interaction] ?? 0: record.time])
            case .outcome(.messagingActionSkipped(let event)) where event.action == action:
                times.insert([numbers[record.interaction] ?? 0: record.time])
            default: break
            }
        }
        return times
    }

    /// Questions about one scenario, and the answers that were read and found right once.
    @Test func `answers about closings say what came afterwards`() throws {
        let file = ScenarioFile(path: Self.folder.appending(path: "silence.json5"))
        let log = MemoryLog(identity: try file.read().identity)
        try file.run(on: log)
        let actions = try WhatIf.actions(in: log)
        var questions: [(String, WhatIf)] = []
        for action in actions {
            func ask(_ name: String, _ change: (inout WhatIf.Change) -> Void) {
                var changed = WhatIf.Change()
                change(&changed)
                questions.append(("\(action.name): \(name)", WhatIf(action.action, changed)))
            }
            ask("after 12 hours") { $0.duration = .hours(12) }
            ask("after 5 days") { $0.duration = .days(5) }
            ask("inactive") { $0.active = false }
            ask("only on hold") { $0.filter = "state=on_hold" }
            ask("reassigns") { $0.kind = .reassign }
        }
        let key = SysIDKey(high: log.identity.high, low: log.identity.low)
        var text = ""
        for (name, question) in questions {
            text += "// \(name)\n" + (try question.answer(in: log).json(key).text) + "\n"
        }
        let golden = Self.folder.appending(path: "silence.golden.jsonl")
        if ProcessInfo.processInfo.environment["LEDGERLINE_RECORD"] == "1" {
            try Data(text.utf8).write(to: golden)
        }
        #expect(try text == String(contentsOf: golden, encoding: .utf8))
    }

    @Test func `only waits that began in the time, or in the conversation, count`() throws {
        let log = try promptLog(#"duration: "10m""#)
        let action = try #require(try WhatIf.actions(in: log).first)
        var change = WhatIf.Change()
        change.duration = .minutes(1)
        let all = try WhatIf(action.action, change).answer(in: log)
        let first = try #require(all.differences.first)
        var scope = WhatIf.Scope()
        scope.interactions = [first.interaction]
        let one = try WhatIf(action.action, change, scope).answer(in: log)
        #expect(one.differences == all.differences.filter { $0.interaction == first.interaction })
        scope = WhatIf.Scope()
        scope.to = first.since + Milliseconds(rawValue: 1)
        #expect(try WhatIf(action.action, change, scope).answer(in: log).differences == [first])
        scope.from = scope.to
        scope.to = nil
        let rest = try WhatIf(action.action, change, scope).answer(in: log)
        #expect(rest.differences == Array(all.differences.dropFirst()))
    }

    @Test func `an action that is not there, or cannot be set so, has no answer`() throws {
        let log = try promptLog(#"duration: "10m""#)
        let action = try #require(try WhatIf.actions(in: log).first)
        #expect(throws: WhatIf.Failure.self) {
            try WhatIf(ActionID(900_000), WhatIf.Change()).answer(in: log)
        }
        var change = WhatIf.Change()
        change.filter = "colour=red"
        do throws(WhatIf.Failure) {
            _ = try WhatIf(action.action, change).answer(in: log)
            Issue.record("a filter over a field that is not there was taken")
        } catch {
            guard case .refused(.filterFieldUnknown("colour")) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}
