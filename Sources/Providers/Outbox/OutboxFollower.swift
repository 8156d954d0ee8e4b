import Engine
import EventLog
import Vocabulary

/// Finds in the log what is to be sent, and to whom.
struct OutboxFollower: Sendable {
    enum Event: Sendable {
        case message(Unresolved)
        case optedOut(AddressPair)
    }

    /// A message whose text may stand in an earlier record.
    struct Unresolved: Sendable {
        let id: MessageID
        let route: Outbox.Route
        let body: String?
        let cause: Position
        let time: Instant
        let isPrompt: Bool
    }

    private let log: any RecordLog
    private let known: @Sendable (InteractionID) -> Outbox.Route?
    private var routes: [InteractionID: Outbox.Route] = [:]
    private var latest: (position: Position, body: String) = (0, "")

    init(log: any RecordLog, route: @escaping @Sendable (InteractionID) -> Outbox.Route?) {
        self.log = log
        known = route
    }

    mutating func follow(_ record: LoggedRecord) -> Event? {
        switch record.event {
        case .input(let input):
            if let body = input.outboundBody { latest = (record.position, body) }
            return nil
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
            return route(record.interaction).map { route in
                .message(
                    Unresolved(
                        id: message.message,
                        route: route,
                        body: latest.position == record.header.cause ? latest.body : nil,
                        cause: record.header.cause,
                        time: record.time,
                        isPrompt: false
                    )
                )
            }
        case .outcome(.systemMessageAdded(let message)) where message.sent:
            return route(record.interaction).map { route in
                var route = route
                // A code goes to the number on file and not to whoever asks for it.
                if message.to != .anonymous { route.pair.requester = message.to }
                return .message(
                    Unresolved(
                        id: MessageID(record.position),
                        route: route,
                        body: message.body,
                        cause: record.header.cause,
                        time: record.time,
                        isPrompt: message.kind == .prompt
                    )
                )
            }
        case .outcome(.consentChanged(let change)) where change.optedOut:
            return .optedOut(AddressPair(requester: change.requester, company: change.company))
        default: return nil
        }
    }

    /// Reads the text of a message from the record that caused it, if it did not come by just now.
    func resolve(_ message: Unresolved) throws -> OutboundMessage? {
        var body = message.body
        if body == nil {
            unsafe try log.scan(from: message.cause, through: message.cause) { position, bytes in
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                if case .input(let input) = record.event { body = input.outboundBody }
                return false
            }
        }
        guard let body else { return nil }
        return OutboundMessage(
            id: message.id,
            application: message.route.application,
            pair: message.route.pair,
            body: body,
            decidedAt: message.time,
            isPrompt: message.isPrompt
        )
    }

    private func route(_ interaction: InteractionID) -> Outbox.Route? {
        routes[interaction] ?? known(interaction)
    }
}

extension Input {
    /// The text of a message to a requester; nothing for any other input.
    var outboundBody: String? {
        switch self {
        case .agentInitiatedSMS(let message): message.body
        case .agentReplied(let reply): reply.body
        case .virtualAgentReplied(let reply): reply.body
        case .virtualAgentStepped(let step): step.body.isEmpty ? nil : step.body
        default: nil
        }
    }
}
