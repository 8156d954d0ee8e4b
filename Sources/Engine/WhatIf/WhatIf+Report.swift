import EventLog
public import Vocabulary

extension WhatIf {
    /// How a wait of the action ended.
    public struct Happening: Hashable, Sendable {
        /// When.
        public var time: Instant
        /// What it did; nothing when it did nothing.
        public var kind: MessagingActionKind?
        /// The state that it set.
        public var state: InteractionState?
        /// Why it did nothing; empty when it did something.
        public var reason = ""
    }

    /// A wait that would have ended otherwise.
    public struct Difference: Hashable, Sendable {
        /// The conversation.
        public var interaction: InteractionID
        /// The digits of its number.
        public var number: UInt64
        /// The record that began the wait.
        public var armedAt: Position
        /// When it began.
        public var since: Instant
        /// How it ended; nothing when it was answered in time, or was not begun.
        public var before: Happening?
        /// How it would have ended; nothing when it would have been answered in time, or not begun.
        public var after: Happening?
        /// When it would end, when the log ends before that; nothing else.
        public var pendingUntil: Instant?
        /// What is known to have come after it would have closed the conversation.
        public var aftermath: Aftermath?
        /// The conversation that a message opened which would have joined this one.
        public var continuedIn: InteractionID = .none
        /// The digits of that conversation's number.
        public var continuedInNumber: UInt64 = 0

        /// In a word: `new`, `gone`, `earlier`, `later` or `otherwise`.
        public var word: String {
            guard let before else { return "new" }
            guard let after else { return pendingUntil == nil ? "gone" : "later" }
            if before.kind != after.kind || before.state != after.state { return "otherwise" }
            return after.time < before.time
                ? "earlier" : after.time > before.time ? "later" : "otherwise"
        }
    }

    /// Messages that came into a conversation which would have been closed.
    public struct Aftermath: Hashable, Sendable {
        /// How many requesters wrote: the first would have opened another conversation.
        public var requesterMessages: UInt64 = 0
        /// How many agents wrote.
        public var agentMessages: UInt64 = 0
        /// When the first of them came; 1970 when none did.
        public var first: Instant = .zero
    }

    /// How often something was, or would have been.
    public struct Totals: Hashable, Sendable {
        /// Waits that messages began.
        public var begun: UInt64 = 0
        /// Waits after which the action did something.
        public var fired: UInt64 = 0
        /// Waits after which it did nothing.
        public var skipped: UInt64 = 0
        /// Conversations that it closed.
        public var closed: UInt64 = 0
        /// Waits that the log's end cuts off.
        public var pending: UInt64 = 0

        /// How many the other side ended in time, or an end of the conversation.
        public var answered: UInt64 { begun - min(begun, fired + skipped + pending) }
    }

    /// What would have happened.
    public struct Report: Hashable, Sendable {
        /// The action as it was set last.
        public var before = MessagingActionSet()
        /// The same with what is otherwise.
        public var after = MessagingActionSet()
        /// The last record that was looked at.
        public var last: Position = 0
        /// The time of that record.
        public var horizon: Instant = .zero
        /// What happened.
        public var happened = Totals()
        /// What would have happened.
        public var wouldHave = Totals()
        /// Waits that would have ended otherwise, by the records that began them.
        public var differences: [Difference] = []
    }
}
