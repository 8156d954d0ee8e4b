import Decisions
import Engine
import EventLog
import Scheduler
import Vocabulary

/// The rules at hand with a mistake in one row.
struct PlantedRules: ShadowRules {
    /// What a row can do wrong.
    enum Mistake: CaseIterable {
        /// It decides nothing.
        case silent
        /// It decides everything twice.
        case doubled
        /// It speaks of another interaction.
        case misled
    }

    var row: Rule
    var mistake: Mistake

    func decide(
        _ input: Input,
        at time: Instant,
        position: Position,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    ) throws(Refusal) -> Verdict {
        let verdict = try state.decide(input, at: time, position: position, into: &outcomes)
        plant(mistake, in: &outcomes)
        return verdict
    }

    func fire(
        _ timer: PendingTimer,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    ) {
        FiringTimer(timer).decide(in: state, &outcomes)
        plant(mistake, in: &outcomes)
    }

    func route(
        _ pass: inout RoutingPass,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    ) -> Bool {
        guard pass.decideNext(in: state, &outcomes) else { return false }
        // Who says nothing of an offer would be asked for it for ever.
        plant(mistake == .silent ? .misled : mistake, in: &outcomes)
        return true
    }

    private func plant(_ mistake: Mistake, in outcomes: inout Outcomes) {
        outcomes.alter { list in
            switch mistake {
            case .silent: list.removeAll { $0.rule == row }
            case .doubled:
                list = ContiguousArray(list.flatMap { $0.rule == row ? [$0, $0] : [$0] })
            case .misled:
                for place in list.indices where list[place].rule == row {
                    list[place].interaction = InteractionID(Position.max)
                }
            }
        }
    }
}

/// Rules that know no inputs of some types.
struct RefusingRules: ShadowRules {
    var type: UInt16

    func decide(
        _ input: Input,
        at time: Instant,
        position: Position,
        in state: borrowing DecisionState,
        into outcomes: inout Outcomes
    ) throws(Refusal) -> Verdict {
        guard input.type != type else { throw .unknownQueue }
        return try state.decide(input, at: time, position: position, into: &outcomes)
    }
}
