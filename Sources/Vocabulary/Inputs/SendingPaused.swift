public import CBOR

/// Nothing more is sent through a provider application until it is resumed (row Y2).
public struct SendingPaused: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 50
    /// The name in the log, in JSON and in tests.
    public static let name = "sendingPaused"

    /// The provider application.
    public var application: ApplicationID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Why; empty when nothing is said.
    public var reason: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        application: ApplicationID = .none,
        by: UserID = .none,
        reason: String = ""
    ) {
        self.application = application
        self.by = by
        self.reason = reason
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
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "reason", &reason)
    }
}
