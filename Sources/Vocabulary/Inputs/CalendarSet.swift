public import CBOR

/// Hours are made or changed (table `cmn_schedule`, row W1).
public struct CalendarSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 86
    /// The name in the log, in JSON and in tests.
    public static let name = "calendarSet"

    /// Which ones; none makes new ones.
    public var calendar: CalendarID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Their name.
    public var name: String
    /// Whether they count; a queue of those that do not is always open.
    public var active: Bool
    /// Time zone by its IANA name; empty for UTC.
    public var zone: String
    /// Such as `mon-fri 09:00-17:00`; to 24:00.
    public var hours: [String]
    /// Days that are closed, such as `2026-12-25`.
    public var closedOn: [String]

    /// Makes one; what is not given is its type's nothing.
    public init(
        calendar: CalendarID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        zone: String = "",
        hours: [String] = [],
        closedOn: [String] = []
    ) {
        self.calendar = calendar
        self.by = by
        self.name = name
        self.active = active
        self.zone = zone
        self.hours = hours
        self.closedOn = closedOn
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(calendar: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "calendar", &calendar)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.text(5, "zone", &zone)
        try visitor.texts(6, "hours", &hours)
        try visitor.texts(7, "closed_on", &closedOn)
    }
}
