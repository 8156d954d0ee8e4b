import Decisions
import Engine
import EventLog
import Vocabulary

/// How long a decision of routing takes, and how it grows with agents, queues and waiting work.
///
/// Everybody has as much as capacity allows and the rest waits. Then conversations close and new ones come:
/// each closing gives the agent what has waited longest in the first of the agent's queues.
struct AssignmentBenchmark {
    let agents: Int
    let queues: Int
    let waiting: Int
    var turns = 2_000

    /// Nanoseconds of an input with all that follows from it.
    struct Figures {
        var closing = Times()
        var arriving = Times()
    }

    struct Times {
        var median: UInt64 = 0
        var ninetyNinth: UInt64 = 0
    }

    func run() throws -> Figures {
        let ledger = try Ledger(log: MemoryLog())
        var time = Instant(rawValue: 1_772_442_000_000)
        func admit(_ input: Input) throws -> Position {
            time = time + Milliseconds(rawValue: 1)
            return try ledger.admit(input, at: time).get().position
        }
        let channel = ServiceChannelID(
            try admit(
                .serviceChannelSet(ServiceChannelSet(name: "sms", active: true, capacity: 2))
            )
        )
        let available = PresenceID(
            try admit(
                .presenceStateSet(
                    PresenceStateSet(name: "Available", active: true, channels: [channel])
                )
            )
        )
        let rule = AssignmentRuleID(
            try admit(
                .assignmentRuleSet(AssignmentRuleSet(name: "Given", active: true, autoAssign: true))
            )
        )
        var users: [UserID] = []
        for number in 0..<agents {
            let user = UserSet(userName: "agent\(number)", name: "A", active: true, roles: [.agent])
            users.append(UserID(try admit(.userSet(user))))
        }
        var companies: [(ApplicationID, Address)] = []
        for number in 0..<queues {
            // Each agent serves a handful of queues, each queue a share of the agents.
            let members = users.enumerated().filter {
                ($0.offset + number) % max(queues / 4, 1) == 0
            }
            let group = AgentGroupID(
                try admit(
                    .agentGroupSet(
                        AgentGroupSet(
                            name: "Group \(number)",
                            active: true,
                            members: members.map(\.element)
                        )
                    )
                )
            )
            let queue = QueueID(
                try admit(
                    .queueSet(
                        QueueSet(
                            name: "Queue \(number)",
                            order: UInt64(number),
                            active: true,
                            groups: [group],
                            assignmentRule: rule
                        )
                    )
                )
            )
            guard let address = Address("+1555\(1_000_000 + number)") else { continue }
            let application = ProviderApplicationSet(
                name: "Number \(number)",
                provider: "loopback",
                number: address,
                active: true,
                queue: queue
            )
            companies.append(
                (ApplicationID(try admit(.providerApplicationSet(application))), address)
            )
        }
        for user in users {
            _ = try admit(.presenceChanged(PresenceChanged(agent: user, presence: available)))
        }
        var requester = 0
        func write() throws {
            let company = companies[requester % companies.count]
            guard let from = Address("+1777\(10_000_000 + requester)") else { return }
            requester += 1
            let message = SMSReceived(
                application: company.0,
                from: from,
                to: company.1,
                body: "Hello",
                providerMessageID: "SM\(requester)"
            )
            _ = try admit(.smsReceived(message))
        }
        for _ in 0..<agents * 2 + waiting { try write() }
        try ledger.commit()
        return try measure(ledger, users, admit, write)
    }

    private func measure(
        _ ledger: Ledger,
        _ users: [UserID],
        _ admit: (Input) throws -> Position,
        _ write: () throws -> Void
    ) throws -> Figures {
        let clock = ContinuousClock()
        var closings: [UInt64] = []
        var arrivals: [UInt64] = []
        for turn in 0..<turns {
            let user = users[turn * 7_919 % users.count]
            guard let oldest = ledger.state.routing.conversations(of: user).first else { continue }
            let request = InteractionStateRequested(
                interaction: oldest,
                state: .closedComplete,
                by: user
            )
            closings.append(
                try clock.measure { _ = try admit(.interactionStateRequested(request)) }.nanoseconds
            )
            arrivals.append(try clock.measure { try write() }.nanoseconds)
            try ledger.commit()
        }
        return Figures(closing: times(closings), arriving: times(arrivals))
    }

    private func times(_ values: [UInt64]) -> Times {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return Times() }
        return Times(
            median: sorted[sorted.count / 2],
            ninetyNinth: sorted[sorted.count * 99 / 100]
        )
    }
}

extension Duration {
    fileprivate var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
