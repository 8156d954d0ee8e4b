import Configuration
import Vocabulary

extension ExtensionAnswer {
    /// Skills that an answer may name, and the longest name in bytes.
    private static let skillsMax = 16
    private static let skillBytesMax = 64

    /// Reads the result of rows X1, X2 and routing.
    ///
    /// - Throws: what the point does not take.
    mutating func read(
        _ value: ConfigurationValue,
        _ queues: [QueueSet],
        _ key: SysIDKey
    ) throws(ConfigurationError) {
        switch point {
        case .channelUserProfile: try readPerson(value, key)
        case .interactionChannelUserProfile:
            (keepsProfile, keepsInteraction) = try value.object {
                reader throws(ConfigurationError) in
                let reachesProfile = try reader.boolean("profile", default: true)
                let reachesInteraction = try reader.boolean("interaction", default: true)
                return (!reachesProfile, !reachesInteraction)
            }
        case .routing: try readRoute(value, queues)
        case .agentInitiatedConversation, .beforeSending, .virtualAgentTopic:
            preconditionFailure("other points read their results themselves")
        }
    }

    private mutating func readPerson(
        _ value: ConfigurationValue,
        _ key: SysIDKey
    ) throws(ConfigurationError) {
        if case .null = value.value.content {
            person = .guest
            return
        }
        person = try value.object { reader throws(ConfigurationError) in
            let table = try reader.string("user_table")
            let document = try reader.string("user_document", default: "")
            guard let kind = PersonKind(word: table) else {
                throw reader.refusal("user_table", "is no table of persons", advice: "")
            }
            guard kind != .guest else { return .guest }
            guard let id = SysID(document)?.rawValue(key: key) else {
                throw reader.refusal("user_document", "is no sys_id of this log", advice: "")
            }
            return Person(kind, PersonID(rawValue: id))
        }
    }

    private mutating func readRoute(
        _ value: ConfigurationValue,
        _ queues: [QueueSet]
    ) throws(ConfigurationError) {
        (queue, skills) = try value.object { reader throws(ConfigurationError) in
            var chosen = QueueID.none
            if let name = try reader.optionalString("queue") {
                guard let found = queues.first(where: { $0.name == name }) else {
                    throw reader.refusal("queue", "names no active queue", advice: "")
                }
                chosen = found.queue
            }
            let skills = try reader.array("skills", default: []) {
                value throws(ConfigurationError) in
                try value.string()
            }
            guard skills.count <= Self.skillsMax,
                skills.allSatisfy({ !$0.isEmpty && $0.utf8.count <= Self.skillBytesMax })
            else { throw reader.refusal("skills", "are too many or too long", advice: "") }
            return (chosen, skills)
        }
    }
}
