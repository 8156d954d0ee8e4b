import Configuration
import Extensions
import Foundation
import Vocabulary

extension Command {
    static let extensionList = Command(
        name: "extension list",
        summary: "shows the site's scripts in the order in which they are asked",
        synopsis: ["extension list [--config FILE]"],
        about: """
            Ends with 1 when a script is wrong.
            """,
        options: [
            .option("config", "FILE", .file, "the configuration, as for every command")
        ]
    ) { arguments in
        let site = try Site.read(arguments)
        let library = try Scripts.library(site)
        for point in ExtensionPoint.allCases {
            let scripts = library.scripts(at: point)
            print("\(point.word): \(scripts.isEmpty ? "the default behaviour" : "")")
            for script in scripts {
                let topic = script.topic.isEmpty ? "" : "  topic \(script.topic)"
                print("  \(script.order)  \(script.name)  \(script.hash.prefix(16))\(topic)")
            }
        }
        for finding in library.findings { complain(finding.description) }
        return library.findings.contains { $0.weight == .error } ? .found : .success
    }

    static let extensionTest = Command(
        name: "extension test",
        summary: "asks one script with an input from a file and shows its result",
        synopsis: ["extension test FILE INPUT.json [--config FILE]"],
        arguments: .file,
        about: """
            The script runs as in the daemon: with its time limit, in a process of its own, without
            clock, chance, files and network. What the point makes of the result is not checked.
            Ends with 1 when the script fails.
            """,
        options: [
            .option("config", "FILE", .file, "the configuration, for the time limit")
        ]
    ) { arguments in
        guard arguments.plain.count == 2 else {
            throw CommandLineError(message: "it takes a script and an input")
        }
        let limits = (try? Site.read(arguments)).map { ScriptLimits($0.extensions) } ?? .usual
        guard let data = FileManager.default.contents(atPath: arguments.plain[1]) else {
            throw CommandFailure("\(arguments.plain[1]) cannot be read")
        }
        let runner = ScriptRunner(
            executable: ScriptRunner.thisProgram,
            memoryBytesMax: limits.memoryBytes
        )
        do throws(ExtensionsError) {
            let script = try runner.script(at: arguments.plain[0], limit: limits.time)
            let started = ContinuousClock.now
            let result = try runner.run(
                script,
                input: String(decoding: data, as: UTF8.self),
                limit: limits.time
            )
            let took = ContinuousClock.now - started
            print(result ?? "(it does not apply)")
            complain("\(script.point.word), order \(script.order), \(script.hash), \(took)")
            return .success
        } catch {
            guard case .finding(let finding) = error else {
                throw CommandFailure("scripts cannot be run: \(error)")
            }
            complain(finding.description)
            return .found
        }
    }

    /// What the daemon and the commands above start; nobody calls it by hand.
    static let extensionHost = Command(
        name: "extension host",
        summary: "",
        synopsis: ["extension host"],
        about: ""
    ) { _ in
        ScriptHost.serve()
        return .success
    }
}
