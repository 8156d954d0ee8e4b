public import CBOR

/// Something that happened outside: the only thing that a replay needs.
public enum Input: Hashable, Sendable {
    /// See `SMSReceived`.
    case smsReceived(SMSReceived)
    /// See `AgentInitiatedSMS`.
    case agentInitiatedSMS(AgentInitiatedSMS)
    /// See `AgentReplied`.
    case agentReplied(AgentReplied)
    /// See `VirtualAgentReplied`.
    case virtualAgentReplied(VirtualAgentReplied)
    /// See `VirtualAgentHandedOff`.
    case virtualAgentHandedOff(VirtualAgentHandedOff)
    /// See `NextInteractionTaken`.
    case nextInteractionTaken(NextInteractionTaken)
    /// See `InteractionAssignedByHand`.
    case interactionAssignedByHand(InteractionAssignedByHand)
    /// See `InteractionTransferred`.
    case interactionTransferred(InteractionTransferred)
    /// See `InteractionStateRequested`.
    case interactionStateRequested(InteractionStateRequested)
    /// See `AgentJoined`.
    case agentJoined(AgentJoined)
    /// See `AgentLeft`.
    case agentLeft(AgentLeft)
    /// See `NoteWritten`.
    case noteWritten(NoteWritten)
    /// See `ShortDescriptionSet`.
    case shortDescriptionSet(ShortDescriptionSet)
    /// See `ProfileReassociated`.
    case profileReassociated(ProfileReassociated)
    /// See `HeldMessageTakenUp`.
    case heldMessageTakenUp(HeldMessageTakenUp)
    /// See `ConsentRecorded`.
    case consentRecorded(ConsentRecorded)
    /// See `SendAttempted`.
    case sendAttempted(SendAttempted)
    /// See `SendAccepted`.
    case sendAccepted(SendAccepted)
    /// See `SendFailed`.
    case sendFailed(SendFailed)
    /// See `SendUncertain`.
    case sendUncertain(SendUncertain)
    /// See `EffectExpired`.
    case effectExpired(EffectExpired)
    /// See `DeliveryReported`.
    case deliveryReported(DeliveryReported)
    /// See `ServiceResumed`.
    case serviceResumed(ServiceResumed)
    /// See `SettingsChanged`.
    case settingsChanged(SettingsChanged)
    /// See `ProviderApplicationSet`.
    case providerApplicationSet(ProviderApplicationSet)
    /// See `QueueSet`.
    case queueSet(QueueSet)
    /// See `MessagingActionSet`.
    case messagingActionSet(MessagingActionSet)
    /// See `UserSet`.
    case userSet(UserSet)
    /// See `ConsumerSet`.
    case consumerSet(ConsumerSet)
    /// See `ContactSet`.
    case contactSet(ContactSet)
    /// See `MessagingActionDeleted`.
    case messagingActionDeleted(MessagingActionDeleted)
    /// See `ServiceChannelSet`.
    case serviceChannelSet(ServiceChannelSet)
    /// See `PresenceStateSet`.
    case presenceStateSet(PresenceStateSet)
    /// See `AgentGroupSet`.
    case agentGroupSet(AgentGroupSet)
    /// See `SkillSet`.
    case skillSet(SkillSet)
    /// See `AgentSettingsSet`.
    case agentSettingsSet(AgentSettingsSet)
    /// See `AssignmentRuleSet`.
    case assignmentRuleSet(AssignmentRuleSet)
    /// See `CalendarSet`.
    case calendarSet(CalendarSet)
    /// See `PresenceChanged`.
    case presenceChanged(PresenceChanged)
    /// See `WorkItemAccepted`.
    case workItemAccepted(WorkItemAccepted)
    /// See `WorkItemRejected`.
    case workItemRejected(WorkItemRejected)
    /// See `RejectReasonSet`.
    case rejectReasonSet(RejectReasonSet)
    /// See `WrapUpCodeSet`.
    case wrapUpCodeSet(WrapUpCodeSet)
    /// See `ResponseTemplateSet`.
    case responseTemplateSet(ResponseTemplateSet)
    /// See `TimeZoneSet`.
    case timeZoneSet(TimeZoneSet)
    /// See `NumberZonesSet`.
    case numberZonesSet(NumberZonesSet)
    /// See `ScheduledMessageCancelled`.
    case scheduledMessageCancelled(ScheduledMessageCancelled)
    /// See `WebhookSet`.
    case webhookSet(WebhookSet)
    /// See `WebhookDeleted`.
    case webhookDeleted(WebhookDeleted)
    /// See `WebhookPaused`.
    case webhookPaused(WebhookPaused)
    /// See `WebhookResumed`.
    case webhookResumed(WebhookResumed)
    /// See `WebhookSecretRenewed`.
    case webhookSecretRenewed(WebhookSecretRenewed)
    /// See `RequesterErased`.
    case requesterErased(RequesterErased)
    /// See `UserPasswordSet`.
    case userPasswordSet(UserPasswordSet)
    /// See `SendingPaused`.
    case sendingPaused(SendingPaused)
    /// See `SendingResumed`.
    case sendingResumed(SendingResumed)
    /// See `UncertainSendResolved`.
    case uncertainSendResolved(UncertainSendResolved)
    /// See `MediaStored`.
    case mediaStored(MediaStored)
    /// See `MediaRefused`.
    case mediaRefused(MediaRefused)
    /// See `ExtensionAnswered`.
    case extensionAnswered(ExtensionAnswered)
    /// See `VirtualAgentStepped`.
    case virtualAgentStepped(VirtualAgentStepped)
    /// See `InteractionRequested`.
    case interactionRequested(InteractionRequested)
}

extension Input {
    /// The number of the type in a record's header.
    public var type: UInt16 {
        switch self {
        case .smsReceived: SMSReceived.type
        case .agentInitiatedSMS: AgentInitiatedSMS.type
        case .agentReplied: AgentReplied.type
        case .virtualAgentReplied: VirtualAgentReplied.type
        case .virtualAgentHandedOff: VirtualAgentHandedOff.type
        case .nextInteractionTaken: NextInteractionTaken.type
        case .interactionAssignedByHand: InteractionAssignedByHand.type
        case .interactionTransferred: InteractionTransferred.type
        case .interactionStateRequested: InteractionStateRequested.type
        case .agentJoined: AgentJoined.type
        case .agentLeft: AgentLeft.type
        case .noteWritten: NoteWritten.type
        case .shortDescriptionSet: ShortDescriptionSet.type
        case .profileReassociated: ProfileReassociated.type
        case .heldMessageTakenUp: HeldMessageTakenUp.type
        case .consentRecorded: ConsentRecorded.type
        case .sendAttempted: SendAttempted.type
        case .sendAccepted: SendAccepted.type
        case .sendFailed: SendFailed.type
        case .sendUncertain: SendUncertain.type
        case .effectExpired: EffectExpired.type
        case .deliveryReported: DeliveryReported.type
        case .serviceResumed: ServiceResumed.type
        case .settingsChanged: SettingsChanged.type
        case .providerApplicationSet: ProviderApplicationSet.type
        case .queueSet: QueueSet.type
        case .messagingActionSet: MessagingActionSet.type
        case .userSet: UserSet.type
        case .consumerSet: ConsumerSet.type
        case .contactSet: ContactSet.type
        case .messagingActionDeleted: MessagingActionDeleted.type
        case .serviceChannelSet: ServiceChannelSet.type
        case .presenceStateSet: PresenceStateSet.type
        case .agentGroupSet: AgentGroupSet.type
        case .skillSet: SkillSet.type
        case .agentSettingsSet: AgentSettingsSet.type
        case .assignmentRuleSet: AssignmentRuleSet.type
        case .calendarSet: CalendarSet.type
        case .presenceChanged: PresenceChanged.type
        case .workItemAccepted: WorkItemAccepted.type
        case .workItemRejected: WorkItemRejected.type
        case .rejectReasonSet: RejectReasonSet.type
        case .wrapUpCodeSet: WrapUpCodeSet.type
        case .responseTemplateSet: ResponseTemplateSet.type
        case .timeZoneSet: TimeZoneSet.type
        case .numberZonesSet: NumberZonesSet.type
        case .scheduledMessageCancelled: ScheduledMessageCancelled.type
        case .webhookSet: WebhookSet.type
        case .webhookDeleted: WebhookDeleted.type
        case .webhookPaused: WebhookPaused.type
        case .webhookResumed: WebhookResumed.type
        case .webhookSecretRenewed: WebhookSecretRenewed.type
        case .requesterErased: RequesterErased.type
        case .userPasswordSet: UserPasswordSet.type
        case .sendingPaused: SendingPaused.type
        case .sendingResumed: SendingResumed.type
        case .uncertainSendResolved: UncertainSendResolved.type
        case .mediaStored: MediaStored.type
        case .mediaRefused: MediaRefused.type
        case .extensionAnswered: ExtensionAnswered.type
        case .virtualAgentStepped: VirtualAgentStepped.type
        case .interactionRequested: InteractionRequested.type
        }
    }

    /// The version of the payload in a record's header.
    public var version: UInt8 {
        switch self {
        case .smsReceived: SMSReceived.version
        case .agentInitiatedSMS: AgentInitiatedSMS.version
        case .agentReplied: AgentReplied.version
        case .virtualAgentReplied: VirtualAgentReplied.version
        case .virtualAgentHandedOff: VirtualAgentHandedOff.version
        case .nextInteractionTaken: NextInteractionTaken.version
        case .interactionAssignedByHand: InteractionAssignedByHand.version
        case .interactionTransferred: InteractionTransferred.version
        case .interactionStateRequested: InteractionStateRequested.version
        case .agentJoined: AgentJoined.version
        case .agentLeft: AgentLeft.version
        case .noteWritten: NoteWritten.version
        case .shortDescriptionSet: ShortDescriptionSet.version
        case .profileReassociated: ProfileReassociated.version
        case .heldMessageTakenUp: HeldMessageTakenUp.version
        case .consentRecorded: ConsentRecorded.version
        case .sendAttempted: SendAttempted.version
        case .sendAccepted: SendAccepted.version
        case .sendFailed: SendFailed.version
        case .sendUncertain: SendUncertain.version
        case .effectExpired: EffectExpired.version
        case .deliveryReported: DeliveryReported.version
        case .serviceResumed: ServiceResumed.version
        case .settingsChanged: SettingsChanged.version
        case .providerApplicationSet: ProviderApplicationSet.version
        case .queueSet: QueueSet.version
        case .messagingActionSet: MessagingActionSet.version
        case .userSet: UserSet.version
        case .consumerSet: ConsumerSet.version
        case .contactSet: ContactSet.version
        case .messagingActionDeleted: MessagingActionDeleted.version
        case .serviceChannelSet: ServiceChannelSet.version
        case .presenceStateSet: PresenceStateSet.version
        case .agentGroupSet: AgentGroupSet.version
        case .skillSet: SkillSet.version
        case .agentSettingsSet: AgentSettingsSet.version
        case .assignmentRuleSet: AssignmentRuleSet.version
        case .calendarSet: CalendarSet.version
        case .presenceChanged: PresenceChanged.version
        case .workItemAccepted: WorkItemAccepted.version
        case .workItemRejected: WorkItemRejected.version
        case .rejectReasonSet: RejectReasonSet.version
        case .wrapUpCodeSet: WrapUpCodeSet.version
        case .responseTemplateSet: ResponseTemplateSet.version
        case .timeZoneSet: TimeZoneSet.version
        case .numberZonesSet: NumberZonesSet.version
        case .scheduledMessageCancelled: ScheduledMessageCancelled.version
        case .webhookSet: WebhookSet.version
        case .webhookDeleted: WebhookDeleted.version
        case .webhookPaused: WebhookPaused.version
        case .webhookResumed: WebhookResumed.version
        case .webhookSecretRenewed: WebhookSecretRenewed.version
        case .requesterErased: RequesterErased.version
        case .userPasswordSet: UserPasswordSet.version
        case .sendingPaused: SendingPaused.version
        case .sendingResumed: SendingResumed.version
        case .uncertainSendResolved: UncertainSendResolved.version
        case .mediaStored: MediaStored.version
        case .mediaRefused: MediaRefused.version
        case .extensionAnswered: ExtensionAnswered.version
        case .virtualAgentStepped: VirtualAgentStepped.version
        case .interactionRequested: InteractionRequested.version
        }
    }

    /// The newest version of a type's payload; nothing for a type that is not known.
    public static func newestVersion(ofType type: UInt16) -> UInt8? {
        switch type {
        case SMSReceived.type: SMSReceived.version
        case AgentInitiatedSMS.type: AgentInitiatedSMS.version
        case AgentReplied.type: AgentReplied.version
        case VirtualAgentReplied.type: VirtualAgentReplied.version
        case VirtualAgentHandedOff.type: VirtualAgentHandedOff.version
        case NextInteractionTaken.type: NextInteractionTaken.version
        case InteractionAssignedByHand.type: InteractionAssignedByHand.version
        case InteractionTransferred.type: InteractionTransferred.version
        case InteractionStateRequested.type: InteractionStateRequested.version
        case AgentJoined.type: AgentJoined.version
        case AgentLeft.type: AgentLeft.version
        case NoteWritten.type: NoteWritten.version
        case ShortDescriptionSet.type: ShortDescriptionSet.version
        case ProfileReassociated.type: ProfileReassociated.version
        case HeldMessageTakenUp.type: HeldMessageTakenUp.version
        case ConsentRecorded.type: ConsentRecorded.version
        case SendAttempted.type: SendAttempted.version
        case SendAccepted.type: SendAccepted.version
        case SendFailed.type: SendFailed.version
        case SendUncertain.type: SendUncertain.version
        case EffectExpired.type: EffectExpired.version
        case DeliveryReported.type: DeliveryReported.version
        case ServiceResumed.type: ServiceResumed.version
        case SettingsChanged.type: SettingsChanged.version
        case ProviderApplicationSet.type: ProviderApplicationSet.version
        case QueueSet.type: QueueSet.version
        case MessagingActionSet.type: MessagingActionSet.version
        case UserSet.type: UserSet.version
        case ConsumerSet.type: ConsumerSet.version
        case ContactSet.type: ContactSet.version
        case MessagingActionDeleted.type: MessagingActionDeleted.version
        case ServiceChannelSet.type: ServiceChannelSet.version
        case PresenceStateSet.type: PresenceStateSet.version
        case AgentGroupSet.type: AgentGroupSet.version
        case SkillSet.type: SkillSet.version
        case AgentSettingsSet.type: AgentSettingsSet.version
        case AssignmentRuleSet.type: AssignmentRuleSet.version
        case CalendarSet.type: CalendarSet.version
        case PresenceChanged.type: PresenceChanged.version
        case WorkItemAccepted.type: WorkItemAccepted.version
        case WorkItemRejected.type: WorkItemRejected.version
        case RejectReasonSet.type: RejectReasonSet.version
        case WrapUpCodeSet.type: WrapUpCodeSet.version
        case ResponseTemplateSet.type: ResponseTemplateSet.version
        case TimeZoneSet.type: TimeZoneSet.version
        case NumberZonesSet.type: NumberZonesSet.version
        case ScheduledMessageCancelled.type: ScheduledMessageCancelled.version
        case WebhookSet.type: WebhookSet.version
        case WebhookDeleted.type: WebhookDeleted.version
        case WebhookPaused.type: WebhookPaused.version
        case WebhookResumed.type: WebhookResumed.version
        case WebhookSecretRenewed.type: WebhookSecretRenewed.version
        case RequesterErased.type: RequesterErased.version
        case UserPasswordSet.type: UserPasswordSet.version
        case SendingPaused.type: SendingPaused.version
        case SendingResumed.type: SendingResumed.version
        case UncertainSendResolved.type: UncertainSendResolved.version
        case MediaStored.type: MediaStored.version
        case MediaRefused.type: MediaRefused.version
        case ExtensionAnswered.type: ExtensionAnswered.version
        case VirtualAgentStepped.type: VirtualAgentStepped.version
        case InteractionRequested.type: InteractionRequested.version
        default: nil
        }
    }

    /// The name of a type; nothing for a type that is not known.
    public static func name(ofType type: UInt16) -> String? {
        switch type {
        case SMSReceived.type: SMSReceived.name
        case AgentInitiatedSMS.type: AgentInitiatedSMS.name
        case AgentReplied.type: AgentReplied.name
        case VirtualAgentReplied.type: VirtualAgentReplied.name
        case VirtualAgentHandedOff.type: VirtualAgentHandedOff.name
        case NextInteractionTaken.type: NextInteractionTaken.name
        case InteractionAssignedByHand.type: InteractionAssignedByHand.name
        case InteractionTransferred.type: InteractionTransferred.name
        case InteractionStateRequested.type: InteractionStateRequested.name
        case AgentJoined.type: AgentJoined.name
        case AgentLeft.type: AgentLeft.name
        case NoteWritten.type: NoteWritten.name
        case ShortDescriptionSet.type: ShortDescriptionSet.name
        case ProfileReassociated.type: ProfileReassociated.name
        case HeldMessageTakenUp.type: HeldMessageTakenUp.name
        case ConsentRecorded.type: ConsentRecorded.name
        case SendAttempted.type: SendAttempted.name
        case SendAccepted.type: SendAccepted.name
        case SendFailed.type: SendFailed.name
        case SendUncertain.type: SendUncertain.name
        case EffectExpired.type: EffectExpired.name
        case DeliveryReported.type: DeliveryReported.name
        case ServiceResumed.type: ServiceResumed.name
        case SettingsChanged.type: SettingsChanged.name
        case ProviderApplicationSet.type: ProviderApplicationSet.name
        case QueueSet.type: QueueSet.name
        case MessagingActionSet.type: MessagingActionSet.name
        case UserSet.type: UserSet.name
        case ConsumerSet.type: ConsumerSet.name
        case ContactSet.type: ContactSet.name
        case MessagingActionDeleted.type: MessagingActionDeleted.name
        case ServiceChannelSet.type: ServiceChannelSet.name
        case PresenceStateSet.type: PresenceStateSet.name
        case AgentGroupSet.type: AgentGroupSet.name
        case SkillSet.type: SkillSet.name
        case AgentSettingsSet.type: AgentSettingsSet.name
        case AssignmentRuleSet.type: AssignmentRuleSet.name
        case CalendarSet.type: CalendarSet.name
        case PresenceChanged.type: PresenceChanged.name
        case WorkItemAccepted.type: WorkItemAccepted.name
        case WorkItemRejected.type: WorkItemRejected.name
        case RejectReasonSet.type: RejectReasonSet.name
        case WrapUpCodeSet.type: WrapUpCodeSet.name
        case ResponseTemplateSet.type: ResponseTemplateSet.name
        case TimeZoneSet.type: TimeZoneSet.name
        case NumberZonesSet.type: NumberZonesSet.name
        case ScheduledMessageCancelled.type: ScheduledMessageCancelled.name
        case WebhookSet.type: WebhookSet.name
        case WebhookDeleted.type: WebhookDeleted.name
        case WebhookPaused.type: WebhookPaused.name
        case WebhookResumed.type: WebhookResumed.name
        case WebhookSecretRenewed.type: WebhookSecretRenewed.name
        case RequesterErased.type: RequesterErased.name
        case UserPasswordSet.type: UserPasswordSet.name
        case SendingPaused.type: SendingPaused.name
        case SendingResumed.type: SendingResumed.name
        case UncertainSendResolved.type: UncertainSendResolved.name
        case MediaStored.type: MediaStored.name
        case MediaRefused.type: MediaRefused.name
        case ExtensionAnswered.type: ExtensionAnswered.name
        case VirtualAgentStepped.type: VirtualAgentStepped.name
        case InteractionRequested.type: InteractionRequested.name
        default: nil
        }
    }

    /// The name in the log, in JSON and in tests.
    public var name: String {
        switch self {
        case .smsReceived: SMSReceived.name
        case .agentInitiatedSMS: AgentInitiatedSMS.name
        case .agentReplied: AgentReplied.name
        case .virtualAgentReplied: VirtualAgentReplied.name
        case .virtualAgentHandedOff: VirtualAgentHandedOff.name
        case .nextInteractionTaken: NextInteractionTaken.name
        case .interactionAssignedByHand: InteractionAssignedByHand.name
        case .interactionTransferred: InteractionTransferred.name
        case .interactionStateRequested: InteractionStateRequested.name
        case .agentJoined: AgentJoined.name
        case .agentLeft: AgentLeft.name
        case .noteWritten: NoteWritten.name
        case .shortDescriptionSet: ShortDescriptionSet.name
        case .profileReassociated: ProfileReassociated.name
        case .heldMessageTakenUp: HeldMessageTakenUp.name
        case .consentRecorded: ConsentRecorded.name
        case .sendAttempted: SendAttempted.name
        case .sendAccepted: SendAccepted.name
        case .sendFailed: SendFailed.name
        case .sendUncertain: SendUncertain.name
        case .effectExpired: EffectExpired.name
        case .deliveryReported: DeliveryReported.name
        case .serviceResumed: ServiceResumed.name
        case .settingsChanged: SettingsChanged.name
        case .providerApplicationSet: ProviderApplicationSet.name
        case .queueSet: QueueSet.name
        case .messagingActionSet: MessagingActionSet.name
        case .userSet: UserSet.name
        case .consumerSet: ConsumerSet.name
        case .contactSet: ContactSet.name
        case .messagingActionDeleted: MessagingActionDeleted.name
        case .serviceChannelSet: ServiceChannelSet.name
        case .presenceStateSet: PresenceStateSet.name
        case .agentGroupSet: AgentGroupSet.name
        case .skillSet: SkillSet.name
        case .agentSettingsSet: AgentSettingsSet.name
        case .assignmentRuleSet: AssignmentRuleSet.name
        case .calendarSet: CalendarSet.name
        case .presenceChanged: PresenceChanged.name
        case .workItemAccepted: WorkItemAccepted.name
        case .workItemRejected: WorkItemRejected.name
        case .rejectReasonSet: RejectReasonSet.name
        case .wrapUpCodeSet: WrapUpCodeSet.name
        case .responseTemplateSet: ResponseTemplateSet.name
        case .timeZoneSet: TimeZoneSet.name
        case .numberZonesSet: NumberZonesSet.name
        case .scheduledMessageCancelled: ScheduledMessageCancelled.name
        case .webhookSet: WebhookSet.name
        case .webhookDeleted: WebhookDeleted.name
        case .webhookPaused: WebhookPaused.name
        case .webhookResumed: WebhookResumed.name
        case .webhookSecretRenewed: WebhookSecretRenewed.name
        case .requesterErased: RequesterErased.name
        case .userPasswordSet: UserPasswordSet.name
        case .sendingPaused: SendingPaused.name
        case .sendingResumed: SendingResumed.name
        case .uncertainSendResolved: UncertainSendResolved.name
        case .mediaStored: MediaStored.name
        case .mediaRefused: MediaRefused.name
        case .extensionAnswered: ExtensionAnswered.name
        case .virtualAgentStepped: VirtualAgentStepped.name
        case .interactionRequested: InteractionRequested.name
        }
    }

    /// Appends the payload in deterministic CBOR.
    public func encode(into buffer: inout ByteBuffer) {
        switch self {
        case .smsReceived(let payload): payload.encode(into: &buffer)
        case .agentInitiatedSMS(let payload): payload.encode(into: &buffer)
        case .agentReplied(let payload): payload.encode(into: &buffer)
        case .virtualAgentReplied(let payload): payload.encode(into: &buffer)
        case .virtualAgentHandedOff(let payload): payload.encode(into: &buffer)
        case .nextInteractionTaken(let payload): payload.encode(into: &buffer)
        case .interactionAssignedByHand(let payload): payload.encode(into: &buffer)
        case .interactionTransferred(let payload): payload.encode(into: &buffer)
        case .interactionStateRequested(let payload): payload.encode(into: &buffer)
        case .agentJoined(let payload): payload.encode(into: &buffer)
        case .agentLeft(let payload): payload.encode(into: &buffer)
        case .noteWritten(let payload): payload.encode(into: &buffer)
        case .shortDescriptionSet(let payload): payload.encode(into: &buffer)
        case .profileReassociated(let payload): payload.encode(into: &buffer)
        case .heldMessageTakenUp(let payload): payload.encode(into: &buffer)
        case .consentRecorded(let payload): payload.encode(into: &buffer)
        case .sendAttempted(let payload): payload.encode(into: &buffer)
        case .sendAccepted(let payload): payload.encode(into: &buffer)
        case .sendFailed(let payload): payload.encode(into: &buffer)
        case .sendUncertain(let payload): payload.encode(into: &buffer)
        case .effectExpired(let payload): payload.encode(into: &buffer)
        case .deliveryReported(let payload): payload.encode(into: &buffer)
        case .serviceResumed(let payload): payload.encode(into: &buffer)
        case .settingsChanged(let payload): payload.encode(into: &buffer)
        case .providerApplicationSet(let payload): payload.encode(into: &buffer)
        case .queueSet(let payload): payload.encode(into: &buffer)
        case .messagingActionSet(let payload): payload.encode(into: &buffer)
        case .userSet(let payload): payload.encode(into: &buffer)
        case .consumerSet(let payload): payload.encode(into: &buffer)
        case .contactSet(let payload): payload.encode(into: &buffer)
        case .messagingActionDeleted(let payload): payload.encode(into: &buffer)
        case .serviceChannelSet(let payload): payload.encode(into: &buffer)
        case .presenceStateSet(let payload): payload.encode(into: &buffer)
        case .agentGroupSet(let payload): payload.encode(into: &buffer)
        case .skillSet(let payload): payload.encode(into: &buffer)
        case .agentSettingsSet(let payload): payload.encode(into: &buffer)
        case .assignmentRuleSet(let payload): payload.encode(into: &buffer)
        case .calendarSet(let payload): payload.encode(into: &buffer)
        case .presenceChanged(let payload): payload.encode(into: &buffer)
        case .workItemAccepted(let payload): payload.encode(into: &buffer)
        case .workItemRejected(let payload): payload.encode(into: &buffer)
        case .rejectReasonSet(let payload): payload.encode(into: &buffer)
        case .wrapUpCodeSet(let payload): payload.encode(into: &buffer)
        case .responseTemplateSet(let payload): payload.encode(into: &buffer)
        case .timeZoneSet(let payload): payload.encode(into: &buffer)
        case .numberZonesSet(let payload): payload.encode(into: &buffer)
        case .scheduledMessageCancelled(let payload): payload.encode(into: &buffer)
        case .webhookSet(let payload): payload.encode(into: &buffer)
        case .webhookDeleted(let payload): payload.encode(into: &buffer)
        case .webhookPaused(let payload): payload.encode(into: &buffer)
        case .webhookResumed(let payload): payload.encode(into: &buffer)
        case .webhookSecretRenewed(let payload): payload.encode(into: &buffer)
        case .requesterErased(let payload): payload.encode(into: &buffer)
        case .userPasswordSet(let payload): payload.encode(into: &buffer)
        case .sendingPaused(let payload): payload.encode(into: &buffer)
        case .sendingResumed(let payload): payload.encode(into: &buffer)
        case .uncertainSendResolved(let payload): payload.encode(into: &buffer)
        case .mediaStored(let payload): payload.encode(into: &buffer)
        case .mediaRefused(let payload): payload.encode(into: &buffer)
        case .extensionAnswered(let payload): payload.encode(into: &buffer)
        case .virtualAgentStepped(let payload): payload.encode(into: &buffer)
        case .interactionRequested(let payload): payload.encode(into: &buffer)
        }
    }

    /// Reads a payload of the newest version of a type.
    ///
    /// - Parameters:
    ///   - type: the type's number; nothing is made of one that is not known.
    ///   - bytes: the whole payload and nothing else.
    ///   - skippingBodies: leaves message texts empty, for whoever only rebuilds decisions.
    /// - Throws: what is wrong with the bytes, at which offset.
    public init?(
        type: UInt16,
        decoding bytes: UnsafeRawBufferPointer,
        skippingBodies: Bool = false
    ) throws(CBORError) {
        switch type {
        case SMSReceived.type:
            self = unsafe .smsReceived(
                try SMSReceived(decoding: bytes, skippingBodies: skippingBodies)
            )
        case AgentInitiatedSMS.type:
            self = unsafe .agentInitiatedSMS(
                try AgentInitiatedSMS(decoding: bytes, skippingBodies: skippingBodies)
            )
        case AgentReplied.type:
            self = unsafe .agentReplied(
                try AgentReplied(decoding: bytes, skippingBodies: skippingBodies)
            )
        case VirtualAgentReplied.type:
            self = unsafe .virtualAgentReplied(
                try VirtualAgentReplied(decoding: bytes, skippingBodies: skippingBodies)
            )
        case VirtualAgentHandedOff.type:
            self = unsafe .virtualAgentHandedOff(
                try VirtualAgentHandedOff(decoding: bytes, skippingBodies: skippingBodies)
            )
        case NextInteractionTaken.type:
            self = unsafe .nextInteractionTaken(
                try NextInteractionTaken(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionAssignedByHand.type:
            self = unsafe .interactionAssignedByHand(
                try InteractionAssignedByHand(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionTransferred.type:
            self = unsafe .interactionTransferred(
                try InteractionTransferred(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionStateRequested.type:
            self = unsafe .interactionStateRequested(
                try InteractionStateRequested(decoding: bytes, skippingBodies: skippingBodies)
            )
        case AgentJoined.type:
            self = unsafe .agentJoined(
                try AgentJoined(decoding: bytes, skippingBodies: skippingBodies)
            )
        case AgentLeft.type:
            self = unsafe .agentLeft(try AgentLeft(decoding: bytes, skippingBodies: skippingBodies))
        case NoteWritten.type:
            self = unsafe .noteWritten(
                try NoteWritten(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ShortDescriptionSet.type:
            self = unsafe .shortDescriptionSet(
                try ShortDescriptionSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ProfileReassociated.type:
            self = unsafe .profileReassociated(
                try ProfileReassociated(decoding: bytes, skippingBodies: skippingBodies)
            )
        case HeldMessageTakenUp.type:
            self = unsafe .heldMessageTakenUp(
                try HeldMessageTakenUp(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ConsentRecorded.type:
            self = unsafe .consentRecorded(
                try ConsentRecorded(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SendAttempted.type:
            self = unsafe .sendAttempted(
                try SendAttempted(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SendAccepted.type:
            self = unsafe .sendAccepted(
                try SendAccepted(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SendFailed.type:
            self = unsafe .sendFailed(
                try SendFailed(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SendUncertain.type:
            self = unsafe .sendUncertain(
                try SendUncertain(decoding: bytes, skippingBodies: skippingBodies)
            )
        case EffectExpired.type:
            self = unsafe .effectExpired(
                try EffectExpired(decoding: bytes, skippingBodies: skippingBodies)
            )
        case DeliveryReported.type:
            self = unsafe .deliveryReported(
                try DeliveryReported(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ServiceResumed.type:
            self = unsafe .serviceResumed(
                try ServiceResumed(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SettingsChanged.type:
            self = unsafe .settingsChanged(
                try SettingsChanged(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ProviderApplicationSet.type:
            self = unsafe .providerApplicationSet(
                try ProviderApplicationSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case QueueSet.type:
            self = unsafe .queueSet(try QueueSet(decoding: bytes, skippingBodies: skippingBodies))
        case MessagingActionSet.type:
            self = unsafe .messagingActionSet(
                try MessagingActionSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case UserSet.type:
            self = unsafe .userSet(try UserSet(decoding: bytes, skippingBodies: skippingBodies))
        case ConsumerSet.type:
            self = unsafe .consumerSet(
                try ConsumerSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ContactSet.type:
            self = unsafe .contactSet(
                try ContactSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case MessagingActionDeleted.type:
            self = unsafe .messagingActionDeleted(
                try MessagingActionDeleted(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ServiceChannelSet.type:
            self = unsafe .serviceChannelSet(
                try ServiceChannelSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case PresenceStateSet.type:
            self = unsafe .presenceStateSet(
                try PresenceStateSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case AgentGroupSet.type:
            self = unsafe .agentGroupSet(
                try AgentGroupSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SkillSet.type:
            self = unsafe .skillSet(
                try SkillSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case AgentSettingsSet.type:
            self = unsafe .agentSettingsSet(
                try AgentSettingsSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case AssignmentRuleSet.type:
            self = unsafe .assignmentRuleSet(
                try AssignmentRuleSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case CalendarSet.type:
            self = unsafe .calendarSet(
                try CalendarSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case PresenceChanged.type:
            self = unsafe .presenceChanged(
                try PresenceChanged(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WorkItemAccepted.type:
            self = unsafe .workItemAccepted(
                try WorkItemAccepted(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WorkItemRejected.type:
            self = unsafe .workItemRejected(
                try WorkItemRejected(decoding: bytes, skippingBodies: skippingBodies)
            )
        case RejectReasonSet.type:
            self = unsafe .rejectReasonSet(
                try RejectReasonSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WrapUpCodeSet.type:
            self = unsafe .wrapUpCodeSet(
                try WrapUpCodeSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ResponseTemplateSet.type:
            self = unsafe .responseTemplateSet(
                try ResponseTemplateSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case TimeZoneSet.type:
            self = unsafe .timeZoneSet(
                try TimeZoneSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case NumberZonesSet.type:
            self = unsafe .numberZonesSet(
                try NumberZonesSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ScheduledMessageCancelled.type:
            self = unsafe .scheduledMessageCancelled(
                try ScheduledMessageCancelled(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WebhookSet.type:
            self = unsafe .webhookSet(
                try WebhookSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WebhookDeleted.type:
            self = unsafe .webhookDeleted(
                try WebhookDeleted(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WebhookPaused.type:
            self = unsafe .webhookPaused(
                try WebhookPaused(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WebhookResumed.type:
            self = unsafe .webhookResumed(
                try WebhookResumed(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WebhookSecretRenewed.type:
            self = unsafe .webhookSecretRenewed(
                try WebhookSecretRenewed(decoding: bytes, skippingBodies: skippingBodies)
            )
        case RequesterErased.type:
            self = unsafe .requesterErased(
                try RequesterErased(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionRequested.type:
            self = unsafe .interactionRequested(
                try InteractionRequested(decoding: bytes, skippingBodies: skippingBodies)
            )
        case UserPasswordSet.type:
            self = unsafe .userPasswordSet(
                try UserPasswordSet(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SendingPaused.type:
            self = unsafe .sendingPaused(
                try SendingPaused(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SendingResumed.type:
            self = unsafe .sendingResumed(
                try SendingResumed(decoding: bytes, skippingBodies: skippingBodies)
            )
        case UncertainSendResolved.type:
            self = unsafe .uncertainSendResolved(
                try UncertainSendResolved(decoding: bytes, skippingBodies: skippingBodies)
            )
        case MediaStored.type:
            self = unsafe .mediaStored(
                try MediaStored(decoding: bytes, skippingBodies: skippingBodies)
            )
        case MediaRefused.type:
            self = unsafe .mediaRefused(
                try MediaRefused(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ExtensionAnswered.type:
            self = unsafe .extensionAnswered(
                try ExtensionAnswered(decoding: bytes, skippingBodies: skippingBodies)
            )
        case VirtualAgentStepped.type:
            self = unsafe .virtualAgentStepped(
                try VirtualAgentStepped(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionRequested.type:
            self = unsafe .interactionRequested(
                try InteractionRequested(decoding: bytes, skippingBodies: skippingBodies)
            )
        default: return nil
        }
    }

    /// Walks the fields of the payload.
    ///
    /// - Throws: what the visitor refuses.
    public func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        switch self {
        case .smsReceived(var payload): try payload.visit(&visitor)
        case .agentInitiatedSMS(var payload): try payload.visit(&visitor)
        case .agentReplied(var payload): try payload.visit(&visitor)
        case .virtualAgentReplied(var payload): try payload.visit(&visitor)
        case .virtualAgentHandedOff(var payload): try payload.visit(&visitor)
        case .nextInteractionTaken(var payload): try payload.visit(&visitor)
        case .interactionAssignedByHand(var payload): try payload.visit(&visitor)
        case .interactionTransferred(var payload): try payload.visit(&visitor)
        case .interactionStateRequested(var payload): try payload.visit(&visitor)
        case .agentJoined(var payload): try payload.visit(&visitor)
        case .agentLeft(var payload): try payload.visit(&visitor)
        case .noteWritten(var payload): try payload.visit(&visitor)
        case .shortDescriptionSet(var payload): try payload.visit(&visitor)
        case .profileReassociated(var payload): try payload.visit(&visitor)
        case .heldMessageTakenUp(var payload): try payload.visit(&visitor)
        case .consentRecorded(var payload): try payload.visit(&visitor)
        case .sendAttempted(var payload): try payload.visit(&visitor)
        case .sendAccepted(var payload): try payload.visit(&visitor)
        case .sendFailed(var payload): try payload.visit(&visitor)
        case .sendUncertain(var payload): try payload.visit(&visitor)
        case .effectExpired(var payload): try payload.visit(&visitor)
        case .deliveryReported(var payload): try payload.visit(&visitor)
        case .serviceResumed(var payload): try payload.visit(&visitor)
        case .settingsChanged(var payload): try payload.visit(&visitor)
        case .providerApplicationSet(var payload): try payload.visit(&visitor)
        case .queueSet(var payload): try payload.visit(&visitor)
        case .messagingActionSet(var payload): try payload.visit(&visitor)
        case .userSet(var payload): try payload.visit(&visitor)
        case .consumerSet(var payload): try payload.visit(&visitor)
        case .contactSet(var payload): try payload.visit(&visitor)
        case .messagingActionDeleted(var payload): try payload.visit(&visitor)
        case .serviceChannelSet(var payload): try payload.visit(&visitor)
        case .presenceStateSet(var payload): try payload.visit(&visitor)
        case .agentGroupSet(var payload): try payload.visit(&visitor)
        case .skillSet(var payload): try payload.visit(&visitor)
        case .agentSettingsSet(var payload): try payload.visit(&visitor)
        case .assignmentRuleSet(var payload): try payload.visit(&visitor)
        case .calendarSet(var payload): try payload.visit(&visitor)
        case .presenceChanged(var payload): try payload.visit(&visitor)
        case .workItemAccepted(var payload): try payload.visit(&visitor)
        case .workItemRejected(var payload): try payload.visit(&visitor)
        case .rejectReasonSet(var payload): try payload.visit(&visitor)
        case .wrapUpCodeSet(var payload): try payload.visit(&visitor)
        case .responseTemplateSet(var payload): try payload.visit(&visitor)
        case .timeZoneSet(var payload): try payload.visit(&visitor)
        case .numberZonesSet(var payload): try payload.visit(&visitor)
        case .scheduledMessageCancelled(var payload): try payload.visit(&visitor)
        case .webhookSet(var payload): try payload.visit(&visitor)
        case .webhookDeleted(var payload): try payload.visit(&visitor)
        case .webhookPaused(var payload): try payload.visit(&visitor)
        case .webhookResumed(var payload): try payload.visit(&visitor)
        case .webhookSecretRenewed(var payload): try payload.visit(&visitor)
        case .requesterErased(var payload): try payload.visit(&visitor)
        case .userPasswordSet(var payload): try payload.visit(&visitor)
        case .sendingPaused(var payload): try payload.visit(&visitor)
        case .sendingResumed(var payload): try payload.visit(&visitor)
        case .uncertainSendResolved(var payload): try payload.visit(&visitor)
        case .mediaStored(var payload): try payload.visit(&visitor)
        case .mediaRefused(var payload): try payload.visit(&visitor)
        case .extensionAnswered(var payload): try payload.visit(&visitor)
        case .virtualAgentStepped(var payload): try payload.visit(&visitor)
        case .interactionRequested(var payload): try payload.visit(&visitor)
        }
    }

    /// An empty one of a name, to be filled by a visitor; nothing for a name that is not known.
    ///
    /// - Throws: what the visitor refuses.
    public init?<Visitor: FieldVisitor & ~Copyable>(
        name: String,
        from visitor: inout Visitor
    ) throws(CBORError) {
        switch name {
        case SMSReceived.name:
            var payload = SMSReceived(application: .none)
            try payload.visit(&visitor)
            self = .smsReceived(payload)
        case AgentInitiatedSMS.name:
            var payload = AgentInitiatedSMS(agent: .none)
            try payload.visit(&visitor)
            self = .agentInitiatedSMS(payload)
        case AgentReplied.name:
            var payload = AgentReplied(agent: .none)
            try payload.visit(&visitor)
            self = .agentReplied(payload)
        case VirtualAgentReplied.name:
            var payload = VirtualAgentReplied(interaction: .none)
            try payload.visit(&visitor)
            self = .virtualAgentReplied(payload)
        case VirtualAgentHandedOff.name:
            var payload = VirtualAgentHandedOff(interaction: .none)
            try payload.visit(&visitor)
            self = .virtualAgentHandedOff(payload)
        case NextInteractionTaken.name:
            var payload = NextInteractionTaken(agent: .none)
            try payload.visit(&visitor)
            self = .nextInteractionTaken(payload)
        case InteractionAssignedByHand.name:
            var payload = InteractionAssignedByHand(interaction: .none)
            try payload.visit(&visitor)
            self = .interactionAssignedByHand(payload)
        case InteractionTransferred.name:
            var payload = InteractionTransferred(interaction: .none)
            try payload.visit(&visitor)
            self = .interactionTransferred(payload)
        case InteractionStateRequested.name:
            var payload = InteractionStateRequested(interaction: .none)
            try payload.visit(&visitor)
            self = .interactionStateRequested(payload)
        case AgentJoined.name:
            var payload = AgentJoined(interaction: .none)
            try payload.visit(&visitor)
            self = .agentJoined(payload)
        case AgentLeft.name:
            var payload = AgentLeft(interaction: .none)
            try payload.visit(&visitor)
            self = .agentLeft(payload)
        case NoteWritten.name:
            var payload = NoteWritten(interaction: .none)
            try payload.visit(&visitor)
            self = .noteWritten(payload)
        case ShortDescriptionSet.name:
            var payload = ShortDescriptionSet(interaction: .none)
            try payload.visit(&visitor)
            self = .shortDescriptionSet(payload)
        case ProfileReassociated.name:
            var payload = ProfileReassociated(interaction: .none)
            try payload.visit(&visitor)
            self = .profileReassociated(payload)
        case HeldMessageTakenUp.name:
            var payload = HeldMessageTakenUp(message: .none)
            try payload.visit(&visitor)
            self = .heldMessageTakenUp(payload)
        case ConsentRecorded.name:
            var payload = ConsentRecorded(requester: .anonymous)
            try payload.visit(&visitor)
            self = .consentRecorded(payload)
        case SendAttempted.name:
            var payload = SendAttempted(message: .none)
            try payload.visit(&visitor)
            self = .sendAttempted(payload)
        case SendAccepted.name:
            var payload = SendAccepted(message: .none)
            try payload.visit(&visitor)
            self = .sendAccepted(payload)
        case SendFailed.name:
            var payload = SendFailed(message: .none)
            try payload.visit(&visitor)
            self = .sendFailed(payload)
        case SendUncertain.name:
            var payload = SendUncertain(message: .none)
            try payload.visit(&visitor)
            self = .sendUncertain(payload)
        case EffectExpired.name:
            var payload = EffectExpired(message: .none)
            try payload.visit(&visitor)
            self = .effectExpired(payload)
        case DeliveryReported.name:
            var payload = DeliveryReported(application: .none)
            try payload.visit(&visitor)
            self = .deliveryReported(payload)
        case ServiceResumed.name:
            var payload = ServiceResumed(from: .zero)
            try payload.visit(&visitor)
            self = .serviceResumed(payload)
        case SettingsChanged.name:
            var payload = SettingsChanged(by: .none)
            try payload.visit(&visitor)
            self = .settingsChanged(payload)
        case ProviderApplicationSet.name:
            var payload = ProviderApplicationSet(application: .none)
            try payload.visit(&visitor)
            self = .providerApplicationSet(payload)
        case QueueSet.name:
            var payload = QueueSet(queue: .none)
            try payload.visit(&visitor)
            self = .queueSet(payload)
        case MessagingActionSet.name:
            var payload = MessagingActionSet(action: .none)
            try payload.visit(&visitor)
            self = .messagingActionSet(payload)
        case UserSet.name:
            var payload = UserSet(user: .none)
            try payload.visit(&visitor)
            self = .userSet(payload)
        case ConsumerSet.name:
            var payload = ConsumerSet(person: .none)
            try payload.visit(&visitor)
            self = .consumerSet(payload)
        case ContactSet.name:
            var payload = ContactSet(person: .none)
            try payload.visit(&visitor)
            self = .contactSet(payload)
        case MessagingActionDeleted.name:
            var payload = MessagingActionDeleted(action: .none)
            try payload.visit(&visitor)
            self = .messagingActionDeleted(payload)
        case ServiceChannelSet.name:
            var payload = ServiceChannelSet()
            try payload.visit(&visitor)
            self = .serviceChannelSet(payload)
        case PresenceStateSet.name:
            var payload = PresenceStateSet()
            try payload.visit(&visitor)
            self = .presenceStateSet(payload)
        case AgentGroupSet.name:
            var payload = AgentGroupSet()
            try payload.visit(&visitor)
            self = .agentGroupSet(payload)
        case SkillSet.name:
            var payload = SkillSet()
            try payload.visit(&visitor)
            self = .skillSet(payload)
        case AgentSettingsSet.name:
            var payload = AgentSettingsSet()
            try payload.visit(&visitor)
            self = .agentSettingsSet(payload)
        case AssignmentRuleSet.name:
            var payload = AssignmentRuleSet()
            try payload.visit(&visitor)
            self = .assignmentRuleSet(payload)
        case CalendarSet.name:
            var payload = CalendarSet()
            try payload.visit(&visitor)
            self = .calendarSet(payload)
        case PresenceChanged.name:
            var payload = PresenceChanged()
            try payload.visit(&visitor)
            self = .presenceChanged(payload)
        case WorkItemAccepted.name:
            var payload = WorkItemAccepted()
            try payload.visit(&visitor)
            self = .workItemAccepted(payload)
        case WorkItemRejected.name:
            var payload = WorkItemRejected()
            try payload.visit(&visitor)
            self = .workItemRejected(payload)
        case RejectReasonSet.name:
            var payload = RejectReasonSet()
            try payload.visit(&visitor)
            self = .rejectReasonSet(payload)
        case WrapUpCodeSet.name:
            var payload = WrapUpCodeSet()
            try payload.visit(&visitor)
            self = .wrapUpCodeSet(payload)
        case ResponseTemplateSet.name:
            var payload = ResponseTemplateSet()
            try payload.visit(&visitor)
            self = .responseTemplateSet(payload)
        case TimeZoneSet.name:
            var payload = TimeZoneSet()
            try payload.visit(&visitor)
            self = .timeZoneSet(payload)
        case NumberZonesSet.name:
            var payload = NumberZonesSet()
            try payload.visit(&visitor)
            self = .numberZonesSet(payload)
        case ScheduledMessageCancelled.name:
            var payload = ScheduledMessageCancelled()
            try payload.visit(&visitor)
            self = .scheduledMessageCancelled(payload)
        case WebhookSet.name:
            var payload = WebhookSet()
            try payload.visit(&visitor)
            self = .webhookSet(payload)
        case WebhookDeleted.name:
            var payload = WebhookDeleted()
            try payload.visit(&visitor)
            self = .webhookDeleted(payload)
        case WebhookPaused.name:
            var payload = WebhookPaused()
            try payload.visit(&visitor)
            self = .webhookPaused(payload)
        case WebhookResumed.name:
            var payload = WebhookResumed()
            try payload.visit(&visitor)
            self = .webhookResumed(payload)
        case WebhookSecretRenewed.name:
            var payload = WebhookSecretRenewed()
            try payload.visit(&visitor)
            self = .webhookSecretRenewed(payload)
        case RequesterErased.name:
            var payload = RequesterErased()
            try payload.visit(&visitor)
            self = .requesterErased(payload)
        case UserPasswordSet.name:
            var payload = UserPasswordSet(user: .none)
            try payload.visit(&visitor)
            self = .userPasswordSet(payload)
        case SendingPaused.name:
            var payload = SendingPaused(application: .none)
            try payload.visit(&visitor)
            self = .sendingPaused(payload)
        case SendingResumed.name:
            var payload = SendingResumed(application: .none)
            try payload.visit(&visitor)
            self = .sendingResumed(payload)
        case UncertainSendResolved.name:
            var payload = UncertainSendResolved(message: .none)
            try payload.visit(&visitor)
            self = .uncertainSendResolved(payload)
        case MediaStored.name:
            var payload = MediaStored(message: .none)
            try payload.visit(&visitor)
            self = .mediaStored(payload)
        case MediaRefused.name:
            var payload = MediaRefused(message: .none)
            try payload.visit(&visitor)
            self = .mediaRefused(payload)
        case ExtensionAnswered.name:
            var payload = ExtensionAnswered(interaction: .none)
            try payload.visit(&visitor)
            self = .extensionAnswered(payload)
        case VirtualAgentStepped.name:
            var payload = VirtualAgentStepped(interaction: .none)
            try payload.visit(&visitor)
            self = .virtualAgentStepped(payload)
        case InteractionRequested.name:
            var payload = InteractionRequested(application: .none)
            try payload.visit(&visitor)
            self = .interactionRequested(payload)
        default: return nil
        }
    }
}
