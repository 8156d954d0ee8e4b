/// Why a server did not start.
public enum HTTPServerError: Error, Equatable, Sendable {
    /// The address is not a numeric IPv4 or IPv6 address. Write one, such as `127.0.0.1` or `::1`.
    case badAddress(String)
    /// Another program listens on this address and port. Choose another port, or stop it.
    case addressInUse(address: String, port: UInt16)
    /// A call of the operating system failed. Look `code` up in errno(3).
    case system(call: String, code: Int32)
    /// libmicrohttpd refused to start. With TLS: check that the certificate and key are PEM and
    /// belong together; without: that threads and descriptors can be had.
    case refusedToStart
    /// It was started before. Make a new one.
    case alreadyStarted
}
