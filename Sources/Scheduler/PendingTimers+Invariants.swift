import Vocabulary

extension PendingTimers {
    /// Checks the order of the heap and the way back from every slot.
    ///
    /// - Complexity: O(n); tests and simulations call it after every record.
    public func checkInvariants() {
        for (index, slot) in heap.enumerated() {
            precondition(
                entries[Int(slot)].heapIndex == UInt32(index),
                "a slot knows its place in the heap"
            )
            guard index > 0 else { continue }
            let parent = entries[Int(heap[(index - 1) / 4])].timer
            precondition(parent < entries[Int(slot)].timer, "no timer fires before its parent")
        }
    }
}
