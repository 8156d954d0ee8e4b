import Glibc
import Synchronization

/// Counts what happens on other threads, for a test to wait until it has.
@safe
final class Latch: Sendable {
    private let happened = Mutex(0)
    private nonisolated(unsafe) let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        unsafe semaphore = .allocate(capacity: 1)
        unsafe sem_init(semaphore, 0, 0)
    }

    deinit {
        unsafe sem_destroy(semaphore)
        unsafe semaphore.deallocate()
    }

    func count() {
        happened.withLock { $0 += 1 }
        unsafe sem_post(semaphore)
    }

    /// Waits until it has happened so often in all.
    ///
    /// Gives up after ten seconds.
    ///
    /// - Returns: whether it has.
    @discardableResult
    func wait(for count: Int) -> Bool {
        var deadline = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &deadline)
        deadline.tv_sec += 10
        while happened.withLock({ $0 }) < count {
            if unsafe sem_timedwait(semaphore, &deadline) != 0, errno == ETIMEDOUT { return false }
        }
        return true
    }
}

/// Runs a closure on a thread of its own.
func onThread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    unsafe pthread_create(
        &thread,
        nil,
        { context in
            guard let context = unsafe context else { return nil }
            unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
            return nil
        },
        Unmanaged.passRetained(Box(body)).toOpaque()
    )
    pthread_detach(thread)
}
