/// A request to another server.
public struct HTTPClientRequest: Sendable {
    /// A name and password for HTTP Basic authentication.
    ///
    /// Source: RFC 7617.
    public struct BasicAuthentication: Sendable {
        /// The name; it must not contain a colon.
        public var user: String
        /// The password.
        public var password: String

        /// Puts both together.
        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// The method, in capitals.
    public var method: String

    /// An absolute http or https URL.
    public var url: String

    /// Headers in the order they are sent.
    public var headers: [(String, String)]

    /// The body; empty for none, except that POST, PUT and PATCH then send a length of 0.
    public var body: [UInt8]

    /// Milliseconds for the whole exchange.
    public var timeout = 30_000

    /// Milliseconds to find the address and connect, TLS included.
    public var connectTimeout = 10_000

    /// Sent with the first request, without waiting to be asked.
    public var basicAuthentication: BasicAuthentication?

    /// Whether it has a connection to itself, which nobody used before and nobody will use again.
    ///
    /// For what must be neither lost nor believed wrongly: on a connection that was used before, the
    /// answer may be a second one to an earlier request, and a connection that the other side is just
    /// closing leaves it unknown whether the request arrived.
    public var hasOwnConnection = false

    /// Whether it may be sent again when a connection that was used before turns out to be dead.
    ///
    /// Nothing for what its method says: GET, HEAD, PUT, DELETE, OPTIONS and TRACE may.
    public var isRepeatable: Bool?

    /// For how many seconds a connection may have been idle to be used for it; nothing for two minutes.
    ///
    /// Less than the other side keeps idle connections, so that none is used while it is being closed.
    public var connectionIdleMax: Int?

    /// Whether it goes to public addresses only: for URLs that somebody else chose.
    ///
    /// It is the address itself that counts, not what a name gave before; a client that also sends
    /// other requests may have a connection open already, so keep one for such URLs.
    public var publicAddressesOnly = false

    /// Bytes of response body that are accepted.
    public var maxResponseBytes = 1 << 20

    /// Puts a request together; the limits have defaults.
    public init(
        method: String = "GET",
        url: String,
        headers: [(String, String)] = [],
        body: [UInt8] = []
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    var hasValidHeaders: Bool {
        func isSafe(_ text: String) -> Bool {
            text.utf8.allSatisfy { $0 != 0 && $0 != 0x0A && $0 != 0x0D }
        }
        return isSafe(method) && !method.isEmpty
            && headers.allSatisfy { name, value in
                !name.isEmpty && isSafe(name) && !name.utf8.contains(UInt8(ascii: ":"))
                    && isSafe(value)
            }
    }

    /// Says whether the URL names one of the two schemes.
    var hasValidScheme: Bool {
        guard let colon = url.firstIndex(of: ":"), !url.utf8.contains(0) else { return false }
        let scheme = url[..<colon].lowercased()
        return scheme == "http" || scheme == "https"
    }
}

/// What came back, whatever its status.
public struct HTTPClientResponse: Sendable {
    /// The status; redirects are not followed.
    public let status: Int

    /// Headers in the order received.
    public let headers: [(name: String, value: String)]

    /// The body, complete.
    public let body: [UInt8]

    /// The first header of a name, whose case does not matter.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }
}
