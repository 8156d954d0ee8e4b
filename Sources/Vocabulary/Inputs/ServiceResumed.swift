public import CBOR

/// The daemon was away for longer than the threshold (the page Architecture).
public struct ServiceResumed: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 30
    /// The name in the log, in JSON and in tests.
    public static let name = "serviceResumed"

    /// The last sign of life before.
    public var from: Instant
    /// The return.
    public var to: Instant

    /// Makes one; what is not given is its type's nothing.
    public init(
        from: Instant = .zero,
        to: Instant = .zero
    ) {
        self.from = from
        self.to = to
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(from: .zero)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.instant(1, "from", &from)
        try visitor.instant(2, "to", &to)
    }
}
