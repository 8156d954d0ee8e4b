public import SMSText

/// What a centre brought, as text: a message, a part of one, or a receipt.
public struct InboundMessage: Hashable, Sendable {
    /// Whoever wrote.
    public var source: SMPPAddress
    /// Whoever it is for.
    public var destination: SMPPAddress
    /// The text.
    public var text: String
    /// Which part of which message; nothing for a whole one.
    public var concatenation: Concatenation?
    /// Whether `esm_class` says that it is a receipt, or one of what is on its way.
    public var isReceipt: Bool
    /// The optional parameters.
    public var parameters: [Parameter]

    /// Reads `deliver_sm` or `data_sm`; nothing comes of another command.
    ///
    /// A header that cannot be read is taken for text, and bytes that are none in their alphabet for
    /// ISO 8859-1: whatever a requester wrote is kept. A binary message becomes hexadecimal digits.
    public init?(_ pdu: PDU, defaultAlphabet: DefaultAlphabet) {
        var bytes: [UInt8] = []
        let options: MessageOptions
        switch pdu.body {
        case .deliver(let message):
            (source, destination, options) = (message.source, message.destination, message.options)
            bytes = message.text
        case .data(let message):
            (source, destination, options) = (message.source, message.destination, message.options)
        default: return nil
        }
        parameters = pdu.parameters
        if bytes.isEmpty, let payload = parameters.value(.messagePayload) { bytes = payload }
        // Bits 5 to 2: 1 a receipt, 8 one of what is still on its way.
        let kind = options.messageClass >> 2 & 0xF
        isReceipt = kind == 1 || kind == 8
        var header = UserDataHeader()
        if options.messageClass & MessageOptions.headerIndicator != 0,
            let found = try? UserDataHeader(parsing: bytes)
        {
            header = found
            bytes.removeFirst(found.byteCount)
        }
        concatenation = header.concatenation ?? Concatenation(parameters)
        text = Self.text(bytes, Coding(options.dataCoding), defaultAlphabet, header)
    }

    /// The receipt that it is; nothing for a message, and for a receipt that names none.
    public var receipt: DeliveryReceipt? {
        // A centre that forgets to mark a receipt still says of which message it is and what became of it.
        // The id alone says nothing: some centres give messages of phones one as well.
        let says =
            parameters.value(.receiptedMessageID) != nil && parameters.value(.messageState) != nil
        guard isReceipt || says else { return nil }
        return DeliveryReceipt(text: text, parameters: parameters)
    }

    private static func text(
        _ bytes: [UInt8],
        _ coding: Coding,
        _ defaultAlphabet: DefaultAlphabet,
        _ header: UserDataHeader
    ) -> String {
        switch coding {
        case .ascii where bytes.allSatisfy({ $0 < 0x80 }): return EightBit.ascii.decode(bytes)
        case .ascii, .latin1: return EightBit.latin1.decode(bytes)
        case .cyrillic: return EightBit.cyrillic.decode(bytes)
        case .hebrew: return EightBit.hebrew.decode(bytes)
        case .ucs2: return UCS2.decode(bytes)
        case .binary: return hexadecimal(bytes)
        case .standard: break
        }
        var septets = bytes
        switch defaultAlphabet {
        case .ascii, .latin1: return EightBit.latin1.decode(bytes)
        case .gsm7: break
        case .gsm7Packed:
            let isAlone = header.elements.isEmpty
            let fill = isAlone ? 0 : SeptetPacking.fillBits(afterHeaderOf: header.byteCount)
            // A full message has no spare bits, so that a zero at its end is a character.
            let isFull = bytes.count + (isAlone ? 0 : header.byteCount) == 140
            let count = isFull ? (bytes.count * 8 - fill) / 7 : nil
            septets = SeptetPacking.unpack(bytes, fillBits: fill, count: count)
        }
        let text = try? GSM7.decode(septets, locking: header.locking, single: header.single)
        return text ?? EightBit.latin1.decode(bytes)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Concatenation {
    /// Reads the `sar_…` parameters; nothing when they are not all there, or not right.
    init?(_ parameters: [Parameter]) {
        guard let reference = parameters.number(.sarReference),
            let count = parameters.number(.sarTotal).flatMap({ UInt8(exactly: $0) }),
            let number = parameters.number(.sarNumber).flatMap({ UInt8(exactly: $0) })
        else { return nil }
        self.init(reference: reference, count: count, number: number)
    }
}
