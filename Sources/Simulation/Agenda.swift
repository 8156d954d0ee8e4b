import Vocabulary

/// What is planned on a virtual clock: the earliest first, of one time what was planned first.
struct Agenda<Act: Sendable>: Sendable {
    /// Something planned.
    struct Entry: Comparable, Sendable {
        var time: Instant
        var order: UInt64
        var act: Act

        static func == (one: Entry, other: Entry) -> Bool { one.order == other.order }
        static func < (one: Entry, other: Entry) -> Bool {
            one.time != other.time ? one.time < other.time : one.order < other.order
        }
    }

    private var heap: [Entry] = []
    private var order: UInt64 = 0

    /// What comes next.
    var first: Entry? { heap.first }

    mutating func plan(_ act: Act, at time: Instant) {
        order += 1
        heap.append(Entry(time: time, order: order, act: act))
        var index = heap.count - 1
        while index > 0, heap[index] < heap[(index - 1) / 2] {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var index = 0
        while true {
            var least = index
            for child in [index * 2 + 1, index * 2 + 2]
            where child < heap.count && heap[child] < heap[least] { least = child }
            guard least != index else { return }
            heap.swapAt(index, least)
            index = least
        }
    }
}
