import Decisions
public import Vocabulary

extension CauseChain {
    /// The chain as the API and `why --json` show it.
    ///
    /// - Parameter naming: turns identifiers into what the outside sees.
    /// - Returns: the object.
    public func json(_ naming: JSONFieldWriter.Naming) -> JSONText {
        var json = JSONText()
        json.beginObject()
        json.member("message", JSONFieldWriter.text(message.rawValue, naming))
        if let author { json.member("author", author.word) }
        if !interaction.isNone {
            json.member("interaction", JSONFieldWriter.text(interaction.rawValue, naming))
        }
        if number > 0 { json.member("number", number.interactionNumber) }
        if follows > 0 { json.member("follows", follows) }
        if answer > 0 { json.member("answered_at", answer) }
        json.member("last_position", last)
        json.member("complete", isComplete)
        json.member("truncated", isTruncated)
        json.key("steps")
        json.beginArray()
        for step in steps { json.step(step, naming) }
        json.endArray()
        json.key("names")
        json.beginObject()
        let named = names.map { (JSONFieldWriter.text($0.key, naming), $0.key, $0.value) }
        for (id, _, name) in named.sorted(by: { $0.1 < $1.1 }) { json.member(id, name) }
        json.endObject()
        json.endObject()
        return json
    }
}

extension JSONText {
    fileprivate mutating func step(_ step: CauseChain.Step, _ naming: JSONFieldWriter.Naming) {
        beginObject()
        member("stage", step.stage.rawValue)
        step.record.writeMembers(to: &self, naming)
        let findings = step.findings
        if let routing = findings.routing { self.routing(routing, naming) }
        if let consent = findings.consent {
            key("consent")
            beginObject()
            member("opted_out", consent.optedOutSince != nil)
            if let since = consent.optedOutSince { member("since", since.description) }
            endObject()
        }
        if let quiet = findings.quiet { self.quiet(quiet) }
        if !findings.ended.isEmpty {
            key("ended_waits")
            beginArray()
            for wait in findings.ended {
                beginObject()
                member("action", JSONFieldWriter.text(wait.action.rawValue, naming))
                member("armed_at", wait.armedAt)
                member("due", wait.due.description)
                endObject()
            }
            endArray()
        }
        endObject()
    }

    private mutating func quiet(_ quiet: CauseChain.Quiet) {
        key("quiet_hours")
        beginObject()
        member("quiet", quiet.spell != nil)
        member("needs_reason", quiet.needsReason)
        if let spell = quiet.spell {
            member("local_time", spell.localTime)
            member("until", spell.until.description)
            member("basis", spell.basis.word)
        }
        endObject()
    }

    private mutating func routing(
        _ routing: RoutingExplanation,
        _ naming: JSONFieldWriter.Naming
    ) {
        key("routing")
        beginObject()
        id("queue", routing.queue, naming)
        member("since", routing.since.description)
        member("method", routing.method.word)
        member("round", routing.round)
        id("preferred", routing.preferred, naming)
        id("seeker", routing.seeker, naming)
        if let first = routing.firstEligible { id("asked", first, naming) }
        if let obstacle = routing.obstacle {
            member("obstacle", obstacle.word)
            switch obstacle {
            case .offered(let agent): id("offered_to", agent, naming)
            case .overflows(let queue): id("overflows_to", queue, naming)
            case .parked, .channelInactive, .outOfHours: break
            }
        }
        key("candidates")
        beginArray()
        for (place, candidate) in routing.candidates.enumerated() {
            self.candidate(candidate, rank: place + 1, naming)
        }
        endArray()
        if routing.omitted > 0 { member("omitted", routing.omitted) }
        endObject()
    }

    private mutating func candidate(
        _ candidate: RoutingCandidate,
        rank: Int,
        _ naming: JSONFieldWriter.Naming
    ) {
        beginObject()
        id("agent", candidate.agent, naming)
        if candidate.obstacle == nil { member("rank", rank) }
        member("skill", candidate.skill)
        member("free", candidate.free)
        member("last_assigned", candidate.lastAssigned)
        if let obstacle = candidate.obstacle {
            member("obstacle", obstacle.word)
            switch obstacle {
            case .groupInactive(let group): id("group", group, naming)
            case .lacksSkill(let skill, let needed, let has):
                id("skill_needed", skill, naming)
                member("level_needed", needed)
                member("level", has)
            case .notPresent(let presence): id("presence", presence, naming)
            case .noRoom(_, let needed): member("free_needed", needed)
            case .leftOut(let until): member("until", until.description)
            case .anotherIsAwaited(let agent): id("awaited", agent, naming)
            case .notInGroup, .notAnAgent, .askedInRound, .rejectedForGood: break
            }
        }
        endObject()
    }

    private mutating func id<Subject>(
        _ name: String,
        _ id: Identifier<Subject>,
        _ naming: JSONFieldWriter.Naming
    ) {
        if !id.isNone { member(name, JSONFieldWriter.text(id.rawValue, naming)) }
    }
}
