import Glibc
import HTTPClient
import HTTPServer
import Testing

@Suite("TLS")
struct TLSTests {
    @Test func `is spoken with whoever trusts the certificate, and with nobody else`() throws {
        var configuration = HTTPServerConfiguration()
        configuration.tls = .init(certificate: certificate, key: key)
        let server = try HTTPServer(configuration: configuration) { request, responder in
            responder.respond(.text("secure=\(request.isSecure) \(request.body.count)"))
        }
        try server.start()
        defer { server.stop(gracefulWithin: 0) }
        let path = "/tmp/ledgerline-authority-\(getpid())-\(server.port).pem"
        let file = unsafe fopen(path, "w")
        unsafe fputs(certificate, file)
        unsafe fclose(file)
        defer { unsafe unlink(path) }

        let request = HTTPClientRequest(
            method: "POST",
            url: "https://127.0.0.1:\(server.port)/",
            body: [UInt8](repeating: 65, count: 100_000)
        )
        let trusting = HTTPClient(certificateAuthorities: path)
        defer { trusting.shutDown() }
        for _ in 0..<3 {
            let response = try trusting.sendBlocking(request)
            #expect(String(decoding: response.body, as: UTF8.self) == "secure=true 100000")
        }
        let other = HTTPClient()
        defer { other.shutDown() }
        let error = #expect(throws: HTTPClientError.self) { try other.sendBlocking(request) }
        guard case .failedBeforeSending = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `needs a certificate that can be read`() throws {
        var configuration = HTTPServerConfiguration()
        configuration.tls = .init(certificate: "nonsense", key: key)
        let server = try HTTPServer(configuration: configuration) { _, responder in
            responder.respond(.empty())
        }
        #expect(throws: HTTPServerError.refusedToStart) { try server.start() }
    }
}

/// A key for these tests alone; it secures nothing.
private let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggXTk3ARW5CPzQN8x
    fa9DO+HjGS1AKoI74YhpIspvVRWhRANCAARqmPcYTY7DMPGO0mYTsGJqwUTk+RHL
    dNtuSS+mINEGcNVMj/jEI7adYUw6XlZPu/v9+YvAVoSmVKSLOnLu/VVx
    -----END PRIVATE KEY-----
    """

/// Self-signed for 127.0.0.1, valid for a century.
private let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBkDCCATagAwIBAgIUUzqXO7s9woGR+O1RofNI4xn6ewQwCgYIKoZIzj0EAwIw
    FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMDIyNDM1N1oYDzIxMjYxMDI3
    MjI0MzU3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
    PQMBBwNCAARqmPcYTY7DMPGO0mYTsGJqwUTk+RHLdNtuSS+mINEGcNVMj/jEI7ad
    YUw6XlZPu/v9+YvAVoSmVKSLOnLu/VVxo2QwYjAdBgNVHQ4EFgQUd0h8V4emE0v2
    dn9Im3U0+lU4UAwwHwYDVR0jBBgwFoAUd0h8V4emE0v2dn9Im3U0+lU4UAwwDwYD
    VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
    IHM450AfE3nJ/OD7fZvka5aHi8wIPLb1JPqdw5Iu8T8cAiEA9RlhCAoUoX8FqWy7
    +b4N6ZvgF06jvqL89PMgxPj1xJQ=
    -----END CERTIFICATE-----
    """
