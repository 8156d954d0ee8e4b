import Testing

extension EndToEndTests {
    @Test func `a backup under load is restored with all that was acknowledged`()
        async throws
    {
        try await run("backup.py", [])
    }
}
