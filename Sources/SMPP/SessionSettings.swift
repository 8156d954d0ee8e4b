public import Vocabulary

/// How a session with a centre is opened and kept.
public struct SessionSettings: Hashable, Sendable {
    /// For what it is opened.
    public var kind: BindKind
    /// Name, password and the rest of the bind.
    public var bind: Bind
    /// How many requests may be unanswered, 1 to 1,000; the standard's usual 10.
    public var window = 10
    /// How long a session may be silent before the centre is asked whether it is there.
    public var enquireAfter = Milliseconds.seconds(30)
    /// How long an answer is waited for.
    public var answerWithin = Milliseconds.seconds(30)
    /// How long a connection is waited for.
    public var connectWithin = Milliseconds.seconds(10)
    /// How long a message waits for a session or a place in the window before it counts as not sent.
    public var sendWithin = Milliseconds.seconds(15)
    /// The pause before the first new attempt to connect; each further one is twice as long.
    public var reconnectAfter = Milliseconds.seconds(1)
    /// The longest pause between attempts to connect.
    public var reconnectAtMost = Milliseconds.seconds(60)
    /// The pause after the centre says that messages come too fast; each further one is twice as long.
    public var throttleFor = Milliseconds.seconds(1)
    /// How often one message is sent again because of that.
    public var throttleRetries = 3
    /// What spreads the pauses of several daemons.
    public var seed: UInt64 = 0

    /// How many messages may wait.
    ///
    /// The outbox hands over few at a time; more than this is a mistake, and is answered as such.
    static let waitingMax = 10_000
    /// How many messages of the centre may wait to be durable: more than any window.
    static let deliveriesMax = 4_096

    /// Sets how a session is opened; the rest has defaults.
    public init(kind: BindKind, bind: Bind) {
        self.kind = kind
        self.bind = bind
    }
}
