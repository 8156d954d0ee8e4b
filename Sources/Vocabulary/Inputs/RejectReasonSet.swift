public import CBOR

/// A reason to reject a work item is made or changed (table `awa_reject_reason`, row W4).
public struct RejectReasonSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 48
    /// The name in the log, in JSON and in tests.
    public static let name = "rejectReasonSet"

    /// Which one; none makes a new one.
    public var reason: RejectReasonID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// What it is called.
    public var name: String
    /// Whether agents can choose it.
    public var active: Bool
    /// Whether the agent is asked again in the next round.
    public var reassignable: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        reason: RejectReasonID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        reassignable: Bool = true
    ) {
        self.reason = reason
        self.by = by
        self.name = name
        self.active = active
        self.reassignable = reassignable
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(reassignable: false)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "reason", &reason)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.boolean(5, "reassignable", &reassignable)
    }
}
