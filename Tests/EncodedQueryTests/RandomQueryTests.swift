import EncodedQuery
import Testing

@Suite("Random queries")
struct RandomQueryTests {
    @Test("read back from their canonical form, with the same answers", arguments: 0..<8)
    func roundTrip(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let text = query(&generator)
            let parsed = try EncodedQuery(parsing: text)
            let again = try EncodedQuery(parsing: parsed.text)
            #expect(again == parsed, "\(text)")
            #expect(Array(again.text.utf8) == Array(parsed.text.utf8), "\(text)")
            let row = row(&generator)
            #expect(again.matches { row[$0] } == parsed.matches { row[$0] }, "\(text)")
        }
    }

    @Test("with bytes changed, cut or repeated never crash the reader", arguments: 100..<108)
    func mutated(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let row = row(&generator)
        var accepted = 0
        var refused = 0
        for _ in 0..<1000 {
            var bytes = Array(query(&generator).utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                mutate(&bytes, &generator)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            do throws(EncodedQueryError) {
                let query = try EncodedQuery(parsing: text)
                _ = query.matches { row[$0] }
                #expect(try EncodedQuery(parsing: query.text) == query, "\(text)")
                accepted += 1
            } catch {
                #expect(!error.description.isEmpty)
                refused += 1
            }
        }
        #expect(accepted > 0)
        #expect(refused > 0)
    }

    private let words = ["a", "on_hold", "^^", "é", "7", "-12", "true", "x y", "Ž^^", "2026-11-20"]

    private func query(_ generator: inout SplitMix64) -> String {
        var text = condition(&generator)
        for _ in 0..<Int.random(in: 0...5, using: &generator) {
            text += ["^", "^OR", "^NQ"].randomElement(using: &generator) ?? "^"
            text += condition(&generator)
        }
        if Bool.random(using: &generator) {
            text += "^EQ"
        }
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
            text += Bool.random(using: &generator) ? "^ORDERBYDESCb" : "^ORDERBYc.d"
        }
        return text
    }

    private func condition(_ generator: inout SplitMix64) -> String {
        let field = ["a", "b", "c.d"].randomElement(using: &generator) ?? "a"
        let plain = ["=", "!=", "<", "<=", ">", ">=", "LIKE", "NOT LIKE", "NOTLIKE", "STARTSWITH"]
        return switch Int.random(in: 0..<6, using: &generator) {
        case 0: field + "ISEMPTY"
        case 1: field + "ISNOTEMPTY"
        case 2: field + "BETWEEN" + word(&generator) + "@" + word(&generator)
        case 3: field + "IN" + word(&generator) + "," + word(&generator)
        case 4: field + "NOTIN" + word(&generator)
        default: field + (plain.randomElement(using: &generator) ?? "=") + word(&generator)
        }
    }

    private func word(_ generator: inout SplitMix64) -> String {
        words.randomElement(using: &generator) ?? "a"
    }

    private func row(_ generator: inout SplitMix64) -> [String: FieldValue] {
        let values: [FieldValue] = [
            .empty, .text("on_hold"), .text("Ž^"), .number(7), .boolean(true),
            .instant(1_795_132_800_000), .reference("a"),
        ]
        return [
            "a": values.randomElement(using: &generator) ?? .empty, "b": .text("é"),
            "c.d": .number(-12),
        ]
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SplitMix64) {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(UInt8(ascii: "^"), at: index)
        default: bytes.append(contentsOf: bytes[index...].prefix(8))
        }
    }
}
