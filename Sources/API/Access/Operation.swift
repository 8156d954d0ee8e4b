/// Everything that the native API does, by the name that metrics and the matrix of roles give it.
enum Operation: String, CaseIterable, Sendable {
    // Conversations.
    case composeMessage, reply, listMessages
    case listInteractions, showInteraction, showInteractionHistory
    case takeNext, assign, transfer, hold, resume, wrapUp, close
    case writeNote, listNotes, setShortDescription
    case listMembers, join, leave, reassociate
    case virtualAgentReply, virtualAgentHandOff
    case listHeldMessages, takeUpHeldMessage

    // Before sending.
    case validatePhoneNumber, validateProfile, showOngoing, listSendChoices, showCompose
    case listConsents, recordConsent

    // Configuration and people.
    case listQueues, showQueue, createQueue, replaceQueue
    case listProviderApplications, showProviderApplication
    case createProviderApplication, replaceProviderApplication
    case listMessagingActions, showMessagingAction
    case createMessagingAction, replaceMessagingAction, deleteMessagingAction
    case listUsers, showUser, createUser, replaceUser
    case listConsumers, showConsumer, createConsumer, replaceConsumer
    case listContacts, showContact, createContact, replaceContact
    case listProfiles, showSettings, replaceSettings

    // The log.
    case showHistory, streamEvents, showProof, showStatus, showMe
}
