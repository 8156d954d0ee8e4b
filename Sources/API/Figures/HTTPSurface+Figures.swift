import Accounts
import Decisions
import Engine
import EventLog
import Projections
import Vocabulary

extension HTTPSurface {
    /// All figures; their page is *Operations*.
    ///
    /// Waits for the writer, but not for long: what looks after the service looks hardest when the writer
    /// is held up.
    var figures: [Figure] {
        let state = stateFigures
        return engineFigures(engine.figures) + [
            gauge(
                "writer_answers",
                "Whether the writer answered within a second; else what it knows is missing here.",
                state == nil ? 0 : 1
            )
        ] + (state ?? []) + viewFigures + requestFigures + options.figures()
    }

    /// What the writer knows; nothing when it does not answer in time.
    private var stateFigures: [Figure]? {
        let now = engine.clock.read().wall
        return engine.ask(within: .seconds(1)) { state, _ in
            let routing = state.routing
            let counts = routing.agentCounts
            let presences = routing.presences.map { ($0.presence, $0.name) }
            let queues = state.queues.filter(\.active)
            return queues.map { queue in
                labelled(
                    "queue_waiting",
                    "Interactions that wait in a queue.",
                    ("queue", queue.name),
                    Double(state.waitingCount(in: queue.queue))
                )
            }
                + queues.map { queue in
                    labelled(
                        "queue_longest_wait_seconds",
                        "How long the interaction that waits longest in a queue has waited.",
                        ("queue", queue.name),
                        seconds(since: state.longestWaiting(in: queue.queue), now)
                    )
                }
                + ([(PresenceID.none, "none")] + presences).map { id, name in
                    labelled(
                        "agents",
                        "Agents in a presence.",
                        ("presence", name),
                        Double(counts.byPresence[id] ?? 0)
                    )
                } + [
                    gauge(
                        "agents_serving",
                        "Agents whose presence serves text messages.",
                        Double(counts.serving)
                    ),
                    gauge(
                        "agent_conversations",
                        "Conversations that agents have, without those on hold.",
                        Double(counts.conversations)
                    ),
                    gauge(
                        "timer_overdue_seconds",
                        "How long the next timer has been due without firing.",
                        seconds(since: state.nextTimerDue, now)
                    ),
                ]
        }
    }

    private var viewFigures: [Figure] {
        [
            gauge("log_position", "The log's last position.", Double(engine.log.lastPosition)),
            gauge("views_behind_records", "Records not in the views.", Double(recordsBehind)),
            gauge("event_streams", "Event streams that are open.", Double(events.count)),
            gauge("sessions", "Browsers that are signed in.", Double(sessions.count)),
        ]
    }

    private var requestFigures: [Figure] {
        let counted = requests.read()
        func counters(
            _ name: String,
            _ help: String,
            _ label: String,
            _ counts: [RequestFigures.Key: UInt64]
        ) -> [Figure] {
            counts.sorted { $0.key < $1.key }.map { key, count in
                Figure(
                    "ledgerline_" + name,
                    .counter,
                    help: help,
                    labels: [
                        Figure.Label(label, key.name), Figure.Label("status", String(key.status)),
                    ],
                    value: Double(count)
                )
            }
        }
        return counters(
            "http_requests_total",
            "Requests by operation and status; parts of batches count too.",
            "operation",
            counted.operations
        )
            + counters(
                "http_answers_total",
                "Answered requests by family and status.",
                "family",
                counted.answers
            )
            + RequestFamily.allCases.compactMap { family in
                counted.durations[family].map { durations in
                    Figure(
                        "ledgerline_http_request_seconds",
                        help: "How long requests took, until their answer or stream began.",
                        labels: [Figure.Label("family", family.rawValue)],
                        durations: durations
                    )
                }
            }
    }
}

/// A figure of the service's own, without labels.
func gauge(_ name: String, _ help: String, _ value: Double) -> Figure {
    Figure("ledgerline_" + name, .gauge, help: help, value: value)
}

private func labelled(
    _ name: String,
    _ help: String,
    _ label: (name: String, value: String),
    _ value: Double
) -> Figure {
    Figure(
        "ledgerline_" + name,
        .gauge,
        help: help,
        labels: [Figure.Label(label.name, label.value)],
        value: value
    )
}

private func seconds(since instant: Instant?, _ now: Instant) -> Double {
    guard let instant, instant < now else { return 0 }
    return Double((now - instant).rawValue) / 1_000
}
