import CBOR
import Foundation
import JSON
import TestSupport
import Testing
import Vocabulary

@testable import EventImport

@Suite("The fields of an input, from an export")
struct EventFieldReaderTests {
    private static let inputs = EventTypes.all.filter { !$0.isOutcome }
    private let key = SysIDKey(high: 3, low: 4)

    /// The payload of the fixture of a type, which has something in every field.
    private func payload(_ name: String) throws -> [UInt8] {
        let file = ScenarioFiles.fixtures.appending(path: "events/\(name).v1.json")
        let fixture = try JSONParser.parse(
            Array(Data(contentsOf: file)).dropLast(),
            limits: .record
        )
        let hex = Array(try #require(fixture["hex"]?.text))
        return stride(from: 0, to: hex.count, by: 2).compactMap {
            UInt8(String(hex[$0...($0 + 1)]), radix: 16)
        }
    }

    private func input(_ type: EventTypes.EventType, _ payload: [UInt8]) throws -> Input {
        let input = unsafe try payload.withUnsafeBytes { bytes in
            unsafe try Input(type: type.number, decoding: bytes)
        }
        return try #require(input)
    }

    private func json(_ input: Input) throws -> JSONValue {
        var json = JSONText()
        json.beginObject()
        var writer = JSONFieldWriter(json, naming: .sysIDs(key))
        try input.visit(&writer)
        json = writer.json
        json.endObject()
        return try JSONParser.parse(json.bytes, limits: .record)
    }

    @Test("are the same to the byte, full and empty", arguments: inputs)
    func roundTrip(_ type: EventTypes.EventType) throws {
        // An empty payload is none of a type that has a word, which is always there.
        let written = [try input(type, try payload(type.name))] + [try? input(type, [0xA0])]
        for written in written.compactMap(\.self) {
            var reader = EventFieldReader(try json(written), key: key)
            let read = try #require(try Input(name: type.name, from: &reader))
            #expect(reader.strayMember == nil)
            #expect(read == written)
        }
    }

    @Test func `hold every text and number that a record can hold`() throws {
        let detail = "nothing \0, quotes \" and \u{10FFFF}"
        let written = Input.sendUncertain(SendUncertain(detail: detail, attempt: .max))
        var reader = EventFieldReader(try json(written), key: key)
        #expect(try Input(name: SendUncertain.name, from: &reader) == written)
    }

    @Test("are refused in any other form", arguments: inputs)
    func refused(_ type: EventTypes.EventType) throws {
        let fields = try json(try input(type, try payload(type.name)))
        for member in fields.members {
            for value in [JSONValue.null, .object([]), .array([.null]), .real(-0.5)] {
                let altered = fields.members.map {
                    $0.key == member.key ? JSONMember(key: $0.key, value: value) : $0
                }
                var reader = EventFieldReader(.object(altered), key: key)
                #expect(throws: CBORError.self) { try Input(name: type.name, from: &reader) }
                #expect(reader.problem != nil)
            }
        }
    }
}
