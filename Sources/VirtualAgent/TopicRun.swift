import Decisions
import Vocabulary

/// Takes a topic from one message to the next: a function of the topics, the position and the message.
struct TopicRun {
    /// How often an answer may not be understood before people take over.
    private static let triesMax = 3
    /// How many steps one message may lead through.
    private static let stepsMax = 50
    /// Names of the run's own in a topic's memory begin with this.
    private static let tries = "_tries"
    private static let question = "_question"

    let library: TopicLibrary
    let world: TopicWorld
    private var turn = TopicTurn()
    private var steps = 0

    init(_ library: TopicLibrary, _ world: TopicWorld) {
        self.library = library
        self.world = world
    }

    /// Begins a topic.
    mutating func begin(_ topic: Topic, remembering data: [String: String] = [:]) -> TopicTurn? {
        turn.data = data
        return enter(topic.start, of: topic) ? turn : nil
    }

    /// Goes on where a topic waits.
    ///
    /// - Returns: nothing when the position means nothing any more, as after a change of the topic.
    mutating func goOn(
        _ topic: Topic,
        at step: String,
        with message: String,
        remembering data: [String: String]
    ) -> TopicTurn? {
        guard let waiting = topic.steps[step], waiting.act.waits else { return nil }
        turn.data = data
        let goesOn =
            switch waiting.act {
            case .ask(_, let store, let next): keep(message, as: store, next, topic)
            case .choose(_, let options, let otherwise):
                choose(message, options, otherwise, step, topic)
            case .verifyByCode(let person, let next, let failed):
                check(code: message, of: person, next, failed, step, topic)
            case .verifyByAnswers(let person, let questions, let next, let failed):
                check(answer: message, to: questions, of: person, next, failed, step, topic)
            default: false
            }
        return goesOn ? turn : nil
    }

    private mutating func keep(
        _ message: String,
        as name: String,
        _ next: String,
        _ topic: Topic
    ) -> Bool {
        turn.data[name] = message.trimmed
        return enter(next, of: topic)
    }

    private mutating func choose(
        _ message: String,
        _ options: [Topic.Option],
        _ otherwise: String?,
        _ step: String,
        _ topic: Topic
    ) -> Bool {
        let said = message.normalized
        let chosen = options.enumerated().first { index, option in
            said == "\(index + 1)" || said == option.text.normalized
                || option.words.contains { (" " + said + " ").contains(" " + $0.normalized + " ") }
        }
        if let chosen {
            turn.data[Self.tries] = nil
            return enter(chosen.element.next, of: topic)
        }
        let tries = (Int(turn.data[Self.tries] ?? "") ?? 0) + 1
        turn.data[Self.tries] = "\(tries)"
        if let otherwise { return enter(otherwise, of: topic) }
        guard tries < Self.triesMax else { return false }
        turn.said.append("I did not understand that.")
        return enter(step, of: topic)
    }

    private mutating func check(
        code given: String,
        of name: String,
        _ next: String,
        _ failed: String,
        _ step: String,
        _ topic: Topic
    ) -> Bool {
        turn.codeGiven = String(given.filter(\.isNumber).prefix(12))
        if turn.codeGiven.isEmpty { turn.codeGiven = "none" }
        guard let sent = world.verification, world.now <= sent.expires,
            sent.wrong < TopicState.attemptsMax
        else { return enter(failed, of: topic) }
        if sent.code == turn.codeGiven {
            turn.verified = sent.person
            return enter(next, of: topic)
        }
        guard sent.wrong + 1 < Self.triesMax else { return enter(failed, of: topic) }
        turn.said.append("That is not the code. Please try again.")
        wait(at: step, of: topic)
        return true
    }

    private mutating func check(
        answer: String,
        to questions: [Topic.Question],
        of name: String,
        _ next: String,
        _ failed: String,
        _ step: String,
        _ topic: Topic
    ) -> Bool {
        let number = Int(turn.data[Self.question] ?? "") ?? 0
        guard number < questions.count else { return false }
        turn.data[Self.question] = nil
        let expected = fill(questions[number].expect).normalized
        // One chance for each: whoever guesses learns nothing about which answer was wrong.
        guard !expected.isEmpty, expected == answer.normalized else {
            return enter(failed, of: topic)
        }
        if number + 1 < questions.count {
            turn.data[Self.question] = "\(number + 1)"
            turn.said.append(fill(questions[number + 1].ask))
            wait(at: step, of: topic)
            return true
        }
        guard let found = world.person(fill(name)) else { return enter(failed, of: topic) }
        turn.verified = found.person
        return enter(next, of: topic)
    }

    /// Goes through steps until one waits or is the last.
    ///
    /// - Returns: whether there is an answer; people take over where there is none.
    private mutating func enter(_ name: String, of topic: Topic) -> Bool {
        var name = name
        while let step = topic.steps[name] {
            steps += 1
            guard steps <= Self.stepsMax else { return false }
            switch step.act {
            case .say(let text, let next):
                turn.said.append(fill(text))
                name = next
            case .ask(let text, _, _):
                turn.said.append(fill(text))
                wait(at: name, of: topic)
                return true
            case .choose(let text, let options, _):
                turn.said.append(fill(text))
                for (index, option) in options.enumerated() {
                    turn.said.append("\(index + 1) \(fill(option.text))")
                }
                wait(at: name, of: topic)
                return true
            case .lookUp(let table, let key, let store, let next, let otherwise):
                let row = library.tables[table]?[fill(key).normalized]
                for (field, text) in row ?? [:] { turn.data[store + "." + field] = text }
                name = row == nil ? otherwise : next
            case .verifyByCode(let person, _, let failed):
                guard let found = world.person(fill(person)), let phone = found.phones.first else {
                    name = failed
                    continue
                }
                turn.code = (found.person, phone)
                turn.said.append(
                    "I have sent a code to the number on file that ends with"
                        + " \(phone.text.suffix(2)). Please write it here."
                )
                wait(at: name, of: topic)
                return true
            case .verifyByAnswers(_, let questions, _, _):
                turn.data[Self.question] = "0"
                turn.said.append(fill(questions[0].ask))
                wait(at: name, of: topic)
                return true
            case .topic(let other):
                guard let next = library.topic(named: other) else {
                    // A script's; it is asked with the next message.
                    turn.topic = other
                    turn.step = ""
                    return true
                }
                return enter(next.start, of: next)
            case .handOff(let text, let queue, let reason):
                turn.said.append(fill(text))
                turn.act = .handsOff
                turn.queue = queue
                turn.reason = fill(reason)
                return true
            case .end(let text, let closes):
                turn.said.append(fill(text))
                turn.act = closes ? .closes : .ends
                turn.reason = closes ? "topic complete" : ""
                turn.data = [:]
                return true
            }
        }
        return false
    }

    private mutating func wait(at step: String, of topic: Topic) {
        turn.topic = topic.name
        turn.step = step
    }

    /// Puts what the topic remembers in place of names in braces.
    private func fill(_ text: String) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...].dropFirst()
            guard let close = rest.firstIndex(of: "}") else { return filled + "{" + rest }
            filled += turn.data[String(rest[..<close])] ?? ""
            rest = rest[close...].dropFirst()
        }
        return filled + rest
    }
}

extension String {
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
