public import CBOR

/// What the clocks of a time zone show, for replays to ask (row W1).
public struct TimeZoneSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 70
    /// The name in the log, in JSON and in tests.
    public static let name = "timeZoneSet"

    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its IANA name.
    public var zone: String
    /// When each offset begins and the seconds east of UTC, such as `2026-03-29T01:00:00.000Z +7200`.
    public var offsets: [String]

    /// Makes one; what is not given is its type's nothing.
    public init(
        by: UserID = .none,
        zone: String = "",
        offsets: [String] = []
    ) {
        self.by = by
        self.zone = zone
        self.offsets = offsets
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
        try visitor.text(2, "zone", &zone)
        try visitor.texts(3, "offsets", &offsets)
    }
}
