import Glibc

/// A client connection whose every byte the test decides.
final class RawConnection {
    private let descriptor: Int32
    /// Received, not yet taken.
    private var pending: [UInt8] = []

    /// A response as it stood on the wire.
    struct Response {
        var status: Int
        var head: String
        var body: String
    }

    init(port: UInt16, receiveBuffer: Int32? = nil) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var receiveBuffer {
            let size = socklen_t(MemoryLayout<Int32>.size)
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, size)
        }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: &address) { address in
            let plain = unsafe UnsafeRawPointer(address).assumingMemoryBound(to: sockaddr.self)
            return unsafe connect(descriptor, plain, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
        precondition(result == 0, "the server listens")
    }

    deinit {
        close(descriptor)
    }

    /// Sends all of it, as far as the server lets it.
    func send(_ text: String) {
        send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes { piece in
                unsafe Glibc.send(descriptor, piece.baseAddress, piece.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Closes the sending half.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Reads until a text has come, and takes everything up to its end; nil when the server closes.
    func receive(through text: String) -> String? {
        let wanted = Array(text.utf8)
        while true {
            var start = 0
            while start + wanted.count <= pending.count {
                if pending[start..<start + wanted.count].elementsEqual(wanted) {
                    defer { pending.removeFirst(start + wanted.count) }
                    return String(decoding: pending[..<(start + wanted.count)], as: UTF8.self)
                }
                start += 1
            }
            guard fill() else { return nil }
        }
    }

    /// Reads a response with a Content-Length; nil when the server closes first.
    func response(withBody: Bool = true) -> Response? {
        guard let head = receive(through: "\r\n\r\n") else { return nil }
        let words = head.split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        var length = 0
        for line in head.lowercased().split(whereSeparator: \.isNewline)
        where line.hasPrefix("content-length: ") {
            length = Int(line.dropFirst(16)) ?? 0
        }
        guard withBody, length > 0 else { return Response(status: status, head: head, body: "") }
        while pending.count < length {
            guard fill() else { return nil }
        }
        defer { pending.removeFirst(length) }
        return Response(
            status: status,
            head: head,
            body: String(decoding: pending[..<length], as: UTF8.self)
        )
    }

    /// Whether the server closes, with nothing left to read.
    func isClosedByServer() -> Bool {
        while fill() {}
        return pending.isEmpty
    }

    private func fill() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        pending += buffer[..<count]
        return true
    }
}
