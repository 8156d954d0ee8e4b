import Decisions
import EventLog
import PhoneNumbers
import Simulation
import Vocabulary

/// A scenario of a stranger's, run within limits.
public enum ScenarioRun {
    /// Why it has no log.
    public struct Refused: Error, Hashable, Sendable {
        /// What is wrong, in a sentence.
        public let problem: String

        /// Says what is wrong.
        public init(_ problem: String) {
            self.problem = problem
        }
    }

    /// How many steps a scenario may have.
    static let stepsMax = 1_000
    /// How many records its log may have.
    static let recordsMax: Position = 20_000
    /// How long it may run.
    static let patience = Duration.seconds(5)

    /// Runs a scenario on a virtual clock.
    ///
    /// - Parameter text: the scenario (the page Scenarios).
    /// - Returns: its log as `POST simulations` answers with it; or what is wrong.
    public static func answer(to text: String) -> Result<[UInt8], Refused> {
        let begin = ContinuousClock.now
        do {
            let scenario = try Scenario(parsing: Array(text.utf8), file: "scenario")
            guard scenario.steps.count <= stepsMax else {
                return .failure(Refused("A scenario has at most \(stepsMax) steps."))
            }
            let log = MemoryLog(identity: scenario.identity)
            let simulator = try Simulator(log: log, normalize: normalize)
            for step in scenario.steps {
                try simulator.take(step)
                guard log.lastPosition <= recordsMax, ContinuousClock.now - begin < patience else {
                    return .failure(Refused("The scenario takes too long."))
                }
            }
            return .success(json(of: try GoldenLog(of: log), records: log.lastPosition))
        } catch {
            return .failure(Refused("\(error)"))
        }
    }

    private static func json(of golden: GoldenLog, records: Position) -> [UInt8] {
        var json = JSONText()
        json.beginObject()
        json.member("records", records)
        json.key("log")
        json.beginArray()
        for line in golden.text.split(separator: "\n") { json.raw(String(line)) }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private static let normalize: Simulator.PhoneNumberNormalizer = { text, territory in
        switch PhoneNumbers.parse(text, territory: territory.isEmpty ? nil : territory) {
        case .valid(let e164, _, _): .success(e164)
        case .invalid(let rejection): .failure(NumberProblem(reason: rejection.rawValue))
        }
    }
}
