import Vocabulary

extension InteractionState {
    /// Row I1: the states that an interaction can be in while it is active.
    static let activeStates: [InteractionState] = [
        .new, .queued, .workInProgress, .onHold, .wrapUp,
    ]
}

extension ShortDescriptionSet {
    /// The longest line in bytes of UTF-8.
    static let textBytesMax = 160

    /// Row I1: what an interaction is about, in a line.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        _ = try state.interaction(interaction)
        guard text.utf8.count <= Self.textBytesMax else {
            throw .bodyTooLong(limitBytes: Self.textBytesMax)
        }
    }
}
