import EncodedQuery
public import Vocabulary

extension DecisionState {
    /// Row M2: whether a messaging action can be set as it is.
    ///
    /// - Throws: why not.
    public func check(_ action: MessagingActionSet) throws(Refusal) {
        try action.check(in: self)
    }
}

extension MessagingActionSet {
    /// The longest wait: a year, so that no due time is beyond what a calendar can show.
    static let durationMax = Milliseconds.days(366)

    /// States that an action can set; waiting in a queue is what reassigning is for.
    public static let settableStates: [InteractionState] = [
        .workInProgress, .onHold, .wrapUp, .closedComplete, .closedAbandoned,
    ]

    /// Row M2: what a messaging action must have: a name, a wait, a filter that can be evaluated, and
    /// the text or the state of what it does.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard !name.isEmpty else { throw .nameMissing }
        if !action.isNone, !state.actions.contains(where: { $0.definition.action == action }) {
            throw .unknownAction
        }
        guard duration.rawValue >= 1, duration <= Self.durationMax else {
            throw .durationOutOfRange
        }
        if kind == .promptRequester || kind == .promptAgent { try text.checkAsMessage() }
        if kind == .setState, !Self.settableStates.contains(self.state) {
            throw .stateNotSettable(self.state, allowed: Self.settableStates)
        }
        guard !filter.isEmpty else { return }
        let query: EncodedQuery
        do throws(EncodedQueryError) {
            query = try EncodedQuery(parsing: filter)
        } catch {
            throw .filterInvalid(problem: error.description)
        }
        if let unknown = query.unknownFields(knownFields: DecisionState.filterFields).first {
            throw .filterFieldUnknown(unknown)
        }
    }
}
