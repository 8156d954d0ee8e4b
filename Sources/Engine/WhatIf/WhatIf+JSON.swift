public import Vocabulary

extension WhatIf.Report {
    /// The report as the API and `what-if --json` show it.
    ///
    /// - Parameters:
    ///   - key: turns identifiers into what the outside sees.
    ///   - limit: how many differences are listed at most; `difference_count` has them all.
    /// - Returns: the object.
    public func json(_ key: SysIDKey, limit: Int = .max) -> JSONText {
        var json = JSONText()
        json.beginObject()
        json.member("last_position", last)
        json.member("last_time", horizon.description)
        json.key("action")
        json.action(before, key)
        json.key("changed")
        json.action(after, key)
        json.key("happened")
        json.totals(happened)
        json.key("would_have")
        json.totals(wouldHave)
        json.member("difference_count", differences.count)
        json.key("differences")
        json.beginArray()
        for difference in differences.prefix(limit) { json.difference(difference, key) }
        json.endArray()
        json.endObject()
        return json
    }
}

extension JSONText {
    fileprivate mutating func action(_ action: MessagingActionSet, _ key: SysIDKey) {
        beginObject()
        member("sys_id", SysID(rawValue: action.action.rawValue, key: key).description)
        member("name", action.name)
        member("active", action.active)
        member("event", action.event.word)
        member("duration_ms", action.duration.rawValue)
        member("anchor", action.anchor.word)
        member("filter", action.filter)
        member("kind", action.kind.word)
        if action.kind == .setState { member("state", action.state.word) }
        endObject()
    }

    fileprivate mutating func totals(_ totals: WhatIf.Totals) {
        beginObject()
        member("begun", totals.begun)
        member("answered", totals.answered)
        member("fired", totals.fired)
        member("skipped", totals.skipped)
        member("closed", totals.closed)
        member("pending", totals.pending)
        endObject()
    }

    fileprivate mutating func difference(_ difference: WhatIf.Difference, _ key: SysIDKey) {
        beginObject()
        member(
            "interaction",
            SysID(rawValue: difference.interaction.rawValue, key: key).description
        )
        member("number", difference.number.interactionNumber)
        member("armed_at", difference.armedAt)
        member("since", difference.since.description)
        member("difference", difference.word)
        happening("before", difference.before)
        happening("after", difference.after)
        if let due = difference.pendingUntil { member("pending_until", due.description) }
        if let aftermath = difference.aftermath, aftermath.first != .zero {
            self.key("aftermath")
            beginObject()
            member("requester_messages", aftermath.requesterMessages)
            member("agent_messages", aftermath.agentMessages)
            member("first", aftermath.first.description)
            endObject()
        }
        if !difference.continuedIn.isNone {
            member(
                "continued_in",
                SysID(rawValue: difference.continuedIn.rawValue, key: key).description
            )
            member("continued_in_number", difference.continuedInNumber.interactionNumber)
        }
        endObject()
    }

    private mutating func happening(_ name: String, _ happening: WhatIf.Happening?) {
        guard let happening else { return }
        self.key(name)
        beginObject()
        member("time", happening.time.description)
        if let kind = happening.kind {
            member("kind", kind.word)
            if let state = happening.state { member("state", state.word) }
        } else {
            member("skipped", happening.reason)
        }
        endObject()
    }

}
