@testable import SMPP
import SMSText
import Testing

@Suite("Receipts")
struct ReceiptTests {
    struct Case: Sendable {
        var text: String
        var id: String
        var state: MessageState?
        var error = ""
        var done = ""
    }

    /// Spacing, case, words, dates and fields as vendors write them.
    static let cases: [Case] = [
        Case(
            text: "id:0123456789 sub:001 dlvrd:001 submit date:2611210101 done date:2611210102 "
                + "stat:DELIVRD err:000 text:Hello",
            id: "0123456789",
            state: .delivered,
            error: "000",
            done: "2611210102"
        ),
        Case(
            text: "id:a1b2-c3 sub:1 dlvrd:0 submit date:261121010203 done date:261121010204 "
                + "stat:UNDELIV err:11b Text:",
            id: "a1b2-c3",
            state: .undeliverable,
            error: "11b",
            done: "261121010204"
        ),
        Case(
            text:
                "id: 77 sub: 001 dlvrd: 001 submit date: 20261121010203 done date: 20261121010204 "
                + "stat: EXPIRED err: 027 text: id:99 stat:DELIVRD",
            id: "77",
            state: .expired,
            error: "027",
            done: "20261121010204"
        ),
        Case(text: "ID:9 STAT:rejectd ERR:1", id: "9", state: .rejected, error: "1"),
        Case(text: "id:9  stat :ACCEPTD", id: "9", state: .accepted),
        Case(text: "stat:Delivered,id:x;err:0", id: "x", state: .delivered, error: "0"),
        Case(text: "id:9 stat:SOMETHING err:5", id: "9", state: nil, error: "5"),
        Case(text: "id:9 sub: dlvrd: stat:DELETED", id: "9", state: .deleted),
        Case(
            text: "id:9\nstat:ENROUTE\ndonedate:2611210102",
            id: "9",
            state: .enroute,
            done: "2611210102"
        ),
    ]

    @Test("are read however a vendor writes them", arguments: cases)
    func reads(sample: Case) throws {
        let receipt = try #require(DeliveryReceipt(text: sample.text))
        #expect(receipt.id == sample.id)
        #expect(receipt.state == sample.state)
        #expect(receipt.errorCode == sample.error)
        #expect(receipt.doneDate == sample.done)
    }

    @Test(
        "are none without an id and a state",
        arguments: ["", "id:1", "stat:DELIVRD", "Hello", "text:id:1 stat:DELIVRD", "grid:1 stat:X"]
    )
    func none(text: String) {
        #expect(DeliveryReceipt(text: text) == nil)
    }

    @Test func `parameters go before the text, and suffice`() throws {
        let parameters = [
            Parameter(.receiptedMessageID, Array("abc\0".utf8)),
            Parameter(.messageState, [5]),
            Parameter(.networkErrorCode, [3, 0x01, 0x02]),
        ]
        let both = try #require(
            DeliveryReceipt(text: "id:1 stat:DELIVRD err:000", parameters: parameters)
        )
        #expect(both.id == "abc")
        #expect(both.state == .undeliverable)
        #expect(both.errorCode == "258")
        #expect(DeliveryReceipt(text: "", parameters: parameters)?.state == .undeliverable)
        #expect(DeliveryReceipt(text: "", parameters: []) == nil)
    }

    @Test func `ids are folded as the centre writes them`() {
        #expect(MessageIDForm.text.folded("0A") == "0A")
        #expect(MessageIDForm.hexadecimal.folded("000A1F") == "a1f")
        #expect(MessageIDForm.decimal.folded("0002591") == "a1f")
        #expect(MessageIDForm.decimal.folded("18446744073709551616") == "10000000000000000")
        #expect(MessageIDForm.decimal.folded("0") == "0")
        #expect(MessageIDForm.hexadecimal.folded("000") == "0")
        #expect(MessageIDForm.hexadecimal.folded("xyz") == "xyz")
        #expect(MessageIDForm.decimal.folded("12a") == "12a")
    }
}

@Suite("Texts in messages")
struct MessageTextTests {
    static let texts = [
        "", "Hello", "€[x]", "ünï", String(repeating: "a", count: 160),
        String(repeating: "a€", count: 200), String(repeating: "Привет 👍 ", count: 40),
        String(repeating: "x", count: 306), String(repeating: "@", count: 169) + "a",
    ]

    @Test(
        "come back from their parts",
        arguments: DefaultAlphabet.allCases,
        OutboundText.Joining.allCases
    )
    func roundTrip(alphabet: DefaultAlphabet, joining: OutboundText.Joining) throws {
        for text in Self.texts {
            let outbound = OutboundText(defaultAlphabet: alphabet, joining: joining)
            let parts = try outbound.parts(of: text, reference: 0x42)
            var joined = ""
            for (index, part) in parts.enumerated() {
                var message = ShortMessage()
                message.options = part.options
                message.text = part.text
                #expect(part.text.count <= (part.options.dataCoding == 0 ? 160 : 140))
                let pdu = PDU(.deliver(message), sequence: 1, parameters: part.parameters)
                let bytes = try pdu.encoded()
                let inbound = try #require(
                    InboundMessage(try PDU(decoding: bytes), defaultAlphabet: alphabet)
                )
                joined += inbound.text
                #expect(!inbound.isReceipt)
                if parts.count > 1 {
                    #expect(inbound.concatenation?.count == UInt8(parts.count))
                    #expect(inbound.concatenation?.number == UInt8(index + 1))
                    #expect(inbound.concatenation?.reference == 0x42)
                }
            }
            // What fills seven spare bits of packed septets is a return, which shows nothing.
            if alphabet == .gsm7Packed { joined = joined.filter { $0 != "\r" } }
            #expect(joined == text)
        }
    }

    @Test func `a national table of a header is obeyed`() throws {
        var message = ShortMessage()
        message.options.messageClass = 0x40
        message.text = [3, 0x24, 1, 1, 0x1B, 0x73]
        let pdu = PDU(.deliver(message), sequence: 1)
        let read = try #require(InboundMessage(pdu, defaultAlphabet: .gsm7))
        #expect(read.text == "ş")
    }

    @Test func `nothing that a requester wrote is lost for a wrong coding`() throws {
        var message = ShortMessage()
        message.text = [0x47, 0xFC, 0xDF]
        let latin = PDU(.deliver(message), sequence: 1)
        #expect(InboundMessage(latin, defaultAlphabet: .gsm7)?.text == "Güß")
        message.options.dataCoding = 4
        let binary = PDU(.deliver(message), sequence: 1)
        #expect(InboundMessage(binary, defaultAlphabet: .gsm7)?.text == "47fcdf")
        message.options.messageClass = 0x40
        message.options.dataCoding = 3
        message.text = Array("Hello".utf8)
        let headless = PDU(.deliver(message), sequence: 1)
        #expect(InboundMessage(headless, defaultAlphabet: .gsm7)?.text == "Hello")
    }
}
