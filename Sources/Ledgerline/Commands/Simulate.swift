import Decisions
import EventLog
import Foundation
import PhoneNumbers
import Simulation
import Vocabulary

extension Command {
    static let simulate = Command(
        name: "simulate",
        summary: "runs a scenario on a virtual clock and prints or compares its log",
        synopsis: [
            "simulate SCENARIO.json5 [--compare GOLDEN.jsonl] [--root] [--into DIR]",
            "simulate --centre SEED [--agents N] [--requesters N] [--days N]",
        ],
        arguments: .file,
        about: """
            The scenario's inputs go through the same engine as the daemon's, in no time. The log that
            comes out is a function of the inputs and their times alone.
            """,
        options: [
            .option(
                "compare",
                "FILE",
                .file,
                "ends with 1 at the first line in which the log differs from FILE"
            ),
            .flag("root", "prints only how many records there are and the root of their tree"),
            .option(
                "into",
                "DIR",
                .directory,
                "writes the log into a data directory instead of memory"
            ),
            .option(
                "centre",
                "SEED",
                "instead of a scenario: a support centre that the seed makes up, with waiting "
                    + "times, service levels and utilisation as a table; an auditor looks at every "
                    + "record and ends with 1 at the first promise that is broken"
            ),
            .option("agents", "N", "how many agents it has; 200 unless told otherwise"),
            .option("requesters", "N", "how many people write to it; else 50,000"),
            .option("days", "N", "for how many days; else 30"),
        ]
    ) { arguments in
        if let seed = arguments["centre"] { return try centre(seed, arguments) }
        guard let file = arguments.plain.first, arguments.plain.count == 1 else {
            throw CommandLineError(message: "one scenario is needed")
        }
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw CommandFailure("\(file) cannot be read")
        }
        let scenario: Scenario
        let log: any RecordLog
        do {
            scenario = try Scenario(parsing: [UInt8](bytes), file: file)
            log = try Self.log(for: scenario, into: arguments["into"])
            let simulator = try Simulator(log: log, normalize: Self.normalize)
            for step in scenario.steps { try simulator.take(step) }
        } catch let error as SimulationError {
            throw CommandFailure(error.description, status: .found)
        }
        let golden = try GoldenLog(of: log)
        if let expected = arguments["compare"] {
            guard let contents = FileManager.default.contents(atPath: expected) else {
                throw CommandFailure("\(expected) cannot be read")
            }
            let text = String(decoding: contents, as: UTF8.self)
            if let difference = golden.firstDifference(from: text) {
                print("line \(difference.line)")
                print("expected \(difference.expected)")
                print("found    \(difference.found)")
                return .found
            }
            print("\(log.lastPosition) records, as in \(expected)")
        } else if arguments.has("root") {
            print("\(log.lastPosition) \(try log.root(at: log.lastPosition))")
        } else {
            print(golden.text, terminator: "")
        }
        return .success
    }

    /// What the daemon starts for a scenario that comes by the API; nobody calls it by hand.
    static let simulateHost = Command(
        name: "simulate host",
        summary: "",
        synopsis: ["simulate host"],
        about: ""
    ) { _ in
        ScenarioProcess.serve()
        return .success
    }

    private static func log(for scenario: Scenario, into path: String?) throws -> any RecordLog {
        guard let path else { return MemoryLog(identity: scenario.identity) }
        let folder = DataDirectory(path: path).log
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw CommandFailure("\(path) has a log already; name another folder")
        }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        var options = LMDBLogOptions()
        options.identity = scenario.identity
        options.sync = false
        return try LMDBLog(directory: folder, options: options)
    }

    /// Reads a number as the engine's API does.
    static let normalize: Simulator.PhoneNumberNormalizer = { text, territory in
        switch PhoneNumbers.parse(text, territory: territory.isEmpty ? nil : territory) {
        case .valid(let e164, _, _): .success(e164)
        case .invalid(let rejection): .failure(NumberProblem(reason: rejection.rawValue))
        }
    }
}
