import CGnuTLS
import Glibc

/// TLS over a socket that does not block, as a client that checks the centre's certificate.
///
/// It belongs to its session's thread.
@safe
final class TLSSession {
    private let session: gnutls_session_t
    private let credentials: gnutls_certificate_credentials_t
    /// GnuTLS keeps the pointer to the name as long as the session.
    private let name: UnsafeMutablePointer<CChar>

    init(
        _ endpoint: SMPPEndpoint,
        _ tls: SMPPEndpoint.TLS,
        descriptor: Int32
    ) throws(SMPPClientError) {
        var credentials: gnutls_certificate_credentials_t?
        var session: gnutls_session_t?
        guard unsafe gnutls_certificate_allocate_credentials(&credentials) == 0,
            let credentials = unsafe credentials
        else { throw .tls("no memory") }
        let loaded =
            unsafe tls.authoritiesFile.isEmpty
            ? gnutls_certificate_set_x509_system_trust(credentials)
            : gnutls_certificate_set_x509_trust_file(
                credentials,
                tls.authoritiesFile,
                GNUTLS_X509_FMT_PEM
            )
        guard loaded > 0 else {
            unsafe gnutls_certificate_free_credentials(credentials)
            throw .tls("no trusted certificates can be read")
        }
        let flags = UInt32(GNUTLS_CLIENT | GNUTLS_NONBLOCK | GNUTLS_NO_SIGNAL)
        guard unsafe gnutls_init(&session, flags) == 0, let session = unsafe session else {
            unsafe gnutls_certificate_free_credentials(credentials)
            throw .tls("no memory")
        }
        unsafe self.session = unsafe session
        unsafe self.credentials = unsafe credentials
        let host = tls.serverName.isEmpty ? endpoint.host : tls.serverName
        unsafe name = unsafe strdup(host)
        unsafe gnutls_set_default_priority(session)
        unsafe gnutls_credentials_set(
            session,
            GNUTLS_CRD_CERTIFICATE,
            UnsafeMutableRawPointer(credentials)
        )
        unsafe gnutls_server_name_set(session, GNUTLS_NAME_DNS, name, strlen(name))
        unsafe gnutls_session_set_verify_cert(session, name, 0)
        unsafe gnutls_transport_set_int2(session, descriptor, descriptor)
    }

    deinit {
        unsafe gnutls_deinit(session)
        unsafe gnutls_certificate_free_credentials(credentials)
        unsafe free(name)
    }

    /// Whether the last call waits for the socket to take something, not to bring it.
    var wantsToWrite: Bool { unsafe gnutls_record_get_direction(session) == 1 }

    /// Goes on with the handshake.
    ///
    /// - Returns: whether it is done.
    func handshake() throws(SMPPClientError) -> Bool {
        let code = unsafe gnutls_handshake(session)
        if code == 0 { return true }
        if gnutls_error_is_fatal(code) == 0 { return false }
        throw Self.error(code)
    }

    /// Reads what has come.
    ///
    /// - Returns: how many bytes; nothing when none are there yet.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SMPPClientError) -> Int? {
        let count = unsafe gnutls_record_recv(session, buffer.baseAddress, buffer.count)
        return try result(count)
    }

    /// Writes what the socket takes.
    ///
    /// - Returns: how many bytes; nothing when it takes none now. The same bytes come again then.
    func write(_ bytes: UnsafeRawBufferPointer) throws(SMPPClientError) -> Int? {
        let count = unsafe gnutls_record_send(session, bytes.baseAddress, bytes.count)
        return try result(count)
    }

    /// Says good-bye without waiting for an answer.
    func close() { unsafe gnutls_bye(session, GNUTLS_SHUT_WR) }

    private func result(_ count: Int) throws(SMPPClientError) -> Int? {
        if count >= 0 { return count }
        if gnutls_error_is_fatal(Int32(count)) == 0 { return nil }
        throw Self.error(Int32(count))
    }

    private static func error(_ code: Int32) -> SMPPClientError {
        guard let text = unsafe gnutls_strerror(code) else { return .tls("error \(code)") }
        return unsafe .tls(String(cString: text))
    }
}
