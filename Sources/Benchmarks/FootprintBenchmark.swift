import CAllocationCounter
import Decisions
import Engine
import EventLog
import Scheduler
import Vocabulary

/// What the decision state holds for each active interaction, known number and pending timer.
struct FootprintBenchmark {
    var interactions = 100_000

    struct Figures {
        var bytesPerInteraction: Double
        var bytesPerTimer: Double
        var steadyAllocationsPerDecision: Double
    }

    func run() throws -> Figures {
        let time = Instant(rawValue: 1_772_442_000_000)
        let log = MemoryLog(identity: LogIdentity(high: 0, low: 1))
        let fresh = try Ledger(log: log)
        try InboundBenchmark.configure(fresh, at: time)
        let application = fresh.state.applications[0].application
        for index in 0..<interactions {
            let message = SMSReceived(
                application: application,
                from: Address("+1555\(1_000_000 + index)") ?? .anonymous,
                to: InboundBenchmark.company,
                body: "Hello"
            )
            _ = try fresh.admit(.smsReceived(message), at: time)
        }
        try fresh.commit()
        // A second ledger on the same records: what it adds is the state alone.
        let before = heap_bytes_in_use()
        let folded = try Ledger(log: log)
        let after = heap_bytes_in_use()
        let timers = MemoryLayout<PendingTimer>.stride + 16
        // The second message of each requester joins and arms nothing: the steady path.
        let inputs = (0..<10_000).map { index in
            Input.smsReceived(
                SMSReceived(
                    application: application,
                    from: Address("+1555\(1_000_000 + index)") ?? .anonymous,
                    to: InboundBenchmark.company,
                    body: "Hello, my order has not arrived yet and I would like to know when"
                )
            )
        }
        var outcomes = Outcomes()
        let counted = allocation_count()
        for input in inputs {
            outcomes.restart(next: folded.next + 1, time: time)
            _ = try folded.state.decide(input, at: time, position: folded.next, into: &outcomes)
        }
        let allocations = allocation_count() - counted
        return Figures(
            bytesPerInteraction: Double(after - before) / Double(interactions),
            bytesPerTimer: Double(timers),
            steadyAllocationsPerDecision: Double(allocations) / Double(inputs.count)
        )
    }
}
