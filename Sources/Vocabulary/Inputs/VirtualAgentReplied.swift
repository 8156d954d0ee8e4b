public import CBOR

/// The virtual agent answers within an interaction (row T1, M7).
public struct VirtualAgentReplied: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 4
    /// The name in the log, in JSON and in tests.
    public static let name = "virtualAgentReplied"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2, 3, 4], of: .interaction)

    /// The interaction.
    public var interaction: InteractionID
    /// The text.
    public var body: String
    /// The text before a script changed it; empty when none did (row X4).
    public var writtenBody: String
    /// What scripts of the site's said of it before it was decided (row X5).
    public var extensions: [ExtensionAnswer]

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        body: String = "",
        writtenBody: String = "",
        extensions: [ExtensionAnswer] = []
    ) {
        self.interaction = interaction
        self.body = body
        self.writtenBody = writtenBody
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
        try visitor.body(2, "body", &body)
        try visitor.body(3, "written_body", &writtenBody)
        try visitor.answers(4, "extensions", &extensions)
    }
}
