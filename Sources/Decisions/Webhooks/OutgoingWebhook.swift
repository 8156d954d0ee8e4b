public import Vocabulary

/// An outgoing webhook as the log has it (row H8).
///
/// How far its events have been delivered is no decision and stands elsewhere; from where on they are to
/// be delivered stands here.
public struct OutgoingWebhook: Hashable, Sendable {
    /// How many there may be: each reads the log for itself.
    public static let countMax = 100
    /// How many types of records one may ask for by name; whoever wants more takes all.
    public static let typesMax = 64
    /// The longest URL, in bytes.
    public static let urlBytesMax = 2_048
    /// For how long an event may be refused before a webhook is paused.
    public static let pauseAfterRange = Milliseconds.minutes(1)...Milliseconds.days(30)
    /// For how long the former secret also signs once there is a new one.
    public static let renewalGrace = Milliseconds.days(1)

    /// What was set last, its identifier filled in.
    public internal(set) var set: WebhookSet
    /// Whether nothing is sent until it is resumed.
    public internal(set) var isPaused = false
    /// The record that last said from where on events are sent: that which made it, or a resumption.
    public internal(set) var begunBy: Position
    /// The first record that is sent since then.
    public internal(set) var first: Position
    /// The record that its secret is drawn from.
    public internal(set) var secret: Position
    /// The same for the secret before; 0 when there was none.
    public internal(set) var formerSecret: Position = 0
    /// When the secret was renewed; 1970 when it never was.
    public internal(set) var renewedAt = Instant.zero

    init(_ set: WebhookSet, madeAt position: Position) {
        self.set = set
        begunBy = position
        // Its own making is the first that it hears of.
        first = position
        secret = position
    }

    /// Records that its secrets are drawn from at an instant: the present one, then the former one while
    /// receivers may not know the new one.
    public func secrets(at now: Instant) -> [Position] {
        guard formerSecret != 0, now < renewedAt + Self.renewalGrace else { return [secret] }
        return [secret, formerSecret]
    }
}
