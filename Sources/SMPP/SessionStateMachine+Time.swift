public import Vocabulary

extension SessionStateMachine {
    /// When `tick` is to be called next; nothing while nothing is waited for.
    public var deadline: Instant? {
        var due: [Instant] = []
        switch phase {
        case .stopped, .closing: break
        case .waiting(let until), .connecting(let until), .binding(let until),
            .unbinding(let until):
            due.append(until)
        case .bound:
            due.append(enquiry?.until ?? lastHeard + settings.enquireAfter)
            if !queue.isEmpty, let pausedUntil { due.append(pausedUntil) }
        }
        if let first = queue.map(\.until).min() { due.append(first) }
        if let first = unanswered.values.map(\.until).min() { due.append(first) }
        return due.min()
    }

    /// Time has gone by.
    public mutating func tick(at now: Instant) -> [Action] {
        var actions: [Action] = []
        switch phase {
        case .stopped, .closing: break
        case .waiting(let until) where until <= now: actions += connect(at: now)
        case .connecting(let until) where until <= now, .binding(let until) where until <= now:
            phase = .closing(thenStop: false)
            actions.append(.close)
        case .unbinding(let until) where until <= now:
            phase = .closing(thenStop: true)
            actions.append(.close)
        case .waiting, .connecting, .binding, .unbinding: break
        case .bound: actions += keepAlive(at: now)
        }
        if let until = pausedUntil, until <= now {
            pausedUntil = nil
            actions += writeQueue(at: now)
        }
        for waiting in queue where waiting.until <= now {
            actions.append(.finish(waiting.token, .notSent("no session within the time")))
        }
        queue.removeAll { $0.until <= now }
        for sequence in unanswered.keys.sorted() {
            guard let request = unanswered[sequence], request.until <= now else { continue }
            unanswered[sequence] = nil
            let late = SubmitResult.unanswered("the centre did not answer in time")
            actions.append(.finish(request.waiting.token, late))
        }
        return actions + writeQueue(at: now)
    }

    private mutating func keepAlive(at now: Instant) -> [Action] {
        if let enquiry {
            guard enquiry.until <= now else { return [] }
            phase = .closing(thenStop: false)
            return [.close]
        }
        guard lastHeard + settings.enquireAfter <= now else { return [] }
        let number = next()
        enquiry = (number, now + settings.answerWithin)
        return [.write(PDU(.enquireLink, sequence: number))]
    }

    mutating func connect(at now: Instant) -> [Action] {
        phase = .connecting(until: now + settings.connectWithin)
        return [.connect]
    }

    /// Writes what the window has room for.
    mutating func writeQueue(at now: Instant) -> [Action] {
        guard phase == .bound, pausedUntil == nil else { return [] }
        var actions: [Action] = []
        while unanswered.count < settings.window, !queue.isEmpty {
            let waiting = queue.removeFirst()
            let number = next()
            let until = now + settings.answerWithin
            unanswered[number] = Unanswered(waiting: waiting, until: until)
            let pdu = PDU(waiting.body, sequence: number, parameters: waiting.parameters)
            actions.append(.write(pdu))
        }
        return actions
    }

    mutating func dropQueue(_ reason: String) -> [Action] {
        defer { queue = [] }
        return queue.map { .finish($0.token, .notSent(reason)) }
    }

    /// The next sequence number: 1 to 0x7FFFFFFF (SMPP 3.4, section 5.1.4), none that is in use.
    mutating func next() -> UInt32 {
        repeat {
            sequence = sequence >= 0x7FFF_FFFF ? 1 : sequence + 1
        } while unanswered[sequence] != nil
        return sequence
    }

    /// How long to wait before connecting again: twice as long each time, the last quarter by chance.
    mutating func pause() -> Milliseconds {
        let factor = Int64(1) << Int64(min(attempts, 16))
        attempts += 1
        let first = settings.reconnectAfter.rawValue
        let longest = settings.reconnectAtMost.rawValue
        let full = min(longest, first.multipliedReportingOverflow(by: factor).partialValue)
        chance &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (chance ^ (chance >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed ^= mixed >> 27
        let spread = max(1, full / 4)
        return Milliseconds(rawValue: full - Int64(mixed % UInt64(spread)))
    }
}
