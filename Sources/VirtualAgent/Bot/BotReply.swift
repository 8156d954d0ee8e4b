import Configuration
import Vocabulary

/// What a script's topic or a bot behind a webhook answers.
///
/// `{ reply or replies, step, data, topic, hand_off: { queue, reason }, end, close }`; everything may be
/// absent.
struct BotReply: Sendable {
    var said: [String]
    var step: String
    var data: [String: String]
    var topic: String?
    var handOff: (queue: String, reason: String)?
    var ends: Bool
    var closes: Bool

    /// How many names a topic may remember.
    private static let namesMax = 64

    init(_ value: ConfigurationValue) throws(ConfigurationError) {
        self = try value.object { reader throws(ConfigurationError) in
            var said = try reader.strings("replies", default: [])
            if let reply = try reader.optionalString("reply") { said.insert(reply, at: 0) }
            let data = try reader.readIfPresent("data") { value throws(ConfigurationError) in
                try Self.texts(value)
            }
            let handOff = try reader.optionalObject("hand_off") {
                reader throws(ConfigurationError) in
                (
                    try reader.string("queue", default: ""),
                    try reader.string("reason", default: "")
                )
            }
            return BotReply(
                said: said,
                step: try reader.string("step", default: ""),
                data: data ?? [:],
                topic: try reader.optionalString("topic"),
                handOff: handOff,
                ends: try reader.boolean("end", default: false),
                closes: try reader.boolean("close", default: false)
            )
        }
    }

    private init(
        said: [String],
        step: String,
        data: [String: String],
        topic: String?,
        handOff: (String, String)?,
        ends: Bool,
        closes: Bool
    ) {
        self.said = said
        self.step = step
        self.data = data
        self.topic = topic
        self.handOff = handOff.map { (queue: $0.0, reason: $0.1) }
        self.ends = ends
        self.closes = closes
    }

    static func texts(_ value: ConfigurationValue) throws(ConfigurationError) -> [String: String] {
        guard case .object(let object) = value.value.content,
            object.members.count <= namesMax
        else { throw value.refusal("is no object of at most \(namesMax) texts", advice: "") }
        var texts: [String: String] = [:]
        for member in object.members { texts[member.key] = member.value.text }
        return texts
    }

    /// The turn that it makes, for a topic of the given name.
    func turn(of topic: String) -> TopicTurn {
        var turn = TopicTurn()
        turn.said = said
        turn.topic = self.topic ?? topic
        turn.step = step
        turn.data = data
        if let handOff {
            turn.act = .handsOff
            turn.queue = handOff.queue
            turn.reason = handOff.reason
        } else if closes {
            turn.act = .closes
            turn.reason = "topic complete"
        } else if ends {
            turn.act = .ends
        }
        return turn
    }
}

/// What a topic remembers, as the JSON object that the log keeps.
enum TopicMemory {
    static func text(_ data: [String: String]) -> String {
        guard !data.isEmpty else { return "" }
        var json = JSONText()
        json.beginObject()
        for name in data.keys.sorted() { json.member(name, data[name] ?? "") }
        json.endObject()
        return json.text
    }

    static func read(_ text: String) -> [String: String] {
        guard !text.isEmpty,
            let value = try? JSON5Value(parsing: Array(text.utf8), file: "data"),
            let texts = try? BotReply.texts(ConfigurationValue(value, file: "data"))
        else { return [:] }
        return texts
    }
}
