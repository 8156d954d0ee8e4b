public import CBOR

/// An interaction turns out to be for somebody else (row P5, P6).
public struct InteractionOpenedForChanged: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 112
    /// The name in the log, in JSON and in tests.
    public static let name = "interactionOpenedForChanged"

    /// Whom it is for now.
    public var person: Person
    /// Whom it was for.
    public var former: Person

    /// Makes one; what is not given is its type's nothing.
    public init(
        person: Person = .guest,
        former: Person = .guest
    ) {
        self.person = person
        self.former = former
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(person: .guest)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.person(1, "person", &person)
        try visitor.person(3, "former", &former)
    }
}
