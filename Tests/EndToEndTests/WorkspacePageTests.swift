import Foundation
import Testing

// The workspace page in Debian's Chromium, driven by Playwright, with pretend phones.
extension EndToEndTests {
    private func browse(_ script: String) async throws {
        let python = Self.checkout.appending(path: ".venv/bin/python").path
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "config/test-environment has made .venv"
        )
        try #require(
            FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium"),
            "config/install has installed chromium"
        )
        try await run(script, [], with: python)
    }

    @Test
    func
        `two agents in two browsers: offer, answer, unread, hold, transfer, wrap-up, close`()
        async throws
    {
        try await browse("workspace.py")
    }

    @Test
    func
        `Compose SMS warns and does what its row says; offers run out; a daemon goes and comes back`()
        async throws
    {
        try await browse("workspace_compose.py")
    }

    @Test func `an auditor sees how a conversation stood, verifies the log, takes a proof along`()
        async throws
    {
        try await browse("workspace_audit.py")
    }

    @Test func `the board is live, its charts have their numbers behind them, agents are refused`()
        async throws
    {
        try await browse("workspace_board.py")
    }

    @Test func `texts that are attacks do no harm in the page, in exports and in a terminal`()
        async throws
    {
        try await browse("workspace_hostile.py")
    }

    @Test func `axe-core finds nothing serious on any page, light and dark`() async throws {
        try await browse("workspace_access.py")
    }

    @Test func `the page is light and quick, with thousands of conversations and 200 streams`()
        async throws
    {
        try await browse("workspace_speed.py")
    }
}
