import Accounts
import Decisions
import Engine
import EventLog
import HTTPServer
import Projections
import Vocabulary

// For machines that look after the service: no credentials, and nothing of anybody's.
extension HTTPSurface {
    /// Serves `/health/live`, `/health/ready`, `/metrics` and `/openapi.json`.
    func serveOperations(_ request: HTTPRequest, _ path: [String], _ responder: HTTPResponder) {
        let name = path.joined(separator: "_")
        guard ["health_live", "health_ready", "metrics", "openapi.json"].contains(name) else {
            return Reply(responder, requests, operation: "none").fail(.unknownResource)
        }
        let reply = Reply(responder, requests, operation: name)
        guard request.method == "GET" || request.method == "HEAD" else {
            return reply.fail(.wrongMethod(allowed: ["GET", "HEAD"]))
        }
        switch path.last {
        case "openapi.json": reply.send(.json(OpenAPIDocument.bytes))
        case "live": reply.send(.text("live\n"))
        case "ready":
            let reasons = reasonsNotReady
            guard !reasons.isEmpty else { return reply.send(.text("ready\n")) }
            var response = HTTPResponse.text(reasons.joined(separator: "\n") + "\n", status: 503)
            response.headers.append(("Retry-After", "5"))
            reply.send(response)
        default:
            // The writer is asked for the queues, which no server's thread waits for.
            let isTaken = work.run { [self] in answerMetrics(reply) }
            if !isTaken { reply.fail(.overloaded) }
        }
    }

    private func answerMetrics(_ reply: Reply) {
        let type = "text/plain; version=0.0.4; charset=utf-8"
        reply.send(
            HTTPResponse(
                status: 200,
                headers: [("Content-Type", type)],
                body: Array(metrics.utf8)
            )
        )
    }

    /// Why the service should get no requests; empty when it should.
    var reasonsNotReady: [String] {
        var reasons: [String] = []
        if options.logFailure() != nil { reasons.append("log failed") }
        if engine.figures.clockStopped { reasons.append("clock stopped: an operator must confirm") }
        let behind = recordsBehind
        if behind > options.recordsBehindMax {
            reasons.append("views are \(behind) records behind the log")
        }
        return reasons
    }

    private var recordsBehind: UInt64 {
        let shown = views.projector.position
        return max(engine.log.lastPosition, shown) - shown
    }

    private var metrics: String {
        var text = MetricsText()
        for figure in engineFigures + queueFigures { text.add(figure) }
        let engineTimes = engine.figures
        text.add(
            "ledgerline_commit_seconds",
            help: "What commits took until they were durable.",
            engineTimes.commitTimes
        )
        text.add(
            "ledgerline_timer_fired_late_seconds",
            help: "How late timers fired: the latest of each turn that had one due.",
            engineTimes.timerLateness
        )
        let counted = requests.read()
        let keys = counted.requests.sorted {
            ($0.key.operation, $0.key.status) < ($1.key.operation, $1.key.status)
        }
        for (key, count) in keys {
            text.add(
                Figure(
                    "ledgerline_http_requests_total",
                    .counter,
                    help: "Requests by operation and status.",
                    labels: [
                        Figure.Label("operation", key.operation),
                        Figure.Label("status", String(key.status)),
                    ],
                    value: Double(count)
                )
            )
        }
        text.add(
            "ledgerline_http_request_seconds",
            help: "How long requests took, until their answer or stream began.",
            counted.durations
        )
        for figure in options.figures() { text.add(figure) }
        return text.text
    }

    /// How many interactions wait in each active queue; none once the engine has ended.
    private var queueFigures: [Figure] {
        let waiting = engine.ask { state, _ in
            state.queues.filter(\.active).map { ($0.name, state.waitingCount(in: $0.queue)) }
        }
        return (waiting ?? []).map { name, count in
            Figure(
                "ledgerline_queue_waiting",
                .gauge,
                help: "Interactions that wait in a queue.",
                labels: [Figure.Label("queue", name)],
                value: Double(count)
            )
        }
    }

    private var engineFigures: [Figure] {
        let figures = engine.figures
        func counter(_ name: String, _ help: String, _ value: UInt64) -> Figure {
            Figure("ledgerline_" + name, .counter, help: help, value: Double(value))
        }
        func gauge(_ name: String, _ help: String, _ value: Double) -> Figure {
            Figure("ledgerline_" + name, .gauge, help: help, value: value)
        }
        return [
            counter("inputs_accepted_total", "Inputs that are in the log.", figures.accepted),
            counter("inputs_refused_total", "Inputs that the rules refused.", figures.refused),
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
            gauge("log_position", "The log's last position.", Double(engine.log.lastPosition)),
            gauge("views_behind_records", "Records not in the views.", Double(recordsBehind)),
            gauge("event_streams", "Event streams that are open.", Double(events.count)),
            gauge("sessions", "Browsers that are signed in.", Double(sessions.count)),
        ]
    }
}
