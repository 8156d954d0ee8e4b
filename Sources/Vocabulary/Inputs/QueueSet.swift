public import CBOR

/// A queue is made or changed (table `awa_queue`).
public struct QueueSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 42
    /// The name in the log, in JSON and in tests.
    public static let name = "queueSet"

    /// Which one; none makes a new one.
    public var queue: QueueID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name.
    public var name: String
    /// Lower orders are served first.
    public var order: UInt64
    /// Whether interactions are put into it.
    public var active: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        queue: QueueID = .none,
        by: UserID = .none,
        name: String = "",
        order: UInt64 = 0,
        active: Bool = false
    ) {
        self.queue = queue
        self.by = by
        self.name = name
        self.order = order
        self.active = active
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(queue: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "queue", &queue)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.unsigned(4, "order", &order)
        try visitor.boolean(5, "active", &active)
    }
}
