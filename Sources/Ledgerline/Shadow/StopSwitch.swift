import Dispatch
import Synchronization

/// Ends a wait, and says that it is over.
final class StopSwitch: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let flipped = Atomic<Bool>(false)

    /// Whether somebody wants an end.
    var isFlipped: Bool { flipped.load(ordering: .acquiring) }

    func flip() {
        flipped.store(true, ordering: .releasing)
        semaphore.signal()
    }

    /// Waits a while, or until somebody wants an end.
    func wait(seconds: Double) {
        guard !isFlipped else { return }
        _ = semaphore.wait(timeout: .now() + seconds)
    }
}
