import Vocabulary

extension DecisionState {
    /// Row A8: whether Compose SMS is offered at all: at least one provider application is on.
    public var isComposeOffered: Bool { applications.contains { isOn($0) } }

    /// Row A8: from within an interaction it is offered only where that is not a messaging one.
    ///
    /// Every interaction that the engine opens is a messaging one, closed ones as well.
    func checkComposeIsOffered(within origin: InteractionID) throws(Refusal) {
        guard isComposeOffered else { throw .noActiveProviderApplication }
        guard origin.isNone else { throw .withinMessagingInteraction }
    }
}
