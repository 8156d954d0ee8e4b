import Engine

/// The writer's figures for `/metrics`.
func engineFigures(_ figures: EngineFigures) -> [Figure] {
    func counter(_ name: String, _ help: String, _ value: UInt64) -> Figure {
        Figure("ledgerline_" + name, .counter, help: help, value: Double(value))
    }
    func counters(_ name: String, _ help: String, _ counts: [String: UInt64]) -> [Figure] {
        counts.sorted { $0.key < $1.key }.map { reason, count in
            Figure(
                "ledgerline_" + name,
                .counter,
                help: help,
                labels: [Figure.Label("reason", reason)],
                value: Double(count)
            )
        }
    }
    func histogram(_ name: String, _ help: String, _ durations: DurationCounts) -> Figure {
        Figure("ledgerline_" + name, help: help, durations: durations)
    }
    return [
        counter("inputs_accepted_total", "Inputs that are in the log.", figures.accepted),
        counter("inputs_refused_total", "Inputs that the rules refused.", figures.refused),
    ]
        + counters(
            "refusals_total",
            "Inputs that the rules refused, by the reason.",
            figures.refusals
        )
        + counters(
            "inputs_turned_away_total",
            "Inputs that the writer could not look at, by the reason.",
            figures.turnedAway
        ) + [
            gauge("inputs_waiting", "Inputs that wait for the writer.", Double(figures.waiting)),
            counter("commits_total", "Commits.", figures.commits),
            counter("records_total", "Records in them.", figures.records),
            gauge("active_interactions", "Active interactions.", Double(figures.active)),
            gauge("pending_timers", "Pending timers.", Double(figures.timers)),
            gauge("held_parts", "Parts of messages that wait.", Double(figures.heldParts)),
            gauge(
                "timer_lateness_seconds",
                "How late the last timer fired.",
                Double(figures.latenessMilliseconds) / 1_000
            ),
            gauge(
                "clock_stopped",
                "Whether the clock stops admission.",
                figures.clockStopped ? 1 : 0
            ),
            histogram(
                "input_durable_seconds",
                "What inputs took from when the writer got them until they were durable.",
                figures.inputTimes
            ),
            histogram(
                "commit_seconds",
                "What commits took until they were durable.",
                figures.commitTimes
            ),
            histogram(
                "timer_fired_late_seconds",
                "How late timers fired: the latest of each turn that had one due.",
                figures.timerLateness
            ),
        ]
}
