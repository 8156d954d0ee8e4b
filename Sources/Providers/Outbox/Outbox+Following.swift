import Decisions
import Engine
import EventLog
import Synchronization
import Vocabulary

extension Outbox {
    /// A turn of the thread: what is due, what there is room for, what the log says.
    func follow() throws {
        let now = clock.read().wall
        perform(machine.withLock { $0.tick(at: now) })
        for standing in machine.withLock({ $0.standings }) {
            let limits = around.limits(standing.application)
            perform(machine.withLock { $0.limit(standing.application, to: limits, at: now) })
        }
        let isWaitingForViews = try !takeIn()
        var wait = Milliseconds.seconds(1)
        if let retry = machine.withLock({ $0.nextRetry }) { wait = min(wait, retry - now) }
        if isWaitingForViews { wait = min(wait, Milliseconds(rawValue: 10)) }
        var found: [OutboxFollower.Event] = []
        let wanted = Duration.milliseconds(max(wait.rawValue, 1))
        let count = unsafe try subscription.next(max: 1_000, wait: wanted) { position, bytes in
            let header = unsafe try RecordHeader(decoding: bytes)
            if !header.isOutcome, header.type == SMSReceived.type {
                follower.withLock { $0.passOver(received: position) }
                return true
            }
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            if let event = follower.withLock({ $0.follow(record) }) { found.append(event) }
            return true
        }
        for event in found { try take(event) }
        if found.isEmpty { subscription.gather(after: count) }
    }

    private func take(_ event: OutboxFollower.Event) throws {
        let now = clock.read().wall
        switch event {
        case .message(let unresolved):
            let application = unresolved.route.application
            let held = machine.withLock { $0.count(of: application) }
            let isTaken = windows.withLock {
                $0.takes(messageOf: application, group: unresolved.group, held: held)
            }
            if isTaken, let message = try follower.withLock({ try $0.resolve(unresolved) }) {
                enqueue(message)
            }
        case .resend(let id, let attempts, let time):
            let found = try follower.withLock { try $0.find(id, attempts: attempts, at: time) }
            guard let message = found else {
                let lost = SendFailed(
                    message: id,
                    final: true,
                    code: "not-found",
                    detail: "its conversation cannot be found any more"
                )
                perform([.record([.sendFailed(lost)], of: id)])
                return
            }
            // One that the backlog has yet to bring stands there as to be sent.
            guard !windows.withLock({ $0.isAhead(id, of: message.application) }) else { return }
            let isOptedOut = optedOut(of: [message.pair]).contains(message.pair)
            perform(machine.withLock { $0.resend(message, isOptedOut: isOptedOut, at: now) })
        case .optedOut(let pair): perform(machine.withLock { $0.optedOut(pair, at: now) })
        case .paused(let application): machine.withLock { $0.pause(application) }
        case .resumed(let application):
            perform(machine.withLock { $0.resume(application, at: now) })
        }
    }

    /// Takes messages out of the backlog where there is room.
    ///
    /// - Returns: false while the read models are behind what was followed, so that nothing can be taken.
    private func takeIn() throws -> Bool {
        let behind = windows.withLock { $0.behind }
        let followed = subscription.position - 1
        let needy = behind.filter { application in
            machine.withLock { $0.count(of: application) } <= OutboxWindows.messagesMax / 2
        }
        guard !needy.isEmpty else { return true }
        guard around.backlog.position >= followed else { return false }
        var isAll = true
        for application in needy { isAll = try takeIn(application, followed) && isAll }
        return isAll
    }

    private func takeIn(_ application: ApplicationID, _ followed: Position) throws -> Bool {
        guard let horizon = windows.withLock({ $0.horizon(application) }) else { return true }
        let room = OutboxWindows.messagesMax - machine.withLock { $0.count(of: application) }
        let page = try around.backlog.messages(of: application, after: horizon, limit: room)
        // What joined behind the last followed record would come by once more.
        let known = page.prefix { $0.joinedAt <= followed }
        let gone = optedOut(of: known.map(\.message.pair))
        for entry in known { enqueue(entry.message, isOptedOut: gone.contains(entry.message.pair)) }
        let isAll = known.count == page.count && page.count < room
        windows.withLock {
            $0.read(application, through: known.last?.message.id, isAll: isAll)
        }
        return known.count == page.count
    }

    /// Whose wish for no more messages the log has: one may have come while a message was not held, and
    /// what it drops still looks unfinished.
    private func optedOut(of pairs: [AddressPair]) -> Set<AddressPair> {
        guard !pairs.isEmpty else { return [] }
        let pairs = Set(pairs)
        let found = engine.ask { state, _ -> Set<AddressPair> in
            var found: Set<AddressPair> = []
            for pair in pairs where state.optOut(pair) != nil { found.insert(pair) }
            return found
        }
        return found ?? []
    }

    private func enqueue(_ message: OutboundMessage, isOptedOut: Bool = false) {
        let isIdempotent = around.transport(message.application)?.isIdempotent ?? false
        let limits = around.limits(message.application)
        let now = clock.read().wall
        perform(
            machine.withLock { machine in
                machine.limit(message.application, to: limits, at: now)
                    + machine.enqueue(
                        message,
                        isIdempotent: isIdempotent,
                        isOptedOut: isOptedOut,
                        at: now
                    )
            }
        )
    }
}
