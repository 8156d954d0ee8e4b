import Glibc
import Synchronization

/// The bell of a log: the writer rings it after each commit, readers wait for it.
///
/// It holds no records. A reader that was away only has more to read.
@safe
public final class LogPublication: @unchecked Sendable {
    /// A callback's place, needed to remove it.
    public struct Observation: Hashable, Sendable {
        fileprivate let number: UInt64
    }

    // `mutex` protects everything below it.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var lastPosition: UInt64
    private var waiting = 0
    private var callbacks: [(Observation, @Sendable (UInt64) -> Void)] = []
    private var nextNumber: UInt64 = 0

    /// Makes the bell of a log whose last position is known.
    public init(lastPosition: UInt64) {
        self.lastPosition = lastPosition
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

    /// Has a callback called after every commit, on the writer's thread and with the last position.
    ///
    /// It must be brief: writing to an `eventfd`, say. It must not append or observe.
    public func observe(_ callback: @escaping @Sendable (UInt64) -> Void) -> Observation {
        locked {
            nextNumber += 1
            let observation = Observation(number: nextNumber)
            callbacks.append((observation, callback))
            return observation
        }
    }

    /// Removes a callback; it is not called any more once this returns.
    public func remove(_ observation: Observation) {
        locked { callbacks.removeAll { $0.0 == observation } }
    }

    /// Wakes whoever waits: called by the writer after a commit.
    func publish(_ position: UInt64) {
        locked {
            lastPosition = position
            if waiting > 0 { unsafe pthread_cond_broadcast(condition) }
            for (_, callback) in callbacks { callback(position) }
        }
    }

    /// Wakes whoever waits without news, so that they look whether they were cancelled.
    func nudge() {
        locked { _ = unsafe pthread_cond_broadcast(condition) }
    }

    /// Waits until the log has reached a position.
    ///
    /// - Parameters:
    ///   - position: what to wait for.
    ///   - deadline: nanoseconds of the monotonic clock; nil waits for ever.
    ///   - isCancelled: ends the wait; looked at after every ``nudge()``.
    /// - Returns: the last position, less than `position` after the deadline or a cancellation.
    func wait(
        for position: UInt64,
        deadline: UInt64?,
        isCancelled: () -> Bool
    ) -> UInt64 {
        locked {
            waiting += 1
            defer { waiting -= 1 }
            while lastPosition < position, !isCancelled() {
                guard let deadline else {
                    unsafe pthread_cond_wait(condition, mutex)
                    continue
                }
                var moment = timespec(
                    tv_sec: Int(deadline / 1_000_000_000),
                    tv_nsec: Int(deadline % 1_000_000_000)
                )
                if unsafe pthread_cond_timedwait(condition, mutex, &moment) == ETIMEDOUT { break }
            }
            return lastPosition
        }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }
}
