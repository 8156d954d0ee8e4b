/// Finds slots by a key that the slots themselves hold: four bytes an entry and no copy of the key.
///
/// Open addressing with linear probing, at most half full; removing closes the gap, so lookups never
/// pass over graves. It is only ever looked up, never walked.
struct SlotIndex: Sendable {
    private var table: ContiguousArray<UInt32> = ContiguousArray(repeating: .max, count: 16)
    private var count = 0

    /// The slot whose key has a hash and passes a test.
    @inline(__always)
    func find(_ hash: UInt64, where matches: (UInt32) -> Bool) -> UInt32? {
        var place = self.place(hash)
        while table[place] != .max {
            if matches(table[place]) { return table[place] }
            place = (place &+ 1) & (table.count &- 1)
        }
        return nil
    }

    /// Adds a slot, whose key is not in it.
    ///
    /// - Parameters:
    ///   - slot: the slot.
    ///   - hash: the hash of its key.
    ///   - hashOf: the hash of the key of any slot, for growing.
    mutating func insert(_ slot: UInt32, _ hash: UInt64, hashOf: (UInt32) -> UInt64) {
        if (count &+ 1) &* 2 > table.count {
            let former = table
            table = ContiguousArray(repeating: .max, count: former.count * 2)
            for slot in former where slot != .max { put(slot, hashOf(slot)) }
        }
        put(slot, hash)
        count &+= 1
    }

    /// Takes a slot out and closes the gap that it leaves.
    mutating func remove(_ slot: UInt32, _ hash: UInt64, hashOf: (UInt32) -> UInt64) {
        var gap = place(hash)
        while table[gap] != slot {
            precondition(table[gap] != .max, "only a slot that is in the index is taken out")
            gap = (gap &+ 1) & (table.count &- 1)
        }
        var next = (gap &+ 1) & (table.count &- 1)
        while table[next] != .max {
            let home = place(hashOf(table[next]))
            // The entry may move into the gap unless its home lies between the gap and where it is.
            if (next &- home) & (table.count &- 1) >= (next &- gap) & (table.count &- 1) {
                table[gap] = table[next]
                gap = next
            }
            next = (next &+ 1) & (table.count &- 1)
        }
        table[gap] = .max
        count &-= 1
    }

    private mutating func put(_ slot: UInt32, _ hash: UInt64) {
        var place = self.place(hash)
        while table[place] != .max { place = (place &+ 1) & (table.count &- 1) }
        table[place] = slot
    }

    @inline(__always)
    private func place(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash >> 20) & (table.count &- 1)
    }
}
