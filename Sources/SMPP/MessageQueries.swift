/// Asks what became of a message (SMPP 3.4, section 4.8.1).
public struct MessageQuery: Hashable, Sendable, PDUElement {
    /// The centre's id.
    public var id = ""
    /// Whoever sent it.
    public var source = SMPPAddress()

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("message_id", &id, limit: 65)
        try source.visit("source_addr", limit: 21, &visitor)
    }
}

/// Says what became of a message (SMPP 3.4, section 4.8.2).
public struct MessageQueryResponse: Hashable, Sendable, PDUElement {
    /// The centre's id.
    public var id = ""
    /// When it came to an end; empty before.
    public var finalDate = ""
    /// How far it has come, as `MessageState` numbers it.
    public var state: UInt8 = 0
    /// The network's code of a failure.
    public var errorCode: UInt8 = 0

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("message_id", &id, limit: 65)
        try visitor.text("final_date", &finalDate, limit: 17)
        try visitor.byte("message_state", &state)
        try visitor.byte("error_code", &errorCode)
    }
}

/// Cancels a message, or all from one number to another (SMPP 3.4, section 4.9.1).
public struct MessageCancellation: Hashable, Sendable, PDUElement {
    /// The service.
    public var serviceType = ""
    /// The centre's id; empty for all.
    public var id = ""
    /// Whoever sent.
    public var source = SMPPAddress()
    /// Whoever receives.
    public var destination = SMPPAddress()

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("service_type", &serviceType, limit: 6)
        try visitor.text("message_id", &id, limit: 65)
        try source.visit("source_addr", limit: 21, &visitor)
        try destination.visit("destination_addr", limit: 21, &visitor)
    }
}

/// Replaces a message's text (SMPP 3.4, section 4.10.1).
public struct MessageReplacement: Hashable, Sendable, PDUElement {
    /// The centre's id.
    public var id = ""
    /// Whoever sent it.
    public var source = SMPPAddress()
    /// When it is to be delivered now.
    public var scheduleTime = ""
    /// Until when it is worth delivering now.
    public var validityPeriod = ""
    /// As in a message.
    public var registeredDelivery: UInt8 = 0
    /// A message that the centre has ready.
    public var defaultMessage: UInt8 = 0
    /// The text, at most 254 bytes.
    public var text: [UInt8] = []

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("message_id", &id, limit: 65)
        try source.visit("source_addr", limit: 21, &visitor)
        try visitor.text("schedule_delivery_time", &scheduleTime, limit: 17)
        try visitor.text("validity_period", &validityPeriod, limit: 17)
        try visitor.byte("registered_delivery", &registeredDelivery)
        try visitor.byte("sm_default_msg_id", &defaultMessage)
        try visitor.bytes("short_message", &text, limit: 254)
    }
}

/// Says that a phone can be reached again (SMPP 3.4, section 4.12.1).
public struct AlertNotification: Hashable, Sendable, PDUElement {
    /// The phone.
    public var source = SMPPAddress()
    /// Whoever wanted to know.
    public var recipient = SMPPAddress()

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try source.visit("source_addr", limit: 65, &visitor)
        try recipient.visit("esme_addr", limit: 65, &visitor)
    }
}
