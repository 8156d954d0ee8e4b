/// The commands of SMPP 3.4; a response is its request's with bit 31 set.
///
/// Source: SMPP 3.4, section 5.1.2.1.
public enum CommandID: UInt32, CaseIterable, Sendable {
    /// What was received cannot be a command.
    case genericNack = 0x8000_0000
    /// Opens a session that receives.
    case bindReceiver = 0x0000_0001
    /// Answers `bindReceiver`.
    case bindReceiverResponse = 0x8000_0001
    /// Opens a session that sends.
    case bindTransmitter = 0x0000_0002
    /// Answers `bindTransmitter`.
    case bindTransmitterResponse = 0x8000_0002
    /// Asks what became of a message.
    case query = 0x0000_0003
    /// Answers `query`.
    case queryResponse = 0x8000_0003
    /// Sends a message.
    case submit = 0x0000_0004
    /// Answers `submit`.
    case submitResponse = 0x8000_0004
    /// Brings a message or a receipt.
    case deliver = 0x0000_0005
    /// Answers `deliver`.
    case deliverResponse = 0x8000_0005
    /// Ends a session.
    case unbind = 0x0000_0006
    /// Answers `unbind`.
    case unbindResponse = 0x8000_0006
    /// Replaces a message that is still on its way.
    case replace = 0x0000_0007
    /// Answers `replace`.
    case replaceResponse = 0x8000_0007
    /// Cancels messages that are still on their way.
    case cancel = 0x0000_0008
    /// Answers `cancel`.
    case cancelResponse = 0x8000_0008
    /// Opens a session that sends and receives.
    case bindTransceiver = 0x0000_0009
    /// Answers `bindTransceiver`.
    case bindTransceiverResponse = 0x8000_0009
    /// Asks the other side to bind.
    case outbind = 0x0000_000B
    /// Asks whether the other side is there.
    case enquireLink = 0x0000_0015
    /// Answers `enquireLink`.
    case enquireLinkResponse = 0x8000_0015
    /// Sends a message to several.
    case submitMulti = 0x0000_0021
    /// Answers `submitMulti`.
    case submitMultiResponse = 0x8000_0021
    /// Says that a phone can be reached.
    case alertNotification = 0x0000_0102
    /// Carries a message either way.
    case data = 0x0000_0103
    /// Answers `data`.
    case dataResponse = 0x8000_0103

    /// Whether it answers a request.
    public var isResponse: Bool { rawValue & 0x8000_0000 != 0 }
}
