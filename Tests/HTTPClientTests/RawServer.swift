import Glibc

/// A server that serves one connection at a time with what the test says, byte for byte.
final class RawServer: @unchecked Sendable {
    /// What is done with a connection after its first bytes were read.
    enum Act: Sendable {
        case answer(String)
        /// Closes so that the client sees a reset.
        case reset
        /// Leaves it open until the server goes.
        case hang
    }

    let port: UInt16
    private let descriptor: Int32
    private var thread = pthread_t()
    private let acts: [Act]
    private let keepsOpen: Bool

    /// Serves each act on a connection of its own, or all on the first.
    init(_ acts: [Act], onOneConnection keepsOpen: Bool = false) {
        self.acts = acts
        self.keepsOpen = keepsOpen
        let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutablePointer(to: &address) { address in
            let plain = UnsafeMutableRawPointer(address)
            unsafe bind(made, plain.assumingMemoryBound(to: sockaddr.self), size)
            listen(made, 16)
            unsafe getsockname(made, plain.assumingMemoryBound(to: sockaddr.self), &size)
        }
        descriptor = made
        port = UInt16(bigEndian: address.sin_port)
        unsafe pthread_create(
            &thread,
            nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<RawServer>.fromOpaque(context).takeUnretainedValue().serve()
                return nil
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    /// Ends the server and its connections.
    func stop() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        pthread_join(thread, nil)
        close(descriptor)
    }

    private func serve() {
        var open: [Int32] = []
        defer { for connection in open { close(connection) } }
        for act in acts {
            if open.isEmpty || !keepsOpen {
                let accepted = accept(descriptor, nil, nil)
                guard accepted >= 0 else { return }
                open.append(accepted)
            }
            guard let connection = open.last else { return }
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            guard unsafe recv(connection, &buffer, buffer.count, 0) > 0 else { continue }
            switch act {
            case .answer(let text):
                let bytes = Array(text.utf8)
                unsafe send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            case .reset:
                var linger = linger(l_onoff: 1, l_linger: 0)
                let size = socklen_t(MemoryLayout.size(ofValue: linger))
                unsafe setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, size)
                close(connection)
                open.removeLast()
            case .hang:
                continue
            }
        }
        // Waits for `stop`.
        let late = accept(descriptor, nil, nil)
        if late >= 0 { close(late) }
    }
}
