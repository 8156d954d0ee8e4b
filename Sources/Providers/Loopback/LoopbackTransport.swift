import Vocabulary

/// Sends to a pretend phone: it always arrives.
public struct LoopbackTransport: OutboundTransport {
    private let inbox: LoopbackInbox

    /// Sends into an inbox.
    public init(inbox: LoopbackInbox) {
        self.inbox = inbox
    }

    /// A second delivery harms nobody: it is the same machine's memory.
    public var isIdempotent: Bool { true }

    /// Puts the message into the phone's inbox.
    public func send(
        _ message: OutboundMessage,
        completion: @escaping @Sendable (SendOutcome) -> Void
    ) {
        inbox.deliver(from: message.pair.company, to: message.pair.requester, text: message.body)
        completion(.delivered)
    }
}
