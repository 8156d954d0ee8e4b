import Decisions
import Engine
import PhoneNumbers
import Projections
import Vocabulary

// What an agent's page asks before it sends (row V1, V2): questions to the rules on the latest state.
extension PlatformCall {
    /// `initiate_message/validate_phone_number`: row V1.
    func validateNumber() throws(APIError) {
        let fields = try parametersOrBody()
        let number = try Self.needed("number", fields)
        guard number.utf8.count <= 250 else {
            throw .badField("number", expected: "at most 250 bytes")
        }
        let requester = try requester(fields)
        try ask { state in
            PhoneNumberValidation(number, of: requester, in: state) { text, territory in
                switch PhoneNumbers.parse(text, territory: territory.isEmpty ? nil : territory) {
                case .valid(let e164, _, _): .success(e164)
                case .invalid(let reason): .failure(NumberProblem(reason: reason.words))
                }
            }
        } then: { writer, validation throws(APIError) in
            writer.member("valid", validation.e164 != nil)
            writer.member("e164", validation.e164?.text ?? "")
            writer.member("territory", validation.territory)
            writer.member("territory_source", validation.source.rawValue)
            writer.member("reason", validation.reason)
        }
    }

    /// `initiate_message/validate_profile`: row V2; it changes nothing.
    func validateChannelProfile() throws(APIError) {
        let fields = try parametersOrBody()
        guard let number = Address(try Self.needed("number", fields)), number != .anonymous else {
            throw .badField("number", expected: "a number in E.164 form or a short code")
        }
        let requester = try requester(fields)
        try ask { state in
            state.validateProfile(number, for: requester)
        } then: { writer, validation throws(APIError) in
            guard case .associatedWithAnother(let other, let isActive) = validation else {
                writer.member("status", "ok")
                writer.member("message", "")
                writer.member("would_reassociate", false)
                return
            }
            let name = try name(of: other)
            writer.member("status", "warning")
            writer.member(
                "message",
                "The number is currently associated with \(name)."
                    + " Sending associates it with the current one."
            )
            writer.member("would_reassociate", true)
            writer.object("current_association") { writer in
                writer.member("table", other.kind.word)
                writer.member("sys_id", other.id.text(key))
                writer.member("name", name)
                writer.member("active", isActive)
            }
        }
    }

    private func parametersOrBody() throws(APIError) -> RecordFields {
        guard request.method == "GET" else { return try record() }
        var values: [String: String] = [:]
        for (name, value) in request.query where values[name] == nil { values[name] = value }
        return RecordFields(values, key: key)
    }

    private static func needed(_ name: String, _ fields: RecordFields) throws(APIError) -> String {
        guard let text = fields.text(name) ?? fields.text("phone_" + name) else {
            throw .missingField(name)
        }
        return text
    }

    /// Whom the number is to be of: `consumer`, `contact` or `user`, or `table` with `sys_id`.
    private func requester(_ fields: RecordFields) throws(APIError) -> Person {
        for (name, kind) in [
            ("consumer", PersonKind.consumer), ("contact", .contact), ("user", .user),
        ] {
            if let id = try fields.identifier(name, PersonSubject.self) { return Person(kind, id) }
        }
        // One that cannot be read is named, whatever else is given.
        let id = try fields.identifier("sys_id", PersonSubject.self)
        guard let table = fields.text("table") else { return .guest }
        guard let kind = PersonKind(word: table), kind != .guest else {
            throw .badField("table", expected: "one of sys_user, csm_consumer, customer_contact")
        }
        guard let id else { throw .missingField("sys_id") }
        return Person(kind, id)
    }

    private func ask<Answer: Sendable>(
        _ question: @escaping @Sendable (borrowing DecisionState) -> Answer,
        then write:
            @escaping @Sendable (inout DocumentWriter, Answer) throws(APIError) -> Void
    ) throws(APIError) {
        try attemptElsewhere { () throws(APIError) in
            let found = surface.engine.ask { state, _ in question(state) }
            guard let found else { throw .unavailable(.stopping) }
            try answer { writer throws(APIError) in
                try writer.object("result") { writer throws(APIError) in
                    try write(&writer, found)
                }
            }
        }
    }

    private func name(of person: Person) throws(APIError) -> String {
        let name = try read { views throws(ProjectionsError) -> String? in
            switch person.kind {
            case .guest: nil
            case .user: try views.user(UserID(rawValue: person.id.rawValue))?.name
            case .consumer: try views.consumer(person.id)?.name
            case .contact: try views.contact(person.id)?.name
            }
        }
        return name ?? "somebody else"
    }
}
