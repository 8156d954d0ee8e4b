import EventLog
import Foundation
import Projections
import Synchronization

/// Keeps the views behind the log, on a thread of its own.
final class ProjectionLoop: Sendable {
    private let views: Views
    private let log: any RecordLog
    private let stopping = Atomic<Bool>(false)
    private let ended = Atomic<Bool>(false)
    private let subscription: LogSubscription

    init(views: Views, log: any RecordLog) {
        self.views = views
        self.log = log
        subscription = LogSubscription(log, from: log.lastPosition + 1)
    }

    /// Starts the thread.
    ///
    /// - Parameter failed: called once when the views cannot be kept up to date.
    func start(failed: @escaping @Sendable (String) -> Void) {
        let thread = Foundation.Thread { [self] in
            defer { ended.store(true, ordering: .releasing) }
            do {
                while !stopping.load(ordering: .acquiring) {
                    try views.projector.catchUp()
                    // Only that there is something new is asked; the projector reads it itself.
                    _ = unsafe try subscription.next(max: 100_000, wait: .milliseconds(500)) {
                        _,
                        _ in true
                    }
                }
                try views.projector.catchUp()
            } catch {
                failed("\(error)")
            }
        }
        thread.name = "projector"
        thread.start()
    }

    /// Folds what is left and ends the thread.
    func stop() {
        stopping.store(true, ordering: .releasing)
        subscription.cancel()
        while !ended.load(ordering: .acquiring) { Foundation.Thread.sleep(forTimeInterval: 0.005) }
    }
}
