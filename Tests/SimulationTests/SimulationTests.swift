import EventLog
import Simulation
import Testing

@Test func `a step of no known kind is named with its line and key`() {
    #expect(throws: (any Error).self) {
        let scenario = try Scenario(
            parsing: Array("{ steps: [ { dance: {} } ] }".utf8),
            file: "scenario.json5"
        )
        let simulator = try Simulator(log: MemoryLog()) { text, _ in .success(text) }
        for step in scenario.steps { try simulator.take(step) }
    }
}
