import Vocabulary

// The matrix of roles: who may do what. The rules may still refuse: only an agent can write as one.
extension Operation {
    /// The roles that may do it; one of them is enough.
    var roles: [Role] {
        switch self {
        case .signIn, .showSession, .signOut, .listTokens, .createToken, .revokeToken:
            // One's own affairs; signing in is for everybody, of course.
            Role.allCases
        case .showMe, .showStatus, .streamEvents, .listInteractions, .showInteraction,
            .showInteractionHistory, .listMessages, .searchMessages, .listNotes, .listMembers,
            .listHeldMessages, .listHeldParts, .listInteractionScheduled, .listScheduled,
            .showOngoing, .listConsents, .listExtensions, .listProfiles, .listQueues, .showQueue,
            .listProviderApplications, .showProviderApplication, .listMessagingActions,
            .showMessagingAction, .listUsers, .showUser, .listConsumers, .showConsumer,
            .listContacts, .showContact, .showSettings, .listWorkItems, .showWorkItem,
            .listAgents, .listServiceChannels, .showServiceChannel, .listPresenceStates,
            .showPresenceState, .listAgentGroups, .showAgentGroup, .listSkills, .showSkill,
            .listAssignmentRules, .showAssignmentRule, .listCalendars, .showCalendar,
            .listRejectReasons, .showRejectReason, .listWrapUpCodes, .showWrapUpCode,
            .listResponseTemplates, .showResponseTemplate, .listUncertainMessages, .showAttachment,
            .listEventTypes:
            Role.allCases
        case .listWebhooks, .showWebhook, .listWebhookAttempts:
            [.admin, .supervisor, .auditor, .integration]
        case .composeMessage, .reply, .takeNext, .writeNote, .acceptWorkItem, .rejectWorkItem,
            .storeAttachment:
            [.admin, .agent]
        case .assign, .transfer, .hold, .resume, .wrapUp, .close, .setShortDescription, .join,
            .leave, .reassociate, .takeUpHeldMessage, .setPresence, .resolveUncertainMessage,
            .cancelScheduled:
            [.admin, .agent, .supervisor]
        case .showCompose, .listSendChoices, .validatePhoneNumber, .validateProfile,
            .validateQuietHours,
            .recordConsent:
            [.admin, .agent, .supervisor, .integration]
        case .virtualAgentReply, .virtualAgentHandOff:
            [.admin, .integration]
        case .showBoard, .showStatistics, .showHistory, .showProof, .showCheckpoint, .runSimulation,
            .askWhatIf, .showCause,
            .startVerification, .showVerification:
            [.admin, .supervisor, .auditor]
        case .createQueue, .replaceQueue, .createProviderApplication,
            .replaceProviderApplication, .createMessagingAction, .replaceMessagingAction,
            .deleteMessagingAction, .createUser, .replaceUser, .setUserPassword, .createConsumer,
            .replaceConsumer,
            .createContact, .replaceContact, .replaceSettings, .setAgentSettings,
            .createServiceChannel, .replaceServiceChannel, .createPresenceState,
            .replacePresenceState, .createAgentGroup, .replaceAgentGroup, .createSkill,
            .replaceSkill, .createAssignmentRule, .replaceAssignmentRule, .createCalendar,
            .replaceCalendar, .createRejectReason, .replaceRejectReason, .createWrapUpCode,
            .replaceWrapUpCode, .createResponseTemplate, .replaceResponseTemplate,
            .pauseSending, .resumeSending, .createWebhook, .replaceWebhook, .deleteWebhook,
            .pauseWebhook, .resumeWebhook, .testWebhook, .showWebhookSecret, .renewWebhookSecret:
            [.admin]
        }
    }
}
