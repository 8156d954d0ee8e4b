public import Foundation
import EventLog
import Simulation
import Vocabulary

/// The scenario files of the project, as scenarios and as workloads.
public enum ScenarioFiles {
    /// The folder of fixtures.
    public static let fixtures = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "fixtures")

    /// All scenario files, in order.
    public static let all: [URL] = {
        let folder = fixtures.appending(path: "scenarios")
        let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".json5") }.sorted()
            .map { folder.appending(path: $0) }
    }()

    /// The inputs and ticks of a scenario file; a question is a tick.
    ///
    /// - Throws: what is wrong with the file, or what did not go as it says.
    public static func workload(_ file: URL) throws -> Workload {
        let scenario = try Scenario(
            parsing: Array(try Data(contentsOf: file)),
            file: file.lastPathComponent
        )
        let simulator = try Simulator(log: MemoryLog(identity: scenario.identity)) { text, _ in
            .success(text)
        }
        var steps: [Workload.Step] = []
        for step in scenario.steps {
            switch step.act {
            case .tick: steps.append(Workload.Step(step.time))
            case .question:
                steps.append(Workload.Step(step.time))
                try simulator.advance(to: step.time)
                continue
            case .input(let name, let fields, _):
                // Names of what earlier steps made must be known by now, so the input is read here.
                let input = try simulator.input(name, fields)
                steps.append(Workload.Step(step.time, input))
            }
            try simulator.take(step)
        }
        return Workload(
            name: file.lastPathComponent,
            identity: scenario.identity,
            steps: steps
        )
    }
}
