public import CBOR

/// Another system asks for an interaction through the platform's API (row H1).
public struct InteractionRequested: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 60
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionRequested"
    /// What of it is about a requester.
    public static let personal = PersonalFields([4, 5, 8], of: .requester(key: 4))

    /// The provider application that the conversation is to go through.
    public var application: ApplicationID
    /// The queue that it is to wait in; none for none.
    public var queue: QueueID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// The requester's address, if the context names one.
    public var requester: Address
    /// What it is about: a JSON object; empty when a record of a table says it.
    public var context: String
    /// The table of the context's record; empty for one of the interaction's own.
    public var contextTable: String
    /// The `sys_id` of the context's record, as given.
    public var contextDocument: String
    /// What the channel needs to know: a JSON object; empty when a record of a table says it.
    public var metadata: String
    /// The table of that record; empty for the live group profile.
    public var metadataTable: String
    /// The `sys_id` of that record, as given.
    public var metadataDocument: String
    /// The caller's key for the request, so that a repeat opens nothing; empty for none.
    public var idempotencyKey: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        application: ApplicationID = .none,
        queue: QueueID = .none,
        by: UserID = .none,
        requester: Address = .anonymous,
        context: String = "",
        contextTable: String = "",
        contextDocument: String = "",
        metadata: String = "",
        metadataTable: String = "",
        metadataDocument: String = "",
        idempotencyKey: String = ""
    ) {
        self.application = application
        self.queue = queue
        self.by = by
        self.requester = requester
        self.context = context
        self.contextTable = contextTable
        self.contextDocument = contextDocument
        self.metadata = metadata
        self.metadataTable = metadataTable
        self.metadataDocument = metadataDocument
        self.idempotencyKey = idempotencyKey
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(application: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "application", &application)
        try visitor.identifier(2, "queue", &queue)
        try visitor.identifier(3, "by", &by)
        try visitor.address(4, "requester", &requester)
        try visitor.body(5, "context", &context)
        try visitor.text(6, "context_table", &contextTable)
        try visitor.text(7, "context_document", &contextDocument)
        try visitor.body(8, "channel_metadata", &metadata)
        try visitor.text(9, "channel_metadata_table", &metadataTable)
        try visitor.text(10, "channel_metadata_document", &metadataDocument)
        try visitor.text(11, "idempotency_key", &idempotencyKey)
    }
}
