import Foundation
import Testing

/// The built executable with real peers on loopback: a gateway, pretend phones, a terminal.
///
/// Each test is a script that starts what it needs, ends it, and exits with 0 when all is as it should be.
@Suite("End to end", .serialized)
struct EndToEndTests {
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The executable that the test run built, beside the test's own.
    private static let executable: URL = {
        let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = bundle.appending(path: "ledgerline")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return checkout.appending(path: ".build/debug/ledgerline")
    }()

    func run(
        _ script: String,
        _ arguments: [String],
        with interpreter: String = "python3"
    ) async throws {
        try #require(
            FileManager.default.isExecutableFile(atPath: Self.executable.path),
            "the executable has been built"
        )
        let output = FileManager.default.temporaryDirectory
            .appending(path: "ledgerline-\(UUID().uuidString).log")
        defer { try? FileManager.default.removeItem(at: output) }
        try Data().write(to: output)
        let handle = try FileHandle(forWritingTo: output)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let path = Self.checkout.appending(path: "Tests/EndToEndTests/\(script)").path
        process.arguments = [interpreter, path, Self.executable.path] + arguments
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        // Waiting holds no thread: other tests want the pool's.
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do {
                try Self.withSignals { try process.run() }
            } catch {
                process.terminationHandler = nil
                done.resume(throwing: error)
            }
        }
        let text = try String(contentsOf: output, encoding: .utf8)
        #expect(process.terminationStatus == 0, "\(text)")
    }

    /// Runs something with no signal blocked.
    ///
    /// The pool's threads block nearly all of them, a process inherits that, and so do the processes that
    /// it starts: nobody of them would hear that it is to end.
    private static func withSignals<Failure>(_ body: () throws(Failure) -> Void) throws(Failure) {
        var none = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    @Test func `three phones write through a real gateway, and a killed daemon loses nothing`()
        async throws
    {
        let gateway = Self.checkout.appending(path: "fixtures/kannel/kannel.conf").path
        try await run("kannel.py", [gateway])
    }

    @Test func `parts of long messages through a real gateway become one message each`()
        async throws
    {
        try await run("parts.py", [])
    }

    @Test func `a real gateway brings messages by POST, as post-url and as post-xml`() async throws
    {
        try await run("kannel_post.py", [])
    }

    @Test func `a far end that does everything wrong and a storm of kills: nothing is lost`()
        async throws
    {
        try await run("chaos.py", [])
    }

    @Test func `hundreds of messages both ways through a real gateway, with reports`() async throws
    {
        try await run("gateway_load.py", [])
    }

    @Test
    func
        `pictures both ways, pausing, and tests of credentials, with Twilio's and another far end`()
        async throws
    {
        try await run("providers.py", [])
    }

    @Test func `STOP holds from its acknowledgement on, whatever is killed, until START`()
        async throws
    {
        try await run("consent.py", [])
    }

    @Test func `provider test says what is right and what is wrong, of every kind of provider`()
        async throws
    {
        try await run("provider_test.py", [])
    }

    @Test func `pysnc and pysnow, unmodified, have a day at the platform's API`() async throws {
        try await run("client_libraries.py", [])
    }

    @Test func `a terminal phone is answered, and wrong things have clear errors`() async throws {
        let configuration = Self.checkout.appending(path: "config/ledgerline.json5").path
        try await run("loopback.py", [configuration])
    }

    @Test
    func `topics, scripts and a bot of somebody else's answer, and what fails costs nobody else`()
        async throws
    {
        let configuration = Self.checkout.appending(path: "config/ledgerline.json5").path
        let python = Self.checkout.appending(path: ".venv/bin/python").path
        try await run("bot.py", [configuration, python])
    }

    @Test
    func
        `webhooks come to a receiver of somebody else's making: signed, in order, whatever fails`()
        async throws
    {
        let python = Self.checkout.appending(path: ".venv/bin/python").path
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "config/test-environment has made .venv"
        )
        try await run("webhooks.py", [], with: python)
    }

    @Test func `wrong things are named at a check and at a reload, and disturb nothing`()
        async throws
    {
        try await run("faults.py", [])
    }

    @Test func `the OpenAPI document is true, as far as a fuzzer can tell`() async throws {
        let python = Self.checkout.appending(path: ".venv/bin/python").path
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "config/test-environment has made .venv"
        )
        try await run("openapi.py", [], with: python)
    }
}
