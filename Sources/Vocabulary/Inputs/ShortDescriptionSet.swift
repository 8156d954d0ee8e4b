public import CBOR

/// Somebody says in a line what an interaction is about (row I5).
public struct ShortDescriptionSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 13
    /// The name in the log, in JSON and in tests.
    public static let name = "shortDescriptionSet"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2], of: .interaction)

    /// The interaction.
    public var interaction: InteractionID
    /// The line.
    public var text: String
    /// Who did it; nobody for the engine itself.
    public var by: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        text: String = "",
        by: UserID = .none
    ) {
        self.interaction = interaction
        self.text = text
        self.by = by
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(interaction: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "interaction", &interaction)
        try visitor.text(2, "text", &text)
        try visitor.identifier(3, "by", &by)
    }
}
