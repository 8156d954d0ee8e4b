import Decisions
import Engine
import HTTPServer
import OutgoingWebhooks
import Vocabulary

extension Call {
    /// What the path names when something is replaced; none when something new is made.
    func replaced<Subject>(
        _ type: Subject.Type,
        _ word: String
    ) throws(APIError) -> Identifier<Subject> {
        names.isEmpty ? .none : try identifier(Subject.self, word)
    }

    /// Fills an input from the body; who did it is the caller.
    func fill<Payload: EventPayload>(
        _ input: inout Payload,
        hidden: Set<String> = []
    ) throws(APIError) {
        try InputFields.fill(
            &input,
            from: request.body,
            hidden: hidden.union(["by"]),
            key: key
        )
    }

    /// Hands a change of the configuration to the engine.
    ///
    /// - Parameters:
    ///   - input: the change.
    ///   - subject: what the path names, and the refusal that says that it does not exist.
    func configure(_ input: Input, subject: (refusal: Refusal, word: String)) {
        let isNew = names.isEmpty && operation.target.method == "POST"
        submit(input, subject: isNew ? nil : subject) { receipt in
            let json = answer(receipt) { json in
                // What an input makes is named by its position.
                if isNew {
                    let made = SysID(rawValue: receipt.position * 16, key: key)
                    json.member("sys_id", made.description)
                }
            }
            if case .webhookSet = input { surface.options.outgoingWebhooks?.refresh() }
            // Whoever made something looks at it next.
            surface.viewsWaiting.wait(until: receipt.last) { _ in
                reply.json(json, status: isNew ? 201 : 200)
            }
        }
    }
}
