import Cryptography
import Decisions
import Engine
import EventLog
import Extensions
import Foundation
import Synchronization
import Vocabulary

/// What the virtual agent must know of a conversation to answer a message.
struct ConversationSnapshot: Sendable {
    var interaction: InteractionID
    var number: UInt64
    var pair: AddressPair
    var openedFor: String
    var message: MessageID
    var state: TopicState
    var now: Instant
}

extension VirtualAgentDesk {
    /// Answers what is unanswered, the oldest first.
    func answerAll(_ id: InteractionID) {
        while !stopping.load(ordering: .acquiring) {
            guard let snapshot = snapshot(of: id), answer(snapshot) else { return }
        }
    }

    private func snapshot(of id: InteractionID) -> ConversationSnapshot? {
        let found = engine.ask { state, now -> ConversationSnapshot? in
            guard let active = state.active(id), let topic = state.topic(of: id),
                let message = topic.unanswered.first
            else { return nil }
            return ConversationSnapshot(
                interaction: id,
                number: active.number,
                pair: active.pair,
                openedFor: state.name(of: active.openedFor),
                message: message,
                state: topic,
                now: now
            )
        }
        return found ?? nil
    }

    /// - Returns: whether the message has been dealt with.
    private func answer(_ snapshot: ConversationSnapshot) -> Bool {
        guard let message = message(snapshot.message), !isForConsent(message) else {
            return submit(leaving(snapshot))
        }
        let settings = settings.withLock { $0 }
        var turn = turn(for: message.body, snapshot, settings)
        let queue = queue(named: turn.queue)
        checkBeforeSending(&turn, snapshot, settings)
        var step = step(turn, queue, snapshot, settings)
        if turn.act == .handsOff { step.note = note(message.body, turn, snapshot) }
        if submit(step) {
            counted.withLock { figures in
                figures.answered += 1
                if turn.act == .handsOff { figures.handedOff += 1 }
            }
            return true
        }
        // What cannot be said, as to somebody who wants no messages, is left unsaid; people take over.
        var silent = TopicTurn()
        silent.act = .handsOff
        silent.reason = "the virtual agent's answer was refused"
        silent.extensions = turn.extensions
        var handoff = self.step(silent, .none, snapshot, settings)
        handoff.note = note(message.body, silent, snapshot)
        return submit(handoff) || submit(leaving(snapshot))
    }

    private func leaving(_ snapshot: ConversationSnapshot) -> VirtualAgentStepped {
        VirtualAgentStepped(
            interaction: snapshot.interaction,
            message: snapshot.message,
            act: .leaves
        )
    }

    private func step(
        _ turn: TopicTurn,
        _ queue: QueueID,
        _ snapshot: ConversationSnapshot,
        _ settings: Settings
    ) -> VirtualAgentStepped {
        var step = VirtualAgentStepped(
            interaction: snapshot.interaction,
            message: snapshot.message,
            act: turn.act,
            body: turn.body,
            reason: turn.reason,
            extensions: turn.extensions
        )
        if turn.act == .goesOn {
            step.topic = turn.topic
            step.step = turn.step
            step.data = TopicMemory.text(turn.data)
        }
        if turn.act == .handsOff { step.queue = queue }
        if let code = turn.code {
            step.code = self.code(for: snapshot)
            step.codeFor = code.person
            step.codeTo = code.to
            step.codeLasts = settings.codeLasts
        }
        step.codeGiven = turn.codeGiven
        step.verified = turn.verified
        return step
    }

    /// Six digits that follow from what the log says and that nobody outside can know.
    private func code(for snapshot: ConversationSnapshot) -> String {
        let key = engine.log.identity.description
        let text = "code \(snapshot.interaction.rawValue) \(snapshot.message.rawValue)"
        guard let digest = try? HMAC.sha256(key: Array(key.utf8), Array(text.utf8)) else {
            return ""
        }
        let number = digest.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) } % 1_000_000
        let digits = "\(number)"
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Hands a step to the engine; what cannot be taken now is tried again.
    ///
    /// - Returns: whether it stands in the log, or an answer of somebody else's does.
    private func submit(_ step: VirtualAgentStepped) -> Bool {
        while true {
            switch engine.submitAndWait(.virtualAgentStepped(step)) {
            case .success: return true
            case .failure(.refused(.staleAnswer)), .failure(.refused(.notAMember)),
                .failure(.refused(.interactionNotActive)):
                return true
            case .failure(.overloaded), .failure(.diskFull), .failure(.clockStopped):
                if stopping.load(ordering: .acquiring) { return true }
                Foundation.Thread.sleep(forTimeInterval: 1)
            case .failure: return false
            }
        }
    }

    /// A message with its text, from the record that brought it.
    private func message(_ id: MessageID) -> SMSReceived? {
        var found: SMSReceived?
        try? unsafe log.scan(from: id.position, through: id.position) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            switch record.event {
            case .input(.smsReceived(let message)): found = message
            case .outcome(.smsPartsJoined(let joined)):
                found = SMSReceived(
                    application: joined.application,
                    from: joined.requester,
                    to: joined.company,
                    body: joined.body
                )
            default: break
            }
            return false
        }
        return found
    }

    private func queue(named name: String) -> QueueID {
        guard !name.isEmpty else { return .none }
        let found = engine.ask { state, _ in
            state.queues.first { $0.name == name && $0.active }?.queue
        }
        return (found ?? nil) ?? .none
    }

    /// Row X4: a script may change the text; a veto gives the conversation to people without a word.
    private func checkBeforeSending(
        _ turn: inout TopicTurn,
        _ snapshot: ConversationSnapshot,
        _ settings: Settings
    ) {
        let body = turn.body
        guard !body.isEmpty, extensions.has(.beforeSending) else { return }
        let verdict = Waiting<Result<SendingVerdict, Refusal>>()
        scripts.beforeSending(body, from: .virtualAgent, in: snapshot.interaction) {
            verdict.give($0)
        }
        switch verdict.wait() {
        case .success(let verdict):
            turn.said = [verdict.body]
            turn.extensions += verdict.extensions
        case .failure:
            turn.said = []
            turn.act = .handsOff
            turn.reason = "a script vetoed the virtual agent's answer"
        }
    }
}

/// A value that one thread waits for and another gives, once.
final class Waiting<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let semaphore = DispatchSemaphore(value: 0)

    func give(_ value: Value) {
        self.value.withLock { $0 = value }
        semaphore.signal()
    }

    func wait() -> Value {
        while true {
            semaphore.wait()
            if let value = value.withLock({ $0 }) { return value }
        }
    }
}
