/// What a centre says became of a message: text, optional parameters, or both.
///
/// Source: SMPP 3.4, appendix B; parameters: sections 5.3.2.6, 12 and 35. Vendors differ in spacing, case
/// and the length of dates, and leave fields out.
public struct DeliveryReceipt: Hashable, Sendable {
    /// The centre's id for the message, as it writes it in receipts.
    public var id: String
    /// How far the message has come; nothing when it is not said in known words.
    public var state: MessageState?
    /// The centre's or the network's code of a failure; empty or zeros when there is none.
    public var errorCode: String
    /// When it came to that, to the minute or second, as the centre writes it; no zone is said.
    public var doneDate: String

    /// Reads the text of a receipt.
    ///
    /// Nothing comes of a text without an id and a state.
    public init?(text: String) {
        let fields = ReceiptFields(text)
        guard let id = fields.value("id"), let word = fields.value("stat") else { return nil }
        self.id = id
        state = MessageState(word: word)
        errorCode = fields.value("err") ?? ""
        doneDate = fields.value("done date") ?? fields.value("donedate") ?? ""
    }

    /// Reads a receipt; what parameters say goes before what the text says.
    public init?(text: String, parameters: [Parameter]) {
        let said = DeliveryReceipt(text: text)
        let named = parameters.text(.receiptedMessageID).flatMap { $0.isEmpty ? nil : $0 }
        guard let id = named ?? said?.id else { return nil }
        self.id = id
        let number = parameters.number(.messageState).flatMap { UInt8(exactly: $0) }
        state = number.flatMap(MessageState.init(rawValue:)) ?? said?.state
        errorCode = said?.errorCode ?? ""
        doneDate = said?.doneDate ?? ""
        if let code = parameters.value(.networkErrorCode), code.count == 3,
            Set(errorCode.utf8).isSubset(of: [UInt8(ascii: "0")])
        {
            errorCode = String(UInt16(code[1]) << 8 | UInt16(code[2]))
        }
    }
}

/// The names and values of a receipt's text.
private struct ReceiptFields {
    private let bytes: [UInt8]
    private let folded: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
        // Beyond this no receipt says anything: the rest is the message's own text.
        folded = bytes.prefix(1_024).map { (65...90).contains($0) ? $0 + 32 : $0 }
    }

    /// What stands behind a name and a colon, with any spaces between, up to a space.
    func value(_ name: String) -> String? {
        let name = Array(name.utf8)
        var start = 0
        while start + name.count < folded.count {
            defer { start += 1 }
            guard folded[start] == name[0], isBoundary(before: start) else { continue }
            var offset = start
            for letter in name {
                guard offset < folded.count, folded[offset] == letter else {
                    offset = -1
                    break
                }
                offset += 1
            }
            guard offset >= 0 else { continue }
            offset = skippingSpaces(offset)
            guard offset < folded.count, folded[offset] == UInt8(ascii: ":") else { continue }
            // The beginning of the message itself, in which anybody can write anything.
            if isInText(start) { return nil }
            offset = skippingSpaces(offset + 1)
            let end = folded[offset...].firstIndex { Self.ends($0) } ?? folded.count
            // A name right behind it means that there is no value.
            if folded[offset..<end].contains(UInt8(ascii: ":")) || offset == end { return nil }
            return String(decoding: bytes[offset..<end], as: UTF8.self)
        }
        return nil
    }

    private func isInText(_ offset: Int) -> Bool {
        let label = Array("text:".utf8)
        guard offset >= label.count else { return false }
        for start in 0...(offset - label.count)
        where isBoundary(before: start)
            && folded[start..<(start + label.count)].elementsEqual(label)
        {
            return true
        }
        return false
    }

    private func isBoundary(before offset: Int) -> Bool {
        offset == 0 || Self.ends(folded[offset - 1])
    }

    private func skippingSpaces(_ offset: Int) -> Int {
        var offset = offset
        while offset < folded.count, folded[offset] == 0x20 || folded[offset] == 9 { offset += 1 }
        return offset
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
    }
}
