import Decisions
import Engine
import EventLog
import TestSupport
import Testing
import Vocabulary

/// A company number, an agent and messaging actions, on a clock that tests move by hand; all moments are
/// milliseconds since the start.
final class Desk {
    static let start = WorkloadGenerator.start
    static let company = WorkloadGenerator.companies[0]
    static let carla = WorkloadGenerator.requesters[0]
    static let boris = WorkloadGenerator.requesters[1]

    let log = MemoryLog(identity: LogIdentity(high: 1, low: 2))
    let origin: Instant
    private(set) var ledger: Ledger
    private(set) var ana = UserID.none
    private var application = ApplicationID.none
    private(set) var actions: [ActionID] = []

    init(
        _ actions: [MessagingActionSet],
        from origin: Instant = Desk.start,
        grace: Milliseconds = .minutes(15)
    ) throws {
        self.origin = origin
        ledger = try Ledger(log: log)
        try take(0, .settingsChanged(SettingsChanged(resumeGrace: grace)))
        application = ApplicationID(
            try take(
                0,
                .providerApplicationSet(
                    ProviderApplicationSet(name: "Demo", number: Self.company, active: true)
                )
            )
        )
        ana = UserID(
            try take(0, .userSet(UserSet(userName: "ana", active: true, roles: [.agent])))
        )
        for action in actions {
            self.actions.append(ActionID(try take(0, .messagingActionSet(action))))
        }
    }

    /// A messaging action that waits for an agent, or for the requester.
    static func action(
        _ name: String,
        _ duration: Int64,
        order: UInt64 = 100,
        waitsFor side: Author = .agent,
        _ kind: MessagingActionKind = .setState,
        state: InteractionState = .onHold,
        anchor: WaitAnchor = .first
    ) -> MessagingActionSet {
        MessagingActionSet(
            name: name,
            active: true,
            order: order,
            event: side == .agent
                ? .requesterMessageWithoutAgentResponse : .agentMessageWithoutRequesterResponse,
            duration: Milliseconds(rawValue: duration),
            anchor: anchor,
            kind: kind,
            text: "Still there?",
            state: state
        )
    }

    func moment(_ offset: Int64) -> Instant { origin + Milliseconds(rawValue: offset) }

    /// Lets something happen.
    ///
    /// - Returns: the position of the input's record.
    @discardableResult
    func take(_ offset: Int64, _ input: Input) throws -> Position {
        let receipt = try ledger.admit(input, at: moment(offset)).get()
        try ledger.commit()
        return receipt.position
    }

    func tick(_ offset: Int64) throws {
        try ledger.advance(to: moment(offset))
        try ledger.commit()
    }

    func restart() throws { ledger = try Ledger(log: log) }

    /// A requester writes.
    ///
    /// - Returns: the interaction that the message joined.
    @discardableResult
    func sms(_ offset: Int64, from requester: Address = Desk.carla) throws -> InteractionID {
        let message = SMSReceived(
            application: application,
            from: requester,
            to: Self.company,
            body: "Hello"
        )
        let receipt = try ledger.admit(.smsReceived(message), at: moment(offset)).get()
        try ledger.commit()
        return receipt.interaction
    }

    @discardableResult
    func reply(_ offset: Int64, in interaction: InteractionID) throws -> Position {
        try take(
            offset,
            .agentReplied(AgentReplied(agent: ana, interaction: interaction, body: "Hi"))
        )
    }

    func close(_ offset: Int64, _ interaction: InteractionID) throws {
        try take(
            offset,
            .interactionStateRequested(InteractionStateRequested(interaction: interaction))
        )
    }

    /// What ended by firing: moment, rank of the arming message among all, ordinal, action.
    var firings: [String] {
        get throws {
            let records = try log.decoded()
            let messages = records.compactMap { record -> Position? in
                if case .outcome(.messageJoined) = record.event { record.position } else { nil }
            }
            var names: [ActionID: String] = [:]
            var lines: [String] = []
            for record in records {
                let (action, ending): (ActionID, String)
                switch record.event {
                case .input(.messagingActionSet(let set)):
                    names[set.action.orMade(at: record.position)] = set.name
                    continue
                case .outcome(.messagingActionFired(let fired)):
                    (action, ending) = (fired.action, "")
                case .outcome(.messagingActionSkipped(let skipped)):
                    (action, ending) = (skipped.action, ": " + skipped.reason)
                default: continue
                }
                let armedBy = messages.firstIndex(of: record.header.cause).map { $0 + 1 } ?? 0
                lines.append(
                    "\((record.time - origin).rawValue) message \(armedBy).\(record.header.ordinal)"
                        + " \(names[action] ?? "?")\(ending)"
                )
            }
            return lines
        }
    }

    /// The names of the last records, the newest last.
    func lastNames(_ count: Int) throws -> [String] {
        try log.decoded().suffix(count).map(\.event.name)
    }

    /// What must hold of every log, whatever the test is about.
    func checkLog() throws {
        #expect(try Auditor.findings(in: log, firedUpTo: ledger.horizon).isEmpty)
        #expect(try Redecision.firstDifference(in: log) == nil)
        #expect(try Ledger(log: log).state.canonicalText == ledger.state.canonicalText)
    }
}
