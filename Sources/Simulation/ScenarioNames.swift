import Vocabulary

/// What the steps of a scenario call things by: the names that earlier steps gave them.
struct ScenarioNames {
    private var positions: [String: UInt64] = [:]

    /// Remembers what an input named.
    mutating func learn(_ input: Input, at position: Position) {
        func made<Subject>(_ id: Identifier<Subject>) -> UInt64 { id.orMade(at: position).rawValue }
        switch input {
        case .userSet(let user): note(UserSubject.self, user.userName, made(user.user))
        case .queueSet(let queue): note(QueueSubject.self, queue.name, made(queue.queue))
        case .providerApplicationSet(let application):
            note(ApplicationSubject.self, application.name, made(application.application))
        case .messagingActionSet(let action):
            note(ActionSubject.self, action.name, made(action.action))
        case .consumerSet(let consumer):
            note(PersonSubject.self, consumer.name, made(consumer.person))
        case .contactSet(let contact):
            note(PersonSubject.self, contact.name, made(contact.person))
        default: learnRouting(input, at: position)
        }
    }

    private mutating func learnRouting(_ input: Input, at position: Position) {
        func made<Subject>(_ id: Identifier<Subject>) -> UInt64 { id.orMade(at: position).rawValue }
        switch input {
        case .serviceChannelSet(let set):
            note(ServiceChannelSubject.self, set.name, made(set.channel))
        case .presenceStateSet(let set): note(PresenceSubject.self, set.name, made(set.presence))
        case .agentGroupSet(let set): note(AgentGroupSubject.self, set.name, made(set.group))
        case .skillSet(let set): note(SkillSubject.self, set.name, made(set.skill))
        case .assignmentRuleSet(let set):
            note(AssignmentRuleSubject.self, set.name, made(set.assignmentRule))
        case .calendarSet(let set): note(CalendarSubject.self, set.name, made(set.calendar))
        case .rejectReasonSet(let set):
            note(RejectReasonSubject.self, set.name, made(set.reason))
        case .wrapUpCodeSet(let set): note(WrapUpCodeSubject.self, set.name, made(set.code))
        case .responseTemplateSet(let set):
            note(ResponseTemplateSubject.self, set.name, made(set.template))
        case .webhookSet(let set): note(WebhookSubject.self, set.name, made(set.webhook))
        default: break
        }
    }

    /// Remembers the number of an interaction that was opened.
    mutating func learn(number: UInt64, _ id: InteractionID) {
        note(InteractionSubject.self, number.interactionNumber, id.rawValue)
    }

    /// What somebody is called.
    func name(of person: Person) -> String {
        let found = positions.filter { $0.value == person.id.rawValue }.keys.min() ?? ""
        return found.split(separator: ":").last.map(String.init) ?? "somebody"
    }

    /// Finds what a text names: `#12` and `#12.1` by position, anything else by name.
    func find<Subject>(_ text: String, _ subject: Subject.Type) -> Identifier<Subject>? {
        if text.hasPrefix("#") {
            let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count <= 2, let position = UInt64(parts[0]) else { return nil }
            guard let ordinal = parts.count == 2 ? UInt64(parts[1]) : 0, ordinal < 16 else {
                return nil
            }
            return Identifier(position, ordinal: ordinal)
        }
        if let found = positions["\(subject):\(text)"] { return Identifier(rawValue: found) }
        // Users are persons too.
        guard subject == PersonSubject.self else { return nil }
        return positions["\(UserSubject.self):\(text)"].map { Identifier(rawValue: $0) }
    }

    private mutating func note<Subject>(_ subject: Subject.Type, _ name: String, _ raw: UInt64) {
        positions["\(subject):\(name)"] = raw
    }
}
