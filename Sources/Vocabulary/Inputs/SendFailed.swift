public import CBOR

/// The provider refused a message, or could not be reached.
public struct SendFailed: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 22
    /// The name in the log, in JSON and in tests.
    public static let name = "sendFailed"

    /// The message.
    public var message: MessageID
    /// Whether trying again is pointless.
    public var final: Bool
    /// The provider's code, or the kind of failure.
    public var code: String
    /// The failure in plain words, without personal data.
    public var detail: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        message: MessageID = .none,
        final: Bool = false,
        code: String = "",
        detail: String = ""
    ) {
        self.message = message
        self.final = final
        self.code = code
        self.detail = detail
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
        try visitor.boolean(2, "final", &final)
        try visitor.text(3, "code", &code)
        try visitor.text(4, "detail", &detail)
    }
}
