public import CBOR

/// A wrap-up code is made or changed (row I5).
public struct WrapUpCodeSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 49
    /// The name in the log, in JSON and in tests.
    public static let name = "wrapUpCodeSet"

    /// Which one; none makes a new one.
    public var code: WrapUpCodeID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// The code as agents choose it.
    public var name: String
    /// Whether agents can choose it.
    public var active: Bool
    /// Lower orders are shown first.
    public var order: UInt64

    /// Makes one; what is not given is its type's nothing.
    public init(
        code: WrapUpCodeID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        order: UInt64 = 0
    ) {
        self.code = code
        self.by = by
        self.name = name
        self.active = active
        self.order = order
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(code: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "code", &code)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.unsigned(5, "order", &order)
    }
}
