public import CBOR

/// A presence state is made or changed (table `awa_presence_state`, row W2).
public struct PresenceStateSet: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 81
    /// The name in the log, in JSON and in tests.
    public static let name = "presenceStateSet"

    /// Which one; none makes a new one.
    public var presence: PresenceID
    /// Who did it; nobody for the engine itself.
    public var by: UserID
    /// Its name, such as Available.
    public var name: String
    /// Whether agents can choose it.
    public var active: Bool
    /// Lower orders are shown first.
    public var order: UInt64
    /// The service channels that it serves.
    public var channels: [ServiceChannelID]
    /// Whether an agent in it has gone for the day (row W8).
    public var offline: Bool

    /// Makes one; what is not given is its type's nothing.
    public init(
        presence: PresenceID = .none,
        by: UserID = .none,
        name: String = "",
        active: Bool = false,
        order: UInt64 = 0,
        channels: [ServiceChannelID] = [],
        offline: Bool = false
    ) {
        self.presence = presence
        self.by = by
        self.name = name
        self.active = active
        self.order = order
        self.channels = channels
        self.offline = offline
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(presence: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "presence", &presence)
        try visitor.identifier(2, "by", &by)
        try visitor.text(3, "name", &name)
        try visitor.boolean(4, "active", &active)
        try visitor.unsigned(5, "order", &order)
        try visitor.identifiers(6, "channels", &channels)
        try visitor.boolean(7, "offline", &offline)
    }
}
