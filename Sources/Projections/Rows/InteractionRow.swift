public import CBOR
public import Vocabulary

/// A row of table `interaction`: everything that is known of one conversation (row I1).
public struct InteractionRow: ViewRow {
    /// Which one.
    public var id: InteractionID = .none
    /// Its number, such as `IMS0000075`.
    public var number = ""
    /// The service channel that it came by.
    public var channel: Channel = .sms
    /// What kind of interaction it is.
    public var type: InteractionType = .messaging
    /// The kind within the type.
    public var subtype: Channel = .sms
    /// Where it stands.
    public var state: InteractionState = .new
    /// The queue that it waits in, or came from.
    public var queue: QueueID = .none
    /// The agent who has it, or had it when it was closed.
    public var assignedTo: UserID = .none
    /// Who has it.
    public var responder: ResponderKind = .nobody
    /// Whom it is for.
    public var openedFor: Person = .guest
    /// When it was opened.
    public var openedAt: Instant = .zero
    /// The agent who opened it; none when the requester did.
    public var openedBy: UserID = .none
    /// When it was closed; 1970 while it is not.
    public var closedAt: Instant = .zero
    /// Who closed it; nobody for the engine itself.
    public var closedBy: UserID = .none
    /// Why it is in its state.
    public var stateReason = ""
    /// What it is about.
    public var shortDescription = ""
    /// The requester's address.
    public var requester: Address = .anonymous
    /// The company's address.
    public var company: Address = .anonymous
    /// The provider application.
    public var application: ApplicationID = .none
    /// The channel user profile of the requester's address.
    public var profile: ProfileID = .none
    /// Which row found whom it is for (the page Rules, P1 to P7).
    public var profileRule: Rule = .none
    /// Whether profile and user records disagreed (row P4).
    public var conflict = false
    /// Who takes part.
    public var groupProfile: LiveGroupProfileID = .none
    /// What it was opened with.
    public var contextDocument: ContextDocumentID = .none
    /// The interaction of the pair before it (row R6).
    public var previous: InteractionID = .none
    /// When the requester last wrote.
    public var lastRequesterMessageAt: Instant = .zero
    /// When an agent last wrote.
    public var lastAgentMessageAt: Instant = .zero
    /// How many messages the requester wrote.
    public var requesterMessages: UInt64 = 0
    /// How many messages agents wrote.
    public var agentMessages: UInt64 = 0
    /// How many messages the virtual agent wrote.
    public var virtualAgentMessages: UInt64 = 0
    /// How many messages the engine added.
    public var systemMessages: UInt64 = 0
    /// When its wait for an agent began; a reassigned one keeps it.
    public var waitingSince: Instant = .zero
    /// When it last came into a queue; 1970 while it is in none.
    public var queuedAt: Instant = .zero
    /// How long it was in queues, the present stay left out.
    public var waitTime: Milliseconds = .zero
    /// When an agent last got it; 1970 while none has it.
    public var handledSince: Instant = .zero
    /// How long agents had it, the present one left out.
    public var handleTime: Milliseconds = .zero
    /// The agent whom it would like best while it waits.
    public var preferred: UserID = .none
    /// An agent who is left out while it waits.
    public var excluded: UserID = .none
    /// Until when that agent is left out.
    public var excludedUntil: Instant = .zero
    /// The wrap-up code; empty for none.
    public var wrapUpCode = ""
    /// When a message last sounded like a wish for no more messages; 1970 once somebody has decided.
    public var revocationSuspectedAt: Instant = .zero
    /// When it last changed.
    public var updatedAt: Instant = .zero
    /// The record that last changed it; unique, so it orders by activity.
    public var lastPosition: Position = 0
    /// The table of the record that says what it is about; empty for `contextDocument`.
    public var contextTable = ""
    /// The `sys_id` of that record, as it was given.
    public var contextRecord = ""
    /// The table of the record that says what its channel needs; empty for `groupProfile`.
    public var metadataTable = ""
    /// The `sys_id` of that record, as it was given.
    public var metadataRecord = ""

    /// Since when a message of the requester waits for an agent's answer; 1970 when none does.
    public var unansweredSince: Instant = .zero

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "sys_id", &id)
        try visitor.text(2, "number", &number)
        try visitor.word(3, "channel", &channel)
        try visitor.word(4, "type", &type)
        try visitor.word(5, "subtype", &subtype)
        try visitor.word(6, "state", &state)
        try visitor.identifier(7, "queue", &queue)
        try visitor.identifier(8, "assigned_to", &assignedTo)
        try visitor.word(9, "responder", &responder)
        try visitor.somebody(10, "opened_for", &openedFor)
        try visitor.instant(12, "opened_at", &openedAt)
        try visitor.identifier(13, "opened_by", &openedBy)
        try visitor.instant(14, "closed_at", &closedAt)
        try visitor.identifier(15, "closed_by", &closedBy)
        try visitor.text(16, "state_reason", &stateReason)
        try visitor.text(17, "short_description", &shortDescription)
        try visitor.address(18, "requester", &requester)
        try visitor.address(19, "company", &company)
        try visitor.identifier(20, "provider_application", &application)
        try visitor.identifier(21, "profile", &profile)
        try visitor.rule(22, "profile_rule", &profileRule)
        try visitor.boolean(23, "conflict", &conflict)
        try visitor.identifier(24, "group_profile", &groupProfile)
        try visitor.identifier(25, "context_document", &contextDocument)
        try visitor.identifier(26, "previous", &previous)
        try visitor.instant(27, "last_requester_message_at", &lastRequesterMessageAt)
        try visitor.instant(28, "last_agent_message_at", &lastAgentMessageAt)
        try visitor.unsigned(29, "requester_message_count", &requesterMessages)
        try visitor.unsigned(30, "agent_message_count", &agentMessages)
        try visitor.unsigned(31, "virtual_agent_message_count", &virtualAgentMessages)
        try visitor.unsigned(32, "system_message_count", &systemMessages)
        try visitor.instant(33, "waiting_since", &waitingSince)
        try visitor.instant(34, "queued_at", &queuedAt)
        try visitor.milliseconds(35, "wait_time", &waitTime)
        try visitor.instant(36, "handled_since", &handledSince)
        try visitor.milliseconds(37, "handle_time", &handleTime)
        try visitor.identifier(38, "preferred_agent", &preferred)
        try visitor.identifier(39, "excluded_agent", &excluded)
        try visitor.instant(40, "excluded_until", &excludedUntil)
        try visitor.text(41, "wrap_up_code", &wrapUpCode)
        try visitor.instant(42, "updated_at", &updatedAt)
        try visitor.unsigned(43, "last_position", &lastPosition)
        try visitor.text(44, "context_table", &contextTable)
        try visitor.text(45, "context_record", &contextRecord)
        try visitor.text(46, "channel_metadata_table", &metadataTable)
        try visitor.text(47, "channel_metadata_record", &metadataRecord)
        try visitor.instant(48, "revocation_suspected_at", &revocationSuspectedAt)
        try visitor.instant(49, "unanswered_since", &unansweredSince)
    }
}
