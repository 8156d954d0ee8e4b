public import CBOR

/// A number is tied to somebody, or to nobody yet (row P1, P3, A4).
public struct ChannelUserProfileCreated: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 109
    /// The name in the log, in JSON and in tests.
    public static let name = "channelUserProfileCreated"
    /// What of it is about a requester.
    public static let personal = PersonalFields([1], of: .requester(key: 1))

    /// The address.
    public var address: Address
    /// Whom it is tied to.
    public var person: Person

    /// Makes one; what is not given is its type's nothing.
    public init(
        address: Address = .anonymous,
        person: Person = .guest
    ) {
        self.address = address
        self.person = person
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(address: .anonymous)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.address(1, "address", &address)
        try visitor.person(2, "person", &person)
    }
}
