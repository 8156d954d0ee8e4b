/// Everything that the native API does, by the name that metrics and the matrix of roles give it.
enum Operation: String, CaseIterable, Sendable {
    // Conversations.
    case composeMessage, reply, listMessages
    case listInteractions, showInteraction, showInteractionHistory
    case takeNext, assign, transfer, hold, resume, wrapUp, close
    case writeNote, listNotes, setShortDescription
    case listMembers, join, leave, reassociate
    case virtualAgentReply, virtualAgentHandOff
    case listHeldMessages, takeUpHeldMessage, listHeldParts
    case listInteractionScheduled, listScheduled, cancelScheduled

    // Before sending.
    case validatePhoneNumber, validateProfile, validateQuietHours, showOngoing, listSendChoices,
        showCompose
    case listConsents, recordConsent

    // Configuration and people.
    case listQueues, showQueue, createQueue, replaceQueue
    case listProviderApplications, showProviderApplication
    case createProviderApplication, replaceProviderApplication
    case listMessagingActions, showMessagingAction
    case createMessagingAction, replaceMessagingAction, deleteMessagingAction
    case listUsers, showUser, createUser, replaceUser, setUserPassword
    case listConsumers, showConsumer, createConsumer, replaceConsumer
    case listContacts, showContact, createContact, replaceContact
    case listExtensions
    case listWebhooks, showWebhook, createWebhook, replaceWebhook, deleteWebhook
    case pauseWebhook, resumeWebhook, testWebhook, showWebhookSecret, renewWebhookSecret,
        listWebhookAttempts, listEventTypes
    case listProfiles, showSettings, replaceSettings

    // Routing.
    case showBoard, showStatistics
    case listWorkItems, showWorkItem, acceptWorkItem, rejectWorkItem
    case listAgents, setPresence, setAgentSettings
    case listServiceChannels, showServiceChannel, createServiceChannel, replaceServiceChannel
    case listPresenceStates, showPresenceState, createPresenceState, replacePresenceState
    case listAgentGroups, showAgentGroup, createAgentGroup, replaceAgentGroup
    case listSkills, showSkill, createSkill, replaceSkill
    case listAssignmentRules, showAssignmentRule, createAssignmentRule, replaceAssignmentRule
    case listCalendars, showCalendar, createCalendar, replaceCalendar
    case listRejectReasons, showRejectReason, createRejectReason, replaceRejectReason
    case listWrapUpCodes, showWrapUpCode, createWrapUpCode, replaceWrapUpCode
    case listResponseTemplates, showResponseTemplate, createResponseTemplate,
        replaceResponseTemplate
    // Sending.
    case listUncertainMessages, resolveUncertainMessage, pauseSending, resumeSending
    case storeAttachment, showAttachment

    // Signing in.
    case signIn, showSession, signOut, listTokens, createToken, revokeToken

    // The log.
    case showHistory, streamEvents, showProof, showCheckpoint, showStatus, showMe
    case searchMessages, showCause, runSimulation, askWhatIf, startVerification, showVerification
}
