public import Vocabulary

/// Whether a number is free for a requester, before anything is sent (row V2).
public enum ProfileValidation: Hashable, Sendable {
    /// It is the requester's, or nobody's.
    case ok
    /// It is associated with somebody else; sending associates it with the requester (row A4).
    ///
    /// `active` says whether that association is the active one or an old one.
    case associatedWithAnother(Person, active: Bool)
}

extension DecisionState {
    /// Row V2: says who a number is associated with, and changes nothing.
    ///
    /// "Current" means the requester who is being written to, not the agent who writes.
    public func validateProfile(_ address: Address, for requester: Person) -> ProfileValidation {
        guard requester != .guest else { return .ok }
        if let profile = profiles[address], profile.person != .guest {
            return profile.person == requester
                ? .ok : .associatedWithAnother(profile.person, active: profile.active)
        }
        guard let owner = people(with: address).first, !people(with: address).contains(requester)
        else { return .ok }
        return .associatedWithAnother(owner, active: true)
    }
}
