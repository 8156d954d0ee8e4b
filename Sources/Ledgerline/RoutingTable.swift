import Decisions
import Vocabulary

/// Tells a routing decision: every candidate in order, and what is in the way of those who are not asked.
struct RoutingTable {
    private let routing: RoutingExplanation
    private let story: Story

    init(_ routing: RoutingExplanation, _ story: Story) {
        self.routing = routing
        self.story = story
    }

    var lines: [String] {
        var lines: [String] = []
        if let obstacle = routing.obstacle { lines.append("nobody is asked: \(text(obstacle))") }
        if !routing.seeker.isNone {
            lines.append("\(name(routing.seeker)) had room and took the oldest work")
        }
        if !routing.preferred.isNone {
            lines.append("the requester's last agent is \(name(routing.preferred))")
        }
        let asked = routing.firstEligible
        for (place, candidate) in routing.candidates.enumerated() {
            if let obstacle = candidate.obstacle {
                lines.append("-  \(name(candidate.agent)): \(text(obstacle))")
            } else {
                lines.append(
                    "\(place + 1). \(name(candidate.agent)): \(measure(candidate))"
                        + (candidate.agent == asked ? " <- asked" : "")
                )
            }
        }
        if routing.omitted > 0 { lines.append("and \(routing.omitted) more") }
        if routing.candidates.isEmpty { lines.append("nobody is in a group of the queue") }
        return lines
    }

    private func name(_ agent: UserID) -> String { story.name(agent) }

    private func measure(_ candidate: RoutingCandidate) -> String {
        let free = candidate.free == 1 ? "1 unit free" : "\(candidate.free) units free"
        let last =
            candidate.lastAssigned == 0
            ? "no work before" : "last given work at #\(candidate.lastAssigned)"
        return (candidate.skill > 0 ? ["skill \(candidate.skill)", free, last] : [free, last])
            .joined(separator: ", ")
    }

    private func text(_ obstacle: QueueObstacle) -> String {
        switch obstacle {
        case .offered(let agent): "it is offered to \(name(agent))"
        case .parked: "it is on hold"
        case .overflows(let queue): "it has waited too long and goes to \(story.name(queue))"
        case .channelInactive: "the service channel does not route it"
        case .outOfHours: "the queue's hours are over"
        }
    }

    private func text(_ obstacle: CandidateObstacle) -> String {
        switch obstacle {
        case .notInGroup: "in no group of the queue"
        case .groupInactive(let group): "the group \(story.name(group)) is off"
        case .notAnAgent: "inactive, or no agent"
        case .lacksSkill(let skill, let needed, let has):
            has == 0
                ? "lacks the skill \(story.name(skill))"
                : "skill \(story.name(skill)) at \(has), and \(needed) is needed"
        case .notPresent(let presence):
            presence.isNone
                ? "offline" : "the presence \(story.name(presence)) serves no text messages"
        case .noRoom(let free, let needed): "no room: \(free) free, \(needed) needed"
        case .askedInRound: "asked in this round already, or had it before"
        case .rejectedForGood: "rejected it for good"
        case .leftOut(let until): "had it before, and is left out until \(until)"
        case .anotherIsAwaited(let agent): "\(name(agent)) is waited for"
        }
    }
}
