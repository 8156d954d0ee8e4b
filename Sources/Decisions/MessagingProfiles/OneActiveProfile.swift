import Vocabulary

extension DecisionState {
    /// Row P7: the active profile of an address makes room for a new one, and stays readable.
    ///
    /// - Returns: the new active profile.
    func replaceProfile(
        of address: Address,
        with person: Person,
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
        return ProfileID(outcomes.add(.channelUserProfileCreated(creation), rule))
    }
}
