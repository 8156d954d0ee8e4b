import Decisions
import Engine
import EventLog
import HTTPClient
import Vocabulary

/// What the desk's thread does, round by round; nobody else touches it.
struct WebhookRounds {
    /// How often cursors are written: what was delivered since is sent again after a crash.
    static let savingInterval = Duration.seconds(1)
    /// How old what others look at may be.
    private static let publishingInterval = Duration.milliseconds(100)
    /// How often one webhook looks into the log before others have their turn.
    private static let looksMax = 8
    /// How long answers are waited for at the end: what is not answered is sent again after the next start.
    private static let stopPatience = Duration.seconds(3)
    /// The longest time between two rounds.
    private static let waitMax = Milliseconds.seconds(30)

    private let desk: WebhookDesk
    private let file: CursorFile
    private var lines: [WebhookID: WebhookLine] = [:]
    /// What stands in the file.
    private var saved: [WebhookID: DeliveryCursor]
    /// When cursors have to be written; nothing while nothing has happened since they were.
    private var savingDue: ContinuousClock.Instant?
    /// When others have to see how things stand; nothing while nothing has happened since.
    private var publishingDue: ContinuousClock.Instant? = .now

    /// When the thread ends, whatever is under way; nothing while it goes on.
    private var stopDue: ContinuousClock.Instant?
    /// The clocks at the start.
    private let origin: ClockReading

    init(_ desk: WebhookDesk, _ file: CursorFile) {
        self.desk = desk
        self.file = file
        origin = desk.clock.read()
        saved = file.read()
    }

    /// One round: takes what came, sends what can be sent.
    ///
    /// - Parameter told: what came since the last one.
    /// - Returns: how long nothing will have to be done; nothing when the desk was stopped.
    /// - Throws: what reading the log throws.
    mutating func go(_ told: WebhookDesk.Mailbox) throws -> Milliseconds? {
        let now = now
        for id in told.unpaused { lines[id]?.isPausing = false }
        if told.mustRefresh { takeUp() }
        for end in told.ended { take(end, at: now) }
        if told.isStopped || stopDue != nil { return stop() }
        let last = min(desk.surroundings.position(), desk.log.lastPosition)
        var hasMore = false
        for id in lines.keys where lines[id]?.isActive ?? false {
            hasMore = try serve(id, last, at: now) || hasMore
        }
        if let due = savingDue, due <= .now { save() }
        if let due = publishingDue, due <= .now { publish(last) }
        return hasMore ? .zero : wait(at: now)
    }

    /// The time by which attempts wait: what the clock showed at the start, and since then boot time, so
    /// that a clock that is set neither hurries nor holds up anything.
    private var now: Instant {
        let passed = desk.clock.read().boot.rawValue - origin.boot.rawValue
        return origin.wall + Milliseconds(rawValue: passed)
    }

    /// Looks what is configured now.
    private mutating func takeUp() {
        guard let webhooks = desk.engine.ask({ state, _ in state.webhooks }) else { return }
        var former = lines
        lines = [:]
        for webhook in webhooks {
            let id = webhook.set.webhook
            if var line = former.removeValue(forKey: id), !line.change(to: webhook) {
                lines[id] = line
            } else {
                let seed = desk.log.identity.low ^ id.rawValue
                lines[id] = WebhookLine(webhook, kept: saved[id], seed: seed)
            }
        }
        note()
        publishingDue = .now
    }

    /// Begins nothing more, and ends when all is answered, or it takes too long.
    private mutating func stop() -> Milliseconds? {
        let due = stopDue ?? .now + Self.stopPatience
        stopDue = due
        let isQuiet = lines.values.allSatisfy { $0.machine.underWay.isEmpty }
        guard isQuiet || due <= .now else { return .seconds(1) }
        save()
        return nil
    }

    /// Takes note that something has happened.
    private mutating func note() {
        savingDue = savingDue ?? .now + Self.savingInterval
        publishingDue = publishingDue ?? .now + Self.publishingInterval
    }

    /// Sends what can be sent.
    ///
    /// - Returns: whether there is more to look at in the log.
    private mutating func serve(
        _ id: WebhookID,
        _ last: Position,
        at now: Instant
    ) throws -> Bool {
        guard var line = lines.removeValue(forKey: id) else { return false }
        defer { lines[id] = line }
        var hasMore = true
        for _ in 0..<Self.looksMax where hasMore {
            let from = line.machine.scannedThrough
            hasMore = try line.fill(
                from: desk.log,
                through: last,
                desk.surroundings.interaction
            )
            if line.machine.scannedThrough != from { note() }
        }
        while let start = line.machine.next(at: now) { try send(start, line) }
        return hasMore
    }

    private func send(
        _ start: DeliveryStateMachine.Start,
        _ line: WebhookLine
    ) throws {
        var found: LoggedRecord?
        unsafe try desk.log.scan(from: start.position, through: start.position) {
            position,
            bytes in
            found = unsafe try LoggedRecord(position: position, bytes: bytes)
            return false
        }
        guard let record = found else {
            preconditionFailure("the log keeps what it was looked through for")
        }
        let interaction = InteractionID(rawValue: start.lane)
        let delivery = WebhookDelivery(
            record,
            of: interaction,
            source: desk.log.identity,
            desk.surroundings
        )
        let (webhook, begunBy, clock) = (line.id, line.webhook.begunBy, desk.clock)
        let begin = clock.read().wall
        let request = desk.request(delivery, line.webhook, at: begin)
        desk.client.send(request) { [weak desk] answer in
            let result = AttemptResult(answer)
            let end = clock.read().wall
            let attempt = WebhookAttempt(
                at: end,
                position: record.position,
                type: record.event.name,
                interaction: interaction,
                attempt: start.attempts + 1,
                status: result.status,
                problem: result.problem,
                duration: max(end - begin, .zero)
            )
            let ended = WebhookDesk.Ended(
                webhook: webhook,
                begunBy: begunBy,
                attempt: attempt,
                result: result.result
            )
            desk?.tell { $0.ended.append(ended) }
        }
    }

    private mutating func take(_ end: WebhookDesk.Ended, at now: Instant) {
        // One that was deleted, or begins elsewhere by now, has nothing to do with it any more.
        guard let line = lines[end.webhook], line.webhook.begunBy == end.begunBy else { return }
        note()
        let verdict = lines[end.webhook]?.machine.ended(end.attempt.position, end.result, at: now)
        lines[end.webhook]?.record(end.attempt)
        guard case .pause(let since)? = verdict, line.isActive else { return }
        lines[end.webhook]?.isPausing = true
        let reason =
            end.result == .gone
            ? end.attempt.problem : "not taken since \(since): \(end.attempt.problem)"
        let pause = WebhookPaused(
            webhook: end.webhook,
            reason: reason,
            event: end.attempt.position
        )
        let name = line.webhook.set.name
        desk.engine.submit(.webhookPaused(pause)) { [weak desk] result in
            guard case .success = result else {
                desk?.tell { $0.unpaused.append(pause.webhook) }
                return
            }
            desk?.refresh()
            desk?.paused(name, pause.reason)
        }
    }

    private mutating func save() {
        savingDue = nil
        let cursors = lines.mapValues(\.cursor)
        guard cursors != saved else { return }
        do throws(WebhooksError) {
            try file.write(cursors)
            saved = cursors
        } catch {
            // The disk may be full: what is delivered meanwhile is sent again after the next start.
            savingDue = .now + Self.savingInterval
        }
    }

    private mutating func publish(_ last: Position) {
        publishingDue = nil
        let standing = WebhookDesk.Published(
            standings: lines.mapValues { $0.standing(last: last) },
            attempts: lines.mapValues { Array($0.attempts.elements) },
            names: lines.mapValues { $0.webhook.set.name }
        )
        desk.publish(standing, hasWork: lines.values.contains { $0.isActive })
    }

    private func wait(at now: Instant) -> Milliseconds {
        var wait = Self.waitMax
        for line in lines.values where line.isActive {
            if let due = line.machine.nextWake { wait = min(wait, due - now) }
        }
        for case let due? in [savingDue, publishingDue] {
            let left = ContinuousClock.now.duration(to: due) / .milliseconds(1)
            wait = min(wait, Milliseconds(rawValue: Int64(left.rounded(.up))))
        }
        return max(wait, Milliseconds(rawValue: 1))
    }
}
