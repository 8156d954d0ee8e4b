import Foundation
import Testing

extension EndToEndTests {
    @Test func `a backup under load is restored with all that was acknowledged`()
        async throws
    {
        try await run("backup.py", [])
    }

    @Test func `records are exported as CloudEvents beside the daemon`() async throws {
        try await run("export.py", [])
    }

    @Test func `an export becomes the same log again, and an altered one becomes none`()
        async throws
    {
        try await run("import_events.py", [])
    }

    @Test func `a new version follows a daemon, compares every decision and takes over its views`()
        async throws
    {
        try await run("shadow.py", [])
    }

    @Test func `an exported interaction is proven offline by two programs that find every change`()
        async throws
    {
        let python = Self.checkout.appending(path: ".venv/bin/python").path
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "config/test-environment has made .venv"
        )
        try await run("prove.py", [], with: python)
    }

    @Test func `what is known of a requester is destroyed, and the log still verifies`()
        async throws
    {
        try await run("erase.py", [])
    }

    @Test func `help, manual page and shells know every command and option`() async throws {
        try await run("command_line.py", [])
    }
}
