public import CBOR

/// A tie ends and stays readable (row P7).
public struct ChannelUserProfileDeactivated: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 110
    /// The name in the log, in JSON and in tests.
    public static let name = "channelUserProfileDeactivated"
    /// What of it is about a requester.
    public static let personal = PersonalFields([2, 3], of: .requester(key: 2))

    /// The profile.
    public var profile: ProfileID
    /// Its address.
    public var address: Address
    /// Why.
    public var reason: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        profile: ProfileID = .none,
        address: Address = .anonymous,
        reason: String = ""
    ) {
        self.profile = profile
        self.address = address
        self.reason = reason
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(profile: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "profile", &profile)
        try visitor.address(2, "address", &address)
        try visitor.text(3, "reason", &reason)
    }
}
