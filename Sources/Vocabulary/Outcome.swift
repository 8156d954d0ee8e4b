public import CBOR

/// Something that the rules decided because of an input or a timer.
public enum Outcome: Hashable, Sendable {
    /// See `InteractionOpened`.
    case interactionOpened(InteractionOpened)
    /// See `InteractionQueued`.
    case interactionQueued(InteractionQueued)
    /// See `InteractionAssigned`.
    case interactionAssigned(InteractionAssigned)
    /// See `InteractionStateChanged`.
    case interactionStateChanged(InteractionStateChanged)
    /// See `InteractionClosed`.
    case interactionClosed(InteractionClosed)
    /// See `MessageJoined`.
    case messageJoined(MessageJoined)
    /// See `SystemMessageAdded`.
    case systemMessageAdded(SystemMessageAdded)
    /// See `LiveGroupMemberJoined`.
    case liveGroupMemberJoined(LiveGroupMemberJoined)
    /// See `LiveGroupMemberLeft`.
    case liveGroupMemberLeft(LiveGroupMemberLeft)
    /// See `ChannelUserProfileCreated`.
    case channelUserProfileCreated(ChannelUserProfileCreated)
    /// See `ChannelUserProfileDeactivated`.
    case channelUserProfileDeactivated(ChannelUserProfileDeactivated)
    /// See `ChannelUserProfileTied`.
    case channelUserProfileTied(ChannelUserProfileTied)
    /// See `InteractionOpenedForChanged`.
    case interactionOpenedForChanged(InteractionOpenedForChanged)
    /// See `MessagingActionFired`.
    case messagingActionFired(MessagingActionFired)
    /// See `MessagingActionSkipped`.
    case messagingActionSkipped(MessagingActionSkipped)
    /// See `SMSRefused`.
    case smsRefused(SMSRefused)
    /// See `SMSHeld`.
    case smsHeld(SMSHeld)
    /// See `ConsentChanged`.
    case consentChanged(ConsentChanged)
    /// See `WorkItemOffered`.
    case workItemOffered(WorkItemOffered)
    /// See `OfferEnded`.
    case offerEnded(OfferEnded)
    /// See `AgentPresenceChanged`.
    case agentPresenceChanged(AgentPresenceChanged)
    /// See `WorkItemWaits`.
    case workItemWaits(WorkItemWaits)
    /// See `WaitEnded`.
    case waitEnded(WaitEnded)
    /// See `QueueOpened`.
    case queueOpened(QueueOpened)
    /// See `QueueClosed`.
    case queueClosed(QueueClosed)
    /// See `RevocationSuspected`.
    case revocationSuspected(RevocationSuspected)
    /// See `UncertainSendSettled`.
    case uncertainSendSettled(UncertainSendSettled)
    /// See `SMSPartHeld`.
    case smsPartHeld(SMSPartHeld)
    /// See `SMSPartsJoined`.
    case smsPartsJoined(SMSPartsJoined)
    /// See `SMSPartsRepeated`.
    case smsPartsRepeated(SMSPartsRepeated)
    /// See `SenderChosen`.
    case senderChosen(SenderChosen)
    /// See `QuietHoursOverridden`.
    case quietHoursOverridden(QuietHoursOverridden)
    /// See `MessagingActionHeld`.
    case messagingActionHeld(MessagingActionHeld)
    /// See `MessageScheduled`.
    case messageScheduled(MessageScheduled)
    /// See `ScheduledMessageHeld`.
    case scheduledMessageHeld(ScheduledMessageHeld)
    /// See `ScheduledMessageEnded`.
    case scheduledMessageEnded(ScheduledMessageEnded)
}

extension Outcome {
    /// The number of the type in a record's header.
    public var type: UInt16 {
        switch self {
        case .interactionOpened: InteractionOpened.type
        case .interactionQueued: InteractionQueued.type
        case .interactionAssigned: InteractionAssigned.type
        case .interactionStateChanged: InteractionStateChanged.type
        case .interactionClosed: InteractionClosed.type
        case .messageJoined: MessageJoined.type
        case .systemMessageAdded: SystemMessageAdded.type
        case .liveGroupMemberJoined: LiveGroupMemberJoined.type
        case .liveGroupMemberLeft: LiveGroupMemberLeft.type
        case .channelUserProfileCreated: ChannelUserProfileCreated.type
        case .channelUserProfileDeactivated: ChannelUserProfileDeactivated.type
        case .channelUserProfileTied: ChannelUserProfileTied.type
        case .interactionOpenedForChanged: InteractionOpenedForChanged.type
        case .messagingActionFired: MessagingActionFired.type
        case .messagingActionSkipped: MessagingActionSkipped.type
        case .smsRefused: SMSRefused.type
        case .smsHeld: SMSHeld.type
        case .consentChanged: ConsentChanged.type
        case .workItemOffered: WorkItemOffered.type
        case .offerEnded: OfferEnded.type
        case .agentPresenceChanged: AgentPresenceChanged.type
        case .workItemWaits: WorkItemWaits.type
        case .waitEnded: WaitEnded.type
        case .queueOpened: QueueOpened.type
        case .queueClosed: QueueClosed.type
        case .revocationSuspected: RevocationSuspected.type
        case .uncertainSendSettled: UncertainSendSettled.type
        case .smsPartHeld: SMSPartHeld.type
        case .smsPartsJoined: SMSPartsJoined.type
        case .smsPartsRepeated: SMSPartsRepeated.type
        case .senderChosen: SenderChosen.type
        case .quietHoursOverridden: QuietHoursOverridden.type
        case .messagingActionHeld: MessagingActionHeld.type
        case .messageScheduled: MessageScheduled.type
        case .scheduledMessageHeld: ScheduledMessageHeld.type
        case .scheduledMessageEnded: ScheduledMessageEnded.type
        }
    }

    /// The version of the payload in a record's header.
    public var version: UInt8 {
        switch self {
        case .interactionOpened: InteractionOpened.version
        case .interactionQueued: InteractionQueued.version
        case .interactionAssigned: InteractionAssigned.version
        case .interactionStateChanged: InteractionStateChanged.version
        case .interactionClosed: InteractionClosed.version
        case .messageJoined: MessageJoined.version
        case .systemMessageAdded: SystemMessageAdded.version
        case .liveGroupMemberJoined: LiveGroupMemberJoined.version
        case .liveGroupMemberLeft: LiveGroupMemberLeft.version
        case .channelUserProfileCreated: ChannelUserProfileCreated.version
        case .channelUserProfileDeactivated: ChannelUserProfileDeactivated.version
        case .channelUserProfileTied: ChannelUserProfileTied.version
        case .interactionOpenedForChanged: InteractionOpenedForChanged.version
        case .messagingActionFired: MessagingActionFired.version
        case .messagingActionSkipped: MessagingActionSkipped.version
        case .smsRefused: SMSRefused.version
        case .smsHeld: SMSHeld.version
        case .consentChanged: ConsentChanged.version
        case .workItemOffered: WorkItemOffered.version
        case .offerEnded: OfferEnded.version
        case .agentPresenceChanged: AgentPresenceChanged.version
        case .workItemWaits: WorkItemWaits.version
        case .waitEnded: WaitEnded.version
        case .queueOpened: QueueOpened.version
        case .queueClosed: QueueClosed.version
        case .revocationSuspected: RevocationSuspected.version
        case .uncertainSendSettled: UncertainSendSettled.version
        case .smsPartHeld: SMSPartHeld.version
        case .smsPartsJoined: SMSPartsJoined.version
        case .smsPartsRepeated: SMSPartsRepeated.version
        case .senderChosen: SenderChosen.version
        case .quietHoursOverridden: QuietHoursOverridden.version
        case .messagingActionHeld: MessagingActionHeld.version
        case .messageScheduled: MessageScheduled.version
        case .scheduledMessageHeld: ScheduledMessageHeld.version
        case .scheduledMessageEnded: ScheduledMessageEnded.version
        }
    }

    /// The newest version of a type's payload; nothing for a type that is not known.
    public static func newestVersion(ofType type: UInt16) -> UInt8? {
        switch type {
        case InteractionOpened.type: InteractionOpened.version
        case InteractionQueued.type: InteractionQueued.version
        case InteractionAssigned.type: InteractionAssigned.version
        case InteractionStateChanged.type: InteractionStateChanged.version
        case InteractionClosed.type: InteractionClosed.version
        case MessageJoined.type: MessageJoined.version
        case SystemMessageAdded.type: SystemMessageAdded.version
        case LiveGroupMemberJoined.type: LiveGroupMemberJoined.version
        case LiveGroupMemberLeft.type: LiveGroupMemberLeft.version
        case ChannelUserProfileCreated.type: ChannelUserProfileCreated.version
        case ChannelUserProfileDeactivated.type: ChannelUserProfileDeactivated.version
        case ChannelUserProfileTied.type: ChannelUserProfileTied.version
        case InteractionOpenedForChanged.type: InteractionOpenedForChanged.version
        case MessagingActionFired.type: MessagingActionFired.version
        case MessagingActionSkipped.type: MessagingActionSkipped.version
        case SMSRefused.type: SMSRefused.version
        case SMSHeld.type: SMSHeld.version
        case ConsentChanged.type: ConsentChanged.version
        case WorkItemOffered.type: WorkItemOffered.version
        case OfferEnded.type: OfferEnded.version
        case AgentPresenceChanged.type: AgentPresenceChanged.version
        case WorkItemWaits.type: WorkItemWaits.version
        case WaitEnded.type: WaitEnded.version
        case QueueOpened.type: QueueOpened.version
        case QueueClosed.type: QueueClosed.version
        case RevocationSuspected.type: RevocationSuspected.version
        case UncertainSendSettled.type: UncertainSendSettled.version
        case SMSPartHeld.type: SMSPartHeld.version
        case SMSPartsJoined.type: SMSPartsJoined.version
        case SMSPartsRepeated.type: SMSPartsRepeated.version
        case SenderChosen.type: SenderChosen.version
        case QuietHoursOverridden.type: QuietHoursOverridden.version
        case MessagingActionHeld.type: MessagingActionHeld.version
        case MessageScheduled.type: MessageScheduled.version
        case ScheduledMessageHeld.type: ScheduledMessageHeld.version
        case ScheduledMessageEnded.type: ScheduledMessageEnded.version
        default: nil
        }
    }

    /// The name of a type; nothing for a type that is not known.
    public static func name(ofType type: UInt16) -> String? {
        switch type {
        case InteractionOpened.type: InteractionOpened.name
        case InteractionQueued.type: InteractionQueued.name
        case InteractionAssigned.type: InteractionAssigned.name
        case InteractionStateChanged.type: InteractionStateChanged.name
        case InteractionClosed.type: InteractionClosed.name
        case MessageJoined.type: MessageJoined.name
        case SystemMessageAdded.type: SystemMessageAdded.name
        case LiveGroupMemberJoined.type: LiveGroupMemberJoined.name
        case LiveGroupMemberLeft.type: LiveGroupMemberLeft.name
        case ChannelUserProfileCreated.type: ChannelUserProfileCreated.name
        case ChannelUserProfileDeactivated.type: ChannelUserProfileDeactivated.name
        case ChannelUserProfileTied.type: ChannelUserProfileTied.name
        case InteractionOpenedForChanged.type: InteractionOpenedForChanged.name
        case MessagingActionFired.type: MessagingActionFired.name
        case MessagingActionSkipped.type: MessagingActionSkipped.name
        case SMSRefused.type: SMSRefused.name
        case SMSHeld.type: SMSHeld.name
        case ConsentChanged.type: ConsentChanged.name
        case WorkItemOffered.type: WorkItemOffered.name
        case OfferEnded.type: OfferEnded.name
        case AgentPresenceChanged.type: AgentPresenceChanged.name
        case WorkItemWaits.type: WorkItemWaits.name
        case WaitEnded.type: WaitEnded.name
        case QueueOpened.type: QueueOpened.name
        case QueueClosed.type: QueueClosed.name
        case RevocationSuspected.type: RevocationSuspected.name
        case UncertainSendSettled.type: UncertainSendSettled.name
        case SMSPartHeld.type: SMSPartHeld.name
        case SMSPartsJoined.type: SMSPartsJoined.name
        case SMSPartsRepeated.type: SMSPartsRepeated.name
        case SenderChosen.type: SenderChosen.name
        case QuietHoursOverridden.type: QuietHoursOverridden.name
        case MessagingActionHeld.type: MessagingActionHeld.name
        case MessageScheduled.type: MessageScheduled.name
        case ScheduledMessageHeld.type: ScheduledMessageHeld.name
        case ScheduledMessageEnded.type: ScheduledMessageEnded.name
        default: nil
        }
    }

    /// The name in the log, in JSON and in tests.
    public var name: String {
        switch self {
        case .interactionOpened: InteractionOpened.name
        case .interactionQueued: InteractionQueued.name
        case .interactionAssigned: InteractionAssigned.name
        case .interactionStateChanged: InteractionStateChanged.name
        case .interactionClosed: InteractionClosed.name
        case .messageJoined: MessageJoined.name
        case .systemMessageAdded: SystemMessageAdded.name
        case .liveGroupMemberJoined: LiveGroupMemberJoined.name
        case .liveGroupMemberLeft: LiveGroupMemberLeft.name
        case .channelUserProfileCreated: ChannelUserProfileCreated.name
        case .channelUserProfileDeactivated: ChannelUserProfileDeactivated.name
        case .channelUserProfileTied: ChannelUserProfileTied.name
        case .interactionOpenedForChanged: InteractionOpenedForChanged.name
        case .messagingActionFired: MessagingActionFired.name
        case .messagingActionSkipped: MessagingActionSkipped.name
        case .smsRefused: SMSRefused.name
        case .smsHeld: SMSHeld.name
        case .consentChanged: ConsentChanged.name
        case .workItemOffered: WorkItemOffered.name
        case .offerEnded: OfferEnded.name
        case .agentPresenceChanged: AgentPresenceChanged.name
        case .workItemWaits: WorkItemWaits.name
        case .waitEnded: WaitEnded.name
        case .queueOpened: QueueOpened.name
        case .queueClosed: QueueClosed.name
        case .revocationSuspected: RevocationSuspected.name
        case .uncertainSendSettled: UncertainSendSettled.name
        case .smsPartHeld: SMSPartHeld.name
        case .smsPartsJoined: SMSPartsJoined.name
        case .smsPartsRepeated: SMSPartsRepeated.name
        case .senderChosen: SenderChosen.name
        case .quietHoursOverridden: QuietHoursOverridden.name
        case .messagingActionHeld: MessagingActionHeld.name
        case .messageScheduled: MessageScheduled.name
        case .scheduledMessageHeld: ScheduledMessageHeld.name
        case .scheduledMessageEnded: ScheduledMessageEnded.name
        }
    }

    /// Appends the payload in deterministic CBOR.
    public func encode(into buffer: inout ByteBuffer) {
        switch self {
        case .interactionOpened(let payload): payload.encode(into: &buffer)
        case .interactionQueued(let payload): payload.encode(into: &buffer)
        case .interactionAssigned(let payload): payload.encode(into: &buffer)
        case .interactionStateChanged(let payload): payload.encode(into: &buffer)
        case .interactionClosed(let payload): payload.encode(into: &buffer)
        case .messageJoined(let payload): payload.encode(into: &buffer)
        case .systemMessageAdded(let payload): payload.encode(into: &buffer)
        case .liveGroupMemberJoined(let payload): payload.encode(into: &buffer)
        case .liveGroupMemberLeft(let payload): payload.encode(into: &buffer)
        case .channelUserProfileCreated(let payload): payload.encode(into: &buffer)
        case .channelUserProfileDeactivated(let payload): payload.encode(into: &buffer)
        case .channelUserProfileTied(let payload): payload.encode(into: &buffer)
        case .interactionOpenedForChanged(let payload): payload.encode(into: &buffer)
        case .messagingActionFired(let payload): payload.encode(into: &buffer)
        case .messagingActionSkipped(let payload): payload.encode(into: &buffer)
        case .smsRefused(let payload): payload.encode(into: &buffer)
        case .smsHeld(let payload): payload.encode(into: &buffer)
        case .consentChanged(let payload): payload.encode(into: &buffer)
        case .workItemOffered(let payload): payload.encode(into: &buffer)
        case .offerEnded(let payload): payload.encode(into: &buffer)
        case .agentPresenceChanged(let payload): payload.encode(into: &buffer)
        case .workItemWaits(let payload): payload.encode(into: &buffer)
        case .waitEnded(let payload): payload.encode(into: &buffer)
        case .queueOpened(let payload): payload.encode(into: &buffer)
        case .queueClosed(let payload): payload.encode(into: &buffer)
        case .revocationSuspected(let payload): payload.encode(into: &buffer)
        case .uncertainSendSettled(let payload): payload.encode(into: &buffer)
        case .smsPartHeld(let payload): payload.encode(into: &buffer)
        case .smsPartsJoined(let payload): payload.encode(into: &buffer)
        case .smsPartsRepeated(let payload): payload.encode(into: &buffer)
        case .senderChosen(let payload): payload.encode(into: &buffer)
        case .quietHoursOverridden(let payload): payload.encode(into: &buffer)
        case .messagingActionHeld(let payload): payload.encode(into: &buffer)
        case .messageScheduled(let payload): payload.encode(into: &buffer)
        case .scheduledMessageHeld(let payload): payload.encode(into: &buffer)
        case .scheduledMessageEnded(let payload): payload.encode(into: &buffer)
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
        case InteractionOpened.type:
            self = unsafe .interactionOpened(
                try InteractionOpened(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionQueued.type:
            self = unsafe .interactionQueued(
                try InteractionQueued(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionAssigned.type:
            self = unsafe .interactionAssigned(
                try InteractionAssigned(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionStateChanged.type:
            self = unsafe .interactionStateChanged(
                try InteractionStateChanged(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionClosed.type:
            self = unsafe .interactionClosed(
                try InteractionClosed(decoding: bytes, skippingBodies: skippingBodies)
            )
        case MessageJoined.type:
            self = unsafe .messageJoined(
                try MessageJoined(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SystemMessageAdded.type:
            self = unsafe .systemMessageAdded(
                try SystemMessageAdded(decoding: bytes, skippingBodies: skippingBodies)
            )
        case LiveGroupMemberJoined.type:
            self = unsafe .liveGroupMemberJoined(
                try LiveGroupMemberJoined(decoding: bytes, skippingBodies: skippingBodies)
            )
        case LiveGroupMemberLeft.type:
            self = unsafe .liveGroupMemberLeft(
                try LiveGroupMemberLeft(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ChannelUserProfileCreated.type:
            self = unsafe .channelUserProfileCreated(
                try ChannelUserProfileCreated(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ChannelUserProfileDeactivated.type:
            self = unsafe .channelUserProfileDeactivated(
                try ChannelUserProfileDeactivated(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ChannelUserProfileTied.type:
            self = unsafe .channelUserProfileTied(
                try ChannelUserProfileTied(decoding: bytes, skippingBodies: skippingBodies)
            )
        case InteractionOpenedForChanged.type:
            self = unsafe .interactionOpenedForChanged(
                try InteractionOpenedForChanged(decoding: bytes, skippingBodies: skippingBodies)
            )
        case MessagingActionFired.type:
            self = unsafe .messagingActionFired(
                try MessagingActionFired(decoding: bytes, skippingBodies: skippingBodies)
            )
        case MessagingActionSkipped.type:
            self = unsafe .messagingActionSkipped(
                try MessagingActionSkipped(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SMSRefused.type:
            self = unsafe .smsRefused(
                try SMSRefused(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SMSHeld.type:
            self = unsafe .smsHeld(try SMSHeld(decoding: bytes, skippingBodies: skippingBodies))
        case ConsentChanged.type:
            self = unsafe .consentChanged(
                try ConsentChanged(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WorkItemOffered.type:
            self = unsafe .workItemOffered(
                try WorkItemOffered(decoding: bytes, skippingBodies: skippingBodies)
            )
        case OfferEnded.type:
            self = unsafe .offerEnded(
                try OfferEnded(decoding: bytes, skippingBodies: skippingBodies)
            )
        case AgentPresenceChanged.type:
            self = unsafe .agentPresenceChanged(
                try AgentPresenceChanged(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WorkItemWaits.type:
            self = unsafe .workItemWaits(
                try WorkItemWaits(decoding: bytes, skippingBodies: skippingBodies)
            )
        case WaitEnded.type:
            self = unsafe .waitEnded(
                try WaitEnded(decoding: bytes, skippingBodies: skippingBodies)
            )
        case QueueOpened.type:
            self = unsafe .queueOpened(
                try QueueOpened(decoding: bytes, skippingBodies: skippingBodies)
            )
        case QueueClosed.type:
            self = unsafe .queueClosed(
                try QueueClosed(decoding: bytes, skippingBodies: skippingBodies)
            )
        case RevocationSuspected.type:
            self = unsafe .revocationSuspected(
                try RevocationSuspected(decoding: bytes, skippingBodies: skippingBodies)
            )
        case UncertainSendSettled.type:
            self = unsafe .uncertainSendSettled(
                try UncertainSendSettled(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SMSPartHeld.type:
            self = unsafe .smsPartHeld(
                try SMSPartHeld(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SMSPartsJoined.type:
            self = unsafe .smsPartsJoined(
                try SMSPartsJoined(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SMSPartsRepeated.type:
            self = unsafe .smsPartsRepeated(
                try SMSPartsRepeated(decoding: bytes, skippingBodies: skippingBodies)
            )
        case SenderChosen.type:
            self = unsafe .senderChosen(
                try SenderChosen(decoding: bytes, skippingBodies: skippingBodies)
            )
        case QuietHoursOverridden.type:
            self = unsafe .quietHoursOverridden(
                try QuietHoursOverridden(decoding: bytes, skippingBodies: skippingBodies)
            )
        case MessagingActionHeld.type:
            self = unsafe .messagingActionHeld(
                try MessagingActionHeld(decoding: bytes, skippingBodies: skippingBodies)
            )
        case MessageScheduled.type:
            self = unsafe .messageScheduled(
                try MessageScheduled(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ScheduledMessageHeld.type:
            self = unsafe .scheduledMessageHeld(
                try ScheduledMessageHeld(decoding: bytes, skippingBodies: skippingBodies)
            )
        case ScheduledMessageEnded.type:
            self = unsafe .scheduledMessageEnded(
                try ScheduledMessageEnded(decoding: bytes, skippingBodies: skippingBodies)
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
        case .interactionOpened(var payload): try payload.visit(&visitor)
        case .interactionQueued(var payload): try payload.visit(&visitor)
        case .interactionAssigned(var payload): try payload.visit(&visitor)
        case .interactionStateChanged(var payload): try payload.visit(&visitor)
        case .interactionClosed(var payload): try payload.visit(&visitor)
        case .messageJoined(var payload): try payload.visit(&visitor)
        case .systemMessageAdded(var payload): try payload.visit(&visitor)
        case .liveGroupMemberJoined(var payload): try payload.visit(&visitor)
        case .liveGroupMemberLeft(var payload): try payload.visit(&visitor)
        case .channelUserProfileCreated(var payload): try payload.visit(&visitor)
        case .channelUserProfileDeactivated(var payload): try payload.visit(&visitor)
        case .channelUserProfileTied(var payload): try payload.visit(&visitor)
        case .interactionOpenedForChanged(var payload): try payload.visit(&visitor)
        case .messagingActionFired(var payload): try payload.visit(&visitor)
        case .messagingActionSkipped(var payload): try payload.visit(&visitor)
        case .smsRefused(var payload): try payload.visit(&visitor)
        case .smsHeld(var payload): try payload.visit(&visitor)
        case .consentChanged(var payload): try payload.visit(&visitor)
        case .workItemOffered(var payload): try payload.visit(&visitor)
        case .offerEnded(var payload): try payload.visit(&visitor)
        case .agentPresenceChanged(var payload): try payload.visit(&visitor)
        case .workItemWaits(var payload): try payload.visit(&visitor)
        case .waitEnded(var payload): try payload.visit(&visitor)
        case .queueOpened(var payload): try payload.visit(&visitor)
        case .queueClosed(var payload): try payload.visit(&visitor)
        case .revocationSuspected(var payload): try payload.visit(&visitor)
        case .uncertainSendSettled(var payload): try payload.visit(&visitor)
        case .smsPartHeld(var payload): try payload.visit(&visitor)
        case .smsPartsJoined(var payload): try payload.visit(&visitor)
        case .smsPartsRepeated(var payload): try payload.visit(&visitor)
        case .senderChosen(var payload): try payload.visit(&visitor)
        case .quietHoursOverridden(var payload): try payload.visit(&visitor)
        case .messagingActionHeld(var payload): try payload.visit(&visitor)
        case .messageScheduled(var payload): try payload.visit(&visitor)
        case .scheduledMessageHeld(var payload): try payload.visit(&visitor)
        case .scheduledMessageEnded(var payload): try payload.visit(&visitor)
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
        case InteractionOpened.name:
            var payload = InteractionOpened(requester: .anonymous)
            try payload.visit(&visitor)
            self = .interactionOpened(payload)
        case InteractionQueued.name:
            var payload = InteractionQueued(queue: .none)
            try payload.visit(&visitor)
            self = .interactionQueued(payload)
        case InteractionAssigned.name:
            var payload = InteractionAssigned(responder: .nobody)
            try payload.visit(&visitor)
            self = .interactionAssigned(payload)
        case InteractionStateChanged.name:
            var payload = InteractionStateChanged(from: .new)
            try payload.visit(&visitor)
            self = .interactionStateChanged(payload)
        case InteractionClosed.name:
            var payload = InteractionClosed(state: .closedComplete)
            try payload.visit(&visitor)
            self = .interactionClosed(payload)
        case MessageJoined.name:
            var payload = MessageJoined(message: .none)
            try payload.visit(&visitor)
            self = .messageJoined(payload)
        case SystemMessageAdded.name:
            var payload = SystemMessageAdded(kind: .prompt)
            try payload.visit(&visitor)
            self = .systemMessageAdded(payload)
        case LiveGroupMemberJoined.name:
            var payload = LiveGroupMemberJoined(member: .nobody)
            try payload.visit(&visitor)
            self = .liveGroupMemberJoined(payload)
        case LiveGroupMemberLeft.name:
            var payload = LiveGroupMemberLeft(member: .nobody)
            try payload.visit(&visitor)
            self = .liveGroupMemberLeft(payload)
        case ChannelUserProfileCreated.name:
            var payload = ChannelUserProfileCreated(address: .anonymous)
            try payload.visit(&visitor)
            self = .channelUserProfileCreated(payload)
        case ChannelUserProfileDeactivated.name:
            var payload = ChannelUserProfileDeactivated(profile: .none)
            try payload.visit(&visitor)
            self = .channelUserProfileDeactivated(payload)
        case ChannelUserProfileTied.name:
            var payload = ChannelUserProfileTied(profile: .none)
            try payload.visit(&visitor)
            self = .channelUserProfileTied(payload)
        case InteractionOpenedForChanged.name:
            var payload = InteractionOpenedForChanged(person: .guest)
            try payload.visit(&visitor)
            self = .interactionOpenedForChanged(payload)
        case MessagingActionFired.name:
            var payload = MessagingActionFired(action: .none)
            try payload.visit(&visitor)
            self = .messagingActionFired(payload)
        case MessagingActionSkipped.name:
            var payload = MessagingActionSkipped(action: .none)
            try payload.visit(&visitor)
            self = .messagingActionSkipped(payload)
        case SMSRefused.name:
            var payload = SMSRefused(reason: "")
            try payload.visit(&visitor)
            self = .smsRefused(payload)
        case SMSHeld.name:
            var payload = SMSHeld(message: .none)
            try payload.visit(&visitor)
            self = .smsHeld(payload)
        case ConsentChanged.name:
            var payload = ConsentChanged(requester: .anonymous)
            try payload.visit(&visitor)
            self = .consentChanged(payload)
        case WorkItemOffered.name:
            var payload = WorkItemOffered()
            try payload.visit(&visitor)
            self = .workItemOffered(payload)
        case OfferEnded.name:
            var payload = OfferEnded()
            try payload.visit(&visitor)
            self = .offerEnded(payload)
        case AgentPresenceChanged.name:
            var payload = AgentPresenceChanged()
            try payload.visit(&visitor)
            self = .agentPresenceChanged(payload)
        case WorkItemWaits.name:
            var payload = WorkItemWaits()
            try payload.visit(&visitor)
            self = .workItemWaits(payload)
        case WaitEnded.name:
            var payload = WaitEnded()
            try payload.visit(&visitor)
            self = .waitEnded(payload)
        case QueueOpened.name:
            var payload = QueueOpened()
            try payload.visit(&visitor)
            self = .queueOpened(payload)
        case QueueClosed.name:
            var payload = QueueClosed()
            try payload.visit(&visitor)
            self = .queueClosed(payload)
        case RevocationSuspected.name:
            var payload = RevocationSuspected()
            try payload.visit(&visitor)
            self = .revocationSuspected(payload)
        case UncertainSendSettled.name:
            var payload = UncertainSendSettled(message: .none)
            try payload.visit(&visitor)
            self = .uncertainSendSettled(payload)
        case SMSPartHeld.name:
            var payload = SMSPartHeld(message: .none)
            try payload.visit(&visitor)
            self = .smsPartHeld(payload)
        case SMSPartsJoined.name:
            var payload = SMSPartsJoined(parts: [])
            try payload.visit(&visitor)
            self = .smsPartsJoined(payload)
        case SMSPartsRepeated.name:
            var payload = SMSPartsRepeated(parts: [])
            try payload.visit(&visitor)
            self = .smsPartsRepeated(payload)
        case SenderChosen.name:
            var payload = SenderChosen(message: .none)
            try payload.visit(&visitor)
            self = .senderChosen(payload)
        case QuietHoursOverridden.name:
            var payload = QuietHoursOverridden(message: .none)
            try payload.visit(&visitor)
            self = .quietHoursOverridden(payload)
        case MessagingActionHeld.name:
            var payload = MessagingActionHeld(action: .none)
            try payload.visit(&visitor)
            self = .messagingActionHeld(payload)
        case MessageScheduled.name:
            var payload = MessageScheduled(message: .none)
            try payload.visit(&visitor)
            self = .messageScheduled(payload)
        case ScheduledMessageHeld.name:
            var payload = ScheduledMessageHeld(message: .none)
            try payload.visit(&visitor)
            self = .scheduledMessageHeld(payload)
        case ScheduledMessageEnded.name:
            var payload = ScheduledMessageEnded(message: .none)
            try payload.visit(&visitor)
            self = .scheduledMessageEnded(payload)
        default: return nil
        }
    }
}
