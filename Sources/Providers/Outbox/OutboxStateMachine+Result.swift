import Vocabulary

extension OutboxStateMachine {
    /// What an outcome says in the log, and when the next attempt is made, if one is.
    func result(
        of message: OutboundMessage,
        _ outcome: SendOutcome,
        at now: Instant
    ) -> (inputs: [Input], next: Instant?) {
        switch outcome {
        case .accepted(let providerMessageID):
            let accepted = SendAccepted(
                message: message.id,
                providerMessageID: providerMessageID
            )
            return ([.sendAccepted(accepted)], nil)
        case .delivered:
            let delivered = DeliveryReported(
                application: message.application,
                message: message.id,
                status: .delivered
            )
            let accepted = SendAccepted(message: message.id)
            return ([.sendAccepted(accepted), .deliveryReported(delivered)], nil)
        case .failed(let isFinal, let code, let detail):
            return failure(of: message, final: isFinal, code, detail, after: .zero, at: now)
        case .throttled(let code, let detail, let wait):
            return failure(of: message, final: false, code, detail, after: wait, at: now)
        case .uncertain(let detail):
            return ([Self.uncertain(message, detail)], nil)
        }
    }

    private func failure(
        of message: OutboundMessage,
        final isFinal: Bool,
        _ code: String,
        _ detail: String,
        after wait: Milliseconds,
        at now: Instant
    ) -> (inputs: [Input], next: Instant?) {
        let backoff = Self.backoff(message.id, attempt: message.attempts, seed: seed)
        let next = now + max(wait, backoff)
        let givesUp =
            message.attempts >= Self.attemptsMax || next - message.decidedAt > Self.patience
        let failed = SendFailed(
            message: message.id,
            final: isFinal || givesUp,
            code: code,
            detail: givesUp && !isFinal ? detail + "; given up" : detail
        )
        return ([.sendFailed(failed)], isFinal || givesUp ? nil : next)
    }

    /// How long to wait before an attempt is repeated.
    ///
    /// Two seconds after the first attempt, twice as long after each further one up to an hour, and a
    /// quarter more or less by the message's own identifier and the log's: no chance, so a simulation repeats it, and
    /// yet an outage's messages do not all come back at once.
    static func backoff(
        _ id: MessageID,
        attempt: UInt64,
        seed: UInt64 = 0
    ) -> Milliseconds {
        let doublings = min(max(attempt, 1) - 1, 20)
        let base = min(Int64(2_000) << Int64(doublings), 3_600_000)
        let mixed =
            (id.stableHash ^ seed ^ attempt &* 0xBF58_476D_1CE4_E5B9) &* 0x94D0_49BB_1331_11EB
        let offset = Int64((mixed >> 32) % UInt64(base / 2 + 1))
        return Milliseconds(rawValue: base - base / 4 + offset)
    }
}
