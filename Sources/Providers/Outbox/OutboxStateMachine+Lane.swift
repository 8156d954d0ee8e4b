import Vocabulary

extension OutboxStateMachine {
    /// What holds for one application: its limits, what is with its provider, who waits for a slot.
    struct Lane: Sendable {
        var limits = SendingLimits()
        /// Nothing begins until somebody resumes it.
        var isPaused = false
        var breaker: CircuitBreaker
        /// Nothing begins before: the provider has asked for it.
        var heldUntil = Instant.zero
        /// Messages that are with the provider.
        var inFlight = 0
        /// Messages of this application that are known.
        var count = 0
        var line = WaitingLine()
        /// When the rate is used up again, in microseconds since 1970.
        private var spentUntil: Int64 = 0

        init(seed: UInt64) {
            breaker = CircuitBreaker(seed: seed)
        }

        /// What stands in the way of another attempt.
        func wait(at now: Instant) -> CircuitBreaker.Wait {
            if isPaused || inFlight >= limits.concurrency { return .answer }
            if heldUntil > now { return .until(heldUntil) }
            let wait = breaker.wait(at: now)
            guard wait == .none, limits.interval > 0 else { return wait }
            let earliest = spentUntil - (limits.burst - 1) * limits.interval
            guard earliest > now.rawValue * 1_000 else { return .none }
            return .until(Instant(rawValue: (earliest + 999) / 1_000))
        }

        /// An attempt begins.
        mutating func begin(_ id: MessageID, at now: Instant) {
            inFlight += 1
            breaker.began(id)
            spentUntil = max(spentUntil, now.rawValue * 1_000) + limits.interval
        }
    }

    /// Conversations of one application that wait until it may send more.
    ///
    /// One that has left meanwhile stays in line and is passed over when its turn comes.
    struct WaitingLine: Sendable {
        private var line: [AddressPair] = []
        private var head = 0

        var isEmpty: Bool { head == line.count }

        mutating func append(_ pair: AddressPair) { line.append(pair) }

        mutating func popFirst() -> AddressPair? {
            guard head < line.count else { return nil }
            defer {
                head += 1
                // Half of it is gone: moving the rest costs no more than what was taken.
                if head * 2 >= line.count {
                    line.removeFirst(head)
                    head = 0
                }
            }
            return line[head]
        }
    }

    /// An application's lane, made when it is first asked for.
    func lane(_ application: ApplicationID) -> Lane {
        lanes[application] ?? Lane(seed: seed ^ application.stableHash)
    }

    mutating func withLane(_ application: ApplicationID, _ change: (inout Lane) -> Void) {
        var lane = lanes.removeValue(forKey: application) ?? self.lane(application)
        change(&lane)
        lanes[application] = lane
    }

    /// Whoever waited longest begins, as long as the application may send.
    mutating func drain(_ application: ApplicationID, at now: Instant) -> [Action] {
        var actions: [Action] = []
        while !isStopping, lane(application).wait(at: now) == .none {
            var next: AddressPair?
            withLane(application) { next = $0.line.popFirst() }
            guard let next else { break }
            guard let conversation = conversations[next], conversation.phase == .inLine,
                conversation.queue.first?.application == application
            else { continue }
            enter(.idle, next)
            actions += startNext(next, at: now)
        }
        return actions
    }

    /// When something waits in a line for a time.
    var nextOpening: Instant? {
        guard !isStopping else { return nil }
        var earliest: Instant?
        for lane in lanes.values where !lane.line.isEmpty {
            // A lane that is free is not waited for: whoever frees it drains it.
            guard case .until(let instant) = lane.wait(at: lastTick) else { continue }
            earliest = min(earliest ?? instant, instant)
        }
        return earliest
    }
}
