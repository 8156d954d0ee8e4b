public import CBOR

/// A provider application sends again; what waited goes out in order (row Y2).
public struct SendingResumed: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 51
    /// The name in the log, in JSON and in tests.
    public static let name = "sendingResumed"

    /// The provider application.
    public var application: ApplicationID
    /// Who did it; nobody for the engine itself.
    public var by: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        application: ApplicationID = .none,
        by: UserID = .none
    ) {
        self.application = application
        self.by = by
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
    }
}
