import EventLog
import Vocabulary

/// Writes conversations of many requesters with agents, as a seed has it.
///
/// It keeps the log's promises (one active interaction a pair, outcomes behind their input), not the
/// rules': views must follow any log.
struct RandomLog {
    private struct Conversation {
        var id: InteractionID
        var requester: Address
        var isAssigned = false
        var profile: ProfileID
        var sent: [MessageID] = []
        var timers: [(armedAt: Position, ordinal: UInt16)] = []
    }

    private let writer = Cast.enter()
    private var random: SeededGenerator
    private var conversations: [Conversation] = []
    private var number: UInt64 = 0
    private var held: [MessageID] = []
    private let actions = [ActionID(6), ActionID(7)]

    /// Writes at least so many records.
    static func write(seed: UInt64, records: Int) -> LogWriter {
        var log = RandomLog(random: SeededGenerator(seed: seed))
        for kind in [MessagingActionKind.promptAgent, .setState] {
            log.writer.input(
                .messagingActionSet(MessagingActionSet(name: "act", active: true, kind: kind))
            )
        }
        while log.writer.log.lastPosition < records { log.step() }
        return log.writer
    }

    private init(random: SeededGenerator) {
        self.random = random
    }

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    private mutating func step() {
        writer.pass(.init(rawValue: Int64(below(60_000))))
        let choice = below(100)
        if conversations.isEmpty || choice < 10 { return open() }
        let index = below(conversations.count)
        switch choice {
        case ..<35: message(index)
        case ..<60: reply(index)
        case ..<75: deliver(index)
        case ..<79: close(index)
        case ..<83: fire(index)
        case ..<86: requeue(index)
        case ..<88: hold()
        case ..<90: reassociate(index)
        case ..<92: consent(index)
        case ..<94: note(index)
        case ..<96: configure()
        case ..<97: resume()
        default: members(index)
        }
    }

    private mutating func open() {
        let requester = Cast.address("+1666\(1_000_000 + below(9_000_000))")
        guard !conversations.contains(where: { $0.requester == requester }) else { return }
        number += 1
        let input = writer.input(
            .smsReceived(SMSReceived(from: requester, to: Cast.company, body: "First \(number)"))
        )
        let profile = writer.outcome(
            .channelUserProfileCreated(ChannelUserProfileCreated(address: requester)),
            of: input
        )
        let id = writer.open(
            InteractionOpened(
                requester: requester,
                company: Cast.company,
                application: Cast.application,
                profile: ProfileID(profile),
                number: number
            ),
            of: input
        )
        writer.outcome(
            .interactionQueued(InteractionQueued(waitingSince: writer.time)),
            of: input,
            about: id
        )
        conversations.append(
            Conversation(id: id, requester: requester, profile: ProfileID(profile))
        )
        join(conversations.count - 1, input, .requester)
    }

    private mutating func join(
        _ index: Int,
        _ input: Position,
        _ author: Author,
        message: MessageID? = nil
    ) {
        var armed: [ArmedTimer] = []
        if author != .virtualAgent, below(2) == 0 {
            armed = actions.map {
                ArmedTimer(action: $0, duration: .minutes(Int64(1 + below(600))))
            }
        }
        let position = writer.outcome(
            .messageJoined(
                MessageJoined(
                    message: message ?? MessageID(input),
                    author: author,
                    agent: author == .agent ? Cast.ana : .none,
                    armed: armed
                )
            ),
            of: input,
            about: conversations[index].id
        )
        conversations[index].timers += armed.indices.map { (position, UInt16($0)) }
    }

    private mutating func message(_ index: Int) {
        let requester = conversations[index].requester
        let input = writer.input(
            .smsReceived(SMSReceived(from: requester, to: Cast.company, body: "More"))
        )
        join(index, input, .requester)
    }

    private mutating func reply(_ index: Int) {
        let id = conversations[index].id
        if !conversations[index].isAssigned {
            let input = writer.input(.nextInteractionTaken(NextInteractionTaken(agent: Cast.ana)))
            writer.outcome(
                .interactionAssigned(InteractionAssigned(responder: .agent, agent: Cast.ana)),
                of: input,
                about: id
            )
            conversations[index].isAssigned = true
        }
        let input: Position
        if below(4) == 0 {
            input = writer.input(
                .virtualAgentReplied(VirtualAgentReplied(interaction: id, body: "Beep")),
                about: id
            )
            join(index, input, .virtualAgent)
        } else {
            input = writer.input(
                .agentReplied(AgentReplied(agent: Cast.ana, interaction: id, body: "Answer")),
                about: id
            )
            join(index, input, .agent)
        }
        conversations[index].sent.append(MessageID(input))
    }

    private mutating func deliver(_ index: Int) {
        guard let message = conversations[index].sent.last else { return }
        let id = conversations[index].id
        switch below(7) {
        case 0: writer.input(.sendAttempted(SendAttempted(message: message, attempt: 1)), about: id)
        case 1:
            let providerID = "SM\(message.rawValue)"
            writer.input(
                .sendAccepted(SendAccepted(message: message, providerMessageID: providerID)),
                about: id
            )
        case 2:
            writer.input(
                .sendFailed(SendFailed(message: message, final: below(2) == 0, code: "30003"))
            )
        case 3: writer.input(.sendUncertain(SendUncertain(message: message, detail: "crash")))
        case 4: writer.input(.effectExpired(EffectExpired(message: message, detail: "stale")))
        default:
            let status = DeliveryStatus.allCases[below(DeliveryStatus.allCases.count)]
            writer.input(.deliveryReported(DeliveryReported(message: message, status: status)))
        }
    }

    private mutating func close(_ index: Int) {
        let id = conversations[index].id
        let input = writer.input(
            .interactionStateRequested(
                InteractionStateRequested(interaction: id, state: .closedComplete, by: Cast.ana)
            ),
            about: id
        )
        writer.outcome(
            .systemMessageAdded(
                SystemMessageAdded(kind: .closing, body: "Closed.", sent: below(2) == 0)
            ),
            of: input,
            about: id
        )
        writer.outcome(
            .interactionClosed(InteractionClosed(state: .closedComplete, by: Cast.ana)),
            of: input,
            about: id
        )
        conversations.swapAt(index, conversations.count - 1)
        conversations.removeLast()
    }

    private mutating func fire(_ index: Int) {
        guard let timer = conversations[index].timers.popLast() else { return }
        writer.outcome(
            .messagingActionFired(MessagingActionFired(action: actions[0])),
            of: timer.armedAt,
            about: conversations[index].id,
            ordinal: timer.ordinal
        )
    }

    private mutating func requeue(_ index: Int) {
        let id = conversations[index].id
        let input = writer.input(
            .interactionTransferred(
                InteractionTransferred(interaction: id, by: Cast.mira, note: "Please take over")
            ),
            about: id
        )
        writer.outcome(
            .interactionQueued(InteractionQueued(waitingSince: writer.time)),
            of: input,
            about: id
        )
        conversations[index].isAssigned = false
    }

    private mutating func hold() {
        let input = writer.input(.smsReceived(Cast.sms("Anybody there?")))
        writer.outcome(
            .smsHeld(
                SMSHeld(
                    message: MessageID(input),
                    requester: Cast.boris,
                    company: Cast.company,
                    reason: "channel"
                )
            ),
            of: input
        )
        held.append(MessageID(input))
        guard below(2) == 0, let message = held.popLast(), !conversations.isEmpty else { return }
        let taking = writer.input(
            .heldMessageTakenUp(HeldMessageTakenUp(message: message, by: Cast.ana))
        )
        join(0, taking, .requester, message: message)
    }

    private mutating func reassociate(_ index: Int) {
        let id = conversations[index].id
        let input = writer.input(
            .profileReassociated(ProfileReassociated(interaction: id, by: Cast.ana)),
            about: id
        )
        let person = below(2) == 0 ? Cast.borisPerson : Cast.carlaPerson
        writer.outcome(
            .channelUserProfileTied(
                ChannelUserProfileTied(profile: conversations[index].profile, person: person)
            ),
            of: input
        )
        writer.outcome(
            .interactionOpenedForChanged(InteractionOpenedForChanged(person: person)),
            of: input,
            about: id
        )
    }

    private mutating func consent(_ index: Int) {
        let requester = conversations[index].requester
        let input = writer.input(
            .consentRecorded(
                ConsentRecorded(requester: requester, company: Cast.company, reason: "by phone")
            )
        )
        writer.outcome(
            .consentChanged(
                ConsentChanged(
                    requester: requester,
                    company: Cast.company,
                    optedOut: below(2) == 0
                )
            ),
            of: input
        )
    }

    private mutating func note(_ index: Int) {
        let id = conversations[index].id
        if below(2) == 0 {
            writer.input(
                .noteWritten(NoteWritten(interaction: id, agent: Cast.ana, body: "Careful")),
                about: id
            )
        } else {
            writer.input(
                .shortDescriptionSet(ShortDescriptionSet(interaction: id, text: "Parcel")),
                about: id
            )
        }
    }

    private mutating func configure() {
        switch below(4) {
        case 0:
            writer.input(
                .userSet(UserSet(user: Cast.mira, name: "Mira", active: below(2) == 0))
            )
        case 1: writer.input(.queueSet(QueueSet(name: "Queue", active: true)))
        case 2:
            let grace = Milliseconds.minutes(Int64(1 + below(30)))
            writer.input(.settingsChanged(SettingsChanged(resumeGrace: grace)))
        default:
            let phones = [Cast.boris, Cast.carla].filter { _ in below(2) == 0 }
            writer.input(
                .consumerSet(ConsumerSet(person: Cast.borisPerson.id, active: true, phones: phones))
            )
        }
    }

    private mutating func resume() {
        let from = writer.time
        writer.pass(.hours(Int64(1 + below(5))))
        writer.input(.serviceResumed(ServiceResumed(from: from, to: writer.time)))
    }

    private mutating func members(_ index: Int) {
        let id = conversations[index].id
        let input = writer.input(
            .agentJoined(AgentJoined(interaction: id, agent: Cast.mira, by: Cast.ana)),
            about: id
        )
        let joined = below(2) == 0
        writer.outcome(
            joined
                ? .liveGroupMemberJoined(LiveGroupMemberJoined(member: .agent, agent: Cast.mira))
                : .liveGroupMemberLeft(LiveGroupMemberLeft(member: .agent, agent: Cast.mira)),
            of: input,
            about: id
        )
    }
}
