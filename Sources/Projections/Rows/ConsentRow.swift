public import CBOR
public import Vocabulary

/// Whether a requester may be sent messages from a company number (row Y4).
public struct ConsentRow: ViewRow {
    /// The requester's address.
    public var requester: Address = .anonymous
    /// The company's address.
    public var company: Address = .anonymous
    /// Whether no more messages may be sent.
    public var optedOut = false
    /// Since when.
    public var changedAt: Instant = .zero
    /// The record that says so.
    public var position: Position = 0
    /// The record that it follows from.
    public var cause: Position = 0
    /// How the wish was expressed, when a person recorded it.
    public var reason = ""
    /// Who recorded it; nobody when the requester wrote it.
    public var by: UserID = .none

    /// The message that said it; none when a person recorded it.
    public var message: MessageID = .none

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.address(1, "requester", &requester)
        try visitor.address(2, "company", &company)
        try visitor.boolean(3, "opted_out", &optedOut)
        try visitor.instant(4, "changed_at", &changedAt)
        try visitor.unsigned(5, "position", &position)
        try visitor.unsigned(6, "cause", &cause)
        try visitor.text(7, "reason", &reason)
        try visitor.identifier(8, "by", &by)
        try visitor.identifier(9, "message", &message)
    }
}
