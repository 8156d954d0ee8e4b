public import CBOR

/// A scheduled message falls within the requester's quiet hours and waits until they end (row Y8).
public struct ScheduledMessageHeld: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 154
    /// The name in the log, in JSON and in tests.
    public static let name = "scheduledMessageHeld"

    /// The message.
    public var message: MessageID
    /// When it is due now.
    public var until: Instant
    /// What clocks showed there, as `22:30`.
    public var localTime: String
    /// Where the time zone was found.
    public var basis: QuietBasis

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        until: Instant = .zero,
        localTime: String = "",
        basis: QuietBasis = .site
    ) {
        self.message = message
        self.until = until
        self.localTime = localTime
        self.basis = basis
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(message: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "message", &message)
        try visitor.instant(2, "until", &until)
        try visitor.text(3, "local_time", &localTime)
        try visitor.word(4, "basis", &basis)
    }
}
