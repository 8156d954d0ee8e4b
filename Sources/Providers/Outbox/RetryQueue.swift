import Vocabulary

/// Messages that wait for another attempt, the earliest first; a binary heap.
///
/// An entry whose message was dropped meanwhile stays until its time comes: whoever takes it looks
/// whether the message still waits.
struct RetryQueue: Sendable {
    struct Entry: Sendable {
        let due: Instant
        let message: MessageID
        let pair: AddressPair

        /// Of two that are due at once the older message goes first.
        func precedes(_ other: Entry) -> Bool {
            (due, message) < (other.due, other.message)
        }
    }

    private var heap: [Entry] = []

    /// The earliest.
    var first: Entry? { heap.first }

    mutating func insert(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].precedes(heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the earliest if it is due.
    mutating func popFirst(dueBy now: Instant) -> Entry? {
        guard let first = heap.first, first.due <= now else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child].precedes(heap[least]) { least = child }
            }
            if least == parent { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
