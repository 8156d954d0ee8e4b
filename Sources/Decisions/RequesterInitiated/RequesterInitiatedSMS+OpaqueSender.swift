import Vocabulary

extension DecisionState {
    /// Row R11: whether a message to a requester can work at all.
    ///
    /// A short code, a name or an anonymous sender is accepted as it came and never forced into E.164;
    /// only an address that a phone can have is written to, and only with its owner's consent.
    func canWrite(to pair: AddressPair) -> Bool {
        pair.requester.isAnswerable && optOut(pair) == nil
    }
}
