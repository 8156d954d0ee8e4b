import API
import Extensions
import Projections
import Providers
import Vocabulary

extension ViewsReader {
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

/// The outbox's backlog in the views.
struct ViewsBacklog: OutboxBacklog {
    /// How many messages are read at a time, those of other applications included.
    private static let pageMax = 1_000

    let views: Views

    var position: Position { views.projector.position }

    func messages(
        of application: ApplicationID,
        after: MessageID,
        limit: Int
    ) throws -> [BackloggedMessage] {
        var found: [BackloggedMessage] = []
        var last = after
        let reader = views.reader
        while found.count < limit {
            let rows = try reader.outbox(
                [.pending, .sending],
                limit: Self.pageMax,
                after: last
            )
            for row in rows where row.application == application && found.count < limit {
                if let message = try reader.outbound(row) {
                    found.append(BackloggedMessage(message, joinedAt: row.position))
                }
            }
            guard let end = rows.last, rows.count == Self.pageMax else { break }
            last = end.id
        }
        return found
    }
}

extension ViewsReader {
    /// A row as the outbox holds it; nothing when its interaction is gone.
    fileprivate func outbound(_ row: MessageRow) throws(ProjectionsError) -> OutboundMessage? {
        guard let interaction = try interaction(row.interaction) else { return nil }
        return OutboundMessage(
            id: row.id,
            application: row.application,
            pair: AddressPair(
                requester: row.to == .anonymous ? interaction.requester : row.to,
                company: interaction.company
            ),
            body: row.body,
            decidedAt: row.createdAt,
            isPrompt: row.kind == .prompt,
            isConsentAnswer: row.kind?.isConsentAnswer ?? false,
            attempts: row.attempts,
            isUnanswered: row.status == .sending,
            attachments: row.attachments.compactMap { Attachment($0) }
        )
    }
}

extension JSONText {
    /// How sending stands, application by application.
    mutating func outbox(_ figures: Outbox.Figures, names: [ApplicationID: String]) {
        key("sending")
        beginArray()
        for standing in figures.applications {
            beginObject()
            member("provider_application", names[standing.application] ?? "")
            member("pending", UInt64(standing.pending))
            member("in_flight", UInt64(standing.inFlight))
            member("paused", standing.isPaused)
            member("breaker", standing.breaker.word)
            if case .open(let until) = standing.breaker.state {
                member("breaker_open_until", until.description)
            }
            member("backlogged", figures.backlogged.contains(standing.application))
            endObject()
        }
        endArray()
    }
}
