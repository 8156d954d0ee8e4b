import Foundation
import Testing

// What a newcomer sees first, and what an administrator changes in the page.
extension EndToEndTests {
    @Test func `the demo: one command, and a support centre with a history lives`() async throws {
        try await run("demo.py", [])
    }

    @Test func `every form of the administration is in the log, and pretend phones write`()
        async throws
    {
        let python = Self.checkout.appending(path: ".venv/bin/python").path
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "config/test-environment has made .venv"
        )
        try await run("workspace_administration.py", [], with: python)
    }
}
