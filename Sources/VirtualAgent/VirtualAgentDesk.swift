import Decisions
public import Engine
public import EventLog
public import Extensions
import Foundation
import Synchronization
public import Vocabulary

/// Answers for the virtual agent: an answer starts from a committed record and from nothing else, and
/// goes back into the log as an input.
///
/// It follows the log on a thread of its own; topics and bots run on others, several conversations at
/// once and each in order. What it has not answered is part of the decision state, so that a restart
/// goes on where the log ends, and a second answer to a message is refused there.
public final class VirtualAgentDesk: Sendable {
    /// What it goes by; it can be changed while it runs.
    public struct Settings: Sendable {
        /// The topics.
        public var topics = TopicLibrary()
        /// The bot that answers in place of the topics.
        public var bot: WebhookBot?
        /// What is said when nothing can be answered and people take over.
        public var apology = Settings.usualApology
        /// How long a code holds.
        public var codeLasts = Milliseconds.minutes(10)

        /// The apology where the configuration has none.
        public static let usualApology =
            "I am sorry, I cannot help with this. A colleague will answer you here."

        /// The defaults: no topics.
        public init() {}
    }

    /// What it has done since it began.
    public struct Figures: Hashable, Sendable {
        /// Messages answered.
        public var answered: UInt64 = 0
        /// Conversations given to people.
        public var handedOff: UInt64 = 0
        /// Handoffs because something failed.
        public var failed: UInt64 = 0
    }

    /// How many conversations are answered at once.
    private static let conversationsMax = 8

    let engine: Engine
    let log: any RecordLog
    let scripts: ScriptDesk
    let extensions: Extensions
    let settings: Mutex<Settings>
    let transcript: @Sendable (InteractionID) -> [String]
    let isForConsent: @Sendable (SMSReceived) -> Bool
    let counted = Mutex(Figures())
    private let held = Mutex<Set<InteractionID>>([])
    private let busy = Mutex<[InteractionID: Bool]>([:])
    private let jobs = OperationQueue()
    private let subscription: LogSubscription
    let stopping = Atomic<Bool>(false)

    /// Prepares a desk.
    ///
    /// - Parameters:
    ///   - engine: where answers go.
    ///   - log: what is followed.
    ///   - scripts: asks the site's scripts about texts.
    ///   - extensions: the site's scripts, of which some are topics.
    ///   - settings: what it goes by.
    ///   - transcript: what was said in a conversation, a line for each message, as far as it is known.
    ///   - isForConsent: whether a message is a word of consent, which no topic sees (row Y4).
    public init(
        engine: Engine,
        log: any RecordLog,
        scripts: ScriptDesk,
        extensions: Extensions,
        settings: Settings,
        transcript: @escaping @Sendable (InteractionID) -> [String],
        isForConsent: @escaping @Sendable (SMSReceived) -> Bool = { $0.consent != .none }
    ) {
        self.engine = engine
        self.log = log
        self.scripts = scripts
        self.extensions = extensions
        self.settings = Mutex(settings)
        self.transcript = transcript
        self.isForConsent = isForConsent
        subscription = LogSubscription(log, from: log.lastPosition + 1)
        jobs.maxConcurrentOperationCount = Self.conversationsMax
    }

    /// What it has done.
    public var figures: Figures { counted.withLock { $0 } }

    /// The topics that it goes by.
    public var topics: TopicLibrary { settings.withLock { $0.topics } }

    /// Goes by something else from the next message on.
    public func change(_ settings: Settings) { self.settings.withLock { $0 = settings } }

    /// Starts to answer.
    ///
    /// - Parameter failed: called once when the log cannot be followed any more.
    public func start(failed: @escaping @Sendable (String) -> Void) {
        let thread = Foundation.Thread { [self] in
            do {
                let owed = engine.ask { state, _ in
                    (state.interactionsOfVirtualAgent, state.interactionsAwaitingVirtualAgent)
                }
                guard let owed else { return }
                held.withLock { $0.formUnion(owed.0) }
                for id in owed.1 { schedule(id) }
                while !stopping.load(ordering: .acquiring) { try follow() }
            } catch {
                failed("\(error)")
            }
        }
        thread.name = "virtual agent"
        thread.start()
    }

    /// Starts no more answers and waits for those under way.
    ///
    /// - Parameter milliseconds: how long at most; what is not answered by then is at the next start.
    public func stop(within milliseconds: Int) {
        stopping.store(true, ordering: .releasing)
        subscription.cancel()
        for _ in 0..<max(1, milliseconds / 5) where jobs.operationCount > 0 {
            Foundation.Thread.sleep(forTimeInterval: 0.005)
        }
    }

    private func follow() throws {
        _ = unsafe try subscription.next(max: 1_000, wait: .seconds(1)) { position, bytes in
            let record = unsafe try LoggedRecord(
                position: position,
                bytes: bytes,
                skippingBodies: true
            )
            take(record)
            return true
        }
    }

    private func take(_ record: LoggedRecord) {
        switch record.event {
        case .outcome(.interactionAssigned(let assignment)):
            let isOurs = assignment.responder == .virtualAgent
            held.withLock { held in
                if isOurs {
                    held.insert(record.interaction)
                } else {
                    held.remove(record.interaction)
                }
            }
        case .outcome(.interactionQueued), .outcome(.interactionClosed):
            held.withLock { _ = $0.remove(record.interaction) }
        case .outcome(.messageJoined(let message)) where message.author == .requester:
            if held.withLock({ $0.contains(record.interaction) }) { schedule(record.interaction) }
        default: break
        }
    }

    /// Answers a conversation unless it is being answered, which then is looked at once more.
    private func schedule(_ id: InteractionID) {
        let isIdle = busy.withLock { busy in
            defer { busy[id] = busy[id] == nil ? false : true }
            return busy[id] == nil
        }
        guard isIdle else { return }
        jobs.addOperation { [self] in
            while true {
                answerAll(id)
                let goesOn = busy.withLock { busy in
                    if busy[id] == true, !stopping.load(ordering: .acquiring) {
                        busy[id] = false
                        return true
                    }
                    busy[id] = nil
                    return false
                }
                if !goesOn { return }
            }
        }
    }
}
