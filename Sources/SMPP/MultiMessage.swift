/// A message to several, in `submit_multi` (SMPP 3.4, section 4.5.1).
public struct MultiMessage: Hashable, Sendable, PDUElement {
    /// A number, or a list that the centre knows by name.
    public struct Destination: Hashable, Sendable, PDUElement {
        /// 1 for a number, 2 for a list.
        public var flag: UInt8 = 1
        /// The number; the list's name, at most 20 characters, is its text.
        public var address = SMPPAddress()

        /// Makes one that holds nothing.
        public init() {}

        mutating func visit<Visitor: PDUVisitor>(
            _ visitor: inout Visitor
        ) throws(SMPPError) {
            try visitor.byte("dest_flag", &flag)
            switch flag {
            case 1: try address.visit("destination_addr", limit: 21, &visitor)
            case 2: try visitor.text("dl_name", &address.text, limit: 21)
            default: throw .invalidDestinationFlag(flag)
            }
        }
    }

    /// The message; its own destination is not used.
    public var message = ShortMessage()
    /// Whoever receives, at most 254.
    public var destinations: [Destination] = []

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("service_type", &message.serviceType, limit: 6)
        try message.source.visit("source_addr", limit: 21, &visitor)
        try visitor.list("number_of_dests", &destinations, limit: 254)
        try message.visitRest(&visitor)
    }
}

/// Answers `submit_multi` (SMPP 3.4, section 4.5.2).
public struct MultiResponse: Hashable, Sendable, PDUElement {
    /// A number that the message could not be sent to.
    public struct Failure: Hashable, Sendable, PDUElement {
        /// The number.
        public var address = SMPPAddress()
        /// Why.
        public var status = CommandStatus.ok

        /// Makes one that holds nothing.
        public init() {}

        mutating func visit<Visitor: PDUVisitor>(
            _ visitor: inout Visitor
        ) throws(SMPPError) {
            try address.visit("destination_addr", limit: 21, &visitor)
            try visitor.word("error_status_code", &status.rawValue)
        }
    }

    /// The centre's id for the message.
    public var id = ""
    /// Numbers that failed, at most 255.
    public var failures: [Failure] = []

    /// Makes one that holds nothing.
    public init() {}

    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        try visitor.text("message_id", &id, limit: 65)
        try visitor.list("no_unsuccess", &failures, limit: 255)
    }
}
