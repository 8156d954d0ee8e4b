public import CBOR

/// A service channel is made or changed (table `awa_service_channel`, row W1).
public struct ServiceChannelSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 80
    /// The name in the log, in JSON and in tests.
    public static let name = "serviceChannelSet"

    /// Which one; none makes a new one.
    public var channel: ServiceChannelID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name; the one of text messages is called `sms`.
    public var name: String
    /// Whether its interactions are offered to agents.
    public var active: Bool
    /// How much of its work an agent can have, in units.
    public var capacity: UInt64
    /// How many units one work item takes.
    public var workItemSize: UInt64
    /// Encoded query: which interactions are routed; empty for all.
    public var condition: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        channel: ServiceChannelID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        capacity: UInt64 = 0,
        workItemSize: UInt64 = 1,
        condition: String = ""
    ) {
        self.channel = channel
        self.by = by
        self.name = name
        self.active = active
        self.capacity = capacity
        self.workItemSize = workItemSize
        self.condition = condition
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(workItemSize: 0)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "channel", &channel)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.unsigned(5, "capacity", &capacity)
        try visitor.unsigned(6, "work_item_size", &workItemSize)
        try visitor.text(7, "condition", &condition)
    }
}
