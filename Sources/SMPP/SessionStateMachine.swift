public import Vocabulary

/// A session with an SMS centre: bind, messages both ways in a window, keep-alive, back-off, new attempts.
///
/// Inputs are methods; each returns what the shell is to do. Time comes in.
public struct SessionStateMachine: Sendable {
    struct Waiting: Sendable {
        let token: UInt64
        let body: PDU.Body
        let parameters: [Parameter]
        let until: Instant
        var throttled = 0
    }

    struct Unanswered: Sendable {
        let waiting: Waiting
        let until: Instant
    }

    let settings: SessionSettings

    /// Where the session stands.
    public internal(set) var phase = Phase.stopped
    /// Counts connections, so that an answer to one that is gone is not written to the next.
    public internal(set) var connection: UInt64 = 0

    var sequence: UInt32 = 0
    var queue: [Waiting] = []
    var unanswered: [UInt32: Unanswered] = [:]
    var deliveries: Set<UInt32> = []
    var lastHeard = Instant.zero
    var enquiry: (sequence: UInt32, until: Instant)?
    var attempts = 0
    var boundAt = Instant.zero
    var pausedUntil: Instant?
    var throttlings = 0
    var chance: UInt64

    /// Makes a session that is stopped.
    public init(_ settings: SessionSettings) {
        precondition((1...1_000).contains(settings.window), "a window of 1 to 1,000")
        self.settings = settings
        chance = settings.seed
    }

    /// Begins to connect.
    public mutating func start(at now: Instant) -> [Action] {
        guard phase == .stopped else { return [] }
        return connect(at: now)
    }

    /// Ends the session, with an unbind if it is open.
    ///
    /// What waits counts as not sent.
    public mutating func stop(at now: Instant) -> [Action] {
        switch phase {
        case .stopped, .unbinding, .closing(thenStop: true): return []
        case .closing:
            phase = .closing(thenStop: true)
            return dropQueue("the service stopped")
        case .waiting:
            phase = .stopped
            return dropQueue("the service stopped")
        case .connecting, .binding:
            phase = .closing(thenStop: true)
            return dropQueue("the service stopped") + [.close]
        case .bound:
            phase = .unbinding(until: now + settings.answerWithin)
            return dropQueue("the service stopped") + [.write(PDU(.unbind, sequence: next()))]
        }
    }

    /// The connection is open: the bind goes out.
    public mutating func connected(at now: Instant) -> [Action] {
        guard case .connecting = phase else { return [.close] }
        phase = .binding(until: now + settings.answerWithin)
        connection += 1
        lastHeard = now
        return [.write(PDU(.bind(settings.kind, settings.bind), sequence: next()))]
    }

    /// The connection is gone, or could not be had.
    public mutating func closed(_ reason: String, at now: Instant) -> [Action] {
        let stops: Bool
        switch phase {
        case .stopped, .waiting: return []
        case .unbinding, .closing(thenStop: true): stops = true
        case .connecting, .binding, .bound, .closing: stops = false
        }
        var actions: [Action] = []
        for sequence in unanswered.keys.sorted() {
            guard let request = unanswered[sequence] else { continue }
            actions.append(.finish(request.waiting.token, .unanswered(reason)))
        }
        unanswered = [:]
        deliveries = []
        enquiry = nil
        pausedUntil = nil
        if stops {
            phase = .stopped
            return actions + dropQueue("the service stopped")
        }
        // A centre that takes a bind and hangs up at once is not to be called every second.
        if boundAt != .zero, now - boundAt > .seconds(10) { attempts = 0 }
        boundAt = .zero
        phase = .waiting(until: now + pause())
        return actions + [.note(.lost(reason))]
    }

    /// A message is to be sent.
    ///
    /// - Parameters:
    ///   - token: names it in `finish`.
    ///   - body: `submit` or `data`.
    ///   - parameters: its optional parameters.
    ///   - now: the time.
    /// - Returns: what to do.
    public mutating func submit(
        _ token: UInt64,
        _ body: PDU.Body,
        parameters: [Parameter] = [],
        at now: Instant
    ) -> [Action] {
        switch phase {
        case .stopped, .unbinding, .closing(thenStop: true):
            return [.finish(token, .notSent("the session is closed"))]
        case .waiting, .connecting, .binding, .bound, .closing: break
        }
        guard settings.kind.sends else {
            return [.finish(token, .notSent("the session only receives"))]
        }
        guard queue.count < SessionSettings.waitingMax else {
            return [.finish(token, .notSent("too many messages wait"))]
        }
        let until = now + settings.sendWithin
        queue.append(Waiting(token: token, body: body, parameters: parameters, until: until))
        return writeQueue(at: now)
    }

    /// A message of the centre's is durable, or is not.
    ///
    /// - Parameters:
    ///   - pdu: the message.
    ///   - connection: the one that it came with.
    ///   - status: `ok` when it is durable.
    /// - Returns: what to do.
    public mutating func answer(
        _ pdu: PDU,
        connection: UInt64,
        status: CommandStatus
    ) -> [Action] {
        guard connection == self.connection, deliveries.remove(pdu.sequence) != nil else {
            return []
        }
        switch phase {
        case .bound, .unbinding: break
        case .stopped, .waiting, .connecting, .binding, .closing: return []
        }
        let body: PDU.Body
        if case .data = pdu.body {
            body = .dataResponse(MessageName())
        } else {
            body = .deliverResponse(MessageName())
        }
        return [.write(PDU(body, status: status, sequence: pdu.sequence))]
    }
}
