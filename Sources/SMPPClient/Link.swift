import Glibc

/// A connection to a centre, being opened or open; it belongs to its session's thread.
final class Link {
    enum Stage {
        case connecting
        case handshaking
        case open
    }

    let descriptor: Int32
    private(set) var stage = Stage.connecting
    private let tls: TLSSession?

    /// Begins to connect to an address.
    init(_ address: ResolvedAddress, _ endpoint: SMPPEndpoint) throws(SMPPClientError) {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw .system(call: "socket", code: errno) }
        let code = address.connect(descriptor)
        guard code == 0 || code == EINPROGRESS else {
            close(descriptor)
            throw .system(call: "connect", code: code)
        }
        var yes: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        // A command is written whole and waits for its answer.
        unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
        do throws(SMPPClientError) {
            tls = try endpoint.tls.map { tls throws(SMPPClientError) in
                try TLSSession(endpoint, tls, descriptor: descriptor)
            }
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// What to wait for.
    func events(hasOutput: Bool) -> Int16 {
        switch stage {
        case .connecting: Int16(POLLOUT)
        case .handshaking: tls?.wantsToWrite == true ? Int16(POLLOUT) : Int16(POLLIN)
        case .open: Int16(POLLIN) | (hasOutput ? Int16(POLLOUT) : 0)
        }
    }

    /// Goes on opening.
    ///
    /// - Returns: whether it is open now.
    func proceed() throws(SMPPClientError) -> Bool {
        if stage == .connecting {
            var code: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
            guard code == 0 else { throw .system(call: "connect", code: code) }
            stage = tls == nil ? .open : .handshaking
        }
        if stage == .handshaking, let tls, try tls.handshake() { stage = .open }
        return stage == .open
    }

    /// Reads what has come.
    ///
    /// - Returns: the bytes; none when there are no more now.
    /// - Throws: `closed` when the centre has closed.
    func read() throws(SMPPClientError) -> [UInt8] {
        var failure: SMPPClientError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            do throws(SMPPClientError) {
                guard let read = unsafe try read(into: raw) else { return }
                if read == 0 { throw .closed }
                count = read
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private func read(
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(SMPPClientError) -> Int? {
        if let tls { return unsafe try tls.read(into: buffer) }
        let count = unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
        return try Self.result(count, "recv")
    }

    /// Writes what the socket takes and removes that from the front.
    func write(_ output: inout [UInt8]) throws(SMPPClientError) {
        while !output.isEmpty {
            var failure: SMPPClientError?
            var written: Int?
            unsafe output.withUnsafeBytes { bytes in
                do throws(SMPPClientError) {
                    written = unsafe try write(bytes)
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            guard let written, written > 0 else { return }
            output.removeFirst(written)
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(SMPPClientError) -> Int? {
        if let tls { return unsafe try tls.write(bytes) }
        let flags = Int32(MSG_NOSIGNAL)
        let count = unsafe send(descriptor, bytes.baseAddress, bytes.count, flags)
        return try Self.result(count, "send")
    }

    /// Says good-bye.
    func finish() { if stage == .open { tls?.close() } }

    private static func result(_ count: Int, _ call: String) throws(SMPPClientError) -> Int? {
        if count >= 0 { return count }
        let code = errno
        if code == EAGAIN || code == EINTR { return nil }
        throw .system(call: call, code: code)
    }
}
