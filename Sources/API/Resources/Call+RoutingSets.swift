import Decisions
import Projections
import Vocabulary

// What administrators set for routing. Each is listed and shown in the same way, and made or replaced
// whole: what is not given is the default.
extension Call {
    func listSets<Set: ConfigurationSet>(_ type: Set.Type) throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        try answer(
            try read { views throws(ProjectionsError) in try views.sets(type) },
            position: position
        )
    }

    func showSet<Set: ConfigurationSet, Subject>(
        _ type: Set.Type,
        _ subject: Subject.Type,
        _ word: String
    ) throws(APIError) {
        _ = try parameters()
        let id = try identifier(subject, word)
        try answer(
            try read { views throws(ProjectionsError) in try views.set(type, id.rawValue) },
            word
        )
    }

    /// `POST service-channels` and `PUT service-channels/*`.
    func setServiceChannel() throws(APIError) {
        var set = ServiceChannelSet(by: caller.user, active: true)
        set.channel = try replaced(ServiceChannelSubject.self, "service-channel")
        try fill(&set, hidden: ["channel"])
        configure(.serviceChannelSet(set), subject: (.unknownServiceChannel, "service-channel"))
    }

    /// `POST presence-states` and `PUT presence-states/*`.
    func setPresenceState() throws(APIError) {
        var set = PresenceStateSet(by: caller.user, active: true)
        set.presence = try replaced(PresenceSubject.self, "presence")
        try fill(&set, hidden: ["presence"])
        configure(.presenceStateSet(set), subject: (.unknownPresence, "presence"))
    }

    /// `POST agent-groups` and `PUT agent-groups/*`.
    func setAgentGroup() throws(APIError) {
        var set = AgentGroupSet(by: caller.user, active: true)
        set.group = try replaced(AgentGroupSubject.self, "group")
        try fill(&set, hidden: ["group"])
        configure(.agentGroupSet(set), subject: (.unknownGroup, "group"))
    }

    /// `POST skills` and `PUT skills/*`.
    func setSkill() throws(APIError) {
        var set = SkillSet(by: caller.user, active: true)
        set.skill = try replaced(SkillSubject.self, "skill")
        try fill(&set, hidden: ["skill"])
        configure(.skillSet(set), subject: (.unknownSkill, "skill"))
    }

    /// `POST assignment-rules` and `PUT assignment-rules/*`.
    func setAssignmentRule() throws(APIError) {
        var set = AssignmentRuleSet(by: caller.user, active: true)
        set.assignmentRule = try replaced(AssignmentRuleSubject.self, "assignment-rule")
        try fill(&set, hidden: ["assignment_rule"])
        configure(.assignmentRuleSet(set), subject: (.unknownAssignmentRule, "assignment-rule"))
    }

    /// `POST calendars` and `PUT calendars/*`.
    func setCalendar() throws(APIError) {
        var set = CalendarSet(by: caller.user, active: true)
        set.calendar = try replaced(CalendarSubject.self, "calendar")
        try fill(&set, hidden: ["calendar"])
        configure(.calendarSet(set), subject: (.unknownCalendar, "calendar"))
    }

    /// `POST reject-reasons` and `PUT reject-reasons/*`.
    func setRejectReason() throws(APIError) {
        var set = RejectReasonSet(by: caller.user, active: true)
        set.reason = try replaced(RejectReasonSubject.self, "reject-reason")
        try fill(&set, hidden: ["reason"])
        configure(.rejectReasonSet(set), subject: (.unknownRejectReason, "reject-reason"))
    }

    /// `POST wrap-up-codes` and `PUT wrap-up-codes/*`.
    func setWrapUpCode() throws(APIError) {
        var set = WrapUpCodeSet(by: caller.user, active: true)
        set.code = try replaced(WrapUpCodeSubject.self, "wrap-up-code")
        try fill(&set, hidden: ["code"])
        configure(.wrapUpCodeSet(set), subject: (.unknownWrapUpCode, "wrap-up-code"))
    }

    /// `GET response-templates/*`, with `interaction` also its text with the fields filled in (row I5).
    func showResponseTemplate() throws(APIError) {
        let id = try identifier(ResponseTemplateSubject.self, "template")
        let parameters = try parameters(["interaction"])
        let row = try read { views throws(ProjectionsError) in
            try views.set(ResponseTemplateSet.self, id.rawValue)
        }
        var rendered: String?
        if let name = parameters["interaction"], let row {
            rendered = try fill(row.set.text, try interaction(named: name))
        }
        try answer(row, "template") { json in
            if let rendered { json.member("rendered", rendered) }
        }
    }

    private func fill(_ text: String, _ id: InteractionID) throws(APIError) -> String {
        let found = try read { views throws(ProjectionsError) in try views.interaction(id) }
        guard let found else { throw .unknownSubject("interaction") }
        let name = try read { views throws(ProjectionsError) in
            try views.name(of: found.openedFor)
        }
        let agent = try read { views throws(ProjectionsError) in try views.user(caller.user) }
        let template = ResponseTemplate(text)
        return template.filled { field in
            switch field {
            case "requester.name": name
            case "requester.number": found.requester.text
            case "company.number": found.company.text
            case "agent.name": agent?.name
            case "interaction.number": found.number
            case "interaction.short_description": found.shortDescription
            default: nil
            }
        }
    }

    /// `POST response-templates` and `PUT response-templates/*`.
    func setResponseTemplate() throws(APIError) {
        var set = ResponseTemplateSet(by: caller.user, active: true)
        set.template = try replaced(ResponseTemplateSubject.self, "template")
        try fill(&set, hidden: ["template"])
        configure(.responseTemplateSet(set), subject: (.unknownTemplate, "template"))
    }
}
