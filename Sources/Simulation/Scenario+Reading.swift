public import Configuration
import EventLog
import Vocabulary

extension Scenario {
    /// Where a scenario begins that does not say when.
    static let usualStart = "2026-03-02T09:00:00Z"

    /// Reads a scenario from JSON5.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for errors.
    /// - Throws: what is wrong, with line and key.
    public init(parsing bytes: [UInt8], file: String) throws(ConfigurationError) {
        let root = ConfigurationValue(try JSON5Value(parsing: bytes, file: file), file: file)
        var reader = try ObjectReader(root)
        title = try reader.string("title", default: "")
        rule = try reader.string("rule", default: "")
        let identity = try reader.string(
            "identity",
            default: "00000000000000000000000000000001"
        )
        guard let identity = LogIdentity(hex: identity) else {
            throw reader.refusal(
                "identity",
                "is not 32 hexadecimal digits",
                advice: "write 32 of 0-9 and a-f"
            )
        }
        self.identity = identity
        let start = try reader.string("start", default: Self.usualStart)
        guard var time = Instant(start) else {
            throw reader.refusal("start", "is not a time", advice: "write 2026-03-02T09:00:00Z")
        }
        steps = try reader.array("steps") { value throws(ConfigurationError) in
            let step = try Step(value, after: time)
            time = step.time
            return step
        }
        try reader.finish()
    }
}

extension Scenario.Step {
    /// Keys of a step that name no input.
    private static let ownKeys: Set<String> = ["at", "after", "refused", "answer"]

    init(_ value: ConfigurationValue, after last: Instant) throws(ConfigurationError) {
        place = value
        guard case .object(let object) = value.value.content else {
            throw value.refusal("is not an object", advice: "write { after: \"1s\", tick: {} }")
        }
        time = last
        if let at = try value.text("at") {
            guard let instant = Instant(at) else {
                throw value.refusal("`at` is not a time", advice: "write 2026-03-02T09:00:00Z")
            }
            time = instant
        } else if let after = try value.text("after") {
            guard let duration = DurationText.parse(after) else {
                throw value.refusal("`after` is not a duration", advice: "write 30s, 15m or 2d")
            }
            let (seconds, attoseconds) = duration.components
            let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
            time = last + Milliseconds(rawValue: milliseconds)
        }
        let acts = object.members.filter { !Self.ownKeys.contains($0.key) }
        guard acts.count == 1, let act = acts.first else {
            throw value.refusal("does not say one thing that happens", advice: "name one input")
        }
        let fields = value.child(act.key, act.value)
        let refused = try value.text("refused")
        let answer = try value.text("answer") ?? ""
        switch act.key {
        case "tick": self.act = .tick
        case "validatePhoneNumber":
            let text = try fields.text("number") ?? ""
            self.act = .question(.phoneNumber(text: text, of: fields.person), answer: answer)
        case "validateProfile":
            let address = try fields.address("number")
            self.act = .question(.profile(address, of: fields), answer: answer)
        case "ongoingConversation":
            let pair = AddressPair(
                requester: try fields.address("to"),
                company: try fields.address("from")
            )
            self.act = .question(.ongoing(pair), answer: answer)
        case "quietHours":
            let pair = AddressPair(
                requester: try fields.address("to"),
                company: try fields.address("from")
            )
            self.act = .question(.quietHours(pair, of: fields.person), answer: answer)
        case "composeOffered": self.act = .question(.composeOffered, answer: answer)
        case "sendChoices": self.act = .question(.sendChoices(of: fields.person), answer: answer)
        default: self.act = .input(name: act.key, fields: fields, refused: refused)
        }
    }
}

extension ConfigurationValue {
    /// The value of a key, if this is an object that has it.
    func child(_ key: String) -> ConfigurationValue? {
        guard case .object(let object) = value.content, let member = object.member(key) else {
            return nil
        }
        return child(key, member.value)
    }

    func child(_ key: String, _ value: JSON5Value) -> ConfigurationValue {
        ConfigurationValue(value, path: path.appending(key: key), file: file)
    }

    func text(_ key: String) throws(ConfigurationError) -> String? {
        try child(key)?.string()
    }

    func address(_ key: String) throws(ConfigurationError) -> Address {
        guard let address = Address(try text(key) ?? "") else {
            throw refusal("`\(key)` is not an address", advice: "write at most 23 bytes")
        }
        return address
    }

    /// Itself, if it names somebody by `requester`.
    var person: ConfigurationValue? { child("requester") == nil ? nil : self }
}
