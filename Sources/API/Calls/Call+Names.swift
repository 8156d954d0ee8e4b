import Projections
import Vocabulary

extension Call {
    /// The interaction that the path names, by its `sys_id` or its number.
    ///
    /// - Throws: `unknownSubject` when a number or a `sys_id` is none of this log.
    func interactionName() throws(APIError) -> InteractionID {
        try interaction(named: names[0])
    }

    /// An interaction by its `sys_id` or its number, such as `IMS0000075`.
    func interaction(named name: String) throws(APIError) -> InteractionID {
        if let id = InteractionID(name, key: key) { return id }
        let number = name.uppercased()
        guard number.hasPrefix("IMS") else { throw .unknownSubject("interaction") }
        let row = try read { views throws(ProjectionsError) in
            try views.interaction(number: number)
        }
        guard let row else { throw .unknownSubject("interaction") }
        return row.id
    }

    /// What the path names by its `sys_id`.
    func identifier<Subject>(
        _ type: Subject.Type,
        _ word: String,
        at index: Int = 0
    ) throws(APIError) -> Identifier<Subject> {
        guard let id = Identifier<Subject>(names[index], key: key) else {
            throw .unknownSubject(word)
        }
        return id
    }

    /// An agent by `sys_id`, or the caller as `me` or by nothing.
    func agent(_ text: String?, _ field: String) throws(APIError) -> UserID {
        guard let text, text != "me" else { return caller.user }
        guard let id = UserID(text, key: key) else {
            throw SysID(text) == nil
                ? .badField(field, expected: "a sys_id, or me") : .unknownIdentifier(field)
        }
        return id
    }
}
