public import CBOR

/// A provider reports how far a message has come (row Y5).
public struct DeliveryReported: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 25
    /// The name in the log, in JSON and in tests.
    public static let name = "deliveryReported"

    /// The provider application that reports.
    public var application: ApplicationID
    /// The message; none when the report fits none.
    public var message: MessageID
    /// The provider's id for it.
    public var providerMessageID: String
    /// How far it has come.
    public var status: DeliveryStatus
    /// The provider's code for a failure.
    public var code: String
    /// The failure in plain words.
    public var detail: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        application: ApplicationID = .none,
        message: MessageID = .none,
        providerMessageID: String = "",
        status: DeliveryStatus = .sent,
        code: String = "",
        detail: String = ""
    ) {
        self.application = application
        self.message = message
        self.providerMessageID = providerMessageID
        self.status = status
        self.code = code
        self.detail = detail
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
        try visitor.identifier(2, "message", &message)
        try visitor.text(3, "provider_message_id", &providerMessageID)
        try visitor.word(4, "status", &status)
        try visitor.text(5, "code", &code)
        try visitor.text(6, "detail", &detail)
    }
}
