import Engine
import EventLog
import Foundation
import Simulation
import Testing
import TestSupport
import Vocabulary

/// Chains of causes that were read and found right once, and what holds for all of them.
///
/// With LEDGERLINE_RECORD=1 in the environment the golden chains are written anew instead of compared.
@Suite("The chain of causes of a message")
struct CauseTests {
    /// A message of a scenario whose chain is kept.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let scenario: String
        let position: Position

        var testDescription: String { name }
    }

    static let folder = ScenarioFile.folder.deletingLastPathComponent()
        .appending(path: "causes")

    static let cases = [
        Case(name: "rejected, timed out, accepted, answered", scenario: "support", position: 24),
        Case(name: "answer sent at the second attempt", scenario: "support", position: 51),
        Case(name: "STOP", scenario: "compliance/Y4-stop-start-help", position: 17),
        Case(name: "virtual agent hands off", scenario: "virtual-agent/T1-hands-off", position: 9),
        Case(
            name: "an agent takes a number over",
            scenario: "agent-initiated/A4-active-with-different-requester",
            position: 17
        ),
        Case(
            name: "within quiet hours, with a reason",
            scenario: "compliance/Y7-agents-message",
            position: 18
        ),
        Case(
            name: "scripts were asked",
            scenario: "extensions/X1-channel-user-profile",
            position: 9
        ),
        Case(name: "held by quiet hours", scenario: "compliance/Y8-quiet-hours", position: 9),
        Case(name: "in parts", scenario: "requester-initiated/R8-missing-part", position: 8),
        Case(
            name: "from a pool",
            scenario: "sending/Y1-pool-and-sticky-sender",
            position: 17
        ),
        Case(
            name: "the last agent is waited for",
            scenario: "routing/W3-affinity",
            position: 0
        ),
        Case(
            name: "a prompt and what led to it",
            scenario: "compliance/Y4-stop-start-help",
            position: 46
        ),
    ]

    private func log(of file: ScenarioFile) throws -> MemoryLog {
        let log = MemoryLog(identity: try file.read().identity)
        try file.run(on: log)
        return log
    }

    private func log(of scenario: String) throws -> MemoryLog {
        let folder = scenario.contains("/") ? ScenarioFile.folder : Self.folder
        return try log(of: ScenarioFile(path: folder.appending(path: scenario + ".json5")))
    }

    private func chain(_ position: Position, in log: any RecordLog) throws -> CauseChain {
        try Cause(of: Cause.Subject(at: position, in: log)).answer(in: log)
    }

    /// The first message for which an agent was waited; for the case that names no position.
    private func awaited(in log: any RecordLog) throws -> Position {
        let waits = try log.decoded().first { record in
            guard case .outcome(.workItemWaits(let wait)) = record.event else { return false }
            return wait.reason == .awaitsPreferred
        }
        return try #require(waits).header.cause
    }

    @Test("is what was read and found right", arguments: cases)
    func golden(_ one: Case) throws {
        let log = try log(of: one.scenario)
        let position = one.position == 0 ? try awaited(in: log) : one.position
        let chain = try chain(position, in: log)
        let text =
            chain.json(.positions).text.replacing("{\"stage\":", with: "\n{\"stage\":")
            .replacing("\"names\":", with: "\n\"names\":") + "\n"
        let golden = Self.folder.appending(path: one.name + ".golden.json")
        if ProcessInfo.processInfo.environment["LEDGERLINE_RECORD"] == "1" {
            try Data(text.utf8).write(to: golden)
        }
        #expect(try text == String(contentsOf: golden, encoding: .utf8))
    }

    @Test("is found for every message, rises, and has all that the message led to at once")
    func every() throws {
        var messages = 0
        for file in ScenarioFile.all {
            let log = try log(of: file)
            let records = try log.decoded()
            for record in records where record.isSomebodysMessage {
                let chain = try chain(record.position, in: log)
                messages += 1
                let positions = chain.steps.map(\.record.position)
                #expect(positions == Set(positions).sorted())
                #expect(positions.contains(record.position))
                let outcomes = records.filter { $0.header.cause == record.position }
                #expect(Set(positions).isSuperset(of: outcomes.map(\.position)), "\(file)")
                #expect(!chain.isTruncated)
                for step in chain.steps where step.stage == .sending {
                    if case .input(.sendAttempted) = step.record.event {
                        #expect(step.findings.consent != nil)
                    }
                }
                // What a chain says is asked again of any of its sends.
                let sends = chain.steps.filter { $0.stage == .sending }
                if chain.author != .requester, let send = sends.last {
                    let subject = try Cause.Subject(at: send.record.position, in: log)
                    #expect(subject.message == chain.message)
                }
            }
        }
        #expect(messages > 200)
    }

    @Test("never shows a code that only the requester may read")
    func codes() throws {
        for name in ["P5-verified-by-code", "T1-code-goes-to-the-number-on-file"] {
            let log = try log(of: "virtual-agent/" + name)
            for record in try log.decoded() {
                guard case .input(.virtualAgentStepped(let step)) = record.event,
                    !step.code.isEmpty
                else { continue }
                let text = try chain(step.message.position, in: log).json(.positions).text
                #expect(!text.contains("\"code\":"))
                // Phone numbers may have the same digits.
                #expect(!text.contains(" \(step.code)") && !text.contains("\"\(step.code)"))
            }
        }
    }

    @Test("answers by a conversation's number with the message that opened it")
    func numbers() throws {
        let log = try log(of: "support")
        #expect(try Cause.Subject(opening: 1, in: log).message == MessageID(24))
        #expect(try Cause.Subject(opening: 2, in: log).message == MessageID(38))
    }

    @Test("says so when there is more than it lists")
    func truncated() throws {
        let text = """
            { steps: [
              { settingsChanged: { channel_active: true, default_territory: "US" } },
              { serviceChannelSet: { name: "sms", active: true, capacity: 1, work_item_size: 1 } },
              { presenceStateSet: { name: "Here", active: true, order: 1, channels: ["sms"] } },
              { userSet: { user_name: "ana", name: "Ana", active: true, roles: ["agent"] } },
              { agentGroupSet: { name: "Team", active: true, members: ["ana"] } },
              { assignmentRuleSet: { name: "Rule", active: true, method: "last_assigned",
                  offer_timeout: "30s", round_pause: "1m" } },
              { queueSet: { name: "Support", active: true, groups: ["Team"],
                  assignment_rule: "Rule" } },
              { providerApplicationSet: { name: "Demo", provider: "loopback", active: true,
                  number: "+15550009999", queue: "Support" } },
              { presenceChanged: { agent: "ana", by: "ana", presence: "Here" } },
              { smsReceived: { from: "+15551234501", to: "+15550009999", body: "Hello",
                  provider_message_id: "SM1" } },
              { after: "2d", tick: {} },
            ] }
            """
        let scenario = try Scenario(parsing: Array(text.utf8), file: "unanswered")
        let log = MemoryLog(identity: scenario.identity)
        let simulator = try Simulator(log: log, normalize: ScenarioFile.normalize)
        for step in scenario.steps { try simulator.take(step) }
        #expect(log.lastPosition > 2_000)
        let chain = try chain(10, in: log)
        #expect(chain.isTruncated && !chain.isComplete)
        #expect(chain.steps.count == CauseChain.stepsMax)
        #expect(chain.last < log.lastPosition)
    }

    @Test("is refused for what is no message", arguments: [0, 3, 9_999] as [Position])
    func unknown(position: Position) throws {
        let log = try log(of: "support")
        #expect(throws: Cause.Failure.self) { try Cause.Subject(at: position, in: log) }
        #expect(throws: Cause.Failure.self) {
            try Cause.Subject(MessageID(position), in: log)
        }
        #expect(throws: Cause.Failure.self) { try Cause.Subject(opening: 77, in: log) }
    }
}

extension LoggedRecord {
    fileprivate var isSomebodysMessage: Bool {
        switch event {
        case .input(.smsReceived), .input(.agentReplied), .input(.agentInitiatedSMS): true
        default: false
        }
    }
}
