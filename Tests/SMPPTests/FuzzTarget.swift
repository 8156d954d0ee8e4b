import SMPP
import SMSText

/// What every input of a fuzzer goes through; only a trap, or a promise that does not hold, ends it.
public func exercise(_ bytes: [UInt8]) {
    if let pdu = try? PDU(decoding: bytes) {
        // What was read can be written, and is then read as the same.
        let again = (try? pdu.encoded()).flatMap { try? PDU(decoding: $0) }
        precondition(again == pdu, "a command comes back")
        look(at: pdu)
    }
    var framer = PDUFramer()
    framer.append(bytes)
    while let frame = (try? framer.next()).flatMap({ $0 }) {
        if case .pdu(let pdu) = frame { look(at: pdu) }
    }
    var behindALength = PDUFramer()
    behindALength.append([0, 0, 0, UInt8(16 + bytes.count % 200)])
    behindALength.append(bytes)
    while let frame = (try? behindALength.next()).flatMap({ $0 }) {
        if case .pdu(let pdu) = frame { look(at: pdu) }
    }
    _ = DeliveryReceipt(text: String(decoding: bytes, as: UTF8.self))
    if let header = try? UserDataHeader(parsing: bytes) {
        let again = (try? header.encoded()).flatMap { try? UserDataHeader(parsing: $0) }
        precondition(header.byteCount > 140 || again == header, "a header comes back")
    }
    for language in NationalLanguage.allCases {
        _ = try? GSM7.decode(bytes, locking: language, single: language)
    }
    let septets = SeptetPacking.unpack(bytes, fillBits: bytes.count % 7)
    _ = SeptetPacking.pack(septets, fillBits: bytes.count % 7)
}

private func look(at pdu: PDU) {
    for alphabet in DefaultAlphabet.allCases {
        guard let message = InboundMessage(pdu, defaultAlphabet: alphabet) else { continue }
        _ = message.receipt
        let parts = try? OutboundText(defaultAlphabet: alphabet).parts(
            of: message.text,
            reference: 7
        )
        for part in parts ?? [] {
            precondition(part.options.registeredDelivery <= 3, "parts are made")
        }
    }
}
