public import Vocabulary

extension DecisionState {
    /// Row A7: the ongoing conversation of a pair, which is shown before anything is sent.
    ///
    /// Its number, type, last update, requester and assigned agent are fields of the interaction.
    public func ongoingConversation(_ pair: AddressPair) -> ActiveInteraction? { active(pair) }
}
