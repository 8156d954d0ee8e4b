/// The views: each a sorted map from bytes to bytes, primary rows first, then indexes.
///
/// Integers in keys are big-endian, so keys sort as what they mean; an address takes 24 bytes.
public enum View: UInt8, CaseIterable, Sendable {
    /// Interaction to `InteractionRow`.
    case interactions = 0
    /// Message to `MessageRow`.
    case messages = 1
    /// (interaction, position) to the message that the record made part of it, or to nothing.
    case records = 2
    /// Live group profile to `LiveGroupProfileRow`.
    case groups = 3
    /// (interaction, member) to `LiveGroupMemberRow`.
    case members = 4
    /// Channel user profile to `ChannelUserProfileRow`.
    case profiles = 5
    /// (profile, position) to `ProfileTieRow`.
    case profileTies = 6
    /// User to `UserRow`.
    case users = 7
    /// Consumer to `ConsumerRow`.
    case consumers = 8
    /// Contact to `ContactRow`.
    case contacts = 9
    /// Provider application to `ProviderApplicationRow`.
    case applications = 10
    /// Queue to `QueueRow`.
    case queues = 11
    /// Messaging action to `MessagingActionRow`.
    case actions = 12
    /// 0 to `SettingsRow`.
    case settings = 13
    /// (interaction, position of the arming record, ordinal) to `TimerRow`.
    case timers = 14
    /// Message to `HeldMessageRow`.
    case heldMessages = 15
    /// (requester's address, company's address) to `ConsentRow`.
    case consents = 16
    /// (interaction, note) to `NoteRow`.
    case notes = 17
    /// (requester's address, company's address) to the active interaction.
    case activePairs = 18
    /// (state, last position) to the interaction.
    case interactionsByState = 19
    /// (agent, last position) to the interaction.
    case interactionsByAgent = 20
    /// (requester's address, interaction) to nothing.
    case interactionsByRequester = 21
    /// (table, person, interaction) to nothing.
    case interactionsByPerson = 22
    /// The text of the number to the interaction.
    case interactionsByNumber = 23
    /// (address, profile) to nothing.
    case profilesByAddress = 24
    /// (address, table, person) to nothing.
    case peopleByPhone = 25
    /// Outbound message whose status is not final to that status.
    case outbox = 26
    /// (provider application, first 40 bytes of the provider's id, message) to nothing.
    case messagesByProvider = 27
    /// (type of record, identifier) to a `ConfiguredSetRow`.
    case configuredSets = 28
    /// Agent to `AgentPresenceRow`.
    case presences = 29
    /// Work item to `WorkItemRow`.
    case workItems = 30
    /// Interaction that waits to its work item.
    case waitingWorkItems = 31
    /// (queue, when the wait began, interaction) to the work item.
    case workItemsByQueue = 32
    /// (agent, work item) that is offered to the agent, to nothing.
    case offeredWorkItems = 33
    /// (interaction, work item) to nothing.
    case workItemsByInteraction = 34
    /// Last position to the interaction.
    case interactionsByUpdate = 35
    /// (queue, last position) to the interaction.
    case interactionsByQueue = 36
    /// (company's address, interaction) to nothing.
    case interactionsByCompany = 37
    /// Context document of an interaction to `ContextRow`, where another system gave one.
    case contexts = 38
    /// Member of a live group profile to the interaction.
    case interactionsByMember = 39
    /// Message to `HeldPartRow`: parts that wait for others.
    case heldParts = 40
    /// Message that parts became to a `JoinedPartsRow`, between two records.
    case joinedParts = 41
    /// Message that was written for a later moment to `ScheduledMessageRow`.
    case scheduledMessages = 42
    /// (requester's address, company's address, such a message) to nothing.
    case scheduledByPair = 43
    /// (queue, start of the hour) to `QueueHourRow`; queue 0 for conversations without one.
    case queueHours = 44
    /// (agent, start of the hour) to `AgentHourRow`.
    case agentHours = 45
    /// Outgoing webhook to `WebhookRow`.
    case webhooks = 46

    /// One more than the greatest number: how many places a table by number has.
    static let places = Int(allCases.map(\.rawValue).max() ?? 0) + 1

    /// The name of its database in the folder, and in what people read.
    public var name: String { String(describing: self) }
}
