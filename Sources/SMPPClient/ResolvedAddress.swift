import Glibc

/// A numeric address that a host's name stands for.
struct ResolvedAddress {
    let family: Int32
    private let bytes: [UInt8]

    /// Asks the resolver, which may take its time.
    ///
    /// - Returns: the addresses in the order in which they are to be tried; at least one.
    static func of(_ endpoint: SMPPEndpoint) throws(SMPPClientError) -> [ResolvedAddress] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_NUMERICSERV
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(endpoint.host, "\(endpoint.port)", &hints, &found)
        guard code == 0 else {
            throw unsafe .unknownHost(String(cString: gai_strerror(code)))
        }
        defer { unsafe freeaddrinfo(found) }
        var addresses: [ResolvedAddress] = []
        var next = unsafe found
        while let info = unsafe next {
            let raw = unsafe UnsafeRawBufferPointer(
                start: info.pointee.ai_addr,
                count: Int(info.pointee.ai_addrlen)
            )
            addresses.append(
                ResolvedAddress(
                    family: unsafe info.pointee.ai_family,
                    bytes: unsafe Array(raw)
                )
            )
            unsafe next = unsafe info.pointee.ai_next
        }
        return addresses
    }

    /// Begins to connect a socket.
    ///
    /// - Returns: 0, or the system's error.
    func connect(_ descriptor: Int32) -> Int32 {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return EINVAL }
            let address = unsafe start.assumingMemoryBound(to: sockaddr.self)
            let size = socklen_t(bytes.count)
            return unsafe Glibc.connect(descriptor, address, size) == 0 ? 0 : errno
        }
    }
}
