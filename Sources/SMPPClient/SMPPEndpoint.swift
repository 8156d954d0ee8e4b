/// Where a centre listens, and how it is reached.
public struct SMPPEndpoint: Hashable, Sendable {
    /// How a connection is protected.
    public struct TLS: Hashable, Sendable {
        /// A file of certificates in PEM that are trusted; empty for the system's.
        public var authoritiesFile: String
        /// The name that the centre's certificate must have; empty for the host.
        public var serverName: String

        /// Sets how.
        public init(authoritiesFile: String = "", serverName: String = "") {
            self.authoritiesFile = authoritiesFile
            self.serverName = serverName
        }
    }

    /// A name or a numeric address.
    public var host: String
    /// The port; usually 2775, with TLS 3550.
    public var port: UInt16
    /// Nothing for plain TCP.
    public var tls: TLS?

    /// Puts an endpoint together.
    public init(host: String, port: UInt16, tls: TLS? = nil) {
        self.host = host
        self.port = port
        self.tls = tls
    }
}
