public import CBOR

/// The engine adds a text to a conversation (row I4).
public struct SystemMessageAdded: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 106
    /// The name in the log, in JSON and in tests.
    public static let name = "systemMessageAdded"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2, 4], of: .interaction)

    /// What it is for.
    public var kind: SystemMessageKind
    /// The text.
    public var body: String
    /// Whether the requester gets it; agents always see it.
    public var sent: Bool
    /// Who gets it in place of the requester: a number on file; anonymous for the requester.
    public var to: Address

    /// Makes one; what is not given is its type's nothing.
    public init(
        kind: SystemMessageKind = .prompt,
        body: String = "",
        sent: Bool = false,
        to: Address = .anonymous
    ) {
        self.kind = kind
        self.body = body
        self.sent = sent
        self.to = to
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(kind: .prompt)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.word(1, "kind", &kind)
        try visitor.body(2, "body", &body)
        try visitor.boolean(3, "sent", &sent)
        try visitor.address(4, "to", &to)
    }
}
