import Configuration
import Decisions
import Engine
import EventLog
import Extensions
import Synchronization
import Vocabulary

extension VirtualAgentDesk {
    /// What the virtual agent does with a message: the bot's answer if there is one, else a script's
    /// topic, else a declared one; and where nothing answers, people.
    func turn(
        for message: String,
        _ snapshot: ConversationSnapshot,
        _ settings: Settings
    ) -> TopicTurn {
        if let bot = settings.bot { return answer(of: bot, message, snapshot, settings) }
        let library = settings.topics
        let current = snapshot.state.topic
        let data = TopicMemory.read(snapshot.state.data)
        let isScripts = !current.isEmpty && library.topic(named: current) == nil
        var failed: [ExtensionAnswer] = []
        if current.isEmpty || isScripts {
            let (turn, answers) = answer(ofScript: current, message, data, snapshot)
            if let turn { return turn }
            failed = answers
        }
        var run = TopicRun(library, world(snapshot))
        var turn: TopicTurn?
        if let topic = library.topic(named: current) {
            turn = run.goOn(topic, at: snapshot.state.step, with: message, remembering: data)
        }
        if turn == nil, current.isEmpty, let topic = library.topic(begunBy: message) {
            turn = run.begin(topic)
        }
        guard var turn else {
            counted.withLock { $0.failed += 1 }
            var apology = TopicTurn.apologizing(
                settings.apology,
                because: failed.isEmpty
                    ? "the virtual agent does not know what to answer"
                    : "a topic's script failed"
            )
            apology.extensions = failed
            return apology
        }
        turn.extensions = failed
        return turn
    }

    private func world(_ snapshot: ConversationSnapshot) -> TopicWorld {
        TopicWorld(
            verification: snapshot.state.verification,
            now: snapshot.now,
            person: { [engine] name in
                guard !name.isEmpty else { return nil }
                let found = engine.ask { state, _ -> (Person, [Address])? in
                    for kind in [PersonKind.consumer, .contact] {
                        guard let person = state.person(named: name, kind) else { continue }
                        return (Person(kind, person.id), person.phones)
                    }
                    return nil
                }
                return (found ?? nil).map { (person: $0.0, phones: $0.1) }
            }
        )
    }

    /// The answer of the topic that a script is, or of the first one that applies.
    private func answer(
        ofScript topic: String,
        _ message: String,
        _ data: [String: String],
        _ snapshot: ConversationSnapshot
    ) -> (TopicTurn?, [ExtensionAnswer]) {
        guard extensions.has(.virtualAgentTopic) else { return (nil, []) }
        let input = input(message, data, snapshot)
        let found = Found()
        let waiting = Waiting<Consultation>()
        extensions.ask(.virtualAgentTopic, only: topic) {
            input
        } reading: { value, answer throws(ConfigurationError) in
            found.set(try BotReply(value))
            // The text stands on the answer that is sent.
            answer.result = "answered"
        } done: {
            waiting.give($0)
        }
        let consultation = waiting.wait()
        guard let answer = consultation.answer, let reply = found.value else {
            return (nil, consultation.answers)
        }
        let name = extensions.scripts.first { $0.name == answer.script }?.topic ?? topic
        var turn = reply.turn(of: name)
        // A script that names a declared topic has it begin at once.
        if turn.act == .goesOn, turn.topic != name,
            let next = settings.withLock({ $0.topics }).topic(named: turn.topic)
        {
            var run = TopicRun(settings.withLock { $0.topics }, world(snapshot))
            if var begun = run.begin(next, remembering: turn.data) {
                begun.said = turn.said + begun.said
                turn = begun
            }
        }
        turn.extensions = consultation.answers
        return (turn, consultation.answers)
    }

    private func answer(
        of bot: WebhookBot,
        _ message: String,
        _ snapshot: ConversationSnapshot,
        _ settings: Settings
    ) -> TopicTurn {
        let data = TopicMemory.read(snapshot.state.data)
        let key = SysID(rawValue: snapshot.message.rawValue, key: scripts.sysIDKey).description
        do throws(WebhookBot.Failure) {
            let reply = try bot.ask(
                input(message, data, snapshot),
                key: key,
                at: snapshot.now
            )
            var turn = reply.turn(of: "webhook")
            turn.topic = turn.act == .goesOn ? "webhook" : ""
            return turn
        } catch {
            counted.withLock { $0.failed += 1 }
            return .apologizing(settings.apology, because: error.reason)
        }
    }

    /// What a script or a bot is told.
    private func input(
        _ message: String,
        _ data: [String: String],
        _ snapshot: ConversationSnapshot
    ) -> String {
        let key = scripts.sysIDKey
        var json = JSONText()
        json.beginObject()
        json.member(
            "interaction",
            SysID(rawValue: snapshot.interaction.rawValue, key: key).description
        )
        json.member("number", snapshot.number.interactionNumber)
        json.member(
            "message_id",
            SysID(rawValue: snapshot.message.rawValue, key: key).description
        )
        json.member("message", message)
        json.member("requester", snapshot.pair.requester.text)
        json.member("company", snapshot.pair.company.text)
        json.member("opened_for", snapshot.openedFor)
        json.member("topic", snapshot.state.topic)
        json.member("step", snapshot.state.step)
        json.key("data")
        json.raw(data.isEmpty ? "{}" : TopicMemory.text(data))
        json.endObject()
        return json.text
    }

    /// What was said, for the agent who takes over: the newest lines when it is too long.
    func note(
        _ message: String,
        _ turn: TopicTurn,
        _ snapshot: ConversationSnapshot
    ) -> String {
        var lines = transcript(snapshot.interaction)
        if lines.last != "requester: " + message { lines.append("requester: " + message) }
        if !turn.body.isEmpty { lines.append("virtual agent: " + turn.body) }
        var kept: [String] = []
        var bytes = 0
        for line in lines.reversed() {
            bytes += line.utf8.count + 1
            if bytes > Self.noteBytesMax { break }
            kept.append(line)
        }
        return (["The virtual agent hands off. What was said:"] + kept.reversed())
            .joined(separator: "\n")
    }

    /// The longest note in bytes; longer transcripts lose their beginning, which the conversation has.
    private static let noteBytesMax = 4_000
}

/// A reply from where it is read to where it is used.
private final class Found: Sendable {
    private let reply = Mutex<BotReply?>(nil)

    var value: BotReply? { reply.withLock { $0 } }

    func set(_ value: BotReply) { reply.withLock { $0 = value } }
}
