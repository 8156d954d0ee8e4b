import Glibc

/// Why a connection cannot be had, or is gone.
public enum SMPPClientError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host has no address. The text is the resolver's.
    case unknownHost(String)
    /// A call of the system's failed.
    case system(call: String, code: Int32)
    /// TLS failed; the text is GnuTLS's, or says what is wrong with the certificate.
    case tls(String)
    /// The centre closed the connection.
    case closed

    /// In words.
    public var description: String {
        switch self {
        case .unknownHost(let reason): "the host has no address: \(reason)"
        case .system(let call, let code):
            "\(call) failed: \(unsafe String(cString: strerror(code)).lowercased()) (\(code))"
        case .tls(let reason): "TLS: \(reason)"
        case .closed: "the centre closed the connection"
        }
    }
}
