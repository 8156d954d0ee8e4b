import Glibc
import ServiceManager
import Testing

/// The environment belongs to the whole process, so these run one after another.
@Suite("The service manager", .serialized)
struct ServiceManagerTests {
    @Test func `hears nothing, asks nothing and hands over nothing outside systemd`() {
        for name in ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "LISTEN_FDS", "LISTEN_PID"] {
            unsafe unsetenv(name)
        }
        #expect(!ServiceManager.notify(.ready))
        #expect(ServiceManager.watchdogInterval == nil)
        #expect(ServiceManager.listenSockets().isEmpty)
    }

    @Test func `hears each notification`() {
        let path = "/tmp/ledgerline-notify-\(getpid()).socket"
        unsafe unlink(path)
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer {
            close(descriptor)
            unsafe unlink(path)
            unsafe unsetenv("NOTIFY_SOCKET")
        }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            unsafe bytes.copyBytes(from: path.utf8)
        }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = unsafe withUnsafePointer(to: &address) { address in
            let plain = unsafe UnsafeRawPointer(address).assumingMemoryBound(to: sockaddr.self)
            return unsafe bind(descriptor, plain, size)
        }
        #expect(result == 0)
        unsafe setenv("NOTIFY_SOCKET", path, 1)

        func heard(_ notification: ServiceManager.Notification) -> String {
            guard ServiceManager.notify(notification) else { return "nothing" }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = unsafe recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
        }
        #expect(heard(.ready) == "READY=1")
        #expect(heard(.stopping) == "STOPPING=1")
        #expect(heard(.watchdog) == "WATCHDOG=1")
        #expect(heard(.status("two\nlines")) == "STATUS=two lines")
        #expect(heard(.extendTimeout(microseconds: 5)) == "EXTEND_TIMEOUT_USEC=5")
        #expect(heard(.reloading).hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
    }

    @Test func `says how often it wants to hear that the service lives`() {
        unsafe setenv("WATCHDOG_USEC", "30000000", 1)
        unsafe setenv("WATCHDOG_PID", "\(getpid())", 1)
        #expect(ServiceManager.watchdogInterval == .seconds(30))
        unsafe setenv("WATCHDOG_PID", "1", 1)
        #expect(ServiceManager.watchdogInterval == nil)
        unsafe unsetenv("WATCHDOG_USEC")
        unsafe unsetenv("WATCHDOG_PID")
    }

    @Test func `knows the journal by the file that standard error is`() {
        var file = stat()
        unsafe fstat(STDERR_FILENO, &file)
        defer { unsafe unsetenv("JOURNAL_STREAM") }
        unsafe unsetenv("JOURNAL_STREAM")
        #expect(!ServiceManager.standardErrorIsJournal)
        unsafe setenv("JOURNAL_STREAM", "\(file.st_dev):\(file.st_ino)", 1)
        #expect(ServiceManager.standardErrorIsJournal)
        // A process that was given another standard error inherits the name of the first.
        unsafe setenv("JOURNAL_STREAM", "\(file.st_dev):\(file.st_ino + 1)", 1)
        #expect(!ServiceManager.standardErrorIsJournal)
    }

    @Test func `hands over the sockets that listen, and no others`() async {
        // In a process of its own: the numbers are fixed, and may be in use here.
        await #expect(processExitsWith: .success) {
            let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            listen(listening, 1)
            dup2(listening, 3)
            let other = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
            dup2(other, 4)
            unsafe setenv("LISTEN_PID", "\(getpid())", 1)
            unsafe setenv("LISTEN_FDS", "2", 1)
            guard ServiceManager.listenSockets() == [3] else { exit(EXIT_FAILURE) }
            exit(EXIT_SUCCESS)
        }
    }
}
