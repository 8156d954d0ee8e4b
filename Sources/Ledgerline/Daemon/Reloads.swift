import API
import Synchronization

/// Counts what became of the configuration when it was read again.
final class Reloads: Sendable {
    private struct State {
        var taken: UInt64 = 0
        var kept: UInt64 = 0
        var isKept = false
    }

    private let state = Mutex(State())

    /// The file was read and holds.
    func took() {
        state.withLock { state in
            state.taken += 1
            state.isKept = false
        }
    }

    /// The file has a fault, so the former one holds.
    func kept() {
        state.withLock { state in
            state.kept += 1
            state.isKept = true
        }
    }

    /// The same for `/metrics`.
    var figures: [Figure] {
        let state = state.withLock { $0 }
        func counter(_ outcome: String, _ count: UInt64) -> Figure {
            Figure(
                "ledgerline_configuration_reloads_total",
                .counter,
                help: "How often the configuration was read again, by what became of it.",
                labels: [Figure.Label("outcome", outcome)],
                value: Double(count)
            )
        }
        return [
            counter("taken", state.taken), counter("kept", state.kept),
            Figure(
                "ledgerline_configuration_kept",
                .gauge,
                help: "Whether the file has a fault, so that what was read before holds.",
                value: state.isKept ? 1 : 0
            ),
        ]
    }
}
