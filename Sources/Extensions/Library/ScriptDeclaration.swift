import Configuration
import Vocabulary

/// What a script says of itself by `extension({…})`.
struct ScriptDeclaration: Equatable {
    var point: ExtensionPoint
    var order: Int
    var topic: String

    private static let keys: Set<String> = ["point", "order", "name", "applies", "run"]

    /// Reads what the machine describes.
    ///
    /// - Throws: what is wrong with it, in a sentence without its end.
    init(described json: String, name: String) throws(ScriptProblem) {
        do throws(ConfigurationError) {
            let value = try JSON5Value(parsing: Array(json.utf8), file: name)
            var reader = try ObjectReader(ConfigurationValue(value, file: name))
            guard try reader.integer("count", range: 0...Int.max) == 1 else {
                throw reader.refusal("count", "", advice: "")
            }
            self = try Self.read(&reader)
        } catch {
            switch error.keyPath {
            case "count":
                throw ScriptProblem(
                    "it must call extension({ point, order, run }) once, and it does not"
                )
            case "point":
                let names = ExtensionPoint.allCases.map(\.word).joined(separator: ", ")
                throw ScriptProblem("`point` must be one of \(names)")
            case "order": throw ScriptProblem("`order` must be a whole number, 0 to 1000000")
            case "run": throw ScriptProblem("`run` must be a function")
            case "applies": throw ScriptProblem("`applies` must be a function, if it is there")
            case "name": throw ScriptProblem("a topic needs a `name`, and nothing else has one")
            case "keys": throw ScriptProblem("\(error.message)")
            default: throw ScriptProblem("what it declares cannot be read")
            }
        }
    }

    private static func read(
        _ reader: inout ObjectReader
    ) throws(ConfigurationError) -> ScriptDeclaration {
        guard let point = ExtensionPoint(word: try reader.string("point")) else {
            throw reader.refusal("point", "", advice: "")
        }
        let order = try reader.integer("order", range: 0...1_000_000)
        guard try reader.string("run") == "function" else {
            throw reader.refusal("run", "", advice: "")
        }
        guard ["function", "undefined"].contains(try reader.string("applies")) else {
            throw reader.refusal("applies", "", advice: "")
        }
        let topic = try reader.optionalString("name") ?? ""
        guard topic.isEmpty == (point != .virtualAgentTopic) else {
            throw reader.refusal("name", "", advice: "")
        }
        let known = try reader.strings("keys")
        if let stray = known.first(where: { !keys.contains($0) }) {
            throw reader.refusal("keys", "`\(stray)` means nothing here", advice: "")
        }
        return ScriptDeclaration(point: point, order: order, topic: topic)
    }

    private init(point: ExtensionPoint, order: Int, topic: String) {
        self.point = point
        self.order = order
        self.topic = topic
    }
}

/// What is wrong with a script, in a sentence without its end.
struct ScriptProblem: Error, Equatable {
    var text: String

    init(_ text: String) {
        self.text = text
    }
}
