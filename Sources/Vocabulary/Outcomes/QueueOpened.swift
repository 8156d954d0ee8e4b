public import CBOR

/// The hours of a queue begin (row W1).
public struct QueueOpened: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 165
    /// The name in the log, in JSON and in tests.
    public static let name = "queueOpened"

    /// The queue.
    public var queue: QueueID

    /// Makes one; what is not given is its type's nothing.
    public init(
        queue: QueueID = .none
    ) {
        self.queue = queue
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
    }
}
