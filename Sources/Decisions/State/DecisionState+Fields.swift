import EncodedQuery
import Vocabulary

extension DecisionState {
    /// The fields of an interaction that a messaging action's filter can ask for (row M3, I1).
    public static let filterFields: Set<String> = [
        "sys_id", "number", "channel", "type", "subtype", "state", "active", "queue",
        "assigned_to", "responder", "opened_for", "opened_for_table", "opened_at",
        "short_description", "requester", "company", "provider_application", "profile", "previous",
        "last_requester_message_at", "last_agent_message_at", "requester_message_count",
        "agent_message_count", "waiting_since",
    ]
}

/// An active interaction as an encoded query sees it.
struct InteractionFields {
    let interaction: ActiveInteraction
    let sysIDKey: SysIDKey

    /// The value of a field as an encoded query compares it; nothing for an unknown field.
    func value(_ name: String) -> FieldValue? {
        switch name {
        case "sys_id": reference(interaction.id)
        case "number": .text(interaction.number.interactionNumber)
        case "channel", "subtype": .text("sms")
        case "type": .text("messaging")
        case "state": .text(interaction.state.word)
        case "active": .boolean(true)
        case "queue": reference(interaction.queue)
        case "assigned_to": reference(interaction.assignedTo)
        case "responder": .text(interaction.responder.word)
        case "opened_for": reference(interaction.openedFor.id)
        case "opened_for_table": .text(interaction.openedFor.kind.word)
        case "opened_at": .instant(interaction.openedAt.rawValue)
        case "short_description":
            interaction.shortDescription.isEmpty ? .empty : .text(interaction.shortDescription)
        case "requester": .text(interaction.pair.requester.text)
        case "company": .text(interaction.pair.company.text)
        case "provider_application": reference(interaction.application)
        case "profile": reference(interaction.profile)
        case "previous": reference(interaction.previous)
        case "last_requester_message_at": moment(interaction.lastRequesterMessageAt)
        case "last_agent_message_at": moment(interaction.lastAgentMessageAt)
        case "requester_message_count": .number(Int64(interaction.requesterMessages))
        case "agent_message_count": .number(Int64(interaction.agentMessages))
        case "waiting_since": moment(interaction.waitingSince)
        default: nil
        }
    }

    private func reference<Subject>(_ id: Identifier<Subject>) -> FieldValue {
        id.isNone ? .empty : .reference(SysID(rawValue: id.rawValue, key: sysIDKey).description)
    }

    private func moment(_ instant: Instant) -> FieldValue {
        instant == .zero ? .empty : .instant(instant.rawValue)
    }
}
