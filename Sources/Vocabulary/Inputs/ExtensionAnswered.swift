public import CBOR

/// What a script said that stands on no other input: a veto, or a failure to answer (row X5).
public struct ExtensionAnswered: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 90
    /// The name in the log, in JSON and in tests.
    public static let name = "extensionAnswered"
    /// What of it is about a requester.
    public static let personal = PersonalFields([3], of: .interaction)

    /// The interaction that it was asked about, if any.
    public var interaction: InteractionID
    /// Whoever wanted what the script was asked about; none for the engine.
    public var by: UserID
    /// What the scripts said, in the order in which they were asked.
    public var extensions: [ExtensionAnswer]

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        by: UserID = .none,
        extensions: [ExtensionAnswer] = []
    ) {
        self.interaction = interaction
        self.by = by
        self.extensions = extensions
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
        try visitor.identifier(2, "by", &by)
        try visitor.answers(3, "extensions", &extensions)
    }
}
