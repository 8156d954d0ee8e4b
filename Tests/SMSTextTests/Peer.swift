import Foundation

/// Published Python packages, asked through a script; `config/test-environment` installs them.
enum Peer {
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Runs the script to its end without holding a thread.
    static func ask(_ question: String, input: URL? = nil) async throws -> [Data] {
        let output = FileManager.default.temporaryDirectory
            .appending(path: "ledgerline-\(UUID().uuidString).out")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = checkout.appending(path: ".venv/bin/python")
        process.arguments = [
            checkout.appending(path: "Tests/SMSTextTests/peers.py").path, question,
        ]
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch {
                process.terminationHandler = nil
                done.resume(throwing: error)
            }
        }
        guard process.terminationStatus == 0 else {
            throw CocoaError(.executableLoad)
        }
        return try Data(contentsOf: output).split(separator: UInt8(ascii: "\n"))
    }
}
