import Scheduler
import Vocabulary

extension DecisionState {
    /// The whole state as text in an order of its own: two states are the same if their texts are.
    ///
    /// Where things lie in memory does not show. It is slow and for tests only.
    package var canonicalText: String {
        var lines: [String] = []
        func add<Key, Value>(
            _ name: String,
            _ entries: some Sequence<(key: Key, value: Value)>,
            _ text: (Key, Value) -> String = { "\($0) \($1)" }
        ) {
            lines += entries.map { "\(name) \(text($0.key, $0.value))" }.sorted()
        }
        lines.append("settings \(settings)")
        lines.append("last number \(lastNumber)")
        lines += applications.map { "application \($0)" }
        lines += queues.map { "queue \($0)" }
        lines += actions.map { "action \($0.definition) filtered \($0.filter != nil)" }
        add("user", users)
        lines += timers.sorted.map { "timer \($0)" }
        lines += openedInteractions(since: 0).map { interaction in
            var shown = interaction
            shown.timers = PendingTimers.end
            let own = timers(of: interaction.id).map { "\($0.armedAt).\($0.ordinal)" }
            return "interaction \(shown) timers \(own)"
        }
        for interaction in slots.compactMap({ $0 }) {
            precondition(
                (interaction.pair.isNone || active(interaction.pair)?.id == interaction.id)
                    && active(interaction.id)?.id == interaction.id,
                "both indexes find every active interaction"
            )
        }
        add("last of pair", lastByPair)
        add("profile", profiles)
        add("person", people)
        add("number", peopleByNumber)
        add("line", self.lines.filter { !$0.value.waiting.isEmpty }) { queue, line in
            "\(queue) \(Array(line.waiting))"
        }
        add("opted out", optedOut)
        add("held", held)
        add("partial message", parts.waiting) { key, message in
            var shown = message
            shown.timers = PendingTimers.end
            return "\(key) \(shown) timers \(timers.timers(list: message.timers))"
        }
        lines.append(parts.ended.canonicalText)
        add("sender chosen", sendersChosen)
        add("zone", zoneTexts)
        lines.append("number zones \(numberZoneTexts)")
        add("scheduled", scheduled) { message, entry in
            var shown = entry
            shown.timers = PendingTimers.end
            return "\(message) \(shown) \(timers.timers(list: entry.timers).map(\.due))"
        }
        add("scheduled of pair", scheduledByPair)
        lines += paused.sorted().map { "paused \($0)" }
        add("webhook", outgoingWebhooks)
        add("uncertain", uncertain)
        add("awaited media", waitingMedia)
        add("topic", topics)
        lines.append(seen.canonicalText)
        lines += routing.canonicalLines
        return lines.joined(separator: "\n")
    }
}

extension RoutingState {
    /// The state as lines in an order of their own; the order of who is asked shows, trees do not.
    fileprivate var canonicalLines: [String] {
        var lines = [
            "channels \(channels)", "presences \(presences)", "groups \(groups)",
            "skills \(skills)", "rules \(assignmentRules)", "calendars \(calendars)",
            "reject reasons \(rejectReasons)", "codes \(wrapUpCodes)", "templates \(templates)",
            "routed \(routedQueues)", "closed \(closedQueues.sorted())",
            "conditions \(conditions.map(\.queue))",
        ]
        lines += agents.map { "agent \($0.key) \($0.value)" }.sorted()
        lines += items.map { "item \($0.key) \($0.value)" }.sorted()
        lines += queueTimers.keys.map { "queue timer \($0)" }.sorted()
        lines += pools.map { queue, pool in
            "pool \(queue) \(pool.queue) \(pool.rule) open \(pool.isOpen) present \(pool.present)"
                + " ready \(pool.ready.elements) waiting \(pool.offerable.elements)"
                + " members \(pool.members.sorted { $0.key < $1.key })"
        }.sorted()
        return lines
    }
}
