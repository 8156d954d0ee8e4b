import API
import Extensions
import Projections
import Providers
import Vocabulary

extension ViewsReader {
    /// Messages that were to be sent and have no result, the oldest first.
    func unfinishedMessages() throws(ProjectionsError) -> [OutboundMessage] {
        var messages: [OutboundMessage] = []
        for row in try outbox([.pending, .sending], limit: .max) {
            guard let interaction = try interaction(row.interaction) else { continue }
            messages.append(
                OutboundMessage(
                    id: row.id,
                    application: interaction.application,
                    pair: AddressPair(
                        requester: row.to == .anonymous ? interaction.requester : row.to,
                        company: interaction.company
                    ),
                    body: row.body,
                    decidedAt: row.createdAt,
                    isPrompt: row.kind == .prompt,
                    attempts: row.attempts,
                    isUnanswered: row.status == .sending
                )
            )
        }
        return messages
    }

    /// What was said in a conversation, a line for each message, as far as the views have come.
    func transcript(of id: InteractionID) -> [String] {
        // What cannot be read is missing from a note; the conversation itself has it.
        let rows = (try? messages(of: id, limit: 200, after: nil)) ?? []
        return rows.map { row in
            let author = row.author == .virtualAgent ? "virtual agent" : row.author.word
            // A code is nobody's to read.
            return author + ": " + (row.kind == .verificationCode ? "(a code was sent)" : row.body)
        }
    }

    /// Where an interaction's messages go.
    func route(of id: InteractionID) -> Outbox.Route? {
        // An interaction that cannot be read is one whose messages wait for the next start.
        guard let row = try? interaction(id) else { return nil }
        return Outbox.Route(
            pair: AddressPair(requester: row.requester, company: row.company),
            application: row.application
        )
    }
}

extension Figure {
    static func of(_ figures: Outbox.Figures) -> [Figure] {
        [
            plain("pending", .gauge, "Messages on their way to requesters.", figures.pending),
            plain("attempts_total", .counter, "Attempts handed to providers.", figures.attempts),
            plain("accepted_total", .counter, "Messages that providers took.", figures.accepted),
            plain("failed_total", .counter, "Attempts that failed.", figures.failed),
            plain(
                "uncertain_total",
                .counter,
                "Messages of which nobody knows whether they were sent.",
                figures.uncertain
            ),
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
            ("unknown_number", figures.unknownNumber), ("report", figures.reports),
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
