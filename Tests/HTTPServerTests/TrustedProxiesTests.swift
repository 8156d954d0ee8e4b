import HTTPServer
import Testing

@Suite("Trusted proxies")
struct TrustedProxiesTests {
    @Test func `are read from addresses and networks, and nothing else`() throws {
        #expect(TrustedProxies(["127.0.0.1", "10.0.0.0/8", "fd00::/8", "::1"]) != nil)
        for text in ["", "x", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::1/129", "1.2.3.4/8/8"] {
            #expect(TrustedProxies([text]) == nil, "\(text)")
        }
    }

    @Test(
        "say who the client is, and nobody else does",
        arguments: [
            ("192.0.2.9", ["203.0.113.5"], "192.0.2.9"),
            ("127.0.0.1", [], "127.0.0.1"),
            ("127.0.0.1", ["203.0.113.5"], "203.0.113.5"),
            ("127.0.0.1", ["198.51.100.1, 203.0.113.5"], "203.0.113.5"),
            ("127.0.0.1", ["198.51.100.1, 203.0.113.5, 10.1.2.3"], "203.0.113.5"),
            ("127.0.0.1", ["198.51.100.1", "203.0.113.5,10.1.2.3"], "203.0.113.5"),
            ("127.0.0.1", ["10.9.9.9, 10.1.2.3"], "10.9.9.9"),
            ("127.0.0.1", ["203.0.113.5, nonsense"], "127.0.0.1"),
            ("127.0.0.1", ["nonsense, 203.0.113.5"], "203.0.113.5"),
            ("127.0.0.1", ["[2001:db8::7]:4711"], "2001:db8::7"),
            ("127.0.0.1", ["203.0.113.5:4711"], "203.0.113.5"),
        ]
    )
    func client(peer: String, forwarded: [String], client: String) throws {
        let proxies = try #require(TrustedProxies(["127.0.0.1", "10.0.0.0/8"]))
        #expect(proxies.client(of: peer, forwarded: forwarded) == client)
    }
}
