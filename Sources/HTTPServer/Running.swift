import CMicroHTTPD
import Glibc
import Synchronization

/// What a started server has: libmicrohttpd's daemon and the watcher's thread.
///
/// `stop` is the only caller of its methods, once each, after it has taken it out of its lock.
@safe
final class Running: @unchecked Sendable {
    private let server: HTTPServer
    private let daemon: OpaquePointer
    /// C strings that must live as long as the daemon.
    private let pem: [UnsafeMutablePointer<CChar>]
    private let watcher: pthread_t
    private let watcherSignal: WakeSignal
    private let isEnding: Flag
    private let listening: CInt

    /// A flag that two threads share.
    final class Flag: Sendable {
        let isSet = Atomic<Bool>(false)
    }

    init(server: HTTPServer, socket: ListeningSocket) throws(HTTPServerError) {
        let configuration = server.configuration
        let texts = configuration.tls.map { [$0.certificate, $0.key] } ?? []
        let pem = unsafe texts.compactMap { unsafe strdup($0) }
        var settings = unsafe http_daemon_settings()
        unsafe settings.listening_socket = socket.descriptor
        unsafe settings.workers = UInt32(configuration.workers)
        unsafe settings.connection_limit = UInt32(configuration.connectionLimit)
        unsafe settings.per_address_limit = UInt32(configuration.perAddressLimit)
        unsafe settings.idle_timeout_seconds = UInt32(configuration.idleTimeout)
        unsafe settings.connection_memory = max(configuration.headerBytes, 4 << 10) + 4 << 10
        if unsafe pem.count == 2 {
            unsafe settings.certificate = UnsafePointer(pem[0])
            unsafe settings.key = UnsafePointer(pem[1])
        }
        // Balanced in `end`: a running server keeps itself alive.
        let context = unsafe Unmanaged.passRetained(server).toOpaque()
        unsafe settings.context = unsafe context
        unsafe setCallbacks(&settings)

        let signal = try WakeSignal()
        let flag = Flag()
        guard let daemon = unsafe http_start_daemon(&settings) else {
            unsafe Unmanaged<HTTPServer>.fromOpaque(context).release()
            unsafe pem.forEach { unsafe free($0) }
            close(socket.descriptor)
            throw .refusedToStart
        }
        self.server = server
        listening = socket.descriptor
        unsafe self.daemon = unsafe daemon
        unsafe self.pem = unsafe pem
        watcherSignal = signal
        isEnding = flag
        watcher = startThread {
            while !flag.isSet.load(ordering: .acquiring) {
                server.watchConnections()
                signal.wait(milliseconds: 1000)
            }
        }
    }

    /// Accepts no further connection; the open ones go on.
    ///
    /// A socket that nobody can reach takes the place of the listening one, which the system closes and
    /// takes out of every epoll set. `MHD_quiesce_daemon` would do it as well, but takes it out at the
    /// same time as a worker that looks at that moment, and the second one ends the process.
    func stopListening() {
        // A worker that was woken for the former one must not wait in it.
        let kind = Int32(
            SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        )
        let silent = Glibc.socket(AF_UNIX, kind, 0)
        guard silent >= 0 else { return }
        // Bound to no path, the system gives it a name that only this process learns.
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let size = socklen_t(MemoryLayout<sa_family_t>.size)
        _ = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(silent, $0, size)
            }
        }
        listen(silent, 1)
        if server.configuration.listeningSocket != nil { PassedSocket.leaveEpollSets(listening) }
        dup2(silent, listening)
        _ = fcntl(listening, F_SETFD, FD_CLOEXEC)
        close(silent)
    }

    /// Ends all threads and closes all connections.
    ///
    /// No connection may be suspended.
    func end() {
        isEnding.isSet.store(true, ordering: .releasing)
        watcherSignal.notify()
        pthread_join(watcher, nil)
        unsafe MHD_stop_daemon(daemon)
        unsafe pem.forEach { unsafe free($0) }
        unsafe Unmanaged.passUnretained(server).release()
    }
}

/// Starts a thread that runs a closure.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let box = unsafe Unmanaged.passRetained(Box(body)).toOpaque()
    let result = unsafe pthread_create(
        &thread,
        nil,
        { context in
            guard let context = unsafe context else { return nil }
            unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
            return nil
        },
        box
    )
    precondition(result == 0, "a thread can be had")
    return thread
}
