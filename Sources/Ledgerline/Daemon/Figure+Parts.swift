import API
import Engine
import Extensions
import HTTPServer
import Providers
import Vocabulary

extension Figure {
    static func of(
        _ figures: Outbox.Figures,
        names: [ApplicationID: String],
        at now: Instant
    ) -> [Figure] {
        func gauges(
            _ name: String,
            _ help: String,
            _ value: (OutboxStateMachine.Standing) -> Double
        ) -> [Figure] {
            figures.applications.map { standing in
                Figure(
                    "ledgerline_outbox_application_" + name,
                    .gauge,
                    help: help,
                    labels: [Label("application", names[standing.application] ?? "unknown")],
                    value: value(standing)
                )
            }
        }
        var all = gauges("pending", "Messages held for it.") { Double($0.pending) }
        all += gauges("in_flight", "Messages with its provider.") { Double($0.inFlight) }
        all += gauges("paused", "Whether it is paused.") { $0.isPaused ? 1 : 0 }
        all += gauges("breaker", "Circuit breaker: 0 closed, 1 half open, 2 open.") { standing in
            switch standing.breaker.state {
            case .closed: 0
            case .probing: 1
            case .open: 2
            }
        }
        all += gauges("backlogged", "Whether more waits than is held.") { standing in
            figures.backlogged.contains(standing.application) ? 1 : 0
        }
        all += gauges("longest_wait_seconds", "How long the message held longest has waited.") {
            guard let oldest = figures.oldest[$0.application], oldest < now else { return 0 }
            return Double((now - oldest).rawValue) / 1_000
        }
        return all + attempts(figures, names: names) + [
            plain("pending", .gauge, "Messages on their way to requesters.", figures.pending),
            plain("attempts_total", .counter, "Attempts handed to providers.", figures.attempts),
            plain("accepted_total", .counter, "Messages that providers took.", figures.accepted),
            plain("failed_total", .counter, "Attempts that failed.", figures.failed),
            plain("throttled_total", .counter, "Attempts put off.", figures.throttled),
            plain(
                "uncertain_total",
                .counter,
                "Messages of which nobody knows whether they were sent.",
                figures.uncertain
            ),
        ]
    }

    private static func attempts(
        _ figures: Outbox.Figures,
        names: [ApplicationID: String]
    ) -> [Figure] {
        func label(_ application: ApplicationID) -> Label {
            Label("application", names[application] ?? "unknown")
        }
        let times = figures.sendTimes.sorted { $0.key < $1.key }.map { application, durations in
            Figure(
                "ledgerline_outbox_send_seconds",
                help: "What providers took to answer an attempt.",
                labels: [label(application)],
                durations: durations
            )
        }
        let errors = figures.errors.sorted {
            ($0.key.application, $0.key.kind) < ($1.key.application, $1.key.kind)
        }
        return times
            + errors.map { key, count in
                Figure(
                    "ledgerline_provider_errors_total",
                    .counter,
                    help: "Attempts that did not succeed, by application and kind.",
                    labels: [label(key.application), Label("kind", key.kind)],
                    value: Double(count)
                )
            } + [
                Figure(
                    "ledgerline_outbox_accepted_after_seconds",
                    help: "What messages took from their decision until a provider had them.",
                    durations: figures.acceptedAfter
                )
            ]
    }

    static func of(_ traffic: TrafficFigures) -> [Figure] {
        [
            Figure(
                "ledgerline_message_durable_seconds",
                help: "What messages of requesters took from their arrival until durable.",
                durations: traffic.messageTimes
            ),
            Figure(
                "ledgerline_delivery_seconds",
                help: "What messages to requesters took until a report said that they arrived.",
                durations: traffic.deliveryTimes
            ),
        ]
            + traffic.reportCounts.map { status, count in
                Figure(
                    "ledgerline_delivery_reports_total",
                    .counter,
                    help: "Providers' reports that are in the log, by what they say.",
                    labels: [Label("status", status.word)],
                    value: Double(count)
                )
            }
    }

    static func of(_ server: HTTPServer) -> [Figure] {
        [
            Figure(
                "ledgerline_http_connections",
                .gauge,
                help: "Connections that are open.",
                value: Double(server.connectionCount)
            )
        ]
    }

    static func of(_ figures: Extensions.Figures) -> [Figure] {
        let counts: [(String, UInt64)] = [
            ("answered", figures.answered), ("not_applicable", figures.notApplicable),
            ("problem", figures.problems),
        ]
        return counts.map { outcome, count in
            Figure(
                "ledgerline_script_calls_total",
                .counter,
                help: "Calls of the site's scripts, by what became of them.",
                labels: [Label("outcome", outcome)],
                value: Double(count)
            )
        } + [
            Figure(
                "ledgerline_scripts",
                .gauge,
                help: "The site's scripts that run.",
                labels: [],
                value: Double(figures.scripts)
            )
        ]
    }

    static func of(_ figures: WebhookRouter.Figures) -> [Figure] {
        let counts: [(String, UInt64)] = [
            ("received", figures.received), ("repeated", figures.repeated),
            ("unknown_number", figures.unknownNumber),
            ("report", figures.reports - figures.unmatchedReports),
            ("unmatched_report", figures.unmatchedReports),
            ("refused", figures.refused), ("deferred", figures.deferred),
        ]
        return counts.map { outcome, count in
            Figure(
                "ledgerline_webhook_requests_total",
                .counter,
                help: "Requests of providers, by what became of them.",
                labels: [Label("outcome", outcome)],
                value: Double(count)
            )
        }
    }

    private static func plain(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        _ value: some BinaryInteger
    ) -> Figure {
        Figure("ledgerline_outbox_" + name, kind, help: help, labels: [], value: Double(value))
    }
}
