import HTTPServer
import Vocabulary

extension Call {
    /// How long a scenario's text may be, in characters.
    private static let scenarioMax = 131_072

    /// `POST simulations`: runs a scenario on a virtual clock and answers with its log (the page Scenarios).
    ///
    /// It has an engine of its own in memory: the service's log and its writer have no part in it. One
    /// runs at a time, in a process of its own where the daemon serves.
    func runSimulation() throws(APIError) {
        var fields = try fields()
        let text = try fields.neededText("scenario", limit: Self.scenarioMax)
        try fields.end()
        let isTaken = surface.simulations.run {
            attempt { () throws(APIError) in
                switch surface.options.simulate(text) {
                case .success(let bytes): reply.send(.json(bytes))
                case .failure(let refusal): throw .scenarioRefused(refusal.problem)
                }
            }
        }
        guard isTaken else { throw .overloaded }
    }
}
