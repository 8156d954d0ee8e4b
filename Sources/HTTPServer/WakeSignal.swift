import CMicroHTTPD
import Glibc

/// Wakes one waiting thread; a wake that comes before the wait is not lost.
final class WakeSignal: Sendable {
    private let descriptor: Int32

    init() throws(HTTPServerError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else { throw .system(call: "eventfd", code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Ends the present or the next wait.
    ///
    /// From any thread.
    func notify() {
        eventfd_write(descriptor, 1)
    }

    /// Waits for a notification, at most so many milliseconds.
    func wait(milliseconds: Int) {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        unsafe poll(&entry, 1, Int32(clamping: max(milliseconds, 0)))
        var count: eventfd_t = 0
        unsafe eventfd_read(descriptor, &count)
    }
}

/// Milliseconds of a clock that only goes forward, exact to a few; reading it costs next to nothing.
func coarseMilliseconds() -> Int64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC_COARSE, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
}
