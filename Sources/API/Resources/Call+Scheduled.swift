import Decisions
import Engine
import Projections
import Vocabulary

// Messages that agents write for later moments (row Y8), and quiet hours before anything is sent (row Y7).
extension Call {
    /// `GET interactions/*/scheduled-messages`: of its numbers, the newest first.
    func listInteractionScheduled() throws(APIError) {
        let parameters = try parameters(["state", "limit", "before"])
        let picked = try ScheduledFilter(parameters)
        let limit = try parameters.limit()
        let before = try parameters.identifier("before", MessageSubject.self)
        let position = shownPosition
        let id = try interactionName()
        let rows = try read { views throws(ProjectionsError) -> [ScheduledMessageRow]? in
            guard let row = try views.interaction(id) else { return nil }
            let pair = AddressPair(requester: row.requester, company: row.company)
            return try views.scheduledMessages(of: pair, limit: limit + 1, before: before) {
                picked.takes($0) && $0.belongs(to: id)
            }
        }
        guard let rows else { throw .unknownSubject("interaction") }
        try answer(rows, limit: limit, position: position)
    }

    /// `GET scheduled-messages`: of two numbers, or all, the newest first.
    func listScheduled() throws(APIError) {
        let parameters = try parameters(["from", "to", "agent", "state", "limit", "before"])
        let picked = try ScheduledFilter(parameters, caller: caller.user)
        let limit = try parameters.limit()
        let before = try parameters.identifier("before", MessageSubject.self)
        let company = try parameters.address("from")
        let requester = try parameters.address("to")
        guard (company == nil) == (requester == nil) else {
            throw .contradictoryParameters("from and to go together")
        }
        try attemptElsewhere { () throws(APIError) in
            let position = shownPosition
            let rows = try read { views throws(ProjectionsError) in
                guard let company, let requester else {
                    return try views.scheduledMessages(
                        limit: limit + 1,
                        before: before,
                        where: picked.takes
                    )
                }
                return try views.scheduledMessages(
                    of: AddressPair(requester: requester, company: company),
                    limit: limit + 1,
                    before: before,
                    where: picked.takes
                )
            }
            try answer(rows, limit: limit, position: position)
        }
    }

    /// `DELETE scheduled-messages/*`: it is not sent.
    func cancelScheduled() throws(APIError) {
        let message = try identifier(MessageSubject.self, "message")
        let row = try read { views throws(ProjectionsError) in
            try views.scheduledMessage(message)
        }
        let wish = ScheduledMessageCancelled(message: message, by: caller.user)
        // One that was never scheduled is not there; one that has ended is a conflict.
        let subject = row == nil ? (Refusal.notScheduled, "scheduled message") : nil
        submit(.scheduledMessageCancelled(wish), subject: subject)
    }

    /// `POST validate-quiet-hours`: what clocks show where a requester is, now or at another moment.
    func validateQuietHours() throws(APIError) {
        var fields = try fields()
        let company = try fields.neededAddress("from")
        let address = try fields.neededAddress("to")
        let requester = try fields.person("requester") ?? .guest
        let moment = try fields.moment("at")
        try fields.end()
        let pair = AddressPair(requester: address, company: company)
        try attemptElsewhere { () throws(APIError) in
            let found = surface.engine.ask { state, now in
                let time = moment ?? now
                return QuietAnswer(
                    time: time,
                    clock: state.clock(of: requester, at: address),
                    spell: state.quietSpell(of: pair, for: requester, at: time),
                    needsReason: state.needsReason(toWrite: pair, for: requester, at: time),
                    in: state
                )
            }
            guard let found else { throw .unavailable(.stopping) }
            reply.json(found.json)
        }
    }

    private func answer(
        _ rows: [ScheduledMessageRow],
        limit: Int,
        position: Position
    ) throws(APIError) {
        let page = Array(rows.prefix(limit))
        let next = rows.count > limit ? page.last?.id.text(key) : nil
        try answer(page, position: position, next: next) { json, row in
            let files = row.attachments.compactMap { Attachment($0) }
            guard !files.isEmpty else { return }
            json.key("files")
            json.beginArray()
            for file in files { json.attachment(file) }
            json.endArray()
        }
    }
}

/// Which scheduled messages a list shows.
private struct ScheduledFilter: Sendable {
    private let state: ScheduledState?
    private let agent: UserID?

    /// Reads `state` and, where callers can be meant, `agent`.
    init(_ parameters: Parameters, caller: UserID? = nil) throws(APIError) {
        if let word = parameters["state"] {
            guard let state = ScheduledState(word: word) else {
                let words = ScheduledState.allCases.map(\.word).joined(separator: ", ")
                throw .badParameter("state", expected: "one of " + words)
            }
            self.state = state
        } else {
            state = nil
        }
        if let caller, parameters["agent"] == "me" {
            agent = caller
        } else {
            agent = try caller.flatMap { _ throws(APIError) in
                try parameters.identifier("agent", UserSubject.self)
            }
        }
    }

    func takes(_ row: ScheduledMessageRow) -> Bool {
        (state == nil || row.state == state) && (agent == nil || row.agent == agent)
    }
}

/// What is known of a requester's clocks.
private struct QuietAnswer: Sendable {
    let time: Instant
    let localTimes: [(zone: String, time: String)]
    let basis: QuietBasis
    let spell: QuietSpell?
    let needsReason: Bool

    init(
        time: Instant,
        clock: RequesterClock,
        spell: QuietSpell?,
        needsReason: Bool,
        in state: borrowing DecisionState
    ) {
        self.time = time
        basis = clock.basis
        self.spell = spell
        self.needsReason = needsReason
        var times: [(zone: String, time: String)] = []
        for zone in clock.zones {
            let time = state.localTime(inZone: zone, at: time)
            if !times.contains(where: { $0.time == time }) { times.append((zone, time)) }
        }
        localTimes = times
    }

    var json: JSONText {
        var json = JSONText()
        json.beginObject()
        json.member("quiet", spell != nil)
        json.member("needs_reason", needsReason)
        json.member("at", time.description)
        json.key("clocks")
        json.beginArray()
        for clock in localTimes {
            json.beginObject()
            json.member("time_zone", clock.zone.isEmpty ? "UTC" : clock.zone)
            json.member("local_time", clock.time)
            json.endObject()
        }
        json.endArray()
        json.member("basis", basis.word)
        if let spell {
            json.member("local_time", spell.localTime)
            json.member("local_end", spell.localEnd)
            json.member("until", spell.until.description)
            json.member("warning", Refusal.quietHours(spell).description)
        }
        json.endObject()
        return json
    }
}

extension Fields {
    /// A moment as RFC 3339 writes it, with `Z` or an offset such as `+02:00`.
    mutating func moment(_ name: String) throws(APIError) -> Instant? {
        guard let text = try text(name, limit: 64) else { return nil }
        guard let moment = Instant(offset: text) else {
            throw .badField(name, expected: "a time such as 2026-03-02T09:00:00Z")
        }
        return moment
    }
}

extension Instant {
    /// Reads RFC 3339 with `Z` or an offset from it.
    init?(offset text: String) {
        // Whoever leaves the zone out means some local time, and nobody knows which.
        if text.hasSuffix("Z") || text.hasSuffix("z") {
            self.init(text.uppercased())
            return
        }
        let tail = text.suffix(6)
        let parts = tail.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard tail.count == 6, let sign = tail.first, sign == "+" || sign == "-",
            parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), (0...23).contains(hours),
            (0...59).contains(minutes), let local = Instant(text.dropLast(6) + "Z")
        else { return nil }
        let offset = (hours * 60 + minutes) * 60_000
        self.init(rawValue: local.rawValue - (sign == "-" ? -offset : offset))
    }
}
