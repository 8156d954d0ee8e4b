public import Vocabulary

/// All pending timers in the order in which they fire.
///
/// A heap of four children a node over slots that stay where they are, so that a timer can be taken
/// out by its slot. Each interaction's timers form a list through their slots; whoever holds the
/// interaction keeps the list's head. It is a fold of the log and never stored by itself.
/// - Complexity: arming, cancelling and firing take O(log n) moves of four bytes.
public struct PendingTimers: Sendable {
    /// The place of a timer while it is pending.
    public typealias Slot = UInt32

    /// The end of a list.
    public static let end = Slot.max

    struct Entry: Sendable {
        var timer: PendingTimer
        var heapIndex: UInt32
        var next: Slot
    }

    var entries: ContiguousArray<Entry> = []
    var heap: ContiguousArray<Slot> = []
    private var free = Self.end

    /// Makes it without any.
    public init() {}

    /// How many are pending.
    public var count: Int { heap.count }

    /// The one that fires next.
    public var first: PendingTimer? { heap.isEmpty ? nil : entries[Int(heap[0])].timer }

    /// All of them in the order in which they fire, for comparisons and displays.
    public var sorted: [PendingTimer] { heap.map { entries[Int($0)].timer }.sorted() }

    /// Arms a timer and puts it at the head of its interaction's list.
    public mutating func arm(_ timer: PendingTimer, list: inout Slot) {
        let index = UInt32(heap.count)
        let slot: Slot
        if free != Self.end {
            slot = free
            free = entries[Int(slot)].next
            entries[Int(slot)] = Entry(timer: timer, heapIndex: index, next: list)
        } else {
            slot = Slot(entries.count)
            entries.append(Entry(timer: timer, heapIndex: index, next: list))
        }
        list = slot
        heap.append(slot)
        rise(from: Int(index))
    }

    /// Cancels those of an interaction's timers that a test picks.
    public mutating func cancel(list: inout Slot, where picked: (PendingTimer) -> Bool) {
        var kept = Self.end
        var slot = list
        while slot != Self.end {
            let next = entries[Int(slot)].next
            if picked(entries[Int(slot)].timer) {
                removeFromHeap(slot)
                release(slot)
            } else {
                entries[Int(slot)].next = kept
                kept = slot
            }
            slot = next
        }
        list = kept
    }

    /// The pending timers of an interaction, in the order in which they fire.
    public func timers(list: Slot) -> [PendingTimer] {
        var found: [PendingTimer] = []
        var slot = list
        while slot != Self.end {
            found.append(entries[Int(slot)].timer)
            slot = entries[Int(slot)].next
        }
        return found.sorted()
    }

    /// Those that are due by a moment, in the order in which they fire.
    ///
    /// - Complexity: O(k log k) for k of them.
    public func due(by time: Instant) -> [PendingTimer] {
        var found: [PendingTimer] = []
        var places = heap.isEmpty ? [] : [0]
        while let place = places.popLast() {
            let timer = entries[Int(heap[place])].timer
            guard timer.due <= time else { continue }
            found.append(timer)
            let child = place * 4 + 1
            if child < heap.count { places += child..<min(child + 4, heap.count) }
        }
        return found.sorted()
    }

    /// The timer that a record armed at a place, if it is pending.
    ///
    /// - Complexity: O(n).
    public func timer(armedAt: Position, ordinal: UInt16) -> PendingTimer? {
        heap.lazy.map { entries[Int($0)].timer }
            .first { $0.armedAt == armedAt && $0.ordinal == ordinal }
    }

    /// Moves every timer that a test picks to a later moment and remembers when it was due.
    ///
    /// - Complexity: O(n); it is for the return after a long outage.
    public mutating func postpone(to due: Instant, where picked: (PendingTimer) -> Bool) {
        let slots = heap.filter { picked(entries[Int($0)].timer) }
        for slot in slots {
            removeFromHeap(slot)
            if entries[Int(slot)].timer.scheduledFor == .zero {
                entries[Int(slot)].timer.scheduledFor = entries[Int(slot)].timer.due
            }
            entries[Int(slot)].timer.due = due
            entries[Int(slot)].heapIndex = UInt32(heap.count)
            heap.append(slot)
            rise(from: heap.count - 1)
        }
    }

    private mutating func release(_ slot: Slot) {
        entries[Int(slot)].next = free
        free = slot
    }

    private mutating func removeFromHeap(_ slot: Slot) {
        let index = Int(entries[Int(slot)].heapIndex)
        let last = heap.removeLast()
        guard last != slot else { return }
        heap[index] = last
        entries[Int(last)].heapIndex = UInt32(index)
        rise(from: index)
        sink(from: Int(entries[Int(last)].heapIndex))
    }

    private mutating func rise(from start: Int) {
        var index = start
        let slot = heap[index]
        let timer = entries[Int(slot)].timer
        while index > 0 {
            let parent = (index - 1) / 4
            let above = heap[parent]
            guard timer < entries[Int(above)].timer else { break }
            heap[index] = above
            entries[Int(above)].heapIndex = UInt32(index)
            index = parent
        }
        heap[index] = slot
        entries[Int(slot)].heapIndex = UInt32(index)
    }

    private mutating func sink(from start: Int) {
        var index = start
        let slot = heap[index]
        let timer = entries[Int(slot)].timer
        while true {
            var least = index * 4 + 1
            guard least < heap.count else { break }
            for child in least..<min(least + 4, heap.count)
            where entries[Int(heap[child])].timer < entries[Int(heap[least])].timer {
                least = child
            }
            let below = heap[least]
            guard entries[Int(below)].timer < timer else { break }
            heap[index] = below
            entries[Int(below)].heapIndex = UInt32(index)
            index = least
        }
        heap[index] = slot
        entries[Int(slot)].heapIndex = UInt32(index)
    }
}
