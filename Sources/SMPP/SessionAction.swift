public import Vocabulary

extension SessionStateMachine {
    /// What the shell is to do.
    public enum Action: Hashable, Sendable {
        /// Open a connection, and say when it is open or cannot be had.
        case connect
        /// Write a command.
        case write(PDU)
        /// Close the connection once everything is written; nothing more is read.
        case close
        /// Take a message or a receipt of the centre's, and call `answer` when it is durable.
        case deliver(PDU, connection: UInt64)
        /// Tell whoever handed a message over what became of it.
        case finish(UInt64, SubmitResult)
        /// Note what happened.
        case note(Event)
    }

    /// What became of a message.
    public enum SubmitResult: Hashable, Sendable {
        /// The centre has it, under this id.
        case accepted(id: String)
        /// The centre refused it.
        case refused(CommandStatus)
        /// It was never written.
        case notSent(String)
        /// It was written and not answered.
        case unanswered(String)
    }

    /// What an operator should know.
    public enum Event: Hashable, Sendable {
        /// The session is open; the centre's name for itself.
        case bound(centre: String)
        /// The centre refused the bind.
        case bindRefused(CommandStatus)
        /// The session is over, or could not be had.
        case lost(String)
        /// The centre wants fewer messages.
        case throttled(CommandStatus)
        /// The centre sent what is no command.
        case unreadable(SMPPError)
    }

    /// Where a session stands.
    public enum Phase: Hashable, Sendable {
        /// Nothing is to happen.
        case stopped
        /// The next attempt to connect is due then.
        case waiting(until: Instant)
        /// A connection is being opened.
        case connecting(until: Instant)
        /// The bind has not been answered.
        case binding(until: Instant)
        /// The session is open.
        case bound
        /// The unbind has not been answered.
        case unbinding(until: Instant)
        /// The connection is being closed.
        case closing(thenStop: Bool)
    }
}
