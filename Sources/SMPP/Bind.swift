/// For what a session is opened.
public enum BindKind: String, CaseIterable, Sendable {
    /// To send and to receive.
    case transceiver
    /// To send.
    case transmitter
    /// To receive.
    case receiver

    /// Whether messages may be sent.
    public var sends: Bool { self != .receiver }
}

/// Opens a session (SMPP 3.4, section 4.1).
public struct Bind: Hashable, Sendable, PDUElement {
    /// Who wants to; at most 15 characters.
    public var systemID = ""
    /// At most 8 characters.
    public var password = ""
    /// What kind of system; at most 12 characters, often empty.
    public var systemType = ""
    /// 0x34 for version 3.4.
    public var interfaceVersion: UInt8 = 0x34
    /// Which addresses the session serves: type of number, numbering plan, and a regular expression.
    public var range = SMPPAddress()

    /// Makes one that holds nothing but the version.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("system_id", &systemID, limit: 16)
        try visitor.text("password", &password, limit: 9)
        try visitor.text("system_type", &systemType, limit: 13)
        try visitor.byte("interface_version", &interfaceVersion)
        try range.visit("address_range", limit: 41, &visitor)
    }
}

/// Asks the other side to bind (SMPP 3.4, section 4.1.7).
public struct Outbind: Hashable, Sendable, PDUElement {
    /// Who asks.
    public var systemID = ""
    /// How it proves itself.
    public var password = ""

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("system_id", &systemID, limit: 16)
        try visitor.text("password", &password, limit: 9)
    }
}

/// Answers a bind: who answers.
public struct BindResponse: Hashable, Sendable, PDUElement {
    /// The centre's name for itself.
    public var systemID = ""

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("system_id", &systemID, limit: 16)
    }
}
