import Vocabulary

/// Which key is whose, as far as the writer has learnt it.
struct Slots {
    /// Keys of requesters.
    var addresses: [Address: UInt32] = [:]
    /// Keys of users, consumers and contacts by their identifiers.
    var persons: [UInt64: UInt32] = [:]
    /// Keys of interactions' requesters by the positions of the records that made them; forgotten when
    /// there are too many, because the log has them too.
    private(set) var interactions: [UInt64: UInt32] = [:]
    /// The number of the next key.
    var next: UInt32 = 1

    private static let interactionMax = 65_536

    mutating func slot(of address: Address) -> UInt32 {
        if let slot = addresses[address] { return slot }
        addresses[address] = next
        next += 1
        return next - 1
    }

    mutating func slot(ofPerson person: UInt64) -> UInt32 {
        if let slot = persons[person] { return slot }
        persons[person] = next
        next += 1
        return next - 1
    }

    mutating func remember(_ slot: UInt32, ofInteractionMadeAt position: UInt64) {
        if interactions.count >= Self.interactionMax { interactions.removeAll() }
        interactions[position] = slot
    }

    mutating func learn(_ who: SplitRecord.Who, has slot: UInt32) {
        next = max(next, slot + 1)
        switch who {
        case .requester(let address): addresses[address] = slot
        case .person(let person): persons[person] = slot
        case .interaction: break
        }
    }

    mutating func forget(_ slot: UInt32) {
        addresses = addresses.filter { $0.value != slot }
        persons = persons.filter { $0.value != slot }
        interactions = interactions.filter { $0.value != slot }
    }
}
