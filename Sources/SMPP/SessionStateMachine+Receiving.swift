public import Vocabulary

extension SessionStateMachine {
    /// A command came.
    public mutating func received(_ pdu: PDU, at now: Instant) -> [Action] {
        lastHeard = now
        switch phase {
        case .stopped, .waiting, .connecting, .closing: return []
        case .binding, .bound, .unbinding: break
        }
        switch pdu.body {
        case .enquireLink: return [.write(PDU(.enquireLinkResponse, sequence: pdu.sequence))]
        case .enquireLinkResponse:
            if enquiry?.sequence == pdu.sequence { enquiry = nil }
            return []
        case .bindResponse(_, let response): return bound(response, pdu, at: now)
        case .submitResponse(let name), .dataResponse(let name):
            return submitted(name.id, pdu, at: now)
        case .genericNack: return nacked(pdu, at: now)
        case .deliver, .data: return deliver(pdu)
        case .unbind:
            let stops = if case .unbinding = phase { true } else { false }
            phase = .closing(thenStop: stops)
            return [.write(PDU(.unbindResponse, sequence: pdu.sequence)), .close]
        case .unbindResponse:
            guard case .unbinding = phase else { return [] }
            phase = .closing(thenStop: true)
            return [.close]
        case .alertNotification, .outbind: return []
        case .queryResponse, .cancelResponse, .replaceResponse, .submitMultiResponse,
            .deliverResponse:
            return []
        case .bind, .submit, .submitMulti, .query, .cancel, .replace:
            // What only a centre takes.
            return [
                .write(PDU(.genericNack, status: .invalidCommandID, sequence: pdu.sequence))
            ]
        }
    }

    /// Bytes came that are no command.
    ///
    /// - Parameters:
    ///   - error: what is wrong with them.
    ///   - sequence: by which it can be refused; nothing when the stream cannot be followed any more.
    ///   - isResponse: whether it is a response, which is never refused.
    /// - Returns: what to do.
    public mutating func unreadable(
        _ error: SMPPError,
        sequence: UInt32?,
        isResponse: Bool
    ) -> [Action] {
        guard let sequence else {
            phase = .closing(thenStop: isStopping)
            return [.note(.unreadable(error)), .close]
        }
        if isResponse { return [.note(.unreadable(error))] }
        return [
            .note(.unreadable(error)),
            .write(PDU(.genericNack, status: error.status, sequence: sequence)),
        ]
    }

    private var isStopping: Bool {
        switch phase {
        case .unbinding, .closing(thenStop: true), .stopped: true
        case .waiting, .connecting, .binding, .bound, .closing: false
        }
    }

    private mutating func bound(
        _ response: BindResponse,
        _ pdu: PDU,
        at now: Instant
    ) -> [Action] {
        guard case .binding = phase else { return [] }
        guard pdu.status == .ok else {
            phase = .closing(thenStop: false)
            return [.note(.bindRefused(pdu.status)), .close]
        }
        phase = .bound
        boundAt = now
        return [.note(.bound(centre: response.systemID))] + writeQueue(at: now)
    }

    private mutating func submitted(_ id: String, _ pdu: PDU, at now: Instant) -> [Action] {
        guard let request = unanswered.removeValue(forKey: pdu.sequence) else { return [] }
        guard pdu.status != .ok else {
            throttlings = 0
            return [.finish(request.waiting.token, .accepted(id: id))] + writeQueue(at: now)
        }
        guard pdu.status.isThrottling else {
            return [.finish(request.waiting.token, .refused(pdu.status))] + writeQueue(at: now)
        }
        return throttled(request.waiting, pdu.status, at: now)
    }

    /// The centre wants fewer messages: nothing goes out for a while, and this one goes out again first.
    private mutating func throttled(
        _ waiting: Waiting,
        _ status: CommandStatus,
        at now: Instant
    ) -> [Action] {
        var actions: [Action] = []
        if pausedUntil == nil {
            let factor = Int64(1) << Int64(min(throttlings, 5))
            throttlings += 1
            let pause = Milliseconds(rawValue: settings.throttleFor.rawValue * factor)
            pausedUntil = now + pause
            actions.append(.note(.throttled(status)))
        }
        guard waiting.throttled < settings.throttleRetries, !isStopping else {
            return actions + [.finish(waiting.token, .refused(status))]
        }
        var again = Waiting(
            token: waiting.token,
            body: waiting.body,
            parameters: waiting.parameters,
            until: (pausedUntil ?? now) + settings.sendWithin
        )
        again.throttled = waiting.throttled + 1
        queue.insert(again, at: 0)
        return actions
    }

    private mutating func nacked(_ pdu: PDU, at now: Instant) -> [Action] {
        if enquiry?.sequence == pdu.sequence {
            // It does not know the question, but it is there.
            enquiry = nil
            return []
        }
        if case .binding = phase {
            phase = .closing(thenStop: false)
            return [.note(.bindRefused(pdu.status)), .close]
        }
        var refusal = pdu
        if refusal.status == .ok { refusal.status = .systemError }
        return submitted("", refusal, at: now)
    }

    private mutating func deliver(_ pdu: PDU) -> [Action] {
        let isFull = deliveries.count >= SessionSettings.deliveriesMax
        guard phase == .bound, settings.kind != .transmitter, !isFull,
            deliveries.insert(pdu.sequence).inserted
        else {
            let status: CommandStatus =
                phase == .bound && settings.kind != .transmitter
                ? .receiverTemporaryError : .invalidBindStatus
            let body: PDU.Body =
                if case .data = pdu.body {
                    .dataResponse(MessageName())
                } else {
                    .deliverResponse(MessageName())
                }
            return [.write(PDU(body, status: status, sequence: pdu.sequence))]
        }
        return [.deliver(pdu, connection: connection)]
    }
}
