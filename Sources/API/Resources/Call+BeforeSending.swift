import Decisions
import Engine
import Extensions
import PhoneNumbers
import Projections
import Vocabulary

// Questions to the rules themselves, on the very latest state: each holds a thread for as long as the
// writer needs for its batch, so none runs on a server thread.
extension Call {
    /// `POST validate-phone-number`: row V1.
    func validatePhoneNumber() throws(APIError) {
        var fields = try fields()
        let number = try fields.neededText("number", limit: 250)
        let requester = try fields.person("requester") ?? .guest
        try fields.end()
        try ask { state in
            PhoneNumberValidation(number, of: requester, in: state) { text, territory in
                switch PhoneNumbers.parse(text, territory: territory.isEmpty ? nil : territory) {
                case .valid(let e164, _, _): .success(e164)
                case .invalid(let reason): .failure(NumberProblem(reason: reason.words))
                }
            }
        } then: { json, validation throws(APIError) in
            json.member("valid", validation.e164 != nil)
            if let number = validation.e164 { json.member("e164", number.text) }
            if !validation.territory.isEmpty { json.member("territory", validation.territory) }
            json.member("territory_source", validation.source.rawValue)
            if !validation.reason.isEmpty { json.member("reason", validation.reason) }
        }
    }

    /// `POST validate-profile`: row V2; it changes nothing.
    func validateProfile() throws(APIError) {
        var fields = try fields()
        let number = try fields.neededAddress("number")
        let requester = try fields.person("requester") ?? .guest
        try fields.end()
        try ask { state in
            state.validateProfile(number, for: requester)
        } then: { json, validation throws(APIError) in
            guard case .associatedWithAnother(let other, let isActive) = validation else {
                return json.member("free", true)
            }
            json.member("free", false)
            let name = try self.name(of: other)
            json.member(
                "warning",
                "The number is currently associated with \(name)."
                    + " Sending associates it with the current requester."
            )
            json.key("associated_with")
            json.beginObject()
            json.member("table", other.kind.word)
            json.member("sys_id", other.id.text(key))
            json.member("name", name)
            json.member("active", isActive)
            json.endObject()
        }
    }

    /// `GET ongoing`: the conversation of a pair that goes on already (row A7).
    func showOngoing() throws(APIError) {
        let parameters = try parameters(["from", "to"])
        let company = try parameters.neededAddress("from")
        let requester = try parameters.neededAddress("to")
        let row = try read { views throws(ProjectionsError) in
            try views.activeInteraction(AddressPair(requester: requester, company: company))
        }
        var json = JSONText()
        json.beginObject()
        json.key("ongoing")
        if let row { try json.row(row, key) } else { json.null() }
        json.endObject()
        reply.json(json)
    }

    /// `GET send-choices`: the numbers on both sides (row A9).
    func listSendChoices() throws(APIError) {
        let parameters = try parameters(["requester", "requester_table", "to"])
        let requester = try parameters.person("requester")
        let to = try parameters.address("to")
        let profileNumber = try number(of: requester)
        try attemptElsewhere { () throws(APIError) in
            let usual = surface.engine.ask { state, _ in
                state.sendChoices(for: requester, profileNumber: profileNumber, to: to)
            }
            guard let usual else { throw .unavailable(.stopping) }
            guard let scripts = surface.options.scripts else {
                return answer(OfferedChoices(usual: usual))
            }
            scripts.offer(usual, to: caller.user, for: requester) { answer($0) }
        }
    }

    private func answer(_ offered: OfferedChoices) {
        var json = JSONText()
        json.beginObject()
        json.addresses("from", offered.choices.from)
        json.addresses("to", offered.choices.to)
        json.key("pools")
        json.beginArray()
        for pool in offered.choices.pools { json.pool(pool) }
        json.endArray()
        if let number = offered.preselectedFrom { json.member("preselected_from", number.text) }
        if let script = offered.extensions.answer(.agentInitiatedConversation) {
            json.member("script", script.script)
            json.member("script_hash", script.hash)
        }
        json.endObject()
        reply.json(json)
    }

    /// `GET compose`: whether Compose SMS is offered, or why not (row A8).
    func showCompose() throws(APIError) {
        let parameters = try parameters(["origin"])
        let origin = try parameters["origin"].map { name throws(APIError) in
            try interaction(named: name)
        }
        try ask { state -> Refusal? in
            guard state.isComposeOffered else { return .noActiveProviderApplication }
            guard let origin, state.active(origin) != nil else { return nil }
            return .withinMessagingInteraction
        } then: { json, refusal in
            json.member("offered", refusal == nil)
            guard let refusal else { return }
            json.member("reason", refusal.slug)
            json.member("detail", refusal.description)
        }
    }

    private func ask<Answer: Sendable>(
        _ question: @escaping @Sendable (borrowing DecisionState) -> Answer,
        then write: @escaping @Sendable (inout JSONText, Answer) throws(APIError) -> Void
    ) throws(APIError) {
        try attemptElsewhere { () throws(APIError) in
            let found = surface.engine.ask { state, horizon in question(state) }
            guard let found else { throw .unavailable(.stopping) }
            var json = JSONText()
            json.beginObject()
            try write(&json, found)
            json.endObject()
            reply.json(json)
        }
    }

    /// The number that somebody's last conversation was with, while its profile is still theirs.
    private func number(of person: Person) throws(APIError) -> Address? {
        guard person != .guest else { return nil }
        return try read { views throws(ProjectionsError) -> Address? in
            let last = try views.interactions(InteractionFilter(openedFor: person), limit: 1).first
            guard let last, let profile = try views.profile(last.profile) else { return nil }
            return profile.active && profile.person == person ? profile.address : nil
        }
    }

    private func name(of person: Person) throws(APIError) -> String {
        let name = try read { views throws(ProjectionsError) in try views.name(of: person) }
        return name ?? "somebody else"
    }
}

extension JSONText {
    /// Writes a pool of numbers with the one that would be chosen now.
    fileprivate mutating func pool(_ pool: SenderPool) {
        beginObject()
        member("name", pool.name)
        if let sender = pool.sender {
            member("sender", sender.company.text)
            member("reason", sender.reason.word)
        }
        endObject()
    }

    /// Writes a key with addresses.
    mutating func addresses(_ name: String, _ addresses: [Address]) {
        key(name)
        beginArray()
        for address in addresses { string(address.text) }
        endArray()
    }
}

extension PhoneNumberRejection {
    /// The reason in plain words.
    var words: String {
        switch self {
        case .notANumber: "it is not a number"
        case .invalidCountryCode: "its country code is missing or not in use"
        case .unknownTerritory: "the country is not known"
        case .tooShort: "digits are missing"
        case .tooLong: "it has too many digits"
        case .notPossible: "no number has this length"
        case .localOnly: "the area code is missing"
        case .notValidForTerritory: "the country has no such number"
        case .extensionNotAllowed: "no message can be sent to an extension"
        case .failed: "it could not be checked"
        }
    }
}
