import Vocabulary

/// Whose number is it: the table of the page Rules, P1 to P7.
///
/// An address has at most one active profile (P7). Rows P1 to P3 are told apart by whether it has one
/// that is tied to somebody and whether a user record has the number; P4 is both, disagreeing, or
/// several records. A profile that is tied to nobody yet matches nobody: P1 ties it, P3 keeps it.
struct MessagingProfileMatch {
    let address: Address
    /// The active profile, if there is one.
    let profile: ProfileID
    /// Whom the active profile is tied to.
    let tied: Person
    /// Users, consumers and contacts whose record has the number, the oldest first.
    let records: [Person]

    init(address: Address, in state: borrowing DecisionState) {
        let known = state.profile(of: address)
        self.address = address
        profile = known?.id ?? .none
        tied = known?.person ?? .guest
        records = state.people(with: address)
    }

    /// The row that fits.
    var rule: Rule {
        switch (tied == .guest, records.count) {
        case (true, 0): .p3
        case (true, 1): .p1
        case (false, 0): .p2
        default: isConflict ? .p4 : .p2
        }
    }

    /// Whom the interaction is for.
    var person: Person {
        switch rule {
        case .p1: whenOnlyARecordMatches
        case .p2: whenTheProfileMatches
        case .p4: whenTheyDisagree
        default: whenNothingMatches
        }
    }

    /// Makes or ties the profile as the row says.
    ///
    /// - Returns: the active profile of the address.
    func settle(_ state: borrowing DecisionState, _ outcomes: inout Outcomes) -> ProfileID {
        if profile.isNone {
            let creation = ChannelUserProfileCreated(address: address, person: person)
            return ProfileID(outcomes.add(.channelUserProfileCreated(creation), rule))
        }
        if tied != person {
            outcomes.add(
                .channelUserProfileTied(
                    ChannelUserProfileTied(
                        profile: profile,
                        address: address,
                        person: person,
                        former: tied
                    )
                ),
                rule
            )
        }
        return profile
    }
}
