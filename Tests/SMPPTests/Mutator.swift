import SMPP

/// Draws bytes from a seed: commands that are right, changed ones, and noise.
struct Mutator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }

    mutating func bytes(_ limit: Int) -> [UInt8] { (0..<below(limit + 1)).map { _ in byte() } }

    mutating func text(_ limit: Int) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<below(limit) { text.append(Unicode.Scalar(UInt8(1 + below(255)))) }
        return String(text)
    }

    mutating func address() -> SMPPAddress {
        SMPPAddress(typeOfNumber: byte(), numberingPlan: byte(), text: text(21))
    }

    mutating func options() -> MessageOptions {
        var options = MessageOptions()
        options.messageClass = byte()
        options.protocolID = byte()
        options.priority = byte()
        options.registeredDelivery = byte()
        options.replaces = byte()
        options.dataCoding = [0, 0, 1, 3, 4, 6, 7, 8, 0xF5, byte()][below(10)]
        options.defaultMessage = byte()
        return options
    }

    mutating func message() -> ShortMessage {
        var message = ShortMessage()
        message.serviceType = text(6)
        message.source = address()
        message.destination = address()
        message.options = options()
        message.scheduleTime = text(17)
        message.validityPeriod = text(17)
        message.text = bytes(254)
        if below(3) == 0 { message.text = [5, 0, 3, byte(), 3, UInt8(below(5))] + bytes(200) }
        if below(6) == 0 {
            let receipt =
                "id:0123 sub:001 dlvrd:001 submit date:2611210130 stat:DELIVRD err:000 text:x"
            message.text = Array(receipt.utf8)
        }
        return message
    }

    mutating func parameters() -> [Parameter] {
        let tags: [UInt16] = [0x1E, 0x20C, 0x20E, 0x20F, 0x423, 0x424, 0x427]
        return (0..<below(4)).map { _ in
            Parameter(.init(rawValue: tags[below(tags.count)]), bytes(below(5) == 0 ? 400 : 4))
        }
    }

    /// A command that is right; `data_sm` has only the options that it carries.
    mutating func pdu() -> PDU {
        let commands = CommandID.allCases
        let body = body(commands[below(commands.count)])
        let status = CommandStatus(rawValue: below(3) == 0 ? UInt32(below(300)) : 0)
        return PDU(
            body,
            status: status,
            sequence: UInt32(truncatingIfNeeded: next()),
            parameters: parameters()
        )
    }

    /// A command's bytes, some of them changed, cut, doubled or put in; or noise.
    mutating func input() -> [UInt8] {
        guard below(8) > 0, var bytes = try? pdu().encoded() else { return bytes(300) }
        for _ in 0..<below(5) where !bytes.isEmpty {
            let place = below(bytes.count)
            switch below(6) {
            case 0: bytes[place] = byte()
            case 1: bytes[place] ^= 1 << UInt8(below(8))
            case 2: bytes.removeSubrange(place...)
            case 3: bytes.insert(contentsOf: self.bytes(8), at: place)
            case 4: bytes.remove(at: place)
            default: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF][below(5)]
            }
        }
        // Most go on behind the check of the length.
        if bytes.count >= 16, below(4) > 0 {
            for index in 0..<4 { bytes[index] = UInt8(bytes.count >> (24 - 8 * index) & 0xFF) }
        }
        return bytes
    }
}
