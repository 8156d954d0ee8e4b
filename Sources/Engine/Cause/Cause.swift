public import EventLog
public import Vocabulary

/// Why one message went as it did: what brought it, which rows decided, who could have got it and did not,
/// who answered, what the provider said.
///
/// The log is folded up to the records concerned, so that every step is explained on the state in which it
/// was decided. It reads beside the log's writer and changes nothing.
public struct Cause: Sendable {
    /// A message by what the log calls it.
    public let subject: Subject

    /// Asks about a message.
    public init(of subject: Subject) {
        self.subject = subject
    }

    /// The message that a chain is about; one that came in parts, or at a time that was set, has several
    /// identifiers.
    public struct Subject: Hashable, Sendable {
        /// The identifier that it was asked for by.
        public let message: MessageID
        /// All of its identifiers that were known when it was looked up.
        let identifiers: Set<MessageID>
        /// Records before it that led to it: of a system message what fired, and why.
        let led: [Position]
        /// The conversation, where the record itself names it.
        let interaction: InteractionID
    }

    /// Why there is no answer.
    public enum Failure: Error {
        /// The log has no such message, or the record is about none.
        case unknownMessage
        /// The log cannot be read.
        case ledger(LedgerError)
        /// Whoever asked wanted no more.
        case stopped
    }

    /// Folds a log up to where nothing more comes of the message, or to where it ends now.
    ///
    /// - Parameters:
    ///   - log: the log; it may be growing.
    ///   - progress: is told now and then how far it has come; it returns false to stop.
    /// - Returns: the chain.
    /// - Throws: why there is none.
    /// - Complexity: O(records up to the last step) time; memory as for opening the log.
    public func answer(
        in log: any RecordLog,
        progress: (Position) -> Bool = { _ in true }
    ) throws(Failure) -> CauseChain {
        try CauseFold(subject, log).run(log, progress)
    }
}
