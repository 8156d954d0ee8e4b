import CSystemd
import Glibc

/// The way to systemd: what the service tells it, and what it hands over.
///
/// Everything does nothing, or gives nothing, when the process was not started by systemd. The
/// functions may be called from any thread. Source: sd_notify(3), sd_watchdog_enabled(3),
/// sd_listen_fds(3).
public enum ServiceManager {
    /// What the service tells.
    public enum Notification: Sendable, Equatable {
        /// It is ready, or has finished reloading.
        case ready
        /// It begins to read its configuration anew; `ready` ends that.
        case reloading
        /// It begins to stop.
        case stopping
        /// A line for `systemctl status`; line breaks become spaces.
        case status(String)
        /// It is alive; due at least every `watchdogInterval`, better twice as often.
        case watchdog
        /// It needs longer than the unit file says to start, reload or stop: so long from now.
        case extendTimeout(microseconds: UInt64)

        var assignment: String {
            switch self {
            case .ready:
                return "READY=1"
            case .reloading:
                // systemd ignores a reload without the time it began, from 253 on.
                var now = timespec()
                unsafe clock_gettime(CLOCK_MONOTONIC, &now)
                let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
                return "RELOADING=1\nMONOTONIC_USEC=\(microseconds)"
            case .stopping:
                return "STOPPING=1"
            case .status(let text):
                let line = text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }
                var status = "STATUS="
                status.unicodeScalars.append(contentsOf: line)
                return status
            case .watchdog:
                return "WATCHDOG=1"
            case .extendTimeout(let microseconds):
                return "EXTEND_TIMEOUT_USEC=\(microseconds)"
            }
        }
    }

    /// Tells systemd.
    ///
    /// - Returns: false when nobody listens, or the message could not be sent.
    @discardableResult
    public static func notify(_ notification: Notification) -> Bool {
        unsafe sd_notify(0, notification.assignment) > 0
    }

    /// How often systemd wants to hear `watchdog`; nil when it does not.
    public static var watchdogInterval: Duration? {
        var microseconds: UInt64 = 0
        guard unsafe sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(clamping: microseconds))
    }

    /// Whether standard error is systemd's journal, which takes priorities off the front of lines.
    ///
    /// Source: systemd.exec(5), `$JOURNAL_STREAM`.
    public static var standardErrorIsJournal: Bool {
        guard let named = unsafe getenv("JOURNAL_STREAM") else { return false }
        var file = stat()
        guard unsafe fstat(STDERR_FILENO, &file) == 0 else { return false }
        return unsafe String(cString: named) == "\(file.st_dev):\(file.st_ino)"
    }

    /// The sockets that systemd listens on for the service, in the order of the unit file.
    ///
    /// They are the caller's to close. Asking again gives the same numbers; child processes do not
    /// inherit them. Sockets that are not listening stream sockets are left out.
    public static func listenSockets() -> [Int32] {
        let count = sd_listen_fds(0)
        guard count > 0 else { return [] }
        return (SD_LISTEN_FDS_START..<SD_LISTEN_FDS_START + count).filter { descriptor in
            sd_is_socket(descriptor, AF_UNSPEC, Int32(SOCK_STREAM.rawValue), 1) > 0
        }
    }
}
