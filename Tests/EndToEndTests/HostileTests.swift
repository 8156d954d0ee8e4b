import Testing

extension EndToEndTests {
    @Test func `a stranger may send anything: clear errors, flat memory, and messages go through`()
        async throws
    {
        try await run("hostile.py", [])
    }

    @Test func `with a certificate, clients verify it and nothing else is spoken`() async throws {
        try await run("tls.py", [])
    }
}
