public import Vocabulary

extension RequesterErased {
    /// Row E4: nobody is erased in the middle of a conversation, and an erasure says why.
    ///
    /// What is still to be sent or put together needs the address; so it ends first. The number speaks for
    /// nobody afterwards.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        guard !reason.isEmpty, reason.utf8.count <= Self.reasonBytesMax else {
            throw .erasureReasonInvalid
        }
        let isPersonKnown = person != .guest && state.isKnown(person)
        guard person == .guest || isPersonKnown, requester != .anonymous || isPersonKnown else {
            throw .nothingToErase
        }
        guard !state.isInConversation(requester) else { throw .stillInConversation }
        if let profile = state.profile(of: requester) {
            outcomes.add(
                .channelUserProfileDeactivated(
                    ChannelUserProfileDeactivated(
                        profile: profile.id,
                        address: requester,
                        reason: "erased"
                    )
                ),
                .e4
            )
        }
    }
}

extension DecisionState {
    /// What there is to erase of whoever has an address or is a person: one erasure for each address and
    /// one for each person, closed under who has which number and whose profile it is.
    ///
    /// - Parameters:
    ///   - requester: an address; anonymous for none.
    ///   - person: a user, consumer or contact; the guest for none.
    /// - Returns: addresses and persons, each in order.
    public func everythingOf(
        _ requester: Address,
        _ person: Person
    ) -> (addresses: [Address], persons: [Person]) {
        var addresses: Set<Address> = []
        var persons: Set<Person> = []
        var nextAddresses = requester == .anonymous ? [] : [requester]
        var nextPersons = person == .guest ? [] : [person]
        while !nextAddresses.isEmpty || !nextPersons.isEmpty {
            if let address = nextAddresses.popLast() {
                guard addresses.insert(address).inserted else { continue }
                nextPersons += people(with: address)
                if let owner = profiles[address]?.person, owner != .guest {
                    nextPersons.append(owner)
                }
            } else if let person = nextPersons.popLast() {
                guard persons.insert(person).inserted else { continue }
                nextAddresses += people[person]?.phones ?? []
                nextAddresses += profiles.filter { $0.value.person == person }.map(\.key)
            }
        }
        return (
            addresses.sorted { $0.text < $1.text },
            persons.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
        )
    }

    /// A user, consumer or contact by its identifier alone; nothing when there is none.
    public func person(named id: PersonID) -> Person? {
        [PersonKind.user, .consumer, .contact].map { Person($0, id) }.first { isKnown($0) }
    }

    /// Whether a user, consumer or contact is in the log.
    func isKnown(_ person: Person) -> Bool {
        people[person] != nil
            || (person.kind == .user && users[UserID(rawValue: person.id.rawValue)] != nil)
    }

    /// Whether anything is going on with an address.
    func isInConversation(_ requester: Address) -> Bool {
        guard requester != .anonymous else { return false }
        return slots.contains { $0?.pair.requester == requester }
            || scheduledByPair.keys.contains { $0.requester == requester }
            || held.values.contains { $0.pair.requester == requester }
            || parts.isWaiting(for: requester)
    }

    /// Forgets what is about an address or a person; the log's fold does so at the same place for ever.
    mutating func forget(_ erasure: RequesterErased) {
        let requester = erasure.requester
        if requester != .anonymous {
            profiles[requester] = nil
            for pair in lastByPair.keys.filter({ $0.requester == requester }) {
                lastByPair[pair] = nil
            }
            if erasure.forgetsConsent {
                for pair in optedOut.keys.filter({ $0.requester == requester }) {
                    optedOut[pair] = nil
                }
            }
        }
        let person = erasure.person
        if let known = people[person] {
            know(person, "", [], known.territory, known.timeZone)
        }
        if person.kind == .user, var user = users[UserID(rawValue: person.id.rawValue)] {
            user.name = ""
            user.phones = []
            users[user.user] = user
        }
    }
}
