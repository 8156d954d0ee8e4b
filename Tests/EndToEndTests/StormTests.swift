import Testing

extension EndToEndTests {
    @Test func `a daemon killed twice while all speak loses nothing and repeats nothing`()
        async throws
    {
        try await run("storm.py", [])
    }
}
