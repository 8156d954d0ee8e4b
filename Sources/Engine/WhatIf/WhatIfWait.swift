import EventLog
import Vocabulary

/// A wait of the action in both histories: the one that was, and the one that is asked about.
struct WhatIfWait {
    /// How a wait stands in one of them.
    enum Standing: Hashable {
        case none, pending
        case ended(WhatIf.Happening?)

        var isPending: Bool { self == .pending }

        var happening: WhatIf.Happening? {
            guard case .ended(let happening) = self else { return nil }
            return happening
        }

        /// Somebody answered, or the conversation ended.
        mutating func cancel() {
            if isPending { self = .ended(nil) }
        }
    }

    var interaction: InteractionID
    var number: UInt64
    var event: MessagingEvent
    var armedAt: Position
    var ordinal: UInt16
    var since: Instant
    var before: Standing
    var after: Standing
    /// When the wait that is asked about ends.
    var due: Instant
    /// When it was due before an outage or quiet hours moved it; 1970 when nothing did.
    var scheduledFor = Instant.zero
    /// What it would do where the conversation has ended by then because the action closed it.
    var foreseen: WhatIf.Happening?
    var continuedIn = InteractionID.none
    var continuedInNumber: UInt64 = 0

    /// Moves its end: an outage or quiet hours hold it.
    mutating func hold(until end: Instant) {
        if scheduledFor == .zero { scheduledFor = due }
        due = end
    }

    var isSettled: Bool { !before.isPending && !after.isPending }

    /// What is otherwise; nothing when both histories are the same to anybody.
    func difference(_ aftermath: WhatIf.Aftermath?) -> WhatIf.Difference? {
        let (one, other) = (before.happening, after.happening)
        guard one != other || before.isPending != after.isPending && (one ?? other) != nil else {
            return nil
        }
        // Nobody notices when nothing is done for the same reason at another time.
        if let one, let other, one.kind == nil, other.kind == nil, one.reason == other.reason {
            return nil
        }
        return WhatIf.Difference(
            interaction: interaction,
            number: number,
            armedAt: armedAt,
            since: since,
            before: one,
            after: other,
            pendingUntil: after.isPending ? due : nil,
            aftermath: other?.state?.isClosed == true ? aftermath : nil,
            continuedIn: continuedIn,
            continuedInNumber: continuedInNumber
        )
    }
}

extension WhatIf.Totals {
    /// Counts a wait that has ended, or that the log's end cuts off.
    mutating func count(_ standing: WhatIfWait.Standing) {
        switch standing {
        case .none: return
        case .pending: pending += 1
        case .ended(nil): break
        case .ended(let happening?):
            if happening.kind == nil { skipped += 1 } else { fired += 1 }
            if happening.state?.isClosed == true { closed += 1 }
        }
        begun += 1
    }
}
