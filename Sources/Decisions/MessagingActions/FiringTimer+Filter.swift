import EncodedQuery
import Vocabulary

extension FiringTimer {
    /// Row M3: the filter is evaluated on the interaction at the moment of firing, not of arming.
    func matches(
        _ action: DecisionState.ConfiguredAction,
        _ interaction: ActiveInteraction,
        _ state: borrowing DecisionState
    ) -> Bool {
        guard let filter = action.filter else { return true }
        let fields = InteractionFields(interaction: interaction, sysIDKey: state.sysIDKey)
        return filter.matches { fields.value($0) }
    }
}
