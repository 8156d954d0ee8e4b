public import EncodedQuery
public import Vocabulary

extension InteractionRow {
    /// The value of a field as an encoded query compares it; nothing for an unknown field.
    ///
    /// The names are those that a messaging action's filter knows, and the rest of the row's.
    ///
    /// - Parameters:
    ///   - name: the field's name.
    ///   - key: gives references their outer form.
    /// - Returns: the value; empty for what is not set.
    public func field(_ name: String, _ key: SysIDKey) -> FieldValue? {
        switch name {
        case "sys_id": reference(id, key)
        case "number": .text(number)
        case "channel": .text(channel.word)
        case "type": .text(type.word)
        case "subtype": .text(subtype.word)
        case "state": .text(state.word)
        case "active": .boolean(!state.isClosed)
        case "queue": reference(queue, key)
        case "assigned_to": reference(assignedTo, key)
        case "responder": .text(responder.word)
        case "opened_for": reference(openedFor.id, key)
        case "opened_for_table": .text(openedFor.kind.word)
        case "short_description": text(shortDescription)
        case "state_reason": text(stateReason)
        case "wrap_up_code": text(wrapUpCode)
        case "requester": text(requester.text)
        case "company": text(company.text)
        case "provider_application": reference(application, key)
        case "profile": reference(profile, key)
        case "group_profile": reference(groupProfile, key)
        case "context_document": reference(contextDocument, key)
        case "previous", "parent": reference(previous, key)
        case "opened_by": reference(openedBy, key)
        case "closed_by": reference(closedBy, key)
        case "preferred_agent": reference(preferred, key)
        case "excluded_agent": reference(excluded, key)
        case "profile_rule": text(profileRule.name)
        case "conflict": .boolean(conflict)
        default: measure(name)
        }
    }

    private func measure(_ name: String) -> FieldValue? {
        switch name {
        case "opened_at": moment(openedAt)
        case "closed_at": moment(closedAt)
        case "updated_at", "sys_updated_on": moment(updatedAt)
        case "last_requester_message_at": moment(lastRequesterMessageAt)
        case "last_agent_message_at": moment(lastAgentMessageAt)
        case "waiting_since": moment(waitingSince)
        case "unanswered_since": moment(unansweredSince)
        case "revocation_suspected_at": moment(revocationSuspectedAt)
        case "excluded_until": moment(excludedUntil)
        case "requester_message_count": .number(Int64(requesterMessages))
        case "agent_message_count": .number(Int64(agentMessages))
        case "virtual_agent_message_count": .number(Int64(virtualAgentMessages))
        case "system_message_count": .number(Int64(systemMessages))
        case "wait_time": .number(waitTime.rawValue)
        case "handle_time": .number(handleTime.rawValue)
        case "last_position": .number(Int64(lastPosition))
        default: nil
        }
    }

    private func reference<Subject>(_ id: Identifier<Subject>, _ key: SysIDKey) -> FieldValue {
        id.isNone ? .empty : .reference(SysID(rawValue: id.rawValue, key: key).description)
    }

    private func text(_ text: String) -> FieldValue {
        text.isEmpty ? .empty : .text(text)
    }

    private func moment(_ instant: Instant) -> FieldValue {
        instant == .zero ? .empty : .instant(instant.rawValue)
    }
}
