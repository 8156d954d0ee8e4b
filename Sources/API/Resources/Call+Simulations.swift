import Decisions
import EventLog
import PhoneNumbers
import Simulation
import Vocabulary

extension Call {
    /// How long a scenario's text may be, in characters.
    private static let scenarioMax = 131_072
    /// How many steps a scenario may have.
    private static let stepsMax = 1_000
    /// How many records its log may have.
    private static let recordsMax: Position = 20_000
    /// How long it may run.
    private static let patience = Duration.seconds(5)

    /// `POST simulations`: runs a scenario on a virtual clock and answers with its log (the page Scenarios).
    ///
    /// It has an engine of its own in memory, on a thread of its own: the service's log and its writer
    /// have no part in it. One runs at a time.
    func runSimulation() throws(APIError) {
        var fields = try fields()
        let text = try fields.neededText("scenario", limit: Self.scenarioMax)
        try fields.end()
        let isTaken = surface.simulations.run {
            attempt { () throws(APIError) in try simulate(text) }
        }
        guard isTaken else { throw .overloaded }
    }

    private func simulate(_ text: String) throws(APIError) {
        let begin = ContinuousClock.now
        let log: MemoryLog
        let golden: GoldenLog
        do {
            let scenario = try Scenario(parsing: Array(text.utf8), file: "scenario")
            guard scenario.steps.count <= Self.stepsMax else {
                throw APIError.scenarioRefused("A scenario has at most \(Self.stepsMax) steps.")
            }
            log = MemoryLog(identity: scenario.identity)
            let simulator = try Simulator(log: log, normalize: Self.normalize)
            for step in scenario.steps {
                try simulator.take(step)
                guard log.lastPosition <= Self.recordsMax,
                    ContinuousClock.now - begin < Self.patience
                else { throw APIError.scenarioRefused("The scenario takes too long.") }
            }
            golden = try GoldenLog(of: log)
        } catch let error as APIError {
            throw error
        } catch {
            throw .scenarioRefused("\(error)")
        }
        var json = JSONText()
        json.beginObject()
        json.member("records", log.lastPosition)
        json.key("log")
        json.beginArray()
        for line in golden.text.split(separator: "\n") { json.raw(String(line)) }
        json.endArray()
        json.endObject()
        reply.json(json)
    }

    private static let normalize: Simulator.PhoneNumberNormalizer = { text, territory in
        switch PhoneNumbers.parse(text, territory: territory.isEmpty ? nil : territory) {
        case .valid(let e164, _, _): .success(e164)
        case .invalid(let rejection): .failure(NumberProblem(reason: rejection.rawValue))
        }
    }
}
