import Testing

extension EndToEndTests {
    @Test func `an application speaks SMPP with centres that others wrote, plain and over TLS`()
        async throws
    {
        try await run("esme.py", [])
    }
}
