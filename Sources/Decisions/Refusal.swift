public import Vocabulary

/// Why the rules refuse an input; nothing of it reaches the log.
///
/// In order of precedence where several fit. `slug` is stable: it names the problem in the API, in the
/// error page of the documentation and in scenarios.
public enum Refusal: Error, Hashable, Sendable {
    /// The text is empty. Write something.
    case emptyBody
    /// The text is longer than a message may be. Shorten it or send it in pieces.
    case bodyTooLong(limitBytes: Int)
    /// No user has this identifier, or the user is not active.
    case unknownUser
    /// The user is no agent. Give the user the role first.
    case notAnAgent
    /// No active interaction has this identifier: there is none, or it has been closed.
    case interactionNotActive
    /// No message that waits to be taken up has this identifier.
    case unknownMessage
    /// No queue has this identifier, or it is not active.
    case unknownQueue
    /// No provider application has this identifier.
    case unknownApplication
    /// No messaging action has this identifier.
    case unknownAction
    /// No user, consumer or contact has this identifier.
    case unknownPerson
    /// No active provider application exists, so that nothing can be sent (row A8).
    case noActiveProviderApplication
    /// The number to send from is not one of a provider application's (row A9).
    case unknownCompanyNumber
    /// The provider application of the number is switched off (row A8, R10).
    case providerApplicationInactive
    /// Compose SMS is not offered within an interaction that is itself a messaging one (row A8).
    case withinMessagingInteraction
    /// Nobody can send to this address: it is a name or nothing at all (row R11).
    case addressNotAnswerable
    /// The requester wants no messages from this number, since then (row A10).
    case optedOut(since: Instant)
    /// The virtual agent has the conversation. Compose a message to take it over (row A3).
    case answeredByVirtualAgent
    /// The state cannot be reached from the present one (row I2).
    case illegalTransition(
        from: InteractionState,
        to: InteractionState,
        allowed: [InteractionState]
    )
    /// Nothing waits that this agent may take.
    case nothingWaits
    /// The agent has the conversation and cannot leave it. Transfer it first.
    case assignedAgentCannotLeave
    /// The agent takes no part in the conversation.
    case notAMember
    /// Neither an agent nor a queue is given, or both are.
    case transferNeedsOneTarget
    /// A name is missing.
    case nameMissing
    /// The name is taken. Choose another.
    case nameTaken
    /// The number is another provider application's already.
    case numberTaken
    /// A company number must be in E.164 form or a short code.
    case numberNotUsable
    /// The wait is shorter than a millisecond or longer than a year.
    case durationOutOfRange
    /// The filter is not an encoded query; the problem says where.
    case filterInvalid(problem: String)
    /// The filter asks for fields that an interaction does not have.
    case filterFieldUnknown(String)
    /// A messaging action cannot set this state; the ones that it can are named.
    case stateNotSettable(InteractionState, allowed: [InteractionState])
    /// The message that a record is about is missing.
    case messageMissing
    /// The outage ends before it begins.
    case outageEndsBeforeItBegins
    /// The work item is not offered to this agent, or not any more.
    case offerNotPending
    /// The rule of the queue lets nobody reject its work. Accept it or let it pass.
    case offerNotRejectable
    /// No active reason to reject work has this identifier.
    case unknownRejectReason
    /// No active presence state has this identifier.
    case unknownPresence
    /// No service channel has this identifier.
    case unknownServiceChannel
    /// No group of agents has this identifier.
    case unknownGroup
    /// No skill has this identifier.
    case unknownSkill
    /// No assignment rule has this identifier.
    case unknownAssignmentRule
    /// No hours have this identifier.
    case unknownCalendar
    /// No active wrap-up code has this name. Choose one of those that are offered.
    case unknownWrapUpCode
    /// No response template has this identifier.
    case unknownTemplate
    /// The hours cannot be read. Write `mon-fri 09:00-17:00` and days as `2026-12-25`.
    case calendarInvalid
    /// The hours never begin, so that nobody would ever be asked. Add some.
    case calendarNeverOpen
    /// A capacity or size is out of range: 1 to 1,000 for sizes, 0 to 1,000,000 for capacities.
    case capacityOutOfRange
    /// A list is longer than it may be. Shorten it.
    case tooManyItems
    /// It is known what became of the message, or somebody has decided already.
    case messageNotUncertain
    /// The policy for uncertain sends is none that there is.
    case policyUnknown
    /// Something that is attached is not named as it is kept, or there is too much of it.
    case attachmentInvalid
    /// The medium has been fetched or given up already, or never was one.
    case mediumNotAwaited
    /// A script of the site's vetoes the message, for this reason (row X4).
    case vetoed(reason: String)
    /// The virtual agent answers a message that is answered, or not the oldest one (row T1).
    case staleAnswer
    /// A code can be sent only to a number on file, and only so many times (row T1).
    case verificationNotPossible
    /// The code is wrong or too old, or was tried too often (row T1).
    case verificationFailed
    /// A word about consent is empty, too long, or has two meanings. Write another.
    case consentWordInvalid
    /// No time zone of this name is in the log. Use an IANA name that the configuration names.
    case unknownZone
    /// The offsets of a time zone are out of order or out of range.
    case zoneInvalid
    /// A language is not written as `de` or `pt-BR`, or a list has two texts of one.
    case languageInvalid
    /// No provider application belongs to the pool to send from. Choose another, or a number.
    case unknownPool
    /// It is within the requester's quiet hours. Give a reason to send it all the same (row Y7).
    case quietHours(QuietSpell)
    /// The quiet hours cannot be read, or never end. Write `21:00-08:00` or `sat-sun 20:00-10:00`.
    case quietHoursInvalid
    /// The reason to send within quiet hours says nothing, or too much.
    case overrideReasonInvalid
    /// The moment to send a message at has gone by or is too far away (row Y8).
    case sendAtOutOfRange
    /// Too many messages wait for their time between these numbers already.
    case tooManyScheduled
    /// No message that waits for its time has this identifier: it was sent, or has ended otherwise.
    case notScheduled
    /// Only who wrote a scheduled message, or a supervisor, cancels it.
    case notTheAuthor
    /// No outgoing webhook has this identifier.
    case unknownWebhook
    /// The URL of a webhook is not one, or says what must stay secret.
    case webhookURLInvalid
    /// No type of records has this name.
    case unknownEventType(String)
    /// The log does not have this position yet.
    case positionBeyondTheLog
    /// Neither an address nor a person is named whose data could be erased.
    case nothingToErase
    /// The requester has an active interaction, or a message of theirs has yet to be sent or joined.
    case stillInConversation
    /// The reason for an erasure is missing or too long.
    case erasureReasonInvalid
    /// The number speaks for somebody else than when the message was written (row Y8).
    case requesterChanged

    /// The stable name of the case.
    public var slug: String {
        switch self {
        case .emptyBody: "empty-body"
        case .bodyTooLong: "body-too-long"
        case .unknownUser: "unknown-user"
        case .notAnAgent: "not-an-agent"
        case .interactionNotActive: "interaction-not-active"
        case .unknownMessage: "unknown-message"
        case .unknownQueue: "unknown-queue"
        case .unknownApplication: "unknown-application"
        case .unknownAction: "unknown-action"
        case .unknownPerson: "unknown-person"
        case .noActiveProviderApplication: "no-active-provider-application"
        case .unknownCompanyNumber: "unknown-company-number"
        case .providerApplicationInactive: "provider-application-inactive"
        case .withinMessagingInteraction: "within-messaging-interaction"
        case .addressNotAnswerable: "address-not-answerable"
        case .optedOut: "opted-out"
        case .answeredByVirtualAgent: "answered-by-virtual-agent"
        case .illegalTransition: "illegal-transition"
        case .nothingWaits: "nothing-waits"
        case .assignedAgentCannotLeave: "assigned-agent-cannot-leave"
        case .notAMember: "not-a-member"
        case .transferNeedsOneTarget: "transfer-needs-one-target"
        case .nameMissing: "name-missing"
        case .nameTaken: "name-taken"
        case .numberTaken: "number-taken"
        case .numberNotUsable: "number-not-usable"
        case .durationOutOfRange: "duration-out-of-range"
        case .filterInvalid: "filter-invalid"
        case .filterFieldUnknown: "filter-field-unknown"
        case .stateNotSettable: "state-not-settable"
        case .messageMissing: "message-missing"
        case .outageEndsBeforeItBegins: "outage-ends-before-it-begins"
        case .offerNotPending: "offer-not-pending"
        case .offerNotRejectable: "offer-not-rejectable"
        case .unknownRejectReason: "unknown-reject-reason"
        case .unknownPresence: "unknown-presence"
        case .unknownServiceChannel: "unknown-service-channel"
        case .unknownGroup: "unknown-group"
        case .unknownSkill: "unknown-skill"
        case .unknownAssignmentRule: "unknown-assignment-rule"
        case .unknownCalendar: "unknown-calendar"
        case .unknownWrapUpCode: "unknown-wrap-up-code"
        case .unknownTemplate: "unknown-template"
        case .calendarInvalid: "calendar-invalid"
        case .calendarNeverOpen: "calendar-never-open"
        case .capacityOutOfRange: "capacity-out-of-range"
        case .tooManyItems: "too-many-items"
        case .messageNotUncertain: "message-not-uncertain"
        case .policyUnknown: "policy-unknown"
        case .attachmentInvalid: "attachment-invalid"
        case .mediumNotAwaited: "medium-not-awaited"
        case .vetoed: "vetoed"
        case .staleAnswer: "stale-answer"
        case .verificationNotPossible: "verification-not-possible"
        case .verificationFailed: "verification-failed"
        case .consentWordInvalid: "consent-word-invalid"
        case .unknownZone: "unknown-zone"
        case .zoneInvalid: "zone-invalid"
        case .languageInvalid: "language-invalid"
        case .unknownPool: "unknown-pool"
        case .quietHours: "quiet-hours"
        case .quietHoursInvalid: "quiet-hours-invalid"
        case .overrideReasonInvalid: "override-reason-invalid"
        case .sendAtOutOfRange: "send-at-out-of-range"
        case .tooManyScheduled: "too-many-scheduled"
        case .notScheduled: "not-scheduled"
        case .notTheAuthor: "not-the-author"
        case .unknownWebhook: "unknown-webhook"
        case .webhookURLInvalid: "webhook-url-invalid"
        case .unknownEventType: "unknown-event-type"
        case .positionBeyondTheLog: "position-beyond-the-log"
        case .nothingToErase: "nothing-to-erase"
        case .stillInConversation: "still-in-conversation"
        case .erasureReasonInvalid: "erasure-reason-invalid"
        case .requesterChanged: "requester-changed"
        }
    }
}

extension Refusal: CustomStringConvertible {
    /// The problem and what to try, without personal data.
    public var description: String {
        switch self {
        case .emptyBody: "The message has no text. Write something."
        case .bodyTooLong(let limit):
            "The message is longer than \(limit) bytes of UTF-8. Shorten it or send it in pieces."
        case .unknownUser: "No active user has this identifier."
        case .notAnAgent: "The user is not an agent. Give the user the role agent first."
        case .interactionNotActive:
            "No active interaction has this identifier: it never existed or has been closed."
        case .unknownMessage: "No held message has this identifier, or it was taken up already."
        case .unknownQueue: "No active queue has this identifier."
        case .unknownApplication: "No provider application has this identifier."
        case .unknownAction: "No messaging action has this identifier."
        case .unknownPerson: "No user, consumer or contact has this identifier."
        case .noActiveProviderApplication:
            "No provider application is active. Configure one and switch it on."
        case .unknownCompanyNumber:
            "The number to send from belongs to no provider application. Choose a configured one."
        case .providerApplicationInactive:
            "The provider application of this number, or its channel, is switched off."
        case .withinMessagingInteraction:
            "Compose SMS is not offered within a messaging interaction. Reply in it instead."
        case .addressNotAnswerable:
            "The address cannot receive messages: only E.164 numbers and short codes can."
        case .optedOut(let since):
            "The requester has asked for no more messages from this number, on \(since)."
        case .answeredByVirtualAgent:
            "The virtual agent has this conversation. Compose a message, or assign it, to take over."
        case .illegalTransition(let from, let to, let allowed):
            "An interaction cannot go from \(from.word) to \(to.word). Allowed: "
                + (allowed.isEmpty ? "none" : allowed.map(\.word).joined(separator: ", ")) + "."
        case .nothingWaits: "No interaction waits that this agent may take."
        case .assignedAgentCannotLeave:
            "The assigned agent cannot leave the conversation. Transfer it first."
        case .notAMember: "The agent takes no part in this conversation."
        case .transferNeedsOneTarget: "A transfer needs either an agent or a queue."
        case .nameMissing: "The record needs a name."
        case .nameTaken: "The name is taken. Choose another."
        case .numberTaken: "Another provider application has this number."
        case .numberNotUsable: "A company number must be in E.164 form or a short code."
        case .durationOutOfRange: "The duration must be from 1 millisecond to 366 days."
        case .filterInvalid(let problem): "The filter is not an encoded query: \(problem)."
        case .filterFieldUnknown(let field): "An interaction has no field \(field)."
        case .stateNotSettable(let state, let allowed):
            "A messaging action cannot set \(state.word). It can set: "
                + allowed.map(\.word).joined(separator: ", ") + "."
        case .messageMissing: "The record names no message."
        case .offerNotPending:
            "The work item is not offered to this agent, or not any more."
        case .offerNotRejectable:
            "The rule of the queue lets nobody reject its work. Accept it or let it pass."
        case .unknownRejectReason:
            "No active reason to reject work has this identifier."
        case .unknownPresence:
            "No active presence state has this identifier."
        case .unknownServiceChannel:
            "No service channel has this identifier."
        case .unknownGroup:
            "No group of agents has this identifier."
        case .unknownSkill:
            "No skill has this identifier."
        case .unknownAssignmentRule:
            "No assignment rule has this identifier."
        case .unknownCalendar:
            "No hours have this identifier."
        case .unknownWrapUpCode:
            "No active wrap-up code has this name. Choose one of those that are offered."
        case .unknownTemplate:
            "No response template has this identifier."
        case .calendarInvalid:
            "The hours cannot be read. Write `mon-fri 09:00-17:00` and days as `2026-12-25`."
        case .calendarNeverOpen:
            "The hours never begin, so that nobody would ever be asked. Add some."
        case .capacityOutOfRange:
            "A capacity or size is out of range: 1 to 1,000 for sizes, 0 to 1,000,000 for capacities."
        case .tooManyItems:
            "A list is longer than it may be. Shorten it."
        case .outageEndsBeforeItBegins: "The outage ends before it begins."
        case .messageNotUncertain:
            "It is known what became of the message, or somebody has decided already."
        case .policyUnknown: "Uncertain sends are handled by one of: ask, resend, drop."
        case .attachmentInvalid:
            "An attachment is not named as it is kept, or there are more than "
                + "\(Attachment.countMax)."
        case .mediumNotAwaited: "The medium has been fetched or given up already."
        case .vetoed(let reason): "A script of this site's does not let the message go: \(reason)"
        case .staleAnswer:
            "The message has been answered already, or an older one waits for its answer."
        case .verificationNotPossible:
            "A code goes only to a number on file that can be written to, a few times at most."
        case .consentWordInvalid:
            "A word about consent is empty, too long, or has two meanings. Write another."
        case .unknownZone:
            "No time zone of this name is in the log. Use an IANA name that the configuration names."
        case .zoneInvalid:
            "The offsets of a time zone are out of order or out of range."
        case .languageInvalid:
            "A language is written as `de` or `pt-BR`, in front of its text and a colon, and has one text."
        case .unknownPool:
            "No provider application belongs to the pool to send from. Choose another, or a number."
        case .quietHours(let spell):
            "It is \(spell.localTime) where the requester is, within quiet hours that end at"
                + " \(spell.localEnd) there, \(spell.until)."
                + " Give a reason (override_reason) to send it all the same."
        case .quietHoursInvalid:
            "Quiet hours cannot be read, or never end. Write `21:00-08:00` or `sat-sun 20:00-10:00`."
        case .overrideReasonInvalid:
            "The reason to send within quiet hours says nothing, or is longer than 2,048 bytes."
        case .sendAtOutOfRange:
            "The moment to send it at must be in the future, and at most 35 days away."
        case .tooManyScheduled:
            "20 messages wait for their time between these numbers already. Cancel one."
        case .notScheduled:
            "No message with this identifier waits for its time: it was sent, or ended otherwise."
        case .requesterChanged:
            "The number speaks for somebody else than when the message was written. Write it again."
        case .notTheAuthor: "Only who wrote a scheduled message, or a supervisor, cancels it."
        case .unknownWebhook: "No outgoing webhook has this identifier."
        case .webhookURLInvalid:
            "The URL must be http or https with a host, without user, password or fragment, of at most"
                + " \(OutgoingWebhook.urlBytesMax) bytes."
        case .unknownEventType(let name):
            "No type of events is called \(name). `GET event-types` lists them."
        case .positionBeyondTheLog: "The log has not come to this position yet."
        case .nothingToErase:
            "Nobody is named whose data could be erased. Name an address or a person that exists."
        case .stillInConversation:
            "The requester has an active interaction, or a message has yet to be sent or put together."
                + " Close the interaction, cancel what is scheduled, and try again."
        case .erasureReasonInvalid:
            "An erasure needs a reason of at most \(RequesterErased.reasonBytesMax) bytes,"
                + " such as the number of the request."
        case .verificationFailed: "The code is wrong or too old, or was tried too often."
        }
    }
}
