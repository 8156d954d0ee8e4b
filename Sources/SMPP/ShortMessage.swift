/// A message in `submit_sm` or `deliver_sm` (SMPP 3.4, sections 4.4.1 and 4.6.1).
public struct ShortMessage: Hashable, Sendable, PDUElement {
    /// The service; at most 5 characters, often empty.
    public var serviceType = ""
    /// Whoever sends.
    public var source = SMPPAddress()
    /// Whoever receives.
    public var destination = SMPPAddress()
    /// How it is sent and what it is.
    public var options = MessageOptions()
    /// When it is to be delivered; empty for at once.
    public var scheduleTime = ""
    /// Until when it is worth delivering; empty for the centre's own period.
    public var validityPeriod = ""
    /// The text, at most 254 bytes; empty when it is in `message_payload`.
    public var text: [UInt8] = []

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("service_type", &serviceType, limit: 6)
        try source.visit("source_addr", limit: 21, &visitor)
        try destination.visit("destination_addr", limit: 21, &visitor)
        try visitRest(&visitor)
    }

    /// The fields behind the destinations, which `submit_multi` has as well.
    mutating func visitRest<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.byte("esm_class", &options.messageClass)
        try visitor.byte("protocol_id", &options.protocolID)
        try visitor.byte("priority_flag", &options.priority)
        try visitor.text("schedule_delivery_time", &scheduleTime, limit: 17)
        try visitor.text("validity_period", &validityPeriod, limit: 17)
        try visitor.byte("registered_delivery", &options.registeredDelivery)
        try visitor.byte("replace_if_present_flag", &options.replaces)
        try visitor.byte("data_coding", &options.dataCoding)
        try visitor.byte("sm_default_msg_id", &options.defaultMessage)
        try visitor.bytes("short_message", &text, limit: 254)
    }
}

/// The single bytes of a message.
public struct MessageOptions: Hashable, Sendable {
    /// `esm_class`: 0x40 a header in front of the text, 0x04 a receipt (section 5.2.12).
    public var messageClass: UInt8 = 0
    /// `protocol_id` of the network.
    public var protocolID: UInt8 = 0
    /// 0 to 3.
    public var priority: UInt8 = 0
    /// `registered_delivery`: 1 a receipt, 2 a receipt of failure only (section 5.2.17).
    public var registeredDelivery: UInt8 = 0
    /// Whether an earlier message is replaced.
    public var replaces: UInt8 = 0
    /// `data_coding`: the alphabet (section 5.2.19).
    public var dataCoding: UInt8 = 0
    /// A message that the centre has ready.
    public var defaultMessage: UInt8 = 0

    /// A header in front of the text, in `esm_class`.
    public static let headerIndicator: UInt8 = 0x40

    /// All zeros.
    public init() {}
}

/// A message in `data_sm`, its text in `message_payload` (SMPP 3.4, section 4.7.1).
public struct DataMessage: Hashable, Sendable, PDUElement {
    /// The service; at most 5 characters, often empty.
    public var serviceType = ""
    /// Whoever sends.
    public var source = SMPPAddress()
    /// Whoever receives.
    public var destination = SMPPAddress()
    /// Of these, `esm_class`, `registered_delivery` and `data_coding`.
    public var options = MessageOptions()

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("service_type", &serviceType, limit: 6)
        try source.visit("source_addr", limit: 65, &visitor)
        try destination.visit("destination_addr", limit: 65, &visitor)
        try visitor.byte("esm_class", &options.messageClass)
        try visitor.byte("registered_delivery", &options.registeredDelivery)
        try visitor.byte("data_coding", &options.dataCoding)
    }
}

/// The id that a centre gives a message: the body of several responses.
public struct MessageName: Hashable, Sendable, PDUElement {
    /// At most 64 characters; empty in `deliver_sm_resp`.
    public var id = ""

    /// Makes one that holds nothing.
    public init() {}

    /// Takes an id.
    public init(id: String) {
        self.id = id
    }

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("message_id", &id, limit: 65)
    }
}
