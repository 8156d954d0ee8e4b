import Configuration
import Foundation
import Testing
import Vocabulary

@testable import Extensions

/// The checkout that the tests were built from.
let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The program that the test run built, which serves as the process that runs scripts.
let executable: String = {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = bundle.appending(path: "ledgerline").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return checkout.appending(path: ".build/debug/ledgerline").path
}()

/// A folder of scripts that ends with the test.
final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    init(_ files: [String: String] = [:]) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }
}

/// A script of a point whose function has this body.
func script(_ body: String, point: String = "Routing", order: Int = 1, applies: String = "")
    -> String
{
    let condition = applies.isEmpty ? "" : "applies(input) { return \(applies); }, "
    return
        "extension({ point: \"\(point)\", order: \(order), \(condition)run(input) { \(body) } });\n"
}

extension Extensions {
    /// Asks a point and waits.
    func consult(_ point: ExtensionPoint, _ input: String = "{}") -> Consultation {
        let semaphore = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var found = Consultation.none
        ask(point) {
            input
        } reading: { value, _ throws(ConfigurationError) in
            if case .string = value.value.content { return }
            throw value.refusal("is no text", advice: "")
        } done: {
            unsafe found = $0
            semaphore.signal()
        }
        semaphore.wait()
        return unsafe found
    }
}
