import Vocabulary

/// The pending timers of interactions, as the latest batch left them.
///
/// Lists stay from batch to batch; when there are too many all are forgotten.
struct TimerCache {
    struct List {
        /// As they are stored.
        var stored: [TimerRow]
        /// As they are now.
        var pending: [TimerRow]
        /// Whether the batch has changed them.
        var isChanged = false
    }

    private(set) var lists: [UInt64: List] = [:]
    private var changed: [UInt64] = []

    func has(_ id: InteractionID) -> Bool { lists[id.rawValue] != nil }

    /// Whether a timer of an event is pending.
    func hasPending(_ id: InteractionID, _ event: MessagingEvent) -> Bool {
        lists[id.rawValue]?.pending.contains { $0.event == event } ?? false
    }

    mutating func add(_ id: InteractionID, stored: [TimerRow]) {
        lists[id.rawValue] = List(stored: stored, pending: stored)
    }

    /// Changes the pending timers of an interaction that was added.
    mutating func change(_ id: InteractionID, _ body: (inout [TimerRow]) -> Void) {
        guard let index = lists.index(forKey: id.rawValue) else {
            preconditionFailure("timers are read before they are changed")
        }
        body(&lists.values[index].pending)
        guard !lists.values[index].isChanged else { return }
        lists.values[index].isChanged = true
        changed.append(id.rawValue)
    }

    /// The interactions whose timers the batch has changed, in order.
    mutating func changedInteractions() -> [UInt64] {
        changed.sort()
        return changed
    }

    /// Takes what was changed as stored.
    mutating func settle() {
        if lists.count > InteractionCache.staying {
            lists.removeAll(keepingCapacity: true)
        } else {
            for id in changed {
                guard let index = lists.index(forKey: id) else { continue }
                lists.values[index].stored = lists.values[index].pending
                lists.values[index].isChanged = false
            }
        }
        changed.removeAll(keepingCapacity: true)
    }

    mutating func removeAll() {
        lists.removeAll(keepingCapacity: true)
        changed.removeAll(keepingCapacity: true)
    }
}

extension TimerRow {
    /// Its key: the interaction, the record that armed it, and its place.
    var key: ViewKey { ViewKey(interaction.rawValue, armedAt, ordinal) }
}
