import CLinux
import Glibc

/// What the process that runs scripts does: answers frames on its standard input until it is closed.
///
/// It has no files, no network and no secrets: its environment is made for it, everything that it
/// inherited is closed, and when memory is short it goes first.
public enum ScriptHost {
    /// How long a call may hold the process at most, in seconds, should nobody be left to end it.
    private static let alarmSeconds: UInt32 = 10

    /// Serves until standard input ends.
    public static func serve() {
        close_range(3, .max, 0)
        var noCore = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(__rlimit_resource_t(4), &noCore)
        volunteerForKilling()
        let machine = ScriptMachine()
        guard write(ScriptReply(status: .ready).frame) else { return }
        while let body = readFrame() {
            guard let call = ScriptCall(body: body) else { return }
            alarm(alarmSeconds)
            let reply = machine.take(call)
            alarm(0)
            guard write(reply.frame) else { return }
        }
    }

    private static func volunteerForKilling() {
        let file = unsafe open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        _ = unsafe Glibc.write(file, "1000", 4)
        close(file)
    }

    private static func readFrame() -> [UInt8]? {
        guard let head = read(4) else { return nil }
        var reader = FrameReader(head)
        guard let length = reader.number(), length <= ScriptProcess.frameBytesMax else {
            return nil
        }
        return read(Int(length))
    }

    private static func read(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(0, buffer.baseAddress?.advanced(by: done), count - done)
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            done += got
        }
        return bytes
    }

    private static func write(_ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let put = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(1, buffer.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { return false }
            done += put
        }
        return true
    }
}
