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
    /// Whom a script says that it belongs to (row X1); nothing when the tables decide.
    let answered: Person?
    /// What a script says of the two directions (row X2).
    let synchronisation: ProfileSynchronisation

    init(
        address: Address,
        extensions: [ExtensionAnswer] = [],
        in state: borrowing DecisionState
    ) {
        let known = state.profile(of: address)
        self.address = address
        profile = known?.id ?? .none
        tied = known?.person ?? .guest
        records = state.people(with: address)
        answered = extensions.personChosenByScript(state)
        synchronisation = ProfileSynchronisation(extensions)
    }

    /// The row that fits.
    var rule: Rule {
        if answered != nil { return .x1 }
        return switch (tied == .guest, records.count) {
        case (true, 0): .p3
        case (true, 1): .p1
        case (false, 0): .p2
        default: isConflict ? .p4 : .p2
        }
    }

    /// Whom the interaction is for.
    var person: Person {
        if let answered { return answered }
        return switch rule {
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
            let creation = ChannelUserProfileCreated(
                address: address,
                person: synchronisation.reachesProfile ? person : .guest
            )
            let decider = synchronisation.reachesProfile ? rule : .x2
            return ProfileID(outcomes.add(.channelUserProfileCreated(creation), decider))
        }
        if tied != person, synchronisation.reachesProfile {
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
