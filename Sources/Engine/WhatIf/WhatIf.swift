public import Decisions
public import EventLog
public import Vocabulary

/// What a messaging action would have done, had it been defined otherwise.
///
/// The log is folded as it is: what people did, and what routing made of it, stays. Only the action's own
/// waits begin, end and fire by the changed definition, decided by the same rules as ever. So the answer
/// is exact up to the first thing that would have gone otherwise in a conversation, and says what is known
/// to have come afterwards.
public struct WhatIf: Sendable {
    /// The action.
    public var action: ActionID
    /// What of it is otherwise.
    public var change: Change
    /// Which of its waits are looked at.
    public var scope: Scope

    /// Asks.
    public init(_ action: ActionID, _ change: Change, _ scope: Scope = Scope()) {
        self.action = action
        self.change = change
        self.scope = scope
    }

    /// What is otherwise; nothing stays as it was set at the time.
    public struct Change: Hashable, Sendable {
        /// How long it waits.
        public var duration: Milliseconds?
        /// Whether it waits from the first unanswered message or from the last.
        public var anchor: WaitAnchor?
        /// The encoded query that the interaction must meet when the wait ends; empty for none.
        public var filter: String?
        /// Whether it waits at all.
        public var active: Bool?
        /// What it does.
        public var kind: MessagingActionKind?
        /// The state that it sets.
        public var state: InteractionState?
        /// The text of its prompt.
        public var text: String?

        /// Changes nothing yet.
        public init() {}

        /// Whether nothing is otherwise.
        public var isEmpty: Bool { self == Change() }

        /// The definition with what is otherwise.
        public func applied(to definition: MessagingActionSet) -> MessagingActionSet {
            var changed = definition
            changed.duration = duration ?? changed.duration
            changed.anchor = anchor ?? changed.anchor
            changed.filter = filter ?? changed.filter
            changed.active = active ?? changed.active
            changed.kind = kind ?? changed.kind
            changed.state = state ?? changed.state
            changed.text = text ?? changed.text
            return changed
        }
    }

    /// Which waits count: those that a message in these bounds began.
    public struct Scope: Hashable, Sendable {
        /// From this moment on; nothing for the log's beginning.
        public var from: Instant?
        /// Before this moment; nothing for the log's end.
        public var to: Instant?
        /// Only of these interactions; none for all.
        public var interactions: Set<InteractionID> = []

        /// Everything.
        public init() {}

        func includes(_ interaction: InteractionID, at time: Instant) -> Bool {
            time >= from ?? .zero && time < to ?? Instant(rawValue: .max)
                && (interactions.isEmpty || interactions.contains(interaction))
        }
    }

    /// Why there is no answer.
    public enum Failure: Error {
        /// The log knows no such action. Name one that is, or was, there.
        case unknownAction
        /// The changed definition is none that an administrator could set, and why.
        case refused(Refusal)
        /// The log cannot be read.
        case ledger(LedgerError)
        /// Whoever asked wanted no more.
        case stopped
    }

    /// Looks through a log, up to where it ends now.
    ///
    /// - Parameters:
    ///   - log: the log; it may be growing.
    ///   - progress: is told now and then how far it has come; it returns false to stop.
    /// - Returns: what would have happened.
    /// - Throws: why there is no answer.
    /// - Complexity: O(records) time; memory as for opening the log, and the differences.
    public func answer(
        in log: any RecordLog,
        progress: (Position) -> Bool = { _ in true }
    ) throws(Failure) -> Report {
        try WhatIfFold(self, log).run(log, progress)
    }

    /// Every messaging action that a log ever had, as it was set last, by age.
    ///
    /// - Throws: `ledger` when the log cannot be read.
    public static func actions(in log: any RecordLog) throws(Failure) -> [MessagingActionSet] {
        var actions: [MessagingActionSet] = []
        do throws(LedgerError) {
            unsafe try log.records(from: 1, through: log.lastPosition) { position, bytes in
                let header = unsafe try RecordHeader(decoding: bytes)
                guard !header.isOutcome, header.type == MessagingActionSet.type else { return }
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                guard case .input(.messagingActionSet(var set)) = record.event else { return }
                if set.action.isNone { set.action = ActionID(position) }
                actions.removeAll { $0.action == set.action }
                actions.append(set)
            }
        } catch {
            throw .ledger(error)
        }
        return actions.sorted { $0.action < $1.action }
    }
}
