import Testing

extension EndToEndTests {
    @Test func `a real Prometheus finds what dashboard and alerts ask for, and the page lists it`()
        async throws
    {
        try await run("metrics.py", [])
    }

    @Test func `a real service manager starts, reloads, watches, feeds and stops the unit`()
        async throws
    {
        try await run("service.py", [])
    }
}
