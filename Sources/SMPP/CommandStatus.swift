/// What a response says of its request.
///
/// Source: SMPP 3.4, section 5.1.3.
public struct CommandStatus: RawRepresentable, Hashable, Sendable {
    /// The code on the wire.
    public var rawValue: UInt32

    /// Takes a code.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// No error.
    public static let ok = CommandStatus(rawValue: 0)
    /// The length of the command is not right.
    public static let invalidCommandLength = CommandStatus(rawValue: 0x02)
    /// The command is unknown.
    public static let invalidCommandID = CommandStatus(rawValue: 0x03)
    /// The session is not bound for this command.
    public static let invalidBindStatus = CommandStatus(rawValue: 0x04)
    /// The session is bound already.
    public static let alreadyBound = CommandStatus(rawValue: 0x05)
    /// The system fails.
    public static let systemError = CommandStatus(rawValue: 0x08)
    /// The destination is none.
    public static let invalidDestination = CommandStatus(rawValue: 0x0B)
    /// The bind is refused.
    public static let bindFailed = CommandStatus(rawValue: 0x0D)
    /// The password is wrong.
    public static let invalidPassword = CommandStatus(rawValue: 0x0E)
    /// The queue is full: later.
    public static let messageQueueFull = CommandStatus(rawValue: 0x14)
    /// Messages come too fast: later.
    public static let throttled = CommandStatus(rawValue: 0x58)
    /// The receiver cannot take it now: bring it again.
    public static let receiverTemporaryError = CommandStatus(rawValue: 0x64)
    /// The receiver will never take it.
    public static let receiverPermanentError = CommandStatus(rawValue: 0x65)

    /// Whether the centre asks to be spared for a while.
    public var isThrottling: Bool { self == .throttled || self == .messageQueueFull }

    /// Whether sending the same once more may succeed.
    ///
    /// Codes that are neither known nor the sender's fault are tried again: a centre's own codes
    /// (0x400 and above) mean anything.
    public var isTemporary: Bool {
        switch rawValue {
        case 0x04, 0x05, 0x08, 0x0D, 0x14, 0x45, 0x58, 0x64, 0xFE, 0xFF, 0x100...: true
        default: false
        }
    }

    /// The standard's name, or the code in hexadecimal digits.
    public var name: String {
        Self.names[rawValue] ?? "0x" + String(rawValue, radix: 16, uppercase: true)
    }

    private static let names: [UInt32: String] = [
        0x00: "ESME_ROK", 0x01: "ESME_RINVMSGLEN", 0x02: "ESME_RINVCMDLEN",
        0x03: "ESME_RINVCMDID", 0x04: "ESME_RINVBNDSTS", 0x05: "ESME_RALYBND",
        0x06: "ESME_RINVPRTFLG", 0x07: "ESME_RINVREGDLVFLG", 0x08: "ESME_RSYSERR",
        0x0A: "ESME_RINVSRCADR", 0x0B: "ESME_RINVDSTADR", 0x0C: "ESME_RINVMSGID",
        0x0D: "ESME_RBINDFAIL", 0x0E: "ESME_RINVPASWD", 0x0F: "ESME_RINVSYSID",
        0x11: "ESME_RCANCELFAIL", 0x13: "ESME_RREPLACEFAIL", 0x14: "ESME_RMSGQFUL",
        0x15: "ESME_RINVSERTYP", 0x33: "ESME_RINVNUMDESTS", 0x34: "ESME_RINVDLNAME",
        0x40: "ESME_RINVDESTFLAG", 0x42: "ESME_RINVSUBREP", 0x43: "ESME_RINVESMCLASS",
        0x44: "ESME_RCNTSUBDL", 0x45: "ESME_RSUBMITFAIL", 0x48: "ESME_RINVSRCTON",
        0x49: "ESME_RINVSRCNPI", 0x50: "ESME_RINVDSTTON", 0x51: "ESME_RINVDSTNPI",
        0x53: "ESME_RINVSYSTYP", 0x54: "ESME_RINVREPFLAG", 0x55: "ESME_RINVNUMMSGS",
        0x58: "ESME_RTHROTTLED", 0x61: "ESME_RINVSCHED", 0x62: "ESME_RINVEXPIRY",
        0x63: "ESME_RINVDFTMSGID", 0x64: "ESME_RX_T_APPN", 0x65: "ESME_RX_P_APPN",
        0x66: "ESME_RX_R_APPN", 0x67: "ESME_RQUERYFAIL", 0xC0: "ESME_RINVOPTPARSTREAM",
        0xC1: "ESME_ROPTPARNOTALLWD", 0xC2: "ESME_RINVPARLEN", 0xC3: "ESME_RMISSINGOPTPARAM",
        0xC4: "ESME_RINVOPTPARAMVAL", 0xFE: "ESME_RDELIVERYFAILURE", 0xFF: "ESME_RUNKNOWNERR",
    ]
}
