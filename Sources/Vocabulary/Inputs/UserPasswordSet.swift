public import CBOR

/// An administrator gave a user a new password, which itself stands in no record (row O3).
public struct UserPasswordSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 67
    /// The name in the log, in JSON and in tests.
    public static let name = "userPasswordSet"

    /// Whose password it is.
    public var user: UserID
    /// Who did it; nobody for the engine itself.
    public var by: UserID

    /// Makes one; what is not given is its type's nothing.
    public init(
        user: UserID = .none,
        by: UserID = .none
    ) {
        self.user = user
        self.by = by
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(user: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "user", &user)
        try visitor.identifier(2, "by", &by)
    }
}
