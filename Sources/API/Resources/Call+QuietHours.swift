import Decisions
import Engine
import Vocabulary

extension Call {
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
        // From the west to the east, as somebody who looks at a map goes by.
        let zones = clock.zones.sorted {
            state.offset(ofZone: $0, at: time) < state.offset(ofZone: $1, at: time)
        }
        for zone in zones {
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
