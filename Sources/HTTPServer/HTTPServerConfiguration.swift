/// Where a server listens and what it puts up with.
public struct HTTPServerConfiguration: Sendable {
    /// A certificate and its key.
    public struct TLS: Sendable {
        /// The certificate chain in PEM, the server's own first.
        public var certificate: String
        /// The private key in PEM, without a password.
        public var key: String

        /// Puts both together.
        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// The numeric IPv4 or IPv6 address to listen on.
    public var address = "127.0.0.1"

    /// The port to listen on; 0 lets the kernel choose, see `HTTPServer.port`.
    public var port: UInt16 = 0

    /// A socket that listens already, as systemd's socket activation gives one.
    ///
    /// The server closes it.
    ///
    /// `address` and `port` are then without meaning.
    public var listeningSocket: Int32?

    /// Threads that read requests and run the handler, at least 1.
    public var workers = 2

    /// Connections open at once; further ones wait in the kernel's queue.
    ///
    /// When seven eighths are taken, those that idle longest are closed until half are free.
    public var connectionLimit = 4096

    /// Connections open at once from one address; 0 for no limit of its own.
    public var perAddressLimit = 0

    /// Bytes of request line and headers together, above which a request is refused with 431.
    ///
    /// Each connection that has sent something holds this much memory and 4 KiB more, and
    /// libmicrohttpd clears it after each request: what is larger than a cache costs speed.
    public var headerBytes = 32 << 10

    /// Bytes of path and query, above which a request is refused with 414.
    public var targetBytes = 8 << 10

    /// Bytes of body, above which a request is refused with 413.
    public var bodyBytes = 1 << 20

    /// The body limit in bytes for a method and an undecoded path; nil stands for `bodyBytes`.
    public var bodyLimitForPath: (@Sendable (_ method: String, _ rawPath: String) -> Int?)?

    /// Whether the query of an undecoded path may carry bytes that are no UTF-8.
    ///
    /// The handler then decodes `HTTPRequest.rawQuery` itself.
    public var binaryQueryForPath: (@Sendable (_ rawPath: String) -> Bool)?

    /// Seconds without a byte after which a connection is closed, at least 1.
    public var idleTimeout = 30

    /// Seconds from a request's first line to its last byte, after which it is refused with 408.
    public var requestTimeout = 60

    /// Seconds a handler may take to answer, after which the server answers 503; 0 for no limit.
    public var answerTimeout = 120

    /// Seconds a client may take to read a response, streams apart, after which it is cut off.
    public var sendTimeout = 300

    /// Bytes a stream may hold for a client that reads slowly; more closes it.
    public var streamBufferBytes = 1 << 20

    /// Speak TLS, not plain HTTP.
    public var tls: TLS?

    /// Makes the response for a request that the server refuses on its own.
    public var refusal: @Sendable (HTTPRefusal) -> HTTPResponse = { $0.problem }

    /// The defaults.
    public init() {}
}
