public import CBOR
public import Vocabulary

/// A message that an agent wrote for a later moment (row Y8).
public struct ScheduledMessageRow: ViewRow {
    /// Which one: the input that wrote it.
    public var id: MessageID = .none
    /// How it stands.
    public var state: ScheduledState = .scheduled
    /// The interaction that it answers in, and once it is sent the one that it joined.
    public var interaction: InteractionID = .none
    /// Who wrote it.
    public var agent: UserID = .none
    /// The requester's address.
    public var requester: Address = .anonymous
    /// The company's address.
    public var company: Address = .anonymous
    /// The text.
    public var body = ""
    /// What is attached, each as `Attachment` writes it.
    public var attachments: [String] = []
    /// When it was written.
    public var createdAt: Instant = .zero
    /// When it is to be sent, as its author wants it.
    public var sendAt: Instant = .zero
    /// When it comes up: later than that when quiet hours or an outage hold it.
    public var due: Instant = .zero
    /// When quiet hours end that the moment falls into, as known when it was written; 1970 for none.
    public var quietUntil: Instant = .zero
    /// Why it is sent even so; empty for no reason.
    public var overrideReason = ""
    /// Whether it comes from Compose SMS and may open an interaction.
    public var opensInteraction = false
    /// The refusal that stood in its way, such as `opted-out`; empty for none.
    public var problem = ""
    /// That in plain words.
    public var reason = ""
    /// When it was sent or ended otherwise; 1970 while it waits.
    public var endedAt: Instant = .zero
    /// Who cancelled it.
    public var endedBy: UserID = .none
    /// The record that scheduled it, which its timer names.
    public var armedAt: Position = 0
    /// The message that was sent; none while it was not.
    public var sentAs: MessageID = .none
    /// The last record that changed it.
    public var lastPosition: Position = 0

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "sys_id", &id)
        try visitor.word(2, "state", &state)
        try visitor.identifier(3, "interaction", &interaction)
        try visitor.identifier(4, "agent", &agent)
        try visitor.address(5, "requester", &requester)
        try visitor.address(6, "company", &company)
        try visitor.body(7, "body", &body)
        try visitor.texts(8, "attachments", &attachments)
        try visitor.instant(9, "created_at", &createdAt)
        try visitor.instant(10, "send_at", &sendAt)
        try visitor.instant(11, "due", &due)
        try visitor.instant(12, "quiet_until", &quietUntil)
        try visitor.text(13, "override_reason", &overrideReason)
        try visitor.boolean(14, "opens_interaction", &opensInteraction)
        try visitor.text(15, "problem", &problem)
        try visitor.text(16, "reason", &reason)
        try visitor.instant(17, "ended_at", &endedAt)
        try visitor.identifier(18, "ended_by", &endedBy)
        try visitor.unsigned(19, "armed_at", &armedAt)
        try visitor.unsigned(20, "last_position", &lastPosition)
        try visitor.identifier(21, "sent_as", &sentAs)
    }
}

/// How a message stands that an agent wrote for a later moment.
public enum ScheduledState: UInt8, CodedWord {
    /// It waits for its moment.
    case scheduled = 1
    /// It was sent.
    case sent = 2
    /// A rule stood in its way.
    case refused = 3
    /// Somebody cancelled it.
    case cancelled = 4
    /// Its interaction was closed.
    case interactionClosed = 5
    /// The requester wants no more messages.
    case optedOut = 6

    /// How one stands that has ended.
    init(_ end: ScheduleEnd) {
        self =
            switch end {
            case .sent: .sent
            case .refused: .refused
            case .cancelled: .cancelled
            case .interactionClosed: .interactionClosed
            case .optedOut: .optedOut
            }
    }

    /// The word of the API.
    public var word: String {
        switch self {
        case .scheduled: "scheduled"
        case .sent: "sent"
        case .refused: "refused"
        case .cancelled: "cancelled"
        case .interactionClosed: "interaction_closed"
        case .optedOut: "opted_out"
        }
    }
}
