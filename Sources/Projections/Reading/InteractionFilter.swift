public import Vocabulary

/// Which interactions a list has; what is not given does not matter.
public struct InteractionFilter: Sendable {
    /// The states; empty for all.
    public var states: Set<InteractionState> = []
    /// The agent who has them.
    public var agent: UserID?
    /// The requester's address.
    public var requester: Address?
    /// Whom they are for.
    public var openedFor: Person?
    /// An agent who takes part in them, whoever has them.
    public var member: UserID?

    /// Makes a filter.
    public init(
        states: Set<InteractionState> = [],
        agent: UserID? = nil,
        requester: Address? = nil,
        openedFor: Person? = nil,
        member: UserID? = nil
    ) {
        self.states = states
        self.agent = agent
        self.requester = requester
        self.openedFor = openedFor
        self.member = member
    }

    /// The states that are not closed.
    public static let active: Set<InteractionState> = [
        .new, .queued, .workInProgress, .onHold, .wrapUp,
    ]

    /// Whether an interaction is one of them, as far as its own row says: not who takes part.
    public func holds(for row: InteractionRow) -> Bool {
        (states.isEmpty || states.contains(row.state))
            && (agent == nil || row.assignedTo == agent)
            && (requester == nil || row.requester == requester)
            && (openedFor == nil || row.openedFor == openedFor)
    }
}
