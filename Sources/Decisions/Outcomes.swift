public import Vocabulary

/// One outcome with what its record's header says of it.
public struct DecidedOutcome: Hashable, Sendable {
    /// What was decided.
    public var outcome: Outcome
    /// The row that decided it.
    public var rule: Rule
    /// The interaction that it is about; none for a profile or a number.
    public var interaction: InteractionID

    package init(outcome: Outcome, rule: Rule, interaction: InteractionID) {
        self.outcome = outcome
        self.rule = rule
        self.interaction = interaction
    }
}

/// The outcomes of one input or timer, in order, at the positions that they will have.
///
/// The engine uses one again and again, so a decision allocates nothing once it has grown.
public struct Outcomes: Sendable {
    /// What was decided, in order.
    public private(set) var list: ContiguousArray<DecidedOutcome> = []
    /// The position of the next outcome.
    public private(set) var next: Position
    /// The time of the records.
    public private(set) var time: Instant

    /// Makes an empty one.
    ///
    /// - Parameters:
    ///   - next: the position of the first outcome: the one after the input's.
    ///   - time: the time of the records.
    public init(next: Position = 1, time: Instant = .zero) {
        self.next = next
        self.time = time
        list.reserveCapacity(16)
    }

    /// Starts anew and keeps the memory.
    public mutating func restart(next: Position, time: Instant) {
        list.removeAll(keepingCapacity: true)
        self.next = next
        self.time = time
    }

    /// Changes what was decided: for tests that plant faults in rules.
    package mutating func alter(_ change: (inout ContiguousArray<DecidedOutcome>) -> Void) {
        change(&list)
    }

    /// Adds an outcome.
    ///
    /// - Returns: the position of its record, which names what it makes.
    @discardableResult
    mutating func add(
        _ outcome: Outcome,
        _ rule: Rule,
        _ interaction: InteractionID = .none
    ) -> Position {
        list.append(DecidedOutcome(outcome: outcome, rule: rule, interaction: interaction))
        defer { next &+= 1 }
        return next
    }

    /// Adds the opening of an interaction, whose record is about the interaction that it makes.
    mutating func open(_ opening: InteractionOpened, _ rule: Rule) -> InteractionID {
        let id = InteractionID(next)
        add(.interactionOpened(opening), rule, id)
        return id
    }
}
