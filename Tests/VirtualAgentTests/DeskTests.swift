import Configuration
import Decisions
import Engine
import EventLog
import Extensions
import Foundation
import HTTPClient
import Testing
import Vocabulary

@testable import VirtualAgent

/// The program that runs scripts, which these tests depend on.
private let executable: String = {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = bundle.appending(path: "ledgerline").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return checkout.appending(path: ".build/debug/ledgerline").path
}()

/// A site with a number of the virtual agent's, in memory, and the desk that answers for it.
private final class Desk {
    let engine: Engine
    let log = MemoryLog(identity: LogIdentity(high: 4, low: 11))
    let desk: VirtualAgentDesk
    let extensions: Extensions
    private let client = HTTPClient()
    private var messages = 0
    private static let carlasPhone = "+15551234567"

    init(
        scripts: [String: String] = [:],
        bot url: String? = nil,
        transcript: [String] = []
    ) throws {
        engine = Engine(ledger: try Ledger(log: log), clockConfirmed: true) { _ in }
        let number = try #require(Address("+15550008888"))
        let phone = try #require(Address(Self.carlasPhone))
        let queue = QueueID(
            try engine.submitAndWait(.queueSet(QueueSet(name: "Support", active: true))).get()
                .position
        )
        for input: Input in [
            .settingsChanged(SettingsChanged(channelActive: true, defaultTerritory: "US")),
            .providerApplicationSet(
                ProviderApplicationSet(
                    name: "Bot",
                    provider: "loopback",
                    number: number,
                    active: true,
                    virtualAgentFirst: true,
                    queue: queue
                )
            ),
            .consumerSet(ConsumerSet(name: "Carla Reyes", active: true, phones: [phone])),
        ] { _ = try engine.submitAndWait(input).get() }
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in scripts {
            try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
        }
        extensions = Extensions(folder: folder, executable: executable)
        #expect(try extensions.reload().isEmpty)
        try? FileManager.default.removeItem(atPath: folder)
        var settings = VirtualAgentDesk.Settings()
        settings.topics = try TopicLibrary(
            folder: checkout.appending(path: "config/topics").path,
            queues: ["Support"]
        )
        if let url {
            let limit = Milliseconds(rawValue: 2_000)
            settings.bot = WebhookBot(url: url, secret: "s", timeLimit: limit, client: client)
        }
        desk = VirtualAgentDesk(
            engine: engine,
            log: log,
            scripts: ScriptDesk(extensions: extensions, engine: engine),
            extensions: extensions,
            settings: settings,
            transcript: { _ in transcript }
        )
        desk.start { Issue.record("the log cannot be followed: \($0)") }
    }

    func stop() {
        desk.stop(within: 5_000)
        extensions.stop()
        client.shutDown()
        engine.stop()
    }

    /// What the virtual agent does with a message, once it stands in the log.
    func say(_ text: String, from phone: String = "+15557654321") throws -> VirtualAgentStepped {
        messages += 1
        let before = log.lastPosition
        let message = SMSReceived(
            from: try #require(Address(phone)),
            to: try #require(Address("+15550008888")),
            body: text,
            providerMessageID: "SM\(messages)"
        )
        let subscription = LogSubscription(log, from: before + 1)
        _ = try engine.submitAndWait(.smsReceived(message)).get()
        var found: VirtualAgentStepped?
        while found == nil {
            let count = unsafe try subscription.next(max: 64, wait: .seconds(20)) {
                position,
                bytes in
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                if case .input(.virtualAgentStepped(let step)) = record.event { found = step }
                return found == nil
            }
            guard count > 0 else { break }
        }
        return try #require(found, "the virtual agent answers")
    }

    /// The outcomes of the log by their types, with their rules.
    func outcomes() throws -> [(Rule, Outcome)] {
        var found: [(Rule, Outcome)] = []
        unsafe try log.scan(from: 1, through: .max) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            if case .outcome(let outcome) = record.event { found.append((record.rule, outcome)) }
            return true
        }
        return found
    }

    /// Whether the conversation waits for people.
    func waits() throws -> Bool {
        try outcomes().contains { _, outcome in
            if case .interactionQueued = outcome { true } else { false }
        }
    }
}

@Suite("The virtual agent's desk", .serialized, .timeLimit(.minutes(2)))
struct DeskTests {
    @Test func `answers by the shipped topics, one step after the other`() throws {
        let desk = try Desk()
        defer { desk.stop() }
        #expect(try desk.say("Hello").body.contains("1 Order status"))
        #expect(try desk.say("1").body == "What is your order number?")
        let found = try desk.say("A-1001")
        #expect(found.body.contains("on its way"))
        #expect(try desk.say("no").act == .ends)
        #expect(desk.desk.figures.failed == 0)
    }

    @Test func `verifies by a code to the number on file, and the profile is Carla's (row P5)`()
        throws
    {
        let desk = try Desk()
        defer { desk.stop() }
        for text in ["verify", "C-17"] { _ = try desk.say(text) }
        let sent = try desk.say("code")
        #expect(sent.codeTo.text == "+15551234567" && sent.code.utf8.count == 6)
        #expect(!sent.body.contains(sent.code))
        #expect(try desk.say("000000").verified == .guest)
        let step = try desk.say("It is \(sent.code)")
        #expect(step.verified.kind == .consumer && step.act == .ends)
        #expect(try desk.outcomes().contains { rule, _ in rule == .p5 })
    }

    @Test func `verifies by known answers (row P5), and hands off after a wrong one`() throws {
        let desk = try Desk()
        defer { desk.stop() }
        for text in ["verify", "c-17", "2", "94107"] { _ = try desk.say(text) }
        #expect(try desk.say("2019").verified.kind == .consumer)
        #expect(try desk.outcomes().contains { rule, _ in rule == .p5 })
        let stranger = "+15557654399"
        for text in ["verify", "c-17", "2"] { _ = try desk.say(text, from: stranger) }
        let wrong = try desk.say("10115", from: stranger)
        #expect(wrong.act == .handsOff && wrong.verified == .guest)
        #expect(try desk.waits())
    }

    @Test func `hands off with what was said`() throws {
        let desk = try Desk(transcript: ["Requester: I want a person"])
        defer { desk.stop() }
        _ = try desk.say("Hello")
        let step = try desk.say("person")
        #expect(step.act == .handsOff)
        #expect(step.note.contains("I want a person"))
        #expect(try desk.waits())
    }

    @Test func `hands off with an apology when the bot cannot be reached`() throws {
        // Nobody listens on the port for discarding.
        let desk = try Desk(bot: "http://127.0.0.1:9/bot")
        defer { desk.stop() }
        let step = try desk.say("Hello")
        #expect(step.act == .handsOff)
        #expect(step.body == VirtualAgentDesk.Settings.usualApology)
        #expect(try desk.waits())
        #expect(desk.desk.figures.failed == 1)
    }

    @Test(
        "a topic's script that fails costs its own message the declared topics' answer",
        arguments: [
            ("while (true) {}", ExtensionProblem.timeOut), ("throw new Error('no')", .exception),
            ("return 7", .invalidResult),
        ]
    )
    func failing(script: String, problem: ExtensionProblem) throws {
        let text = """
            extension({ point: "VirtualAgentTopic", order: 1, name: "Odd",
                applies(input) { return input.message === "odd"; },
                run(input) { \(script) } });
            """
        let desk = try Desk(scripts: ["odd.js": text])
        defer { desk.stop() }
        let step = try desk.say("odd")
        #expect(step.extensions.map(\.problem) == [problem])
        #expect(step.body.contains("1 Order status"))
        let other = try desk.say("Hello", from: "+15557654300")
        #expect(other.extensions.isEmpty && other.body.contains("1 Order status"))
    }
}
