import Foundation
import TestSupport
import Testing

@Suite("Another process")
struct ProcessTests {
    /// The probe beside the tests' own executable.
    private static func probe() throws -> URL {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        var folders = [own.deletingLastPathComponent()]
        folders += CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
        let found = folders.map { $0.appending(path: "simulation-probe") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        return try #require(found, "the probe is built with the tests")
    }

    private func output(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = try Self.probe()
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `with other hash seeds writes the same bytes`() throws {
        let expected = try Workloads.some(seeds: 200).map { workload in
            "\(workload.name) \(try workload.run().log.summary())\n"
        }
        .joined()
        for _ in 0..<3 { #expect(try output(["1", "200"]) == expected) }
    }
}
