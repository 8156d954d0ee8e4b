import CAllocationCounter
import Decisions
import Engine
import Vocabulary

/// What a remembered id of a message costs (row R7): memory, and time to know it again.
struct SeenBenchmark {
    var ids = 1_000_000

    struct Figures {
        var heapBytesPerID: Double
        var nanosecondsToRemember: Double
        var nanosecondsToKnow: Double
        var nanosecondsToMiss: Double
        /// How many of the ids that were looked up were known: all of one half, none of the other.
        var known: Int
    }

    /// Remembers ids, then decides some that are known and some that are not.
    ///
    /// - Parameter folder: where tables are put away; nothing keeps all ids in memory.
    /// - Returns: what it cost.
    /// - Throws: what the rules refuse, which is nothing.
    func run(folder: String?) throws -> Figures {
        let time = Instant(rawValue: 1_772_442_000_000)
        let before = heap_bytes_in_use()
        var state = DecisionState(
            sysIDKey: SysIDKey(high: 0, low: 1),
            archive: folder.map { SeenFiles(folder: $0) }
        )
        let clock = ContinuousClock()
        let remembering = clock.measure {
            for number in 0..<ids {
                state.apply(message(number), at: Position(number + 1), time: time)
            }
        }
        let heap = heap_bytes_in_use() - before
        var outcomes = Outcomes()
        var known = 0
        let looked = min(ids, 100_000)
        func look(from first: Int) throws -> Duration {
            try clock.measure {
                for number in 0..<looked {
                    outcomes.restart(next: Position(ids + 2), time: time)
                    let input = message(first + number * (ids / looked))
                    let verdict = try state.decide(
                        input,
                        at: time,
                        position: Position(ids + 1),
                        into: &outcomes
                    )
                    if case .repeated = verdict { known += 1 }
                }
            }
        }
        let knowing = try look(from: 0)
        let missing = try look(from: ids)
        return Figures(
            heapBytesPerID: Double(heap) / Double(ids),
            nanosecondsToRemember: nanoseconds(remembering) / Double(ids),
            nanosecondsToKnow: nanoseconds(knowing) / Double(looked),
            nanosecondsToMiss: nanoseconds(missing) / Double(looked),
            known: known
        )
    }

    private func message(_ number: Int) -> Input {
        .smsReceived(
            SMSReceived(
                from: .anonymous,
                to: .anonymous,
                body: "Hello",
                providerMessageID: "SM\(number)"
            )
        )
    }

    private func nanoseconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
    }
}
