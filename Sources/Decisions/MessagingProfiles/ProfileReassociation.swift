import Vocabulary

extension ProfileReassociated {
    /// Row P5: somebody has verified whose number it is: the profile is tied to them and the active
    /// interactions of the number follow; later ones follow the profile.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) throws(Refusal) {
        guard person == .guest || state.knows(person) else { throw .unknownPerson }
        let address =
            interaction.isNone
            ? address : try state.interaction(interaction).pair.requester
        // Whoever hides the number is not one person: a tie would speak for all of them.
        guard address != .anonymous else { throw .addressNotAnswerable }
        ProfileTie(
            address: address,
            person: person,
            rule: .p5,
            synchronisation: ProfileSynchronisation(extensions)
        )
        .make(in: state, &outcomes)
    }
}
