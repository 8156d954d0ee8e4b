import Configuration
import Vocabulary

extension ExtensionAnswer {
    /// Reads an answer from a step of a scenario; what is absent keeps its default.
    init(_ value: ConfigurationValue, names: ScenarioNames) throws(ConfigurationError) {
        self = try value.object { reader throws(ConfigurationError) in
            var answer = ExtensionAnswer(
                point: try reader.read("point") { member throws(ConfigurationError) in
                    try member.word(ExtensionPoint.self)
                },
                problem: try reader.read("problem", default: ExtensionProblem.none) {
                    member throws(ConfigurationError) in
                    try member.word(ExtensionProblem.self)
                },
                script: try reader.string("script"),
                hash: try reader.string("hash", default: ""),
                result: try reader.string("result", default: "")
            )
            answer.person.kind =
                try reader.read("person_table", default: .guest) {
                    member throws(ConfigurationError) in
                    try member.word(PersonKind.self)
                }
            answer.person.id =
                try reader.readIfPresent("person") { member throws(ConfigurationError) in
                    try member.named(PersonSubject.self, names)
                } ?? .none
            answer.keepsProfile = try reader.boolean("keeps_profile", default: false)
            answer.keepsInteraction = try reader.boolean("keeps_interaction", default: false)
            answer.queue =
                try reader.readIfPresent("queue") { member throws(ConfigurationError) in
                    try member.named(QueueSubject.self, names)
                } ?? .none
            answer.skills = try reader.array("skills", default: []) {
                member throws(ConfigurationError) in
                try member.string()
            }
            return answer
        }
    }
}

extension ConfigurationValue {
    fileprivate func word<Word: CodedWord>(_ type: Word.Type) throws(ConfigurationError) -> Word {
        guard let word = Word(word: try string()) else {
            throw refusal(
                "is not one of the words",
                advice: "use " + Word.allCases.map(\.word).joined(separator: ", ")
            )
        }
        return word
    }

    fileprivate func named<Subject>(
        _ subject: Subject.Type,
        _ names: ScenarioNames
    ) throws(ConfigurationError) -> Identifier<Subject> {
        guard let found = names.find(try string(), subject) else {
            throw refusal("names nothing that an earlier step made", advice: "use a name")
        }
        return found
    }
}
