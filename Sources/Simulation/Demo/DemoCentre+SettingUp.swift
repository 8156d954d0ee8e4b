import Configuration
import Decisions
import Engine
import Vocabulary

extension DemoCentre {
    /// Who answers what people write while the demo runs; the others are for who looks at it.
    public static let playedAgents = ["mira", "jonas", "priya", "tomas", "leila", "chen"]

    /// Puts the configuration and the people into the log.
    func setUp() throws(SimulationError) {
        let difference = ConfigurationDifference(toward: site)
        for _ in 0..<ConfigurationDifference.roundsMax {
            for input in difference.nextInputs(from: ledger.state) { try submit(input, at: start) }
        }
        agents = ledger.state.users.values
            .filter { $0.roles.contains(.agent) && $0.active }
            .sorted { $0.user.rawValue < $1.user.rawValue }
        for presence in ledger.state.routing.presences {
            presences[presence.name] = presence.presence
        }
        let admin = ledger.state.users.values.first { $0.roles.contains(.admin) }?.user ?? .none
        for index in cast.requesters.indices {
            let requester = cast.requesters[index]
            requesters[requester.number] = index
            cast.requesters[index].person = PersonID(ledger.next)
            switch requester.kind {
            case .consumer:
                let set = ConsumerSet(
                    by: admin,
                    name: requester.name,
                    active: true,
                    phones: [requester.number],
                    territory: requester.territory
                )
                try submit(.consumerSet(set), at: start)
            case .contact:
                let set = ContactSet(
                    by: admin,
                    name: requester.name,
                    active: true,
                    phones: [requester.number],
                    territory: requester.territory
                )
                try submit(.contactSet(set), at: start)
            default: continue
            }
        }
    }

    /// What happens by itself: shifts, first messages over the day, and a few stories.
    func plan() {
        for day in 0..<size.days {
            // The last day's clock shows half past two in the afternoon at the end.
            let midnight = before(.minutes(870 + 1_440 * Int64(size.days - 1 - day)))
            let isLast = day == size.days - 1
            for (index, agent) in agents.enumerated() where isLast || (day + index) % 4 != 3 {
                let begins =
                    midnight + .minutes(Int64(450 + [0, 60, 150][index % 3] + numbers.below(15)))
                plan(.shiftBegins(agent.user), at: begins)
                let pause = begins + .minutes(Int64(180 + numbers.below(40)))
                plan(.pauseBegins(agent.user), at: pause)
                plan(.pauseEnds(agent.user), at: pause + .minutes(25))
                plan(.shiftEnds(agent.user), at: begins + .minutes(Int64(540 + numbers.below(20))))
                if index % 3 == 0 {
                    plan(
                        .composes(agent.user),
                        at: begins + .minutes(Int64(60 + numbers.below(300)))
                    )
                }
            }
            for _ in 0..<size.perDay {
                let hours = (0..<3).map { _ in numbers.below(24) }
                let hour = hours.min { abs($0 - 14) < abs($1 - 14) } ?? 14
                let second = hour * 3_600_000 + numbers.below(3_600_000)
                planFirstMessage(at: midnight + Milliseconds(rawValue: Int64(second)))
            }
        }
        for _ in 0..<size.perDay / 8 {
            planFirstMessage(
                at: before(Milliseconds(rawValue: Int64(1 + numbers.below(2_400_000))))
            )
        }
        // Those whom somebody will play have just left: what they had waits for them.
        for agent in agents where !Self.playedAgents.contains(agent.userName) {
            plan(.shiftEnds(agent.user), at: before(.minutes(6)))
        }
        planStories()
    }

    /// So long before the end.
    private func before(_ duration: Milliseconds) -> Instant {
        end + Milliseconds(rawValue: -duration.rawValue)
    }

    private func planFirstMessage(at time: Instant) {
        plan(.writes(numbers.below(size.requesters)), at: time)
    }

    /// What shall be seen whatever the seed: a number that two people share, a wish for no more
    /// messages, one that only sounds like it, one that was taken back.
    private func planStories() {
        guard size.requesters >= 40 else { return }
        plan(.writes(20), at: before(.hours(60)))
        plan(.sharesNumber(20), at: before(.hours(30)))
        plan(.writes(20), at: before(.minutes(40)))
        plan(.writes(24), at: before(.hours(5)))
        plan(.wishes(24, "STOP"), at: before(.hours(4)))
        plan(.writes(28), at: before(.hours(9)))
        plan(.wishes(28, "STOP"), at: before(.hours(8)))
        plan(.wishes(28, "START"), at: before(.hours(2)))
        plan(.writes(32), at: before(.minutes(50)))
        plan(.wishes(32, "please stop texting me all the time"), at: before(.minutes(12)))
    }
}
