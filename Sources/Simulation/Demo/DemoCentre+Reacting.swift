import Engine
import Vocabulary

extension DemoCentre {
    /// What people do about what the engine decided.
    func react(to record: LoggedRecord) {
        guard case .outcome(let outcome) = record.event else { return }
        let id = record.interaction
        switch outcome {
        case .interactionOpened(let opening):
            let pair = AddressPair(requester: opening.requester, company: opening.company)
            pairs[id] = pair
            guard let requester = requesters[opening.requester], let talk = plans[requester] else {
                return
            }
            conversations[id] = Conversation(
                requester: requester,
                talk: talk,
                words: pendingWords ?? DemoWords(&numbers),
                pair: pair
            )
            if !opening.openedBy.isNone {
                conversations[id]?.place = 2
                if numbers.chance(60) { plan(.continues(id), around: 4_000, after: record.time) }
            }
        case .interactionAssigned(let assignment):
            offers[id] = nil
            if assignment.responder == .virtualAgent {
                plan(.virtualAgentActs(id), around: 4, after: record.time)
            } else {
                conversations[id]?.holder = assignment.agent
                plan(.answers(id, assignment.agent), around: 70, after: record.time)
            }
        case .interactionQueued:
            conversations[id]?.holder = .none
            offers[id] = nil
        case .interactionClosed:
            conversations[id] = nil
            offers[id] = nil
        case .messageJoined(let message) where message.author == .requester:
            guard !message.isConsentWord, let conversation = conversations[id] else { return }
            if conversation.holder.isNone {
                if conversation.talk.subject == DemoTalk.virtual.subject {
                    plan(.virtualAgentActs(id), around: 4, after: record.time)
                }
            } else {
                plan(.answers(id, conversation.holder), around: 90, after: record.time)
            }
        case .messageJoined(let message):
            plan(.sends(message.message, id, isConsentAnswer: false), around: 1, after: record.time)
        case .systemMessageAdded(let message) where message.sent:
            let answersWish = message.kind.isConsentAnswer
            plan(
                .sends(MessageID(record.position), id, isConsentAnswer: answersWish),
                around: 1,
                after: record.time
            )
        case .workItemOffered(let offer):
            offers[id] = record.position
            // Some never look: the offer passes.
            guard numbers.chance(95) else { return }
            plan(.decides(id, offer.agent, record.position), around: 12, after: record.time)
        case .offerEnded: offers[id] = nil
        case .agentPresenceChanged(let change):
            guard isAtWork.contains(change.agent) else { return }
            plan(.pauseEnds(change.agent), around: 300, after: record.time)
        default: break
        }
    }
}
