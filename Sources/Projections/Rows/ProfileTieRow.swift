public import CBOR
public import Vocabulary

/// A tie that a channel user profile had before (row P5).
public struct ProfileTieRow: ViewRow {
    /// The profile.
    public var profile: ProfileID = .none
    /// Whom it was tied to.
    public var person: Person = .guest
    /// Since when.
    public var from: Instant = .zero
    /// Until when.
    public var until: Instant = .zero
    /// The record that ended it.
    public var position: Position = 0

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "profile", &profile)
        try visitor.somebody(2, "person", &person)
        try visitor.instant(4, "from", &from)
        try visitor.instant(5, "until", &until)
        try visitor.unsigned(6, "position", &position)
    }
}
