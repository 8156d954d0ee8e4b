import Decisions
import Engine
import Foundation
import HTTPServer
import SMPP
import Synchronization
import Vocabulary

extension SMPPLine {
    /// How long a receipt waits for the answer that gives its id, before it goes into the log without
    /// its message.
    ///
    /// Centres wait longer for theirs.
    static let earlyReceiptMilliseconds = 3_000

    /// Takes a message or a receipt; called on the session's thread.
    func deliver(_ pdu: PDU, connection: UInt64, of kind: BindKind) {
        let answer: @Sendable (CommandStatus) -> Void = { [weak self] status in
            self?.answer(pdu, connection: connection, of: kind, status)
        }
        guard let message = InboundMessage(pdu, defaultAlphabet: settings.text.defaultAlphabet)
        else { return answer(.invalidCommandID) }
        if let receipt = message.receipt {
            take(report(receipt), isLate: false, answer)
        } else if message.isReceipt {
            // A receipt that names no message says nothing, and no centre would say it better.
            answer(.ok)
        } else {
            take(message, answer)
        }
    }

    private func take(
        _ message: InboundMessage,
        _ answer: @escaping @Sendable (CommandStatus) -> Void
    ) {
        let read = SMSReceived.reading(
            application,
            from: settings.number(message.source),
            to: settings.number(message.destination),
            body: message.text.filter { $0 != "\0" },
            id: "",
            part: message.concatenation.flatMap { MessagePart($0) }
        )
        guard case .success(let received) = read else {
            counted.withLock { $0.refused += 1 }
            return answer(.receiverPermanentError)
        }
        let start = ContinuousClock.now
        guard let prepare = surroundings.prepare else {
            return submit(received, since: start, answer)
        }
        prepare(received) { [self] in submit($0, since: start, answer) }
    }

    private func submit(
        _ received: SMSReceived,
        since start: ContinuousClock.Instant,
        _ answer: @escaping @Sendable (CommandStatus) -> Void
    ) {
        surroundings.engine.submit(.smsReceived(received)) { [self] result in
            if case .success = result { surroundings.traffic.received(since: start) }
            counted.withLock { figures in
                if case .success = result { figures.received += 1 } else { figures.refused += 1 }
            }
            answer(Self.status(result))
        }
    }

    /// Puts a receipt into the log under its message.
    ///
    /// One whose id nobody knows has overtaken the answer: it waits for it without being acknowledged,
    /// and goes into the log unmatched if it does not come.
    private func take(
        _ report: DeliveryReported,
        isLate: Bool,
        _ answer: @escaping @Sendable (CommandStatus) -> Void
    ) {
        if let known = known(report.providerMessageID) {
            guard let matched = SMPPReceipts.matched(report, to: known) else { return answer(.ok) }
            return submit(matched, answer)
        }
        guard isLate else {
            let wait = DispatchTimeInterval.milliseconds(Self.earlyReceiptMilliseconds)
            DispatchQueue.global().asyncAfter(deadline: .now() + wait) { [self] in
                take(report, isLate: true, answer)
            }
            return
        }
        // The answer may have come just now.
        let known = book.receipts.withLock { receipts -> SMPPReceipts.Known? in
            if let known = receipts.known(report.providerMessageID) { return known }
            receipts.keep(report)
            return nil
        }
        guard let known else { return submit(report, answer) }
        guard let matched = SMPPReceipts.matched(report, to: known) else { return answer(.ok) }
        submit(matched, answer)
    }

    private func known(_ id: String) -> SMPPReceipts.Known? {
        if let known = book.receipts.withLock({ $0.known(id) }) { return known }
        // Of a message of an earlier run the last part's id stands in the log.
        return surroundings.message(application.application, id).map {
            SMPPReceipts.Known(message: $0, isLast: true)
        }
    }

    func submit(
        _ report: DeliveryReported,
        _ answer: @escaping @Sendable (CommandStatus) -> Void
    ) {
        let decided = surroundings.traffic.decided(report)
        surroundings.engine.submit(.deliveryReported(report)) { [self] result in
            if case .success = result { surroundings.traffic.reported(report, decided: decided) }
            counted.withLock { figures in
                guard case .success = result else {
                    figures.refused += 1
                    return
                }
                figures.receipts += 1
                if report.message.isNone { figures.unmatched += 1 }
            }
            answer(Self.status(result))
        }
    }

    private func report(_ receipt: DeliveryReceipt) -> DeliveryReported {
        let (status, detail) = Self.status(receipt.state)
        let isFailure = status == .undelivered || status == .failed
        return DeliveryReported(
            application: application.application,
            providerMessageID: settings.receiptIDs.folded(receipt.id),
            status: status,
            code: isFailure ? String(receipt.errorCode.prefix(32)) : "",
            detail: detail
        )
    }

    private static func status(_ state: MessageState?) -> (DeliveryStatus, String) {
        switch state {
        case .delivered: (.delivered, "")
        case .expired: (.undelivered, "its validity period ended before the phone could be reached")
        case .deleted: (.undelivered, "the SMS centre deleted it")
        case .undeliverable: (.undelivered, "the network could not deliver it")
        case .rejected: (.failed, "the SMS centre refused it")
        case .accepted, .enroute: (.sent, "")
        case .unknown, nil: (.sent, "the SMS centre does not know what became of it")
        }
    }

    private static func status(
        _ result: Result<Ledger.Receipt, EngineError>
    ) -> CommandStatus {
        switch result {
        case .success: .ok
        case .failure(.refused): .receiverPermanentError
        case .failure: .receiverTemporaryError
        }
    }
}
