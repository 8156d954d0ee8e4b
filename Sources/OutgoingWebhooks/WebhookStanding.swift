import Decisions
public import Vocabulary

/// How delivery to a webhook stands.
public struct WebhookStanding: Sendable {
    /// What it is doing.
    public enum State: String, Sendable {
        /// Whatever comes is sent at once.
        case delivering
        /// Something was not taken and is tried again.
        case retrying
        /// Nothing is sent until somebody resumes it.
        case paused
        /// It is switched off.
        case off
    }

    /// What it is doing.
    public var state: State
    /// Everything through this record is delivered, or was not asked for.
    public var deliveredThrough: Position
    /// How many records of the log are behind that, whether asked for or not.
    public var behind: UInt64
    /// How many events are held in memory.
    public var held: Int
    /// When an event was last taken, since the start.
    public var lastSuccessAt: Instant?
    /// Since when the oldest event has not been taken.
    public var failingSince: Instant?
    /// That event's record.
    public var stuckPosition: Position?
    /// Why the last failure failed; empty before the first.
    public var lastProblem: String
    /// When something is tried next; nothing when nothing waits.
    public var nextAttemptAt: Instant?
    /// Events that were taken since the start.
    public var delivered: UInt64
    /// Attempts that failed since the start.
    public var failed: UInt64
}

extension WebhookLine {
    /// How it stands.
    func standing(last: Position) -> WebhookStanding {
        let failing = machine.oldestFailing
        let state: WebhookStanding.State =
            if webhook.isPaused || isPausing {
                .paused
            } else if !webhook.set.active {
                .off
            } else {
                failing == nil ? .delivering : .retrying
            }
        let through = machine.deliveredThrough
        return WebhookStanding(
            state: state,
            deliveredThrough: through,
            behind: last - min(through, last),
            held: machine.heldCount,
            lastSuccessAt: lastSuccessAt,
            failingSince: failing?.since,
            stuckPosition: failing?.position,
            lastProblem: lastProblem,
            nextAttemptAt: failing == nil || state == .paused || state == .off
                ? nil : machine.nextWake,
            delivered: delivered,
            failed: failed
        )
    }
}
