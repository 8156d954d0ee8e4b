/// Why bytes are no command, or a command cannot be written.
public enum SMPPError: Error, Hashable, Sendable {
    /// The header's length is below 16 or above what is taken: the stream cannot be followed.
    case lengthOutOfRange(UInt32)
    /// Fewer bytes than the length says, or than a header has.
    case truncatedCommand
    /// No such command; its sequence number is needed to refuse it.
    case unknownCommand(UInt32)
    /// A field goes beyond the command's end.
    case truncated(field: String)
    /// A text is not ended by a zero byte.
    case unterminated(field: String)
    /// A field is longer than the standard allows.
    case tooLong(field: String, limit: Int)
    /// A text has a zero byte or a character beyond ISO 8859-1.
    case invalidCharacter(field: String)
    /// A destination is neither a number nor a list.
    case invalidDestinationFlag(UInt8)
    /// An optional parameter goes beyond the command's end.
    case truncatedParameter

    /// What the other side is told.
    public var status: CommandStatus {
        switch self {
        case .lengthOutOfRange, .truncatedCommand, .truncated, .unterminated:
            .invalidCommandLength
        case .unknownCommand: .invalidCommandID
        case .tooLong, .invalidCharacter: .systemError
        case .invalidDestinationFlag: CommandStatus(rawValue: 0x40)
        case .truncatedParameter: CommandStatus(rawValue: 0xC0)
        }
    }
}
