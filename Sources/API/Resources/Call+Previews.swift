import Projections
import Vocabulary

// What a list of conversations shows beside the rows themselves, so that a page needs no further
// question for each.
extension Call {
    /// How many characters (scalars, for marks pile up on one) of the last message a preview has.
    private static let previewMax = 160
    /// How many messages are looked at for those that no agent has answered.
    private static let unansweredMax = 10

    /// Answers with interactions, with names and the last message when that is asked for.
    func answer(
        _ rows: [InteractionRow],
        _ isPreview: Bool,
        position: Position,
        next: String? = nil
    ) throws(APIError) {
        try answer(rows, position: position, next: next) { json, row throws(APIError) in
            guard isPreview else { return }
            try addNames(&json, of: row)
            let members = try read { views throws(ProjectionsError) in
                try views.members(of: row.id)
            }
            let isMember = members.contains { $0.agent == caller.user && $0.leftAt == .zero }
            if isMember { json.member("takes_part", true) }
            try addLastMessage(&json, of: row)
        }
    }

    /// Writes what the people and the queue are called.
    func addNames(_ json: inout JSONText, of row: InteractionRow) throws(APIError) {
        let (requester, agent) = try read { views throws(ProjectionsError) in
            (try views.name(of: row.openedFor), try views.user(row.assignedTo)?.name)
        }
        if let requester { json.member("opened_for_name", requester) }
        if let agent { json.member("assigned_to_name", agent) }
    }

    /// Writes who may be the requester: who has the number in a record, or has or had it by a profile.
    ///
    /// Only where it is not settled: a card that asks "whose number is it?" needs them (rows P3, P4).
    func addCandidates(_ json: inout JSONText, for row: InteractionRow) throws(APIError) {
        guard row.conflict || row.openedFor == .guest else { return }
        let people = try read { views throws(ProjectionsError) -> [(Person, String, String)] in
            var found: [(Person, String)] = []
            for person in try views.people(with: row.requester) { found.append((person, "record")) }
            for profile in try views.profiles(of: row.requester) {
                found.append((profile.person, profile.active ? "profile" : "former_profile"))
                for tie in try views.formerTies(of: profile.id) {
                    found.append((tie.person, "former_profile"))
                }
            }
            var people: [(Person, String, String)] = []
            for (person, source) in found where !people.contains(where: { $0.0 == person }) {
                if let name = try views.name(of: person) { people.append((person, source, name)) }
            }
            return people
        }
        json.key("candidates")
        json.beginArray()
        for (person, source, name) in people {
            json.beginObject()
            json.member("table", person.kind.word)
            json.member("sys_id", person.id.text(key))
            json.member("name", name)
            json.member("source", source)
            json.endObject()
        }
        json.endArray()
    }

    private func addLastMessage(
        _ json: inout JSONText,
        of row: InteractionRow
    ) throws(APIError) {
        let messages = try read { views throws(ProjectionsError) in
            try views.lastMessages(of: row.id, limit: Self.unansweredMax)
        }
        guard let last = messages.last else { return }
        let unanswered = messages.reversed().prefix { $0.author != .agent }
            .count { $0.author == .requester }
        if unanswered > 0 { json.member("unanswered", UInt64(unanswered)) }
        json.key("last_message")
        json.beginObject()
        json.member("author", last.author.word)
        if !last.agent.isNone {
            let name = try read { views throws(ProjectionsError) in
                try views.user(last.agent)?.name
            }
            json.member("agent", last.agent.text(key))
            if let name { json.member("agent_name", name) }
        }
        json.member("body", String(last.body.unicodeScalars.prefix(Self.previewMax)))
        json.member("created_at", last.createdAt.description)
        json.member("position", last.position)
        if last.direction == .outbound { json.member("status", last.status.word) }
        json.member("files", UInt64(max(last.attachments.count, last.media.count)))
        json.endObject()
        // What the requester wants stands in front of what the engine said to it.
        guard last.author == .system,
            let said = messages.last(where: { $0.author == .requester })
        else { return }
        json.key("last_requester_message")
        json.beginObject()
        json.member("body", String(said.body.unicodeScalars.prefix(Self.previewMax)))
        json.member("created_at", said.createdAt.description)
        json.member("files", UInt64(max(said.attachments.count, said.media.count)))
        json.endObject()
    }
}

extension Parameters {
    /// Whether rows come with `with=preview`.
    func isPreview() throws(APIError) -> Bool {
        switch self["with"] {
        case nil: return false
        case "preview": return true
        default: throw .badParameter("with", expected: "preview")
        }
    }
}
