import Vocabulary

extension SettingsChanged {
    /// Waits that lie in the past would move timers to before the record that moves them.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        for wait in [resumeGrace, reassignExclusion] {
            guard wait >= .zero, wait <= MessagingActionSet.durationMax else {
                throw .durationOutOfRange
            }
        }
        guard partsWait == .zero || Self.partsWaitRange.contains(partsWait) else {
            throw .durationOutOfRange
        }
        try uncertainSends.checkAsUncertainPolicy()
        try checkConsentWords()
        try checkConsentTexts()
        try quietHours.checkAsQuietHours()
        try state.checkZone(timeZone)
    }
}

extension ProviderApplicationSet {
    /// A provider application needs a name and a number of its own that can send and receive.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard application.isNone || state.application(application) != nil else {
            throw .unknownApplication
        }
        guard !name.isEmpty else { throw .nameMissing }
        guard number.isAnswerable else { throw .numberNotUsable }
        for other in state.applications where other.application != application {
            guard other.name != name else { throw .nameTaken }
            guard other.number != number else { throw .numberTaken }
        }
        guard queue.isNone || state.queues.contains(where: { $0.queue == queue }) else {
            throw .unknownQueue
        }
        try uncertainSends.checkAsUncertainPolicy()
        guard language.isEmpty || language.isLanguage else { throw .languageInvalid }
        try quietHours.checkAsQuietHours(orNone: true)
    }
}

extension QueueSet {
    /// A queue needs a name of its own.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard queue.isNone || state.queues.contains(where: { $0.queue == queue }) else {
            throw .unknownQueue
        }
        guard !name.isEmpty else { throw .nameMissing }
        guard !state.queues.contains(where: { $0.name == name && $0.queue != queue }) else {
            throw .nameTaken
        }
        try checkRouting(in: state)
    }
}

extension UserSet {
    /// A user needs a name to sign in with that nobody else has.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard user.isNone || state.users[user] != nil else { throw .unknownUser }
        guard !userName.isEmpty else { throw .nameMissing }
        let taken = state.users.values.contains { $0.userName == userName && $0.user != user }
        guard !taken else { throw .nameTaken }
        try state.checkZone(timeZone)
    }
}

extension ConsumerSet {
    /// A consumer needs a name.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard person.isNone || state.knows(Person(.consumer, person)) else { throw .unknownPerson }
        guard !name.isEmpty else { throw .nameMissing }
        try state.checkZone(timeZone)
    }
}

extension ContactSet {
    /// A contact needs a name.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard person.isNone || state.knows(Person(.contact, person)) else { throw .unknownPerson }
        guard !name.isEmpty else { throw .nameMissing }
        try state.checkZone(timeZone)
    }
}
