import Foundation
import Synchronization

/// Something that is done every second on a thread of its own.
final class Beat: Sendable {
    private let stopping = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)

    func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        let thread = Foundation.Thread { [self] in
            defer { ended.signal() }
            while !stopping.load(ordering: .acquiring) {
                body()
                Foundation.Thread.sleep(forTimeInterval: 1)
            }
        }
        thread.name = name
        thread.start()
    }

    /// Returns when the last turn is over.
    func stop() {
        stopping.store(true, ordering: .releasing)
        ended.wait()
    }
}
