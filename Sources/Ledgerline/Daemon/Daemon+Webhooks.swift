import API
import OutgoingWebhooks
import Projections
import Vocabulary

extension Views {
    /// What events say beyond their records, as far as the views have come.
    var webhookSurroundings: WebhookSurroundings {
        let (reader, projector) = (reader, projector)
        return WebhookSurroundings(
            conversation: { id in
                // What cannot be read is missing from an event; its record is not.
                guard !id.isNone, let row = try? reader.interaction(id) else { return nil }
                return WebhookSurroundings.Conversation(
                    number: row.number,
                    requester: row.requester,
                    company: row.company
                )
            },
            interaction: { id in
                guard !id.isNone, let row = try? reader.message(id) else { return .none }
                return row.interaction
            },
            text: { id in
                guard let row = try? reader.message(id), row.kind != .verificationCode else {
                    return nil
                }
                return row.body
            },
            position: { projector.position }
        )
    }
}

extension Figure {
    static func of(_ desk: WebhookDesk) -> [Figure] {
        let standings = desk.standings
        func each(
            _ name: String,
            _ kind: Figure.Kind,
            _ help: String,
            _ value: (WebhookStanding) -> Double
        ) -> [Figure] {
            standings.map { name_, standing in
                Figure(
                    "ledgerline_outgoing_webhook_" + name,
                    kind,
                    help: help,
                    labels: [Label("webhook", name_)],
                    value: value(standing)
                )
            }
        }
        return each("delivered_total", .counter, "Events that it took.") { Double($0.delivered) }
            + each("failed_total", .counter, "Attempts that failed.") { Double($0.failed) }
            + each("behind_records", .gauge, "Records behind the log's end.") { Double($0.behind) }
            + each("paused", .gauge, "Whether it is paused.") { $0.state == .paused ? 1 : 0 }
    }
}
