/// Cuts a stream of bytes into commands.
public struct PDUFramer: Sendable {
    /// A command that was read, or one that could not be and can be refused by its sequence number.
    public enum Frame: Hashable, Sendable {
        /// A command.
        case pdu(PDU)
        /// Bytes that are none; those behind them can still be read.
        case unreadable(SMPPError, sequence: UInt32, isResponse: Bool)
    }

    private var bytes: [UInt8] = []
    private var start = 0

    /// Makes one for a new connection.
    public init() {}

    /// How many bytes wait for the rest of their command.
    public var waiting: Int { bytes.count - start }

    /// Takes bytes as they come.
    public mutating func append(_ more: some Sequence<UInt8>) {
        if start > 0, start >= bytes.count / 2 {
            bytes.removeFirst(start)
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next command, if all of it has come.
    ///
    /// - Throws: `lengthOutOfRange`, after which the connection is of no use.
    public mutating func next() throws(SMPPError) -> Frame? {
        guard waiting >= 4 else { return nil }
        let length = PDU.word(bytes, start)
        guard length >= PDU.headerBytes, length <= PDU.bytesMax else {
            throw .lengthOutOfRange(length)
        }
        guard waiting >= Int(length) else { return nil }
        let frame = Array(bytes[start..<(start + Int(length))])
        start += Int(length)
        do throws(SMPPError) {
            return .pdu(try PDU(decoding: frame))
        } catch {
            return .unreadable(
                error,
                sequence: PDU.word(frame, 12),
                isResponse: frame[4] & 0x80 != 0
            )
        }
    }
}
