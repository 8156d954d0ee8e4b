@testable import SMPP
import Testing

@Suite("Commands of SMPP")
struct PDUTests {
    @Test func `the standard's own example is written as it stands there`() throws {
        // SMPP 3.4, section 3.2.1.4, a bind_transmitter.
        var bind = Bind()
        bind.systemID = "SMPP3TEST"
        bind.password = "secret08"
        bind.systemType = "SUBMIT1"
        bind.interfaceVersion = 0x50
        bind.range.typeOfNumber = 1
        bind.range.numberingPlan = 1
        let bytes: [UInt8] =
            [0, 0, 0, 0x2F, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1]
            + Array("SMPP3TEST\0secret08\0SUBMIT1\0".utf8) + [0x50, 1, 1, 0]
        let pdu = PDU(.bind(.transmitter, bind), sequence: 1)
        #expect(try pdu.encoded() == bytes)
        #expect(try PDU(decoding: bytes) == pdu)
    }

    @Test func `every command comes back from its bytes`() throws {
        var mutator = Mutator(seed: 20)
        for command in CommandID.allCases {
            for _ in 0..<50 {
                let pdu = PDU(
                    mutator.body(command),
                    status: CommandStatus(rawValue: UInt32(mutator.below(256))),
                    sequence: UInt32(mutator.below(1 << 31)),
                    parameters: mutator.parameters()
                )
                let bytes = try pdu.encoded()
                #expect(try PDU(decoding: bytes) == pdu)
                #expect(pdu.command == command)
            }
        }
    }

    @Test func `every command that is cut short is refused`() throws {
        var mutator = Mutator(seed: 21)
        for command in CommandID.allCases where !command.isResponse {
            var bytes = try PDU(mutator.body(command), sequence: 1).encoded()
            while bytes.count > 16 {
                bytes.removeLast()
                for index in 0..<4 { bytes[index] = UInt8(bytes.count >> (24 - 8 * index) & 0xFF) }
                #expect(throws: SMPPError.self) { try PDU(decoding: bytes) }
            }
        }
    }

    @Test func `a refusal may leave its body out`() throws {
        let bytes: [UInt8] = [0, 0, 0, 16, 0x80, 0, 0, 4, 0, 0, 0, 0x58, 0, 0, 0, 9]
        let pdu = try PDU(decoding: bytes)
        #expect(pdu.body == .submitResponse(MessageName()))
        #expect(pdu.status == .throttled)
        #expect(pdu.sequence == 9)
    }

    @Test func `limits are those of the standard, on the way in and on the way out`() throws {
        var bind = Bind()
        bind.systemID = String(repeating: "a", count: 16)
        #expect(throws: SMPPError.tooLong(field: "system_id", limit: 16)) {
            try PDU(.bind(.receiver, bind), sequence: 1).encoded()
        }
        var message = ShortMessage()
        message.text = [UInt8](repeating: 0x61, count: 255)
        #expect(throws: SMPPError.tooLong(field: "short_message", limit: 254)) {
            try PDU(.submit(message), sequence: 1).encoded()
        }
        message.text = []
        message.source.text = "Ж"
        #expect(throws: SMPPError.invalidCharacter(field: "source_addr")) {
            try PDU(.submit(message), sequence: 1).encoded()
        }
        let id = [UInt8](repeating: 0x31, count: 65) + [0]
        let length = UInt8(16 + id.count)
        let bytes = [0, 0, 0, length, 0x80, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1] + id
        #expect(throws: SMPPError.tooLong(field: "message_id", limit: 65)) {
            try PDU(decoding: bytes)
        }
        #expect(throws: SMPPError.unknownCommand(0x99)) {
            try PDU(decoding: [0, 0, 0, 16, 0, 0, 0, 0x99, 0, 0, 0, 0, 0, 0, 0, 1])
        }
    }

    @Test func `a stream is cut into commands wherever the network cuts it`() throws {
        var mutator = Mutator(seed: 22)
        let pdus = (0..<40).map { _ in mutator.pdu() }
        let stream = try pdus.flatMap { try $0.encoded() }
        for size in [1, 2, 7, 16, 100, stream.count] {
            var framer = PDUFramer()
            var found: [PDU] = []
            var rest = stream[...]
            while !rest.isEmpty {
                framer.append(rest.prefix(size))
                rest = rest.dropFirst(size)
                while case .pdu(let pdu)? = try framer.next() { found.append(pdu) }
            }
            #expect(found == pdus)
            #expect(framer.waiting == 0)
        }
    }

    @Test func `a stream goes on behind a command that cannot be read, but not behind a length`()
        throws
    {
        var framer = PDUFramer()
        framer.append([0, 0, 0, 16, 0, 0, 0, 0x99, 0, 0, 0, 0, 0, 0, 0, 5])
        framer.append(try PDU(.enquireLink, sequence: 6).encoded())
        let unknown = PDUFramer.Frame.unreadable(
            .unknownCommand(0x99),
            sequence: 5,
            isResponse: false
        )
        #expect(try framer.next() == unknown)
        #expect(try framer.next() == .pdu(PDU(.enquireLink, sequence: 6)))
        framer.append([0, 2, 0, 0])
        #expect(throws: SMPPError.lengthOutOfRange(131_072)) { try framer.next() }
    }

    @Test func `eight thousand changed commands and noise trap nothing`() {
        var mutator = Mutator(seed: 2026)
        for _ in 0..<8_000 { exercise(mutator.input()) }
    }
}
