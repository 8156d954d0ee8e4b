import Vocabulary

/// The pending timers of the interactions that a batch has touched.
struct TimerCache {
    struct List {
        /// As they are stored.
        var stored: [TimerRow]
        /// As they are now.
        var pending: [TimerRow]
    }

    private(set) var lists: [UInt64: List] = [:]

    func has(_ id: InteractionID) -> Bool { lists[id.rawValue] != nil }

    mutating func add(_ id: InteractionID, stored: [TimerRow]) {
        lists[id.rawValue] = List(stored: stored, pending: stored)
    }

    /// Changes the pending timers of an interaction that was added.
    mutating func change(_ id: InteractionID, _ body: (inout [TimerRow]) -> Void) {
        guard let index = lists.index(forKey: id.rawValue) else {
            preconditionFailure("timers are read before they are changed")
        }
        body(&lists.values[index].pending)
    }

    mutating func removeAll() {
        lists.removeAll(keepingCapacity: true)
    }
}

extension TimerRow {
    /// Its key: the interaction, the record that armed it, and its place.
    var key: ViewKey { ViewKey(interaction.rawValue, armedAt, ordinal) }
}
