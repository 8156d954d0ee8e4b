import Vocabulary

/// How far views have come, for whoever waits to read what it wrote.
final class ReachedPosition: @unchecked Sendable {
    // `monitor` protects `reached`.
    private let monitor = Monitor()
    private var reached: Position

    init(_ position: Position) {
        reached = position
    }

    var position: Position { monitor.locked { reached } }

    func advance(to position: Position) {
        monitor.locked {
            reached = position
            monitor.wakeAll()
        }
    }

    func wait(until position: Position, timeout: Duration) -> Bool {
        let deadline = Monitor.nanoseconds(after: timeout)
        return monitor.locked {
            while reached < position {
                guard monitor.wait(untilNanoseconds: deadline) else { return reached >= position }
            }
            return true
        }
    }
}
