/// A command of SMPP 3.4 with its header, body and optional parameters.
///
/// Source: SMPP 3.4, sections 3.2 and 5.1: four words, the highest byte first, for length, command,
/// status and sequence number; then the body.
public struct PDU: Hashable, Sendable {
    /// What it is and says.
    public var body: Body
    /// Of a response: what became of the request.
    public var status: CommandStatus
    /// A response has its request's.
    public var sequence: UInt32
    /// The optional parameters in the order sent.
    public var parameters: [Parameter]

    /// The length of a header.
    public static let headerBytes = 16
    /// The longest command that is taken: `message_payload` may have 64 KiB.
    public static let bytesMax = 65_536 + 1_024

    /// Puts a command together.
    public init(
        _ body: Body,
        status: CommandStatus = .ok,
        sequence: UInt32,
        parameters: [Parameter] = []
    ) {
        self.body = body
        self.status = status
        self.sequence = sequence
        self.parameters = parameters
    }

    /// Which command it is.
    public var command: CommandID { body.command }

    /// Reads a command.
    ///
    /// A response without a body is taken: centres leave it out when they refuse.
    /// - Parameter bytes: the whole command, no more and no less.
    /// - Throws: what is wrong with it.
    public init(decoding bytes: [UInt8]) throws(SMPPError) {
        guard bytes.count >= Self.headerBytes else { throw .truncatedCommand }
        let length = Self.word(bytes, 0)
        guard length >= Self.headerBytes, length <= Self.bytesMax else {
            throw .lengthOutOfRange(length)
        }
        guard Int(length) == bytes.count else { throw .truncatedCommand }
        let number = Self.word(bytes, 4)
        guard let command = CommandID(rawValue: number) else { throw .unknownCommand(number) }
        var reader = PDUReader(bytes, from: Self.headerBytes)
        var body = Body(empty: command)
        if !(command.isResponse && reader.isAtEnd) { try body.visit(&reader) }
        self.body = body
        status = CommandStatus(rawValue: Self.word(bytes, 8))
        sequence = Self.word(bytes, 12)
        parameters = try reader.parameters()
    }

    /// Writes a command.
    ///
    /// - Throws: which field is too long or has characters that cannot be sent.
    public func encoded() throws(SMPPError) -> [UInt8] {
        var writer = PDUWriter()
        for word in [0, command.rawValue, status.rawValue, sequence] { writer.append(word) }
        var body = body
        try body.visit(&writer)
        try writer.parameters(parameters)
        let length = writer.bytes.count
        guard length <= Self.bytesMax else { throw .lengthOutOfRange(UInt32(length)) }
        for index in 0..<4 {
            writer.bytes[index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * index))
        }
        return writer.bytes
    }

    /// The word at an offset, whose four bytes the caller has seen to be there.
    static func word(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
        UInt32(bytes[offset]) << 24 | UInt32(bytes[offset + 1]) << 16
            | UInt32(bytes[offset + 2]) << 8 | UInt32(bytes[offset + 3])
    }
}
