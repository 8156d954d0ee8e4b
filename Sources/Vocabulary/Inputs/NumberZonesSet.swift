public import CBOR

/// Which time zones numbers and countries have, for replays to ask (row Y7).
public struct NumberZonesSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 73
    /// The name in the log, in JSON and in tests.
    public static let name = "numberZonesSet"

    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// A country each, with the first digits of its numbers and its zones: `DE 49 Europe/Berlin`.
    public var zones: [String]

    /// Makes one; what is not given is its type's nothing.
    public init(
        by: UserID = .none,
        zones: [String] = []
    ) {
        self.by = by
        self.zones = zones
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(by: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "by", &by)
        try visitor.texts(2, "zones", &zones)
    }
}
