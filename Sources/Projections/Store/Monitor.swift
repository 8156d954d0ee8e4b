import Glibc

/// A mutex and a condition that whoever waits for a change of what it protects sleeps on.
@safe
final class Monitor: @unchecked Sendable {
    // Both are made for sharing between threads, and never move.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Runs something that no other thread runs meanwhile.
    func locked<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Wakes everybody who waits; called while locked.
    func wakeAll() {
        unsafe pthread_cond_broadcast(condition)
    }

    /// Sleeps until woken or until an instant of the monotonic clock; called while locked.
    ///
    /// - Returns: false when the time is over.
    func wait(untilNanoseconds deadline: UInt64) -> Bool {
        var moment = timespec(
            tv_sec: Int(deadline / 1_000_000_000),
            tv_nsec: Int(deadline % 1_000_000_000)
        )
        return unsafe pthread_cond_timedwait(condition, mutex, &moment) != ETIMEDOUT
    }

    /// The instant of the monotonic clock that a while from now is.
    static func nanoseconds(after duration: Duration) -> UInt64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        let start = UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
        guard duration > .zero else { return start }
        // A century is for ever, and fits.
        let seconds = UInt64(min(duration.components.seconds, 3_155_760_000))
        return start + seconds * 1_000_000_000
            + UInt64(duration.components.attoseconds / 1_000_000_000)
    }
}
