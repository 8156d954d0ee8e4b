import Vocabulary

/// Which key is whose, as far as the writer has learnt it.
struct Slots {
    /// A key that somebody has.
    struct Given {
        /// Its number.
        let slot: UInt32
        /// The first record that was sealed with it.
        let since: UInt64
    }

    /// Keys of requesters.
    private(set) var addresses: [Address: Given] = [:]
    /// Keys of requesters' consent.
    private(set) var consents: [Address: Given] = [:]
    /// Keys of users, consumers and contacts by their identifiers.
    private(set) var persons: [UInt64: Given] = [:]
    /// Keys of interactions' requesters by the positions of the records that made them; forgotten when
    /// there are too many, because the log has them too.
    private(set) var interactions: [UInt64: UInt32] = [:]
    /// The number of the next key.
    var next: UInt32 = 1

    private var known: [Bool] = []

    private static let interactionMax = 65_536

    mutating func slot(of address: Address, at position: UInt64) -> UInt32 {
        if let given = addresses[address] { return given.slot }
        let given = Given(slot: take(), since: position)
        addresses[address] = given
        return given.slot
    }

    mutating func slot(ofConsentOf address: Address, at position: UInt64) -> UInt32 {
        if let given = consents[address] { return given.slot }
        let given = Given(slot: take(), since: position)
        consents[address] = given
        return given.slot
    }

    mutating func slot(ofPerson person: UInt64, at position: UInt64) -> UInt32 {
        if let given = persons[person] { return given.slot }
        let given = Given(slot: take(), since: position)
        persons[person] = given
        return given.slot
    }

    /// The number of a new key.
    mutating func take() -> UInt32 {
        next += 1
        return next - 1
    }

    mutating func remember(_ slot: UInt32, ofInteractionMadeAt position: UInt64) {
        if interactions.count >= Self.interactionMax { interactions.removeAll() }
        interactions[position] = slot
    }

    /// Whether the owner of a key has been learnt.
    func knows(_ slot: UInt32) -> Bool { Int(slot) < known.count && known[Int(slot)] }

    mutating func learn(_ who: SplitRecord.Who, has slot: UInt32, at position: UInt64) {
        next = max(next, slot + 1)
        let given = Given(slot: slot, since: position)
        if case .interaction = who { return }
        while known.count <= Int(slot) { known.append(false) }
        known[Int(slot)] = true
        switch who {
        case .requester(let address):
            if addresses[address]?.slot != slot { addresses[address] = given }
        case .consent(let address):
            if consents[address]?.slot != slot { consents[address] = given }
        case .person(let person):
            if persons[person]?.slot != slot { persons[person] = given }
        case .interaction: break
        }
    }

    mutating func forget(_ slots: Set<UInt32>) {
        addresses = addresses.filter { !slots.contains($0.value.slot) }
        consents = consents.filter { !slots.contains($0.value.slot) }
        persons = persons.filter { !slots.contains($0.value.slot) }
        interactions = interactions.filter { !slots.contains($0.value) }
    }
}
