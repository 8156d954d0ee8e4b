import Engine
import Foundation
import TestSupport
import Testing
import Vocabulary

/// Seeds that tests run: 10,000, or as many as LEDGERLINE_SEEDS says, and those that once failed.
enum Seeds {
    static let count =
        ProcessInfo.processInfo.environment["LEDGERLINE_SEEDS"].flatMap { UInt64($0) } ?? 10_000

    /// Seeds that once failed, one a line in `fixtures/seeds`, with what they showed behind it.
    static let kept: [UInt64] = {
        let file = ScenarioFiles.fixtures.appending(path: "seeds/kept.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            line.split(separator: " ").first.flatMap { UInt64($0) }
        }
    }()

    /// Two halves, for the two tasks that run at the same time.
    static let halves = [0, 1]

    /// Each second one of the first seeds, then those that were kept.
    static func of(half: Int, count: UInt64 = Seeds.count) -> [UInt64] {
        (1...count).filter { $0 % 2 == UInt64(half) } + (half == 0 ? kept : [])
    }
}

@Suite("Random workloads")
struct SeedTests {
    @Test(
        "break no invariant of a log, and today's rules decide each log again as it is",
        arguments: Seeds.halves
    )
    func invariants(half: Int) throws {
        for seed in Seeds.of(half: half) {
            let (workload, log) = try WorkloadGenerator.generate(seed: seed)
            let end = try #require(workload.steps.last).time
            let findings = try Auditor.findings(in: log, firedUpTo: end)
            #expect(findings.isEmpty, "seed \(seed): keep it in fixtures/seeds/kept.txt")
            let difference = try Redecision.firstDifference(in: log)
            #expect(difference == nil, "seed \(seed): keep it in fixtures/seeds/kept.txt")
            if !findings.isEmpty || difference != nil { return }
        }
    }

    @Test func `reach every kind of outcome, every end of a timer and every kind of input`() throws
    {
        var seen: Set<String> = []
        for seed in 1...400 {
            for record in try WorkloadGenerator.generate(seed: UInt64(seed)).log.decoded() {
                seen.insert(record.event.name)
                seen.insert(record.rule.name)
                switch record.event {
                case .outcome(.messagingActionFired(let fired)):
                    seen.insert("fired \(fired.kind.word)")
                    if fired.scheduledFor != .zero { seen.insert("fired after an outage") }
                case .outcome(.messagingActionSkipped(let skipped)):
                    seen.insert("skipped " + skipped.reason.prefix(10))
                case .outcome(.systemMessageAdded(let message)):
                    seen.insert("said " + message.kind.word)
                default: break
                }
            }
        }
        let wanted = [
            "interactionOpened", "interactionQueued", "interactionAssigned",
            "interactionStateChanged", "interactionClosed", "messageJoined", "systemMessageAdded",
            "liveGroupMemberJoined", "liveGroupMemberLeft", "channelUserProfileCreated",
            "channelUserProfileDeactivated", "channelUserProfileTied",
            "interactionOpenedForChanged", "smsRefused", "smsHeld", "consentChanged",
            "heldMessageTakenUp", "virtualAgentReplied", "virtualAgentHandedOff", "noteWritten",
            "agentLeft", "messagingActionDeleted", "serviceResumed", "effectExpired",
            "fired prompt_agent", "fired prompt_requester", "fired reassign", "fired set_state",
            "fired after an outage", "said stop_confirmation", "said start_confirmation",
            "said help", "sendAttempted", "skipped action del", "skipped action dea",
            "skipped filter doe", "skipped the reques", "skipped no agent h",
            "smsPartHeld", "smsPartsJoined",
            "smsPartsRepeated", "messageScheduled", "scheduledMessageHeld", "scheduledMessageEnded",
            "scheduledMessageCancelled", "quietHoursOverridden", "messagingActionHeld", "R1", "R2",
            "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "P1",
            "P3", "P4", "P5", "P6",
            "A1", "A2", "A3", "A4", "A5", "A10", "M4", "M7", "I2", "I3", "I4", "I5", "I6", "Y4",
            "Y7", "Y8",
        ]
        #expect(wanted.filter { !seen.contains($0) }.isEmpty)
    }
}
