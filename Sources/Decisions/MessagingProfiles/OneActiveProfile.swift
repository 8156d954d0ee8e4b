import Vocabulary

extension DecisionState {
    /// Row P7: the active profile of an address makes room for a new one, and stays readable.
    ///
    /// What the number has going on with other company numbers is for the new person as well (P6).
    /// - Returns: the new active profile.
    func replaceProfile(
        of address: Address,
        with person: Person,
        closing closed: InteractionID = .none,
        because reason: String,
        _ rule: Rule,
        _ outcomes: inout Outcomes
    ) -> ProfileID {
        if let former = profile(of: address) {
            outcomes.add(
                .channelUserProfileDeactivated(
                    ChannelUserProfileDeactivated(
                        profile: former.id,
                        address: address,
                        reason: reason
                    )
                ),
                rule
            )
        }
        let creation = ChannelUserProfileCreated(address: address, person: person)
        let profile = ProfileID(outcomes.add(.channelUserProfileCreated(creation), rule))
        ProfileTie(address: address, person: person, rule: .p6)
            .follow(in: self, butNot: closed, &outcomes)
        return profile
    }
}
