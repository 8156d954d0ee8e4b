import SMPP
import SMPPClient
import SMSText
import Synchronization
import Vocabulary

extension SMPPLine: OutboundTransport {
    /// A centre sends as often as it is told to.
    public var isIdempotent: Bool { false }

    /// Sends a message, its parts one after the other.
    ///
    /// So a failure of the first part is a failure of nothing sent, and can be tried again.
    public func send(
        _ message: OutboundMessage,
        completion: @escaping @Sendable (SendOutcome) -> Void
    ) {
        guard let session = sender else {
            return completion(
                .failed(final: false, code: "not-bound", detail: "no session with the centre sends")
            )
        }
        let body =
            settings.replacesLookAlikes ? LookAlikes.replacing(in: message.body) : message.body
        let parts: [OutboundText.Part]
        do throws(SMSTextError) {
            parts = try settings.text.parts(of: body, reference: nextReference())
        } catch {
            return completion(
                .failed(final: true, code: "too-long", detail: "the text has more than 255 parts")
            )
        }
        send(parts[...], of: message, count: parts.count, through: session, completion)
    }

    private func send(
        _ rest: ArraySlice<OutboundText.Part>,
        of message: OutboundMessage,
        count: Int,
        through session: SMPPSession,
        _ completion: @escaping @Sendable (SendOutcome) -> Void
    ) {
        guard let part = rest.first else { return }
        let isLast = rest.count == 1
        var short = ShortMessage()
        short.serviceType = settings.serviceType
        short.source = settings.address(message.pair.company)
        short.destination = settings.address(message.pair.requester)
        short.options = part.options
        // Of earlier parts only a failure is of interest.
        if settings.asksForReceipts { short.options.registeredDelivery = isLast ? 1 : 2 }
        short.text = part.text
        session.submit(.submit(short), parameters: part.parameters) { [self] result in
            guard case .accepted(let id) = result else {
                return completion(Self.outcome(result, part: count - rest.count + 1, of: count))
            }
            let folded = settings.answerIDs.folded(id)
            let known = SMPPReceipts.Known(message: message.id, isLast: isLast)
            let early = book.receipts.withLock { $0.accepted(folded, known) }
            if isLast {
                completion(.accepted(providerMessageID: folded))
            } else {
                send(rest.dropFirst(), of: message, count: count, through: session, completion)
            }
            for report in early { submit(report) { _ in } }
        }
    }

    /// What became of a message whose part was not accepted.
    static func outcome(
        _ result: SessionStateMachine.SubmitResult,
        part: Int,
        of count: Int
    ) -> SendOutcome {
        switch result {
        case .accepted(let id): return .accepted(providerMessageID: id)
        case .unanswered(let reason): return .uncertain(detail: reason)
        case .notSent(let reason):
            if part > 1 { return .failed(final: true, code: "cut-off", detail: cut(part, count)) }
            return .failed(final: false, code: "unreachable", detail: reason)
        case .refused(let status):
            // The parts before it are on their way: to send them again would double them.
            if part > 1 { return .failed(final: true, code: status.name, detail: cut(part, count)) }
            // The session has been held back already and has tried a few times.
            if status.isThrottling {
                return .throttled(
                    code: status.name,
                    detail: "the SMS centre wants fewer messages",
                    wait: .seconds(10)
                )
            }
            return .failed(
                final: !status.isTemporary,
                code: status.name,
                detail: "the SMS centre refused the message"
            )
        }
    }

    private static func cut(_ part: Int, _ count: Int) -> String {
        "the SMS centre took \(part - 1) of \(count) parts"
    }
}
