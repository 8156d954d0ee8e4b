import Configuration

/// A conversation that the virtual agent can have, as steps that a file declares.
struct Topic: Sendable {
    /// What it is called; other topics go to it by this name.
    var name: String
    /// The lower the earlier it is tried.
    var order: Int
    /// Words that begin it; none for the topic that begins when no other does.
    var begins: [String]
    /// The first step.
    var start: String
    /// The steps by their names.
    var steps: [String: Step]
    /// Where it stands in its file.
    var place: ConfigurationValue

    /// A step with its place.
    struct Step: Sendable {
        var act: Act
        var place: ConfigurationValue
    }

    /// What a step does.
    enum Act: Sendable {
        /// Says something and goes on at once.
        case say(String, next: String)
        /// Asks, waits, and keeps the answer under a name.
        case ask(String, store: String, next: String)
        /// Offers options and waits for one of them.
        case choose(String, options: [Option], otherwise: String?)
        /// Finds a row of a table by a key and keeps its fields under a name.
        case lookUp(table: String, key: String, store: String, next: String, otherwise: String)
        /// Sends a code to the number on file of a person and waits for it.
        case verifyByCode(person: String, next: String, failed: String)
        /// Asks what only the person knows.
        case verifyByAnswers(person: String, questions: [Question], next: String, failed: String)
        /// Goes to another topic.
        case topic(String)
        /// Gives the conversation to people.
        case handOff(String, queue: String, reason: String)
        /// Ends the topic, and the conversation if it says so.
        case end(String, closes: Bool)
    }

    /// One of several things to choose.
    struct Option: Sendable {
        var text: String
        /// Other words for it than its number and its text.
        var words: [String]
        var next: String
    }

    /// A question whose answer is known.
    struct Question: Sendable {
        var ask: String
        /// The answer, with names in braces.
        var expect: String
    }
}

extension Topic.Act {
    /// The steps that can follow.
    var targets: [String] {
        switch self {
        case .say(_, let next), .ask(_, _, let next): [next]
        case .choose(_, let options, let otherwise):
            options.map(\.next) + [otherwise].compactMap(\.self)
        case .lookUp(_, _, _, let next, let otherwise): [next, otherwise]
        case .verifyByCode(_, let next, let failed): [next, failed]
        case .verifyByAnswers(_, _, let next, let failed): [next, failed]
        case .topic, .handOff, .end: []
        }
    }

    /// Whether the topic is over with it.
    var isLast: Bool {
        switch self {
        case .topic, .handOff, .end: true
        default: false
        }
    }

    /// Whether it waits for the requester.
    var waits: Bool {
        switch self {
        case .ask, .choose, .verifyByCode, .verifyByAnswers: true
        default: false
        }
    }
}
