public import Decisions
public import Scheduler
public import Vocabulary

/// What a shadow decides by: the rules of the build at hand, or rules with a fault that a test plants.
public protocol ShadowRules: Sendable {
    /// Decides an input; see `DecisionState.decide`.
    ///
    /// - Throws: why it is refused.
    func decide(
        _ input: Input,
        at time: Instant,
        position: Position,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    ) throws(Refusal) -> Verdict

    /// Lets a timer fire; see `FiringTimer`.
    func fire(
        _ timer: PendingTimer,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    )

    /// Lets what has just happened go on to whoever it gives work or room; see `RoutingPass`.
    ///
    /// - Returns: false when nothing is left.
    func route(
        _ pass: inout RoutingPass,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    ) -> Bool
}

extension ShadowRules {
    /// Decides by the rules at hand.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ input: Input,
        at time: Instant,
        position: Position,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    ) throws(Refusal) -> Verdict {
        try state.decide(input, at: time, position: position, into: &outcomes)
    }

    /// Lets a timer fire by the rules at hand.
    public func fire(
        _ timer: PendingTimer,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    ) {
        FiringTimer(timer).decide(in: state, &outcomes)
    }

    /// Routes by the rules at hand.
    public func route(
        _ pass: inout RoutingPass,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    ) -> Bool {
        pass.decideNext(in: state, &outcomes)
    }
}

/// The rules of the build at hand.
public struct RulesAtHand: ShadowRules {
    /// Makes them.
    public init() {}
}
