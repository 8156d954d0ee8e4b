import Engine
import EventLog
import Vocabulary

/// Finds in the log what is to be sent, and to whom.
struct OutboxFollower: Sendable {
    enum Event: Sendable {
        case message(Unresolved)
        case resend(MessageID, attempts: UInt64, at: Instant)
        case optedOut(AddressPair)
        case paused(ApplicationID)
        case resumed(ApplicationID)
    }

    /// A message whose text may stand in an earlier record.
    struct Unresolved: Sendable {
        let id: MessageID
        let route: Outbox.Route
        let content: Content?
        let cause: Position
        let time: Instant
        let kind: SystemMessageKind?
        /// The first position of the records that belong together with its own.
        let group: Position
    }

    /// What a message says and brings along.
    struct Content: Sendable {
        var body: String
        var attachments: [Attachment] = []
    }

    private let log: any RecordLog
    private let known: @Sendable (InteractionID) -> Outbox.Route?
    private var routes: [InteractionID: Outbox.Route] = [:]
    private var latest: (position: Position, content: Content) = (0, Content(body: ""))
    private var latestInput: Position = 0

    init(log: any RecordLog, route: @escaping @Sendable (InteractionID) -> Outbox.Route?) {
        self.log = log
        known = route
    }

    /// Takes note of a requester's message, of which nothing is sent.
    mutating func passOver(received position: Position) { latestInput = position }

    mutating func follow(_ record: LoggedRecord) -> Event? {
        switch record.event {
        case .input(let input):
            latestInput = record.position
            if let content = input.outboundContent { latest = (record.position, content) }
            switch input {
            case .sendingPaused(let pause): return .paused(pause.application)
            case .sendingResumed(let resumption): return .resumed(resumption.application)
            default: return nil
            }
        case .outcome(.interactionOpened(let opening)):
            routes[record.interaction] = Outbox.Route(
                pair: AddressPair(requester: opening.requester, company: opening.company),
                application: opening.application
            )
            return nil
        case .outcome(.interactionClosed):
            routes[record.interaction] = nil
            return nil
        case .outcome(.messageJoined(let message)) where message.author != .requester:
            let content = latest.position == record.header.cause ? latest.content : nil
            return event(record, message.message, content, kind: nil)
        case .outcome(.systemMessageAdded(let message)) where message.sent:
            let content = Content(body: message.body)
            return event(
                record,
                MessageID(record.position),
                content,
                kind: message.kind,
                to: message.to
            )
        case .outcome(.uncertainSendSettled(let end)) where end.resolution == .sendAgain:
            return .resend(end.message, attempts: end.attempts, at: record.time)
        case .outcome(.consentChanged(let change)) where change.optedOut:
            return .optedOut(AddressPair(requester: change.requester, company: change.company))
        default: return nil
        }
    }

    private func event(
        _ record: LoggedRecord,
        _ id: MessageID,
        _ content: Content?,
        kind: SystemMessageKind?,
        to: Address = .anonymous
    ) -> Event? {
        guard var route = routes[record.interaction] ?? known(record.interaction) else {
            return nil
        }
        // A code goes to the number on file and not to whoever asks for it.
        if to != .anonymous { route.pair.requester = to }
        let cause = record.header.cause
        return .message(
            Unresolved(
                id: id,
                route: route,
                content: content,
                cause: cause,
                time: record.time,
                kind: kind,
                // A timer's outcomes name the record that armed it, which is long gone by.
                group: cause == latestInput ? cause : record.position
            )
        )
    }

    /// Reads the text of a message from the record that caused it, if it did not come by just now.
    func resolve(_ message: Unresolved) throws -> OutboundMessage? {
        guard let content = try message.content ?? content(causing: message.cause) else {
            return nil
        }
        return OutboundMessage(
            id: message.id,
            application: message.route.application,
            pair: message.route.pair,
            body: content.body,
            decidedAt: message.time,
            isPrompt: message.kind == .prompt,
            isConsentAnswer: message.kind?.isConsentAnswer ?? false,
            attachments: content.attachments
        )
    }

    /// Finds a message that was sent before: its text, and the conversation that it joined.
    func find(_ id: MessageID, attempts: UInt64, at time: Instant) throws -> OutboundMessage? {
        var content: Content?
        var interaction = InteractionID.none
        var answersWish = false
        var cause: Position?
        try read(from: id.position, through: id.position + 64) { record in
            switch record.event {
            case .input(let input):
                guard record.position == id.position else { return false }
                content = input.outboundContent
            case .outcome(.systemMessageAdded(let message)) where record.position == id.position:
                content = Content(body: message.body)
                answersWish = message.kind.isConsentAnswer
                interaction = record.interaction
            case .outcome(.messageJoined(let joined)) where joined.message == id:
                interaction = record.interaction
                // A scheduled one is named by this record; its text stands where it was written.
                if record.position == id.position { cause = record.header.cause }
            default: break
            }
            return interaction.isNone
        }
        if let cause { content = try self.content(causing: cause) }
        guard let content, let route = routes[interaction] ?? known(interaction) else { return nil }
        return OutboundMessage(
            id: id,
            application: route.application,
            pair: route.pair,
            body: content.body,
            decidedAt: time,
            isConsentAnswer: answersWish,
            attempts: attempts,
            attachments: content.attachments
        )
    }

    /// What a message says that joined because of a record: that of an input, or of the input that a
    /// scheduled one was written by.
    private func content(causing cause: Position) throws -> Content? {
        var content: Content?
        var written: MessageID?
        try read(from: cause, through: cause) { record in
            switch record.event {
            case .input(let input): content = input.outboundContent
            case .outcome(.messageScheduled(let set)): written = set.message
            default: break
            }
            return false
        }
        guard let written else { return content }
        return try self.content(causing: written.position)
    }

    private func read(
        from first: Position,
        through last: Position,
        _ body: (LoggedRecord) -> Bool
    ) throws {
        unsafe try log.scan(from: first, through: last) { position, bytes in
            body(unsafe try LoggedRecord(position: position, bytes: bytes))
        }
    }
}

extension Input {
    /// What a message to a requester says and brings along; nothing for any other input.
    var outboundContent: OutboxFollower.Content? {
        switch self {
        case .agentInitiatedSMS(let message):
            .init(
                body: message.body,
                attachments: message.attachments.compactMap { Attachment($0) }
            )
        case .agentReplied(let reply):
            .init(body: reply.body, attachments: reply.attachments.compactMap { Attachment($0) })
        case .virtualAgentReplied(let reply): .init(body: reply.body)
        case .virtualAgentStepped(let step): step.body.isEmpty ? nil : .init(body: step.body)
        default: nil
        }
    }
}
