public import CBOR

/// A work item is offered to nobody at the moment (row W6).
public struct WorkItemWaits: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 163
    /// The name in the log, in JSON and in tests.
    public static let name = "workItemWaits"

    /// The queue.
    public var queue: QueueID
    /// Why.
    public var reason: WaitReason
    /// When somebody may be asked again; 1970 when only a change will tell.
    public var until: Instant

    /// Makes one; what is not given is its type's nothing.
    public init(
        queue: QueueID = .none,
        reason: WaitReason = .noMember,
        until: Instant = .zero
    ) {
        self.queue = queue
        self.reason = reason
        self.until = until
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
        try visitor.word(2, "reason", &reason)
        try visitor.instant(3, "until", &until)
    }
}
