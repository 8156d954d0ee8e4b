import Vocabulary

extension Call {
    /// Does what the operation says.
    ///
    /// - Throws: what is wrong with the request.
    func perform() throws(APIError) {
        switch operation {
        case .composeMessage: try composeMessage()
        case .reply: try sendReply()
        case .listMessages: try listMessages()
        case .listInteractions: try listInteractions()
        case .showInteraction: try showInteraction()
        case .showInteractionHistory: try showInteractionHistory()
        case .takeNext: try takeNext()
        case .assign: try assign()
        case .transfer: try transfer()
        case .hold: try request(.onHold)
        case .resume: try request(.workInProgress)
        case .wrapUp: try wrapUp()
        case .close: try close()
        case .writeNote: try writeNote()
        case .listNotes: try listNotes()
        case .setShortDescription: try setShortDescription()
        case .listMembers: try listMembers()
        case .join: try join()
        case .leave: try leave()
        case .reassociate: try reassociate()
        case .virtualAgentReply: try virtualAgentReply()
        case .virtualAgentHandOff: try virtualAgentHandOff()
        case .listHeldMessages: try listHeldMessages()
        case .takeUpHeldMessage: try takeUpHeldMessage()
        case .validatePhoneNumber: try validatePhoneNumber()
        case .validateProfile: try validateProfile()
        case .showOngoing: try showOngoing()
        case .listSendChoices: try listSendChoices()
        case .showCompose: try showCompose()
        case .listConsents: try listConsents()
        case .recordConsent: try recordConsent()
        case .showHistory: try showHistory()
        case .streamEvents: try streamEvents()
        case .showProof: try showProof()
        case .searchMessages: try searchMessages()
        case .runSimulation: try runSimulation()
        case .showStatus: try showStatus()
        case .showMe: try showMe()
        case .signIn: preconditionFailure("whoever signs in is no caller yet")
        case .showSession: try showSession()
        case .signOut: try signOut()
        case .listTokens: try listTokens()
        case .createToken: try createToken()
        case .revokeToken: try revokeToken()
        default: try performConfiguration()
        }
    }

    private func performConfiguration() throws(APIError) {
        switch operation {
        case .listQueues: try listQueues()
        case .showQueue: try showQueue()
        case .createQueue, .replaceQueue: try setQueue()
        case .listProviderApplications: try listProviderApplications()
        case .showProviderApplication: try showProviderApplication()
        case .createProviderApplication, .replaceProviderApplication:
            try setProviderApplication()
        case .listMessagingActions: try listMessagingActions()
        case .showMessagingAction: try showMessagingAction()
        case .createMessagingAction, .replaceMessagingAction: try setMessagingAction()
        case .deleteMessagingAction: try deleteMessagingAction()
        case .listUsers: try listUsers()
        case .showUser: try showUser()
        case .createUser, .replaceUser: try setUser()
        case .setUserPassword: try setUserPassword()
        case .listConsumers: try listConsumers()
        case .showConsumer: try showConsumer()
        case .createConsumer, .replaceConsumer: try setConsumer()
        case .listContacts: try listContacts()
        case .showContact: try showContact()
        case .createContact, .replaceContact: try setContact()
        case .listExtensions: try listExtensions()
        case .listProfiles: try listProfiles()
        case .showSettings: try showSettings()
        case .replaceSettings: try replaceSettings()
        default: try performRouting()
        }
    }

    private func performRouting() throws(APIError) {
        switch operation {
        case .listWorkItems: try listWorkItems()
        case .showWorkItem: try showWorkItem()
        case .acceptWorkItem: try acceptWorkItem()
        case .rejectWorkItem: try rejectWorkItem()
        case .listAgents: try listAgents()
        case .setPresence: try setPresence()
        case .setAgentSettings: try setAgentSettings()
        case .listServiceChannels: try listSets(ServiceChannelSet.self)
        case .showServiceChannel:
            try showSet(ServiceChannelSet.self, ServiceChannelSubject.self, "service-channel")
        case .createServiceChannel, .replaceServiceChannel: try setServiceChannel()
        case .listPresenceStates: try listSets(PresenceStateSet.self)
        case .showPresenceState:
            try showSet(PresenceStateSet.self, PresenceSubject.self, "presence")
        case .createPresenceState, .replacePresenceState: try setPresenceState()
        case .listAgentGroups: try listSets(AgentGroupSet.self)
        case .showAgentGroup: try showSet(AgentGroupSet.self, AgentGroupSubject.self, "group")
        case .createAgentGroup, .replaceAgentGroup: try setAgentGroup()
        case .listSkills: try listSets(SkillSet.self)
        case .showSkill: try showSet(SkillSet.self, SkillSubject.self, "skill")
        case .createSkill, .replaceSkill: try setSkill()
        case .listAssignmentRules: try listSets(AssignmentRuleSet.self)
        case .showAssignmentRule:
            try showSet(AssignmentRuleSet.self, AssignmentRuleSubject.self, "assignment-rule")
        case .createAssignmentRule, .replaceAssignmentRule: try setAssignmentRule()
        case .listCalendars: try listSets(CalendarSet.self)
        case .showCalendar: try showSet(CalendarSet.self, CalendarSubject.self, "calendar")
        case .createCalendar, .replaceCalendar: try setCalendar()
        case .listRejectReasons: try listSets(RejectReasonSet.self)
        case .showRejectReason:
            try showSet(RejectReasonSet.self, RejectReasonSubject.self, "reject-reason")
        case .createRejectReason, .replaceRejectReason: try setRejectReason()
        case .listWrapUpCodes: try listSets(WrapUpCodeSet.self)
        case .showWrapUpCode:
            try showSet(WrapUpCodeSet.self, WrapUpCodeSubject.self, "wrap-up-code")
        case .createWrapUpCode, .replaceWrapUpCode: try setWrapUpCode()
        case .listResponseTemplates: try listSets(ResponseTemplateSet.self)
        case .showResponseTemplate: try showResponseTemplate()
        case .createResponseTemplate, .replaceResponseTemplate: try setResponseTemplate()
        case .listUncertainMessages: try listUncertainMessages()
        case .resolveUncertainMessage: try resolveUncertainMessage()
        case .pauseSending: try pauseSending()
        case .resumeSending: try resumeSending()
        case .storeAttachment: try storeAttachment()
        case .showAttachment: try showAttachment()
        default: preconditionFailure("every operation is carried out")
        }
    }
}
