import CLinux
import Glibc

/// Wakes the writer: when somebody rings, when the next timer is due, and when the clock was set.
///
/// The descriptors are closed with it; `ring` may be called from any thread.
final class Alarm: Sendable {
    private let bell: Int32
    private let timer: Int32

    init() {
        bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        timer = timerfd_create(
            CLOCK_REALTIME,
            Int32(TFD_CLOEXEC) | Int32(TFD_NONBLOCK)
        )
        precondition(bell >= 0 && timer >= 0, "the system gives an eventfd and a timerfd")
    }

    deinit {
        close(bell)
        close(timer)
    }

    func ring() { eventfd_write(bell, 1) }

    /// Sleeps until somebody rings, a moment has come, or the clock is set.
    ///
    /// - Parameters:
    ///   - moment: milliseconds of UTC since 1970; nothing for no such moment.
    ///   - limit: the longest sleep in milliseconds.
    func sleep(until moment: Int64?, limit: Int32) {
        var setting = itimerspec()
        if let moment {
            setting.it_value.tv_sec = Int(moment / 1_000)
            setting.it_value.tv_nsec = Int(moment % 1_000) * 1_000_000 + 1
        }
        let flags = Int32(TFD_TIMER_ABSTIME) | Int32(TFD_TIMER_CANCEL_ON_SET)
        unsafe timerfd_settime(timer, flags, &setting, nil)
        var watched = [
            pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
            pollfd(fd: timer, events: Int16(POLLIN), revents: 0),
        ]
        unsafe poll(&watched, 2, limit)
        var count: UInt64 = 0
        unsafe read(bell, &count, 8)
        unsafe read(timer, &count, 8)
    }
}
