import Decisions

// The table of refusals: what each is over HTTP. A new refusal does not compile without its row.
extension Refusal {
    /// The status that a refusal is answered with.
    ///
    /// 422: what was sent cannot be; 409: it cannot be now; 403: it must not be; 404: there is nothing.
    /// What a path names and does not exist is 404 whatever stands here: see `Call.submit`.
    var status: Int {
        switch self {
        case .emptyBody, .bodyTooLong: 422
        case .unknownUser, .notAnAgent, .unknownQueue, .unknownApplication, .unknownAction,
            .unknownPerson:
            422
        case .interactionNotActive, .unknownMessage, .nothingWaits: 404
        case .noActiveProviderApplication, .providerApplicationInactive,
            .withinMessagingInteraction:
            409
        case .unknownCompanyNumber, .unknownPool, .addressNotAnswerable: 422
        case .optedOut: 403
        case .answeredByVirtualAgent, .illegalTransition, .assignedAgentCannotLeave,
            .notAMember:
            409
        case .transferNeedsOneTarget, .nameMissing, .numberNotUsable: 422
        case .nameTaken, .numberTaken: 409
        case .durationOutOfRange, .filterInvalid, .filterFieldUnknown, .stateNotSettable: 422
        case .messageMissing, .outageEndsBeforeItBegins: 422
        case .offerNotPending, .offerNotRejectable: 409
        case .unknownRejectReason, .unknownPresence, .unknownServiceChannel, .unknownGroup,
            .unknownSkill, .unknownAssignmentRule, .unknownCalendar, .unknownWrapUpCode,
            .unknownTemplate:
            422
        case .calendarInvalid, .calendarNeverOpen, .capacityOutOfRange, .tooManyItems: 422
        case .messageNotUncertain, .mediumNotAwaited: 409
        case .policyUnknown, .attachmentInvalid: 422
        case .vetoed: 422
        case .consentWordInvalid, .unknownZone, .zoneInvalid, .languageInvalid: 422
        case .quietHours: 409
        case .quietHoursInvalid, .overrideReasonInvalid, .sendAtOutOfRange: 422
        case .tooManyScheduled, .notScheduled, .requesterChanged: 409
        case .notTheAuthor: 403
        case .unknownWebhook, .webhookURLInvalid, .unknownEventType, .positionBeyondTheLog,
            .nothingToErase, .erasureReasonInvalid:
            422
        case .stillInConversation: 409
        case .staleAnswer, .verificationNotPossible, .verificationFailed: 409
        }
    }

    /// What kind of problem it is, the same for all problems of its slug.
    var title: String {
        switch status {
        case 403 where self == .notTheAuthor: "Not allowed"
        case 403: "The requester does not want messages"
        case 404: "There is no such thing"
        case 409: "Not possible in the present state"
        default: "The request cannot be carried out as it is"
        }
    }
}
