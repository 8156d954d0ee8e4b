import Configuration

extension Topic {
    /// Reads a topic from the root of its file.
    init(_ value: ConfigurationValue) throws(ConfigurationError) {
        self = try value.object { reader throws(ConfigurationError) in
            let name = try reader.string("name")
            guard !name.isEmpty else {
                throw reader.refusal("name", "is empty", advice: "write what the topic is about")
            }
            let order = try reader.integer("order", range: 0...1_000_000, default: 100)
            let begins = try reader.strings("begins", default: [])
            let start = try reader.string("start")
            let steps = try reader.read("steps") { value throws(ConfigurationError) in
                try Self.steps(value)
            }
            return Topic(
                name: name,
                order: order,
                begins: begins.map { $0.lowercased() },
                start: start,
                steps: steps,
                place: value
            )
        }
    }

    private static func steps(
        _ value: ConfigurationValue
    ) throws(ConfigurationError) -> [String: Step] {
        guard case .object(let object) = value.value.content else {
            throw value.refusal("is not an object", advice: "write { start: { ask: \"…\" } }")
        }
        var steps: [String: Step] = [:]
        for member in object.members {
            let place = ConfigurationValue(
                member.value,
                path: value.path.appending(key: member.key),
                file: value.file
            )
            steps[member.key] = Step(act: try Act(place), place: place)
        }
        return steps
    }
}

extension Topic.Act {
    private static let kinds = [
        "say", "ask", "choose", "lookUp", "verify", "topic", "handOff", "end",
    ]

    init(_ value: ConfigurationValue) throws(ConfigurationError) {
        guard case .object(let object) = value.value.content,
            let kind = object.members.map(\.key).first(where: { Self.kinds.contains($0) })
        else {
            throw value.refusal(
                "does not say what it does",
                advice: "give it one of " + Self.kinds.joined(separator: ", ")
            )
        }
        self = try value.object { reader throws(ConfigurationError) in
            try Self.read(kind, &reader)
        }
    }

    private static func read(
        _ kind: String,
        _ reader: inout ObjectReader
    ) throws(ConfigurationError) -> Self {
        let text = try reader.string(kind)
        switch kind {
        case "say": return .say(text, next: try reader.string("next"))
        case "ask":
            let store = try reader.string("store")
            return .ask(text, store: store, next: try reader.string("next"))
        case "choose":
            let options = try reader.objects("options") { reader throws(ConfigurationError) in
                Topic.Option(
                    text: try reader.string("text"),
                    words: try reader.strings("words", default: []),
                    next: try reader.string("next")
                )
            }
            return .choose(
                text,
                options: options,
                otherwise: try reader.optionalString("otherwise")
            )
        case "lookUp":
            return .lookUp(
                table: text,
                key: try reader.string("key"),
                store: try reader.string("store"),
                next: try reader.string("next"),
                otherwise: try reader.string("otherwise")
            )
        case "verify": return try readVerification(text, &reader)
        case "topic": return .topic(text)
        case "handOff":
            return .handOff(
                text,
                queue: try reader.string("queue", default: ""),
                reason: try reader.string("reason", default: "")
            )
        default: return .end(text, closes: try reader.boolean("close", default: false))
        }
    }

    private static func readVerification(
        _ way: String,
        _ reader: inout ObjectReader
    ) throws(ConfigurationError) -> Self {
        let person = try reader.string("person")
        let next = try reader.string("next")
        let failed = try reader.string("failed")
        switch way {
        case "code": return .verifyByCode(person: person, next: next, failed: failed)
        case "answers":
            let questions = try reader.objects("questions") { reader throws(ConfigurationError) in
                Topic.Question(ask: try reader.string("ask"), expect: try reader.string("expect"))
            }
            guard !questions.isEmpty else {
                throw reader.refusal("questions", "are none", advice: "ask what only they know")
            }
            return .verifyByAnswers(
                person: person,
                questions: questions,
                next: next,
                failed: failed
            )
        default:
            throw reader.refusal("verify", "is no way to verify", advice: "write code or answers")
        }
    }
}
