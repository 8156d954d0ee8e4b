import Testing

@testable import HTTPClient
@testable import Providers

@Suite("A medium of a requester's")
struct MediaFetchTests {
    private static let source = MediaSource(
        baseURL: "https://api.example.com",
        credentials: .init(user: "AC1", password: "secret")
    )

    private func fetch(
        _ url: String = "https://api.example.com/media/1",
        allowsPrivate: Bool = false
    ) -> MediaFetch {
        MediaFetch(
            url,
            from: Self.source,
            limits: MediaLimits(bytesMax: 100, allowsPrivateAddresses: allowsPrivate)
        )
    }

    private func request(_ step: MediaFetch.Step) throws -> HTTPClientRequest {
        guard case .ask(let request) = step else {
            throw NotAsked(step: "\(step)")
        }
        return request
    }

    private struct NotAsked: Error { let step: String }

    private func isGivenUp(_ step: MediaFetch.Step) -> Bool {
        guard case .give = step else { return false }
        return true
    }

    private func redirect(_ location: String) -> HTTPClientResponse {
        answer(307, [("Location", location)])
    }

    private func answer(
        _ status: Int,
        _ headers: [(name: String, value: String)] = [],
        _ body: String = ""
    ) -> HTTPClientResponse {
        HTTPClientResponse(status: status, headers: headers, body: Array(body.utf8))
    }

    @Test func `is asked for with the credentials, of the provider's own API only`() throws {
        let own = try request(fetch().begin())
        #expect(own.basicAuthentication?.user == "AC1")
        #expect(own.maxResponseBytes == 100)
        #expect(!own.publicAddressesOnly, "where the API is was the administrator's choice")
        for url in [
            "https://api.example.com.evil.org/1", "https://api.example.com@evil.org/1",
            "https://api.example.com:8443/1", "https://evil.org/https://api.example.com/",
            "https://evil.org\\api.example.com/",
        ] {
            let foreign = try request(fetch(url).begin())
            #expect(foreign.basicAuthentication == nil, "\(url)")
            #expect(foreign.publicAddressesOnly, "\(url)")
        }
        #expect(isGivenUp(fetch("http://evil.org/1").begin()), "not without TLS")
        #expect(isGivenUp(fetch("file:///etc/passwd").begin()))
    }

    @Test func `is followed where it is redirected, without credentials and a few times`() throws {
        var fetch = fetch()
        let next = try request(fetch.answered(.success(redirect("https://cdn.example.net/x"))))
        #expect(next.url == "https://cdn.example.net/x")
        #expect(next.basicAuthentication == nil && next.publicAddressesOnly)
        let relative = try request(fetch.answered(.success(redirect("/y"))))
        #expect(relative.url == "https://cdn.example.net/y")
        for location in ["//evil.org/", "gopher://evil.org/", "http://169.254.169.254/latest"] {
            var other = self.fetch()
            #expect(isGivenUp(other.answered(.success(redirect(location)))), "\(location)")
        }
        for _ in 3...MediaFetch.redirectsMax {
            _ = try request(fetch.answered(.success(redirect("/again"))))
        }
        #expect(isGivenUp(fetch.answered(.success(redirect("/again")))))
    }

    @Test func `is kept, asked for later, or given up, by what comes back`() throws {
        var fetch = fetch()
        guard case .keep(let bytes) = fetch.answered(.success(answer(200, [], "abc"))) else {
            Issue.record("what came is kept")
            return
        }
        #expect(bytes == Array("abc".utf8))
        for status in [404, 429, 500, 503] {
            guard case .later = fetch.answered(.success(answer(status))) else {
                Issue.record("\(status) passes")
                continue
            }
        }
        guard case .later = fetch.answered(.failure(.uncertain(code: 28, reason: "late"))) else {
            Issue.record("a time-out passes")
            return
        }
        #expect(isGivenUp(fetch.answered(.success(answer(403)))))
        #expect(isGivenUp(fetch.answered(.failure(.responseTooLarge(status: 200)))))
    }

    @Test func `from an address of this machine is not fetched, whatever its name`() throws {
        let server = try ProviderServer(status: 200, body: "x")
        defer { server.close() }
        for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"] {
            var request = HTTPClientRequest(url: server.url.replacing("127.0.0.1", with: host))
            request.publicAddressesOnly = true
            #expect(throws: HTTPClientError.self, "\(host)") {
                try server.client.sendBlocking(request)
            }
        }
        #expect(server.seen.isEmpty)
        let request = HTTPClientRequest(url: server.url)
        #expect(try server.client.sendBlocking(request).status == 200)
    }
}
