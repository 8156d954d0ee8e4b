public import Vocabulary

/// The interactions that wait in one queue, the longest waiting first.
///
/// Leaving from the front, which is what nearly all do, moves nothing.
struct WaitingLine: Sendable {
    struct Entry: Hashable, Comparable, Sendable {
        let since: Instant
        let interaction: InteractionID

        static func < (one: Entry, other: Entry) -> Bool {
            one.since != other.since
                ? one.since < other.since : one.interaction < other.interaction
        }
    }

    private(set) var entries: ContiguousArray<Entry> = []
    private var start = 0

    var waiting: ArraySlice<Entry> { ArraySlice(entries[start...]) }

    mutating func insert(_ entry: Entry) {
        var low = start
        var high = entries.count
        // Nearly always the newest: look there first.
        if let last = entries.last, last < entry { low = high }
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        if low < entries.count, entries[low] == entry { return }
        entries.insert(entry, at: low)
    }

    mutating func remove(_ entry: Entry) {
        var low = start
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        guard low < entries.count, entries[low] == entry else { return }
        if low == start {
            start += 1
            if start > 1_024, start * 2 > entries.count {
                entries.removeFirst(start)
                start = 0
            }
        } else {
            entries.remove(at: low)
        }
    }
}

extension DecisionState {
    /// How many interactions wait in a queue.
    public func waitingCount(in queue: QueueID) -> Int { lines[queue]?.waiting.count ?? 0 }

    /// Since when the interaction that waits longest in a queue does; nothing when none waits.
    public func longestWaiting(in queue: QueueID) -> Instant? { lines[queue]?.waiting.first?.since }
}
