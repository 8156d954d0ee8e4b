import Foundation
@testable import SMPP
import Testing

/// Codecs that others publish read what ours writes, and the other way round.
@Suite("Commands of SMPP as published codecs see them")
struct CodecPeersTests {
    enum Value: Decodable, Equatable {
        case text(String)
        case number(Int)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    struct Written: Decodable {
        var bytes: String
        var fields: [String: Value]
    }

    struct Read: Decodable {
        var fields: [String: Value]
        var command: String
        var sequence: UInt32
        var status: String
    }

    static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func `what smpplib writes is read with its fields, and written as the same bytes`()
        async throws
    {
        let written = try await ask("write").map {
            try JSONDecoder().decode(Written.self, from: $0)
        }
        #expect(written.count == 300)
        for sample in written {
            let bytes = try Self.bytes(sample.bytes)
            let pdu = try PDU(decoding: bytes)
            #expect(try pdu.encoded() == bytes)
            #expect(Self.fields(pdu) == sample.fields, "\(pdu.command)")
        }
    }

    @Test func `smpplib and smpp-pdu3 read in our commands what we put in`() async throws {
        var mutator = Mutator(seed: 7)
        var pdus: [PDU] = []
        for number in 1...300 as ClosedRange<UInt32> {
            pdus.append(PDU(Self.body(&mutator), sequence: number))
        }
        let lines = try pdus.map { pdu in
            try pdu.encoded().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        let input = FileManager.default.temporaryDirectory
            .appending(path: "ledgerline-\(UUID().uuidString).in")
        try Data(lines.joined(separator: "\n").utf8).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }
        let read = try await ask("read", input: input).map {
            try JSONDecoder().decode(Read.self, from: $0)
        }
        #expect(read.count == pdus.count)
        for (pdu, answer) in zip(pdus, read) {
            #expect(Self.fields(pdu) == answer.fields)
            #expect(answer.sequence == pdu.sequence)
            #expect(answer.status == "ESME_ROK")
            #expect(answer.command == Self.name(pdu))
        }
    }

    /// What both codecs know; one of them wants numbers that the standard lists, and texts of ASCII.
    private static func body(_ mutator: inout Mutator) -> PDU.Body {
        func word(_ limit: Int) -> String {
            let letters = Array("abcXYZ0189")
            return String((0...mutator.below(limit - 1)).map { _ in letters[mutator.below(10)] })
        }
        var message = ShortMessage()
        message.source = SMPPAddress(typeOfNumber: 1, numberingPlan: 1, text: word(20))
        message.destination = SMPPAddress(typeOfNumber: 2, numberingPlan: 8, text: word(20))
        message.options.dataCoding = [0, 3, 8][mutator.below(3)]
        message.options.registeredDelivery = [0, 1, 2][mutator.below(3)]
        message.text = mutator.bytes(253) + [1]
        switch mutator.below(6) {
        case 0: return .submit(message)
        case 1: return .deliver(message)
        case 2: return .submitResponse(MessageName(id: word(64)))
        case 3: return .enquireLink
        case 4: return .unbind
        default:
            var bind = Bind()
            bind.systemID = word(15)
            bind.password = word(8)
            return .bind(.transceiver, bind)
        }
    }

    private static func name(_ pdu: PDU) -> String {
        switch pdu.body {
        case .submit: "submit_sm"
        case .deliver: "deliver_sm"
        case .submitResponse: "submit_sm_resp"
        case .enquireLink: "enquire_link"
        case .unbind: "unbind"
        case .bind: "bind_transceiver"
        default: "another"
        }
    }

    /// The fields that the peers name, without those that hold nothing.
    private static func fields(_ pdu: PDU) -> [String: Value] {
        var fields: [String: Value] = [:]
        func set(_ name: String, _ text: String) { if !text.isEmpty { fields[name] = .text(text) } }
        func set(_ name: String, _ number: UInt8) {
            if number != 0 { fields[name] = .number(Int(number)) }
        }
        switch pdu.body {
        case .submit(let message), .deliver(let message):
            set("source_addr", message.source.text)
            set("source_addr_ton", message.source.typeOfNumber)
            set("destination_addr", message.destination.text)
            set("dest_addr_npi", message.destination.numberingPlan)
            set("esm_class", message.options.messageClass)
            set("data_coding", message.options.dataCoding)
            set("registered_delivery", message.options.registeredDelivery)
            set("short_message", String(latin1: message.text))
        case .data(let message):
            set("source_addr", message.source.text)
            set("destination_addr", message.destination.text)
        case .submitResponse(let name): set("message_id", name.id)
        case .bind(_, let bind):
            set("system_id", bind.systemID)
            set("password", bind.password)
        default: break
        }
        if let reference = pdu.parameters.number(.sarReference) {
            fields["sar_msg_ref_num"] = .number(Int(reference))
        }
        set("receipted_message_id", pdu.parameters.text(.receiptedMessageID) ?? "")
        if let payload = pdu.parameters.value(.messagePayload) {
            set("message_payload", String(latin1: payload))
        }
        return fields
    }

    private static func bytes(_ digits: String) throws -> [UInt8] {
        let digits = Array(digits)
        return try stride(from: 0, to: digits.count, by: 2).map { index in
            try #require(UInt8(String(digits[index...(index + 1)]), radix: 16))
        }
    }

    private func ask(_ question: String, input: URL? = nil) async throws -> [Data] {
        let output = FileManager.default.temporaryDirectory
            .appending(path: "ledgerline-\(UUID().uuidString).out")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = Self.checkout.appending(path: ".venv/bin/python")
        let script = Self.checkout.appending(path: "Tests/SMPPTests/peers.py").path
        process.arguments = ["-W", "ignore", script, question]
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                done.resume(throwing: error)
            }
        }
        #expect(process.terminationStatus == 0)
        return try Data(contentsOf: output).split(separator: UInt8(ascii: "\n"))
    }
}
