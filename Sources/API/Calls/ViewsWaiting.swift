import Dispatch
import Projections
import Synchronization
import Vocabulary

/// Requests that wait until the views show a record; however many, they hold one thread.
final class ViewsWaiting: Sendable {
    /// How long a request waits at most.
    static let patience = Duration.seconds(2)
    /// How many may wait; the next are told at once that the views are behind.
    static let waitersMax = 8_192
    /// How long a nearer position of a newcomer may go unnoticed.
    private static let glance = Duration.milliseconds(5)

    private struct Waiter {
        var position: Position
        var deadline: ContinuousClock.Instant
        var job: @Sendable (Bool) -> Void
    }

    private struct State {
        var waiters: [Waiter] = []
        var isRunning = false
    }

    private let projector: Projector
    private let work: Workshop
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "api.views-waiting")

    init(_ projector: Projector, _ work: Workshop) {
        self.projector = projector
        self.work = work
    }

    /// Runs a job once the views show a record, or the patience is over.
    ///
    /// - Parameters:
    ///   - position: the record's.
    ///   - job: is told whether the views show it; it never runs on the caller's thread.
    func wait(until position: Position, _ job: @escaping @Sendable (Bool) -> Void) {
        if projector.position >= position {
            work.follow { job(true) }
            return
        }
        let deadline = ContinuousClock.now + Self.patience
        let (isTaken, starts) = state.withLock { state -> (Bool, Bool) in
            guard state.waiters.count < Self.waitersMax else { return (false, false) }
            state.waiters.append(Waiter(position: position, deadline: deadline, job: job))
            defer { state.isRunning = true }
            return (true, !state.isRunning)
        }
        if !isTaken { work.follow { job(false) } }
        if starts { queue.async { self.run() } }
    }

    private func run() {
        while let nearest = dismiss() {
            _ = projector.wait(until: nearest, timeout: Self.glance)
        }
    }

    /// Lets go whoever waits no longer.
    ///
    /// - Returns: the nearest position that is waited for; nothing when nobody waits any more.
    private func dismiss() -> Position? {
        let shown = projector.position
        let now = ContinuousClock.now
        let (done, nearest) = state.withLock { state -> ([Waiter], Position?) in
            var done: [Waiter] = []
            state.waiters.removeAll { waiter in
                guard waiter.position <= shown || waiter.deadline <= now else { return false }
                done.append(waiter)
                return true
            }
            let nearest = state.waiters.map(\.position).min()
            state.isRunning = nearest != nil
            return (done, nearest)
        }
        for waiter in done {
            let isShown = waiter.position <= shown
            work.follow { waiter.job(isShown) }
        }
        return nearest
    }
}
