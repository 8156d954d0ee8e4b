import Foundation
@testable import SMSText
import Testing

/// Packages that others publish say the same.
@Suite("Texts as published packages see them")
struct PublishedPeersTests {
    struct Sample: Decodable {
        var text: String
        var encoding: String
        var parts: [Int]
        var bytes: Int
    }

    struct Count: Decodable {
        var encoding: String
        var parts: [Int]
        var bytes: Int
    }

    struct Table: Decodable {
        var language: UInt8
        var kind: String
        var points: [UInt16]
    }

    static let file = Peer.checkout.appending(path: "fixtures/sms/segments.jsonl")

    static func samples() throws -> [Sample] {
        try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Sample.self, from: $0)
        }
    }

    @Test func `the table's texts have the parts that the published counter gives`() throws {
        let samples = try Self.samples()
        #expect(samples.count >= 200)
        for sample in samples {
            let encoding = SMSEncoding(sample.text)
            #expect(encoding.alphabet.rawValue == sample.encoding, "\(sample.text)")
            #expect(encoding.segments == sample.parts.count, "\(sample.text)")
            let bytes = encoding.units * (encoding.alphabet == .gsm7 ? 1 : 2)
            #expect(bytes == sample.bytes, "\(sample.text)")
            let parts = SMSEncoding.parts(of: sample.text)
            #expect(parts.map(\.unicodeScalars.count) == sample.parts, "\(sample.text)")
            let joined = parts.flatMap { Array($0.unicodeScalars) }
            #expect(joined == Array(sample.text.unicodeScalars))
        }
    }

    @Test func `the published counter still says what the table says`() async throws {
        let samples = try Self.samples()
        let counts = try await Peer.ask("count", input: Self.file).map {
            try JSONDecoder().decode(Count.self, from: $0)
        }
        #expect(counts.count == samples.count)
        for (sample, count) in zip(samples, counts) {
            #expect(sample.encoding == count.encoding, "\(sample.text)")
            #expect(sample.parts == count.parts, "\(sample.text)")
            #expect(sample.bytes == count.bytes, "\(sample.text)")
        }
    }

    @Test func `every table of the 7-bit alphabets is the published one`() async throws {
        let tables = try await Peer.ask("tables").map {
            try JSONDecoder().decode(Table.self, from: $0)
        }
        #expect(tables.count == 27)
        for table in tables {
            let language = NationalLanguage(rawValue: table.language)
            let isLocking = table.kind == "locking"
            let ours =
                isLocking
                ? language?.lockingTable ?? GSM7.alphabet
                : language?.singleTable ?? GSM7.extensionTable
            // An escape is nothing that could be shown, so its place is free in the tables.
            for septet in 0..<128 where septet != 0x1B {
                #expect(ours[septet] == table.points[septet], "\(table.language) \(septet)")
            }
        }
    }
}
