import Engine
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
    /// - Parameters:
    ///   - progressed: called when the views have come further; brief.
    ///   - failed: called once when the views cannot be kept up to date.
    func start(
        progressed: @escaping @Sendable () -> Void,
        failed: @escaping @Sendable (String) -> Void
    ) {
        let thread = Foundation.Thread { [self] in
            defer { ended.store(true, ordering: .releasing) }
            ThreadPriority.giveWay()
            do {
                while !stopping.load(ordering: .acquiring) {
                    let before = subscription.position
                    subscription.skip(through: try views.projector.catchUp().position)
                    progressed()
                    subscription.gather(after: Int(subscription.position - before))
                    subscription.wait(.milliseconds(500))
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
