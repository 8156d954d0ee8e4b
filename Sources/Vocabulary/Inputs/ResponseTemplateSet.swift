public import CBOR

/// A response template is made or changed (table `sn_agent_workspace_response_template`, row I5).
public struct ResponseTemplateSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 34
    /// The name in the log, in JSON and in tests.
    public static let name = "responseTemplateSet"

    /// Which one; none makes a new one.
    public var template: ResponseTemplateID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// What agents type behind `/` to find it.
    public var name: String
    /// Whether agents can choose it.
    public var active: Bool
    /// The text, with fields such as `${requester.name}`.
    public var text: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        template: ResponseTemplateID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        text: String = ""
    ) {
        self.template = template
        self.by = by
        self.name = name
        self.active = active
        self.text = text
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(template: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "template", &template)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.text(5, "text", &text)
    }
}
