public import CBOR

/// What a work item waited for has come, or has not in time (rows W3 to W6).
public struct WaitEnded: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 164
    /// The name in the log, in JSON and in tests.
    public static let name = "waitEnded"

    /// What it waited for.
    public var wait: RoutingWait

    /// Makes one; what is not given is its type's nothing.
    public init(
        wait: RoutingWait = .round
    ) {
        self.wait = wait
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(wait: .round)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.word(1, "wait", &wait)
    }
}
