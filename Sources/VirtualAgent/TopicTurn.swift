import Decisions
import Vocabulary

/// What the virtual agent does with one message.
struct TopicTurn: Sendable {
    var act = TopicAct.goesOn
    /// Texts in order; they become one message.
    var said: [String] = []
    var topic = ""
    var step = ""
    var data: [String: String] = [:]
    var queue = ""
    var reason = ""
    /// Whom a code is to be sent for, and where.
    var code: (person: Person, to: Address)?
    var codeGiven = ""
    var verified = Person.guest
    var extensions: [ExtensionAnswer] = []

    var body: String { said.filter { !$0.isEmpty }.joined(separator: "\n") }

    /// People take over, with an apology.
    static func apologizing(_ apology: String, because reason: String) -> TopicTurn {
        var turn = TopicTurn()
        turn.act = .handsOff
        turn.said = [apology]
        turn.reason = reason
        return turn
    }
}

/// What a topic may ask about the world: everything comes from the log or from files.
struct TopicWorld: Sendable {
    /// The code that is waited for.
    var verification: TopicState.Verification?
    /// The time of the log.
    var now: Instant
    /// Finds somebody by name, with the numbers on file.
    var person: @Sendable (String) -> (person: Person, phones: [Address])?
}
