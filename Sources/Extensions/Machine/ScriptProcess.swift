import CLinux
import Glibc

/// The other process, which runs scripts, seen from here: it is watched, and ended when it takes too
/// long or too much.
///
/// JavaScriptCore ends a script's own loops in time, but neither a long native operation, such as a
/// regular expression that backtracks, nor one that takes all memory. A process can always be ended.
/// One thread at a time uses it.
final class ScriptProcess {
    /// The longest frame in bytes.
    static let frameBytesMax: UInt32 = 8_388_608
    /// How long a new process may take until it is ready, in milliseconds.
    private static let startMax: Int64 = 10_000
    /// How much later than its time limit a call is given up, in milliseconds: the process may have had
    /// to wait for a processor.
    private static let graceMax: Int64 = 250
    /// How often the process is looked at while a call lasts, in milliseconds.
    private static let lookEvery: Int32 = 2

    /// How a call failed that the machine itself could not end.
    enum Failure: Error, Equatable {
        /// It took longer than it may and was ended.
        case tooLong
        /// It took more memory than it may and was ended, or it ended by itself.
        case tooMuch
        /// There is no such process to be had.
        case cannotStart
    }

    private let executable: String
    private let memoryBytesMax: Int
    private var process: pid_t = 0
    private var socket: Int32 = -1

    /// Prepares one; the process starts with the first call.
    ///
    /// - Parameters:
    ///   - executable: the program that serves with the words `extension host`.
    ///   - memoryBytesMax: resident memory that it may have.
    init(executable: String, memoryBytesMax: Int) {
        self.executable = executable
        self.memoryBytesMax = memoryBytesMax
    }

    deinit { end() }

    /// Whether the process runs, and its number.
    var running: pid_t? { process > 0 ? process : nil }

    /// Has a script described or asked.
    func take(_ call: ScriptCall) throws(Failure) -> ScriptReply {
        if process <= 0 { try start() }
        guard send(call.frame) else {
            end()
            throw .tooMuch
        }
        return try receive(within: Int64(call.limitMicroseconds / 1_000) * 2 + Self.graceMax)
    }

    private func start() throws(Failure) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .cannotStart }
        socket = ends[0]
        process = Self.spawn(executable, joinedTo: ends[1])
        close(ends[1])
        guard process > 0 else {
            end()
            throw .cannotStart
        }
        let reply: ScriptReply
        do throws(Failure) {
            reply = try receive(within: Self.startMax)
        } catch {
            throw .cannotStart
        }
        guard reply.status == .ready else {
            end()
            throw .cannotStart
        }
    }

    /// Ends the process and waits for its end, which a signal brings about at once.
    func end() {
        if process > 0 {
            kill(process, SIGKILL)
            var status: Int32 = 0
            while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        }
        if socket >= 0 { close(socket) }
        process = 0
        socket = -1
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let put = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(
                    socket,
                    buffer.baseAddress?.advanced(by: done),
                    bytes.count - done,
                    Int32(MSG_NOSIGNAL)
                )
            }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { return false }
            done += put
        }
        return true
    }

    private func receive(within milliseconds: Int64) throws(Failure) -> ScriptReply {
        let deadline = Self.now + milliseconds
        var bytes: [UInt8] = []
        var wanted = 4
        while bytes.count < wanted {
            var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            if unsafe poll(&watched, 1, Self.lookEvery) <= 0 {
                if residentBytes > memoryBytesMax { try give(up: .tooMuch) }
                if Self.now > deadline { try give(up: .tooLong) }
                continue
            }
            var part = [UInt8](repeating: 0, count: min(wanted - bytes.count, 65_536))
            let size = part.count
            let got = unsafe part.withUnsafeMutableBytes { buffer in
                unsafe recv(socket, buffer.baseAddress, size, 0)
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { try give(up: .tooMuch) }
            bytes += part.prefix(got)
            if bytes.count == 4, wanted == 4 {
                var reader = FrameReader(bytes)
                guard let length = reader.number(), length <= Self.frameBytesMax else {
                    try give(up: .tooMuch)
                }
                wanted = 4 + Int(length)
            }
        }
        guard let reply = ScriptReply(body: Array(bytes.dropFirst(4))) else {
            try give(up: .tooMuch)
        }
        return reply
    }

    private func give(up failure: Failure) throws(Failure) -> Never {
        end()
        throw failure
    }

    /// Resident memory of the process in bytes; 0 when it cannot be read.
    var residentBytes: Int {
        var bytes = [UInt8](repeating: 0, count: 128)
        let file = unsafe open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        let got = unsafe bytes.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, 127) }
        let text = String(decoding: bytes.prefix(max(got, 0)), as: UTF8.self)
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    private static var now: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
