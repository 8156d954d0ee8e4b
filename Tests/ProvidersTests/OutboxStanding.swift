import Engine
import EventLog
import Testing
import Vocabulary

@testable import Providers

/// What a log says of outbound messages, folded plainly: what the read models tell a starting outbox.
struct OutboxStanding: Sendable {
    private(set) var position: Position = 0
    private(set) var routes: [InteractionID: Outbox.Route] = [:]
    /// How often each message that was to be sent met a fate.
    private(set) var fates: [MessageID: [String]] = [:]
    /// Where the last attempt of each stands.
    private(set) var attemptedAt: [MessageID: Position] = [:]

    /// Where each message joined its conversation.
    private(set) var joinedAt: [MessageID: Position] = [:]
    private var messages: [MessageID: OutboundMessage] = [:]

    /// Messages without a fate, the oldest first.
    var unfinished: [OutboundMessage] {
        messages.values.filter { fates[$0.id] == nil }.sorted { $0.id < $1.id }
    }

    /// All that were to be sent.
    var all: [OutboundMessage] { messages.values.sorted { $0.id < $1.id } }

    init(_ log: any RecordLog) throws {
        var bodies: [Position: String] = [:]
        for record in try Desk.records(log) {
            position = record.position
            switch record.event {
            case .input(.agentReplied(let reply)): bodies[record.position] = reply.body
            case .outcome(.messageScheduled(let set)):
                bodies[record.position] = bodies[set.message.position]
            case .input(.sendAttempted(let attempt)):
                messages[attempt.message]?.attempts = attempt.attempt
                messages[attempt.message]?.isUnanswered = true
                attemptedAt[attempt.message] = record.position
            case .input(.sendAccepted(let it)): fates[it.message, default: []].append("accepted")
            case .input(.sendUncertain(let it)): fates[it.message, default: []].append("uncertain")
            case .input(.effectExpired(let it)): fates[it.message, default: []].append("expired")
            case .input(.sendFailed(let it)):
                messages[it.message]?.isUnanswered = false
                if it.final { fates[it.message, default: []].append("failed") }
            case .outcome(.uncertainSendSettled(let end)):
                if end.resolution == .sendAgain {
                    fates[end.message]?.removeAll { $0 == "uncertain" }
                    if fates[end.message]?.isEmpty == true { fates[end.message] = nil }
                    messages[end.message]?.isUnanswered = false
                } else {
                    fates[end.message, default: []].append(end.resolution.word)
                }
            case .outcome(.interactionOpened(let opening)):
                routes[record.interaction] = Outbox.Route(
                    pair: AddressPair(requester: opening.requester, company: opening.company),
                    application: opening.application
                )
            case .outcome(.messageJoined(let joined)) where joined.author != .requester:
                add(joined.message, record, try #require(bodies[record.header.cause]), false)
            case .outcome(.systemMessageAdded(let added)) where added.sent:
                add(MessageID(record.position), record, added.body, added.kind == .prompt)
            default: break
            }
        }
    }

    private mutating func add(
        _ id: MessageID,
        _ record: LoggedRecord,
        _ body: String,
        _ isPrompt: Bool
    ) {
        guard let route = routes[record.interaction] else { return }
        joinedAt[id] = record.position
        messages[id] = OutboundMessage(
            id: id,
            application: route.application,
            pair: route.pair,
            body: body,
            decidedAt: record.time,
            isPrompt: isPrompt
        )
    }
}
