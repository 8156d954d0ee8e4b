public import CBOR

/// A message came for a number that no provider application has (row R9).
public struct SMSRefused: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 115
    /// The name in the log, in JSON and in tests.
    public static let name = "smsRefused"

    /// Why.
    public var reason: String

    /// Makes one; what is not given is its type's nothing.
    public init(
        reason: String = ""
    ) {
        self.reason = reason
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(reason: "")
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.text(1, "reason", &reason)
    }
}
