import SMPP
import Synchronization
import Vocabulary

/// The receipts of one account with a centre, which may report on any of its sessions: all lines that
/// bind with the account's name share them.
public final class SMPPReceiptBook: Sendable {
    let receipts = Mutex(SMPPReceipts())

    /// Makes an empty one.
    public init() {}
}

/// Which message a receipt is about: the ids that the centre gave lately, and receipts that came before
/// the answer that gave theirs.
///
/// Both are bounded; what is forgotten is looked up in the views, or stays in the log unmatched.
struct SMPPReceipts: Sendable {
    /// The message that an id stands for.
    struct Known: Hashable, Sendable {
        let message: MessageID
        /// Whether it is the last part, whose arrival counts as the message's.
        let isLast: Bool
    }

    /// Ids that are held: more than a busy line sends in a day.
    static let idsMax = 200_000
    /// Receipts that wait for their id.
    static let earlyMax = 10_000

    private var ids: [String: Known] = [:]
    private var order: [String] = []
    private var oldest = 0
    private var early: [String: [DeliveryReported]] = [:]
    private var earlyCount = 0

    /// What an id stands for.
    func known(_ id: String) -> Known? { ids[id] }

    /// The centre gave a part of a message an id.
    ///
    /// - Returns: the receipts that came before; empty of a part whose arrival says nothing.
    mutating func accepted(_ id: String, _ known: Known) -> [DeliveryReported] {
        guard !id.isEmpty else { return [] }
        if ids.updateValue(known, forKey: id) == nil {
            order.append(id)
            if order.count - oldest > Self.idsMax { forgetOldest() }
        }
        let found = early.removeValue(forKey: id) ?? []
        earlyCount -= found.count
        return found.compactMap { Self.matched($0, to: known) }
    }

    /// A receipt came whose id nobody knows yet.
    mutating func keep(_ report: DeliveryReported) {
        if earlyCount >= Self.earlyMax {
            early = [:]
            earlyCount = 0
        }
        early[report.providerMessageID, default: []].append(report)
        earlyCount += 1
    }

    /// A receipt with its message; nothing when it is about an earlier part and no failure.
    static func matched(_ report: DeliveryReported, to known: Known) -> DeliveryReported? {
        let isFailure = report.status == .undelivered || report.status == .failed
        guard known.isLast || isFailure else { return nil }
        var report = report
        report.message = known.message
        return report
    }

    private mutating func forgetOldest() {
        ids[order[oldest]] = nil
        oldest += 1
        if oldest > Self.idsMax {
            order.removeFirst(oldest)
            oldest = 0
        }
    }
}
