import Glibc

/// A socket that listens, given from outside or made here.
struct ListeningSocket {
    let descriptor: Int32
    /// 0 for a socket without ports.
    let port: UInt16

    init(_ configuration: HTTPServerConfiguration) throws(HTTPServerError) {
        if let given = configuration.listeningSocket {
            let flags = fcntl(given, F_GETFL)
            guard flags >= 0, fcntl(given, F_SETFL, flags | O_NONBLOCK) == 0 else {
                throw .system(call: "fcntl", code: errno)
            }
            descriptor = given
        } else {
            descriptor = try ListeningSocket.listen(configuration.address, configuration.port)
        }
        port = ListeningSocket.boundPort(descriptor)
    }

    private static func listen(_ address: String, _ port: UInt16) throws(HTTPServerError) -> Int32 {
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(address, "\(port)", &hints, &found) == 0,
            let info = unsafe found
        else { throw .badAddress(address) }
        defer { unsafe freeaddrinfo(info) }

        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = unsafe socket(info.pointee.ai_family, kind, 0)
        guard descriptor >= 0 else { throw .system(call: "socket", code: errno) }
        var yes: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        // A restart must not wait for connections of before to be forgotten.
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, size)
        guard unsafe bind(descriptor, info.pointee.ai_addr, info.pointee.ai_addrlen) == 0 else {
            let code = errno
            close(descriptor)
            if code == EADDRINUSE { throw .addressInUse(address: address, port: port) }
            throw .system(call: "bind", code: code)
        }
        guard Glibc.listen(descriptor, 1024) == 0 else {
            let code = errno
            close(descriptor)
            if code == EADDRINUSE { throw .addressInUse(address: address, port: port) }
            throw .system(call: "listen", code: code)
        }
        return descriptor
    }

    private static func boundPort(_ descriptor: Int32) -> UInt16 {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return unsafe withUnsafeMutablePointer(to: &storage) { storage in
            let address = UnsafeMutableRawPointer(storage)
            let plain = unsafe address.assumingMemoryBound(to: sockaddr.self)
            guard unsafe getsockname(descriptor, plain, &size) == 0 else { return 0 }
            // The port stands at the same place in both families.
            switch unsafe Int32(storage.pointee.ss_family) {
            case AF_INET, AF_INET6:
                return unsafe UInt16(bigEndian: address.load(fromByteOffset: 2, as: UInt16.self))
            default:
                return 0
            }
        }
    }
}
