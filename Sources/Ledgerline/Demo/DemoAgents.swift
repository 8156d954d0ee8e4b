import Engine
import Foundation
import Projections
import Simulation
import Synchronization
import Vocabulary

/// The demo's agents whom nobody plays: they look at what they have once a second, as people look at a
/// page, take what is offered after a moment, answer, and close what is settled.
///
/// What they are about to do is not kept: after a restart they look again.
final class DemoAgents: Sendable {
    private struct State {
        var numbers = SeededNumbers(seed: 2)
        /// When an agent gets round to something, by what it is.
        var due: [Matter: Instant] = [:]
    }

    private enum Matter: Hashable, Sendable {
        case presence(UserID)
        case offer(WorkItemID, Instant)
        case answer(InteractionID, Instant)
        case close(InteractionID, Instant)
    }

    private let engine: Engine
    private let reader: ViewsReader
    private let beat = Beat()
    private let state = Mutex(State())

    init(engine: Engine, reader: ViewsReader) {
        self.engine = engine
        self.reader = reader
    }

    func start() {
        beat.start("demo agents") { [self] in
            // Views that cannot be read end the daemon elsewhere.
            try? look(at: engine.clock.read().wall)
        }
    }

    func stop() { beat.stop() }

    private func look(at now: Instant) throws(ProjectionsError) {
        let available = try reader.sets(PresenceStateSet.self).first { $0.set.name == "Available" }
        for standing in try reader.agents()
        where DemoCentre.playedAgents.contains(standing.user.userName) {
            let agent = standing.user
            if let available, standing.presence?.presence != available.set.presence {
                guard isDue(.presence(agent.id), now, 1...5) else { continue }
                let presence = available.set.presence
                submit(
                    .presenceChanged(
                        PresenceChanged(agent: agent.id, by: agent.id, presence: presence)
                    )
                )
            }
            for item in try reader.workItems(offeredTo: agent.id)
            where isDue(.offer(item.id, item.offeredOn), now, 3...14) {
                submit(
                    .workItemAccepted(
                        WorkItemAccepted(interaction: item.interaction, agent: agent.id)
                    )
                )
            }
            let filter = InteractionFilter(
                states: [.workInProgress, .onHold, .wrapUp],
                agent: agent.id
            )
            for row in try reader.interactions(filter, limit: 50) {
                try attend(to: row, agent, now)
            }
        }
        state.withLock { state in
            guard state.due.count > 2_000 else { return }
            state.due = state.due.filter { now - $0.value < .hours(1) }
        }
    }

    /// Answers who waits, and closes what has been silent for long enough.
    private func attend(
        to row: InteractionRow,
        _ agent: UserRow,
        _ now: Instant
    ) throws(ProjectionsError) {
        guard row.lastRequesterMessageAt > row.lastAgentMessageAt, row.state != .wrapUp else {
            // What was left open before the demo began goes first.
            let isOld = now - row.lastAgentMessageAt > .minutes(30)
            if isDue(.close(row.id, row.lastAgentMessageAt), now, isOld ? 20...400 : 180...600) {
                close(row, agent, "No reply")
            }
            return
        }
        guard isDue(.answer(row.id, row.lastRequesterMessageAt), now, 9...50) else { return }
        let texts = try reader.messages(of: row.id).filter { $0.author == .requester }.map(\.body)
        guard let last = texts.last else { return }
        guard !DemoTalk.ends(last), !Self.isThanks(last) else {
            close(row, agent, "Solved")
            return
        }
        var numbers = SeededNumbers(seed: row.id.rawValue)
        var words = DemoWords(
            &numbers,
            name: try requester(of: row),
            agent: String(agent.name.prefix { $0 != " " })
        )
        if let order = texts.lazy.compactMap({ Self.order(in: $0) }).first { words.order = order }
        let answer =
            DemoTalk.answer(to: last, words)
            ?? DemoTalk.small[numbers.below(DemoTalk.small.count)]
        let reply = AgentReplied(agent: agent.id, interaction: row.id, body: answer)
        // Who wants no more messages gets none: there is nothing left to do.
        if !submit(.agentReplied(reply)) { close(row, agent, "No reply") }
    }

    private func close(_ row: InteractionRow, _ agent: UserRow, _ code: String) {
        let request = InteractionStateRequested(
            interaction: row.id,
            state: .closedComplete,
            by: agent.id,
            wrapUpCode: code
        )
        submit(.interactionStateRequested(request))
    }

    private func requester(of row: InteractionRow) throws(ProjectionsError) -> String {
        let name: String? =
            switch row.openedFor.kind {
            case .consumer: try reader.consumer(row.openedFor.id)?.name
            case .contact: try reader.contact(row.openedFor.id)?.name
            default: nil
            }
        return String((name ?? "").prefix { $0 != " " })
    }

    private static func order(in text: String) -> String? {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
            .first { $0.hasPrefix("LB-") }.map(String.init)
    }

    private static func isThanks(_ text: String) -> Bool {
        let text = text.lowercased()
        return text.count < 40
            && ["thank", "thanks", "cheers", "great", "danke", "gracias"].contains {
                text.contains($0)
            }
    }

    /// Whether it is time for something that was first seen some seconds ago.
    private func isDue(_ matter: Matter, _ now: Instant, _ seconds: ClosedRange<Int>) -> Bool {
        state.withLock { state in
            guard let due = state.due[matter] else {
                let wait = seconds.lowerBound + state.numbers.below(seconds.count)
                state.due[matter] = now + .seconds(Int64(wait))
                return false
            }
            guard due <= now else { return false }
            // What the rules refuse is tried again, but not every second.
            state.due[matter] = now + .seconds(60)
            return true
        }
    }

    @discardableResult
    private func submit(_ input: Input) -> Bool {
        if case .success = engine.submitAndWait(input) { return true }
        return false
    }
}
