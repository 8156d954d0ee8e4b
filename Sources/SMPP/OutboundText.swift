public import SMSText

/// Makes of a text the messages that it is sent in.
public struct OutboundText: Hashable, Sendable {
    /// How the parts of a long text say that they belong together.
    public enum Joining: String, CaseIterable, Sendable {
        /// By a header in front of each text; every network knows it.
        case header
        /// By the `sar_…` parameters; the centre makes the header.
        case parameters
        /// Not at all: the whole text goes into `message_payload`, and the centre cuts it.
        case payload
    }

    /// One message: what of it depends on the text.
    public struct Part: Hashable, Sendable {
        /// The bytes of `short_message`.
        public var text: [UInt8]
        /// `esm_class` and `data_coding`.
        public var options: MessageOptions
        /// The optional parameters.
        public var parameters: [Parameter]
    }

    /// What the centre takes `data_coding` 0 for.
    public var defaultAlphabet: DefaultAlphabet
    /// How parts are joined.
    public var joining: Joining

    /// Sets how texts are sent.
    public init(defaultAlphabet: DefaultAlphabet = .gsm7, joining: Joining = .header) {
        self.defaultAlphabet = defaultAlphabet
        self.joining = joining
    }

    /// The messages of a text: in the default alphabet if that has every character, else in UCS-2.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - reference: what its parts have in common; one of 8 bits fits every network.
    /// - Returns: one message, or as many as are needed, in order.
    /// - Throws: `tooManyParts` beyond 255.
    public func parts(of text: String, reference: UInt8) throws(SMSTextError) -> [Part] {
        let isDefault = covers(text)
        let limits: SegmentLimits = isDefault ? defaultLimits : .ucs2
        var options = MessageOptions()
        options.dataCoding = isDefault ? 0 : 8
        if joining == .payload {
            let bytes = isDefault ? try encode(text, fillBits: 0) : UCS2.encode(text)
            // What fits a single message needs no payload, which some centres do not know.
            if bytes.count > 140 && !(isDefault && bytes.count <= limits.alone) {
                let payload = [Parameter(.messagePayload, bytes)]
                return [Part(text: [], options: options, parameters: payload)]
            }
            return [Part(text: bytes, options: options, parameters: [])]
        }
        let texts = limits.split(text) { isDefault ? septets($0) : $0.value > 0xFFFF ? 2 : 1 }
        guard texts.count <= 255 else { throw .tooManyParts }
        guard texts.count > 1 else {
            let bytes = isDefault ? try encode(text, fillBits: 0) : UCS2.encode(text)
            return [Part(text: bytes, options: options, parameters: [])]
        }
        var parts: [Part] = []
        for (index, text) in texts.enumerated() {
            let number = UInt8(index + 1)
            var part = Part(text: [], options: options, parameters: [])
            var fill = 0
            if joining == .header {
                let header: [UInt8] = [5, 0, 3, reference, UInt8(texts.count), number]
                part.text = header
                part.options.messageClass = MessageOptions.headerIndicator
                fill = SeptetPacking.fillBits(afterHeaderOf: header.count)
            } else {
                part.parameters = [
                    Parameter(.sarReference, [0, reference]),
                    Parameter(.sarTotal, [UInt8(texts.count)]),
                    Parameter(.sarNumber, [number]),
                ]
            }
            part.text += isDefault ? try encode(text, fillBits: fill) : UCS2.encode(text)
            parts.append(part)
        }
        return parts
    }

    private var defaultLimits: SegmentLimits {
        switch defaultAlphabet {
        case .gsm7, .gsm7Packed: .gsm7
        case .latin1, .ascii: .octets
        }
    }

    private func covers(_ text: String) -> Bool {
        switch defaultAlphabet {
        case .gsm7, .gsm7Packed: GSM7.covers(text)
        case .latin1: EightBit.latin1.covers(text)
        case .ascii: EightBit.ascii.covers(text)
        }
    }

    private func septets(_ scalar: Unicode.Scalar) -> Int {
        switch defaultAlphabet {
        case .gsm7, .gsm7Packed: GSM7.septets(of: scalar) ?? 2
        case .latin1, .ascii: 1
        }
    }

    private func encode(_ text: String, fillBits: Int) throws(SMSTextError) -> [UInt8] {
        switch defaultAlphabet {
        case .gsm7: return try GSM7.encode(text)
        case .gsm7Packed:
            var septets = try GSM7.encode(text)
            // Seven spare bits of zeros would be read as one more character, so a return fills them.
            if (septets.count * 7 + fillBits) % 8 == 1 { septets.append(0x0D) }
            return SeptetPacking.pack(septets, fillBits: fillBits)
        case .latin1: return try EightBit.latin1.encode(text)
        case .ascii: return try EightBit.ascii.encode(text)
        }
    }
}
