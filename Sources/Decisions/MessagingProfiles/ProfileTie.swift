import Vocabulary

/// Row P6: profile and interactions say the same of who somebody is, in both directions.
///
/// The profile is the one place that decides; interactions follow it and never the other way by
/// themselves, so nothing can loop.
struct ProfileTie {
    let address: Address
    let person: Person
    let rule: Rule
    /// What a script says of the two directions (row X2).
    var synchronisation = ProfileSynchronisation.both

    /// Ties the address to the person and lets its active interactions follow.
    func make(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        if !synchronisation.reachesProfile {
            follow(in: state, &outcomes)
            return
        }
        if let profile = state.profile(of: address) {
            if profile.person != person {
                outcomes.add(
                    .channelUserProfileTied(
                        ChannelUserProfileTied(
                            profile: profile.id,
                            address: address,
                            person: person,
                            former: profile.person
                        )
                    ),
                    rule
                )
            }
        } else {
            let creation = ChannelUserProfileCreated(address: address, person: person)
            outcomes.add(.channelUserProfileCreated(creation), rule)
        }
        follow(in: state, &outcomes)
    }

    /// Lets the address's active interactions be for the person.
    ///
    /// - Parameters:
    ///   - state: where its interactions are found.
    ///   - closed: an interaction that has just been closed and follows nobody any more.
    ///   - outcomes: where the changes are added.
    func follow(
        in state: borrowing DecisionState,
        butNot closed: InteractionID = .none,
        _ outcomes: inout Outcomes
    ) {
        guard synchronisation.reachesInteraction else { return }
        for application in state.applications {
            let pair = AddressPair(requester: address, company: application.number)
            guard let active = state.active(pair), active.id != closed,
                active.openedFor != person
            else { continue }
            outcomes.add(
                .interactionOpenedForChanged(
                    InteractionOpenedForChanged(person: person, former: active.openedFor)
                ),
                rule == .p5 ? .p5 : .p6,
                active.id
            )
        }
    }
}
