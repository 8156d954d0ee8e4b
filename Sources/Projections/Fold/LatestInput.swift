import CBOR
import Vocabulary

/// What the outcomes of an input may need of it: they follow it directly.
struct LatestInput {
    var position: Position = 0
    var time = Instant.zero
    var interaction: UInt64 = 0
    /// The interaction under which the input was listed last, besides its own.
    var listedUnder: UInt64 = 0
    var application = ApplicationID.none
    var body = ""
    var media: [String] = []
    var attachments: [String] = []
    var providerMessageID = ""
    var sentAt = Instant.zero
    /// The held message that it takes up.
    var takesUp = MessageID.none
    var by = UserID.none
    /// What another system asked for an interaction with.
    var request: InteractionRequested?
    var reason = ""

    /// Reads an input of a type that brings a text or a reason; others bring nothing.
    init(
        type: UInt16,
        payload: UnsafeRawBufferPointer,
        position: Position,
        time: Instant,
        interaction: UInt64
    ) throws(CBORError) {
        self.position = position
        self.time = time
        self.interaction = interaction
        switch type {
        case SMSReceived.type:
            let input = unsafe try SMSReceived(decoding: payload)
            application = input.application
            body = input.body
            media = input.media
            providerMessageID = input.providerMessageID
            sentAt = input.sentAt
        case AgentInitiatedSMS.type:
            let input = unsafe try AgentInitiatedSMS(decoding: payload)
            body = input.body
            attachments = input.attachments
            reason = input.overrideReason
        case AgentReplied.type:
            let input = unsafe try AgentReplied(decoding: payload)
            body = input.body
            attachments = input.attachments
            reason = input.overrideReason
        case VirtualAgentReplied.type:
            body = unsafe try VirtualAgentReplied(decoding: payload).body
        case VirtualAgentStepped.type:
            body = unsafe try VirtualAgentStepped(decoding: payload).body
        case HeldMessageTakenUp.type:
            takesUp = unsafe try HeldMessageTakenUp(decoding: payload).message
        case ConsentRecorded.type:
            let input = unsafe try ConsentRecorded(decoding: payload)
            by = input.by
            reason = input.reason
        case UncertainSendResolved.type:
            by = unsafe try UncertainSendResolved(decoding: payload).by
        case InteractionRequested.type:
            request = unsafe try InteractionRequested(decoding: payload)
        default: break
        }
    }

    /// Before the first one.
    init() {}
}
