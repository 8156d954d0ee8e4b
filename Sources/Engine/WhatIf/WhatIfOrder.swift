import EventLog
import Vocabulary

/// Waits in the order in which they end: a heap in which those that were cancelled or moved stay until
/// their turn comes.
struct WhatIfOrder {
    struct Entry {
        var due: Instant
        var armedAt: Position
        var ordinal: UInt16
        var interaction: InteractionID

        func isBefore(_ other: Entry) -> Bool {
            (due, armedAt, ordinal) < (other.due, other.armedAt, other.ordinal)
        }
    }

    private var heap: [Entry] = []

    var first: Entry? { heap.first }

    mutating func add(_ wait: WhatIfWait) {
        heap.append(
            Entry(
                due: wait.due,
                armedAt: wait.armedAt,
                ordinal: wait.ordinal,
                interaction: wait.interaction
            )
        )
        var place = heap.count - 1
        while place > 0, heap[place].isBefore(heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var place = 0
        while true {
            let left = 2 * place + 1
            guard left < heap.count else { return }
            let right = left + 1
            let least = right < heap.count && heap[right].isBefore(heap[left]) ? right : left
            guard heap[least].isBefore(heap[place]) else { return }
            heap.swapAt(least, place)
            place = least
        }
    }
}
