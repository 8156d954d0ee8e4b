/// A number or a name with its type and numbering plan.
///
/// Source: SMPP 3.4, sections 5.2.5 and 5.2.6.
public struct SMPPAddress: Hashable, Sendable, PDUElement {
    /// Type of number: 0 unknown, 1 international, 2 national, 3 network, 5 alphanumeric.
    public var typeOfNumber: UInt8 = 0
    /// Numbering plan: 0 unknown, 1 ISDN (E.163, E.164).
    public var numberingPlan: UInt8 = 0
    /// The digits or the name, at most 20 characters.
    public var text = ""

    /// Makes one that holds nothing.
    public init() {}

    /// Puts an address together.
    public init(typeOfNumber: UInt8, numberingPlan: UInt8, text: String) {
        self.typeOfNumber = typeOfNumber
        self.numberingPlan = numberingPlan
        self.text = text
    }

    mutating func visit<Visitor: PDUVisitor>(
        _ field: String,
        limit: Int,
        _ visitor: inout Visitor
    ) throws(SMPPError) {
        try visitor.byte(field + "_ton", &typeOfNumber)
        try visitor.byte(field + "_npi", &numberingPlan)
        try visitor.text(field, &text, limit: limit)
    }

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visit("address", limit: 21, &visitor)
    }
}
