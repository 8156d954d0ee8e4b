import Decisions
import Engine
import EventLog
import HTTPServer
import Projections
import Vocabulary

extension Call {
    /// The body's fields.
    func fields() throws(APIError) -> Fields { try Fields(request.body, key: key) }

    /// Hands an input to the engine and answers when it is durable.
    ///
    /// - Parameters:
    ///   - input: what the caller wants.
    ///   - subject: the refusal that means that what the path names does not exist, and its word.
    ///   - done: answers; called on the writer's thread, it must not wait.
    func submit(
        _ input: Input,
        subject: (refusal: Refusal, word: String)? = nil,
        done: @escaping @Sendable (Ledger.Receipt) -> Void
    ) {
        let isReady = prepareZones(for: input) {
            admit(input, subject: subject, done: done)
        }
        if isReady { admit(input, subject: subject, done: done) }
    }

    private func admit(
        _ input: Input,
        subject: (refusal: Refusal, word: String)?,
        done: @escaping @Sendable (Ledger.Receipt) -> Void
    ) {
        surface.engine.submit(input) { result in
            switch result {
            case .success(let receipt): done(receipt)
            case .failure(.refused(.interactionNotActive)) where !input.interaction.isNone:
                tellWhyNotActive(input.interaction)
            case .failure(.refused(let refusal)):
                if let subject, subject.refusal == refusal {
                    fail(.unknownSubject(subject.word))
                } else {
                    fail(.refused(refusal))
                }
            case .failure(let error): fail(.unavailable(error))
            }
        }
    }

    /// Hands an input to the engine and answers with its position.
    func submit(_ input: Input, subject: (refusal: Refusal, word: String)? = nil) {
        submit(input, subject: subject) { receipt in
            reply.json(answer(receipt))
        }
    }

    /// `{"position": …, "interaction": …}`.
    func answer(
        _ receipt: Ledger.Receipt,
        _ addMembers: (inout JSONText) -> Void = { _ in }
    ) -> JSONText {
        var json = JSONText()
        json.beginObject()
        json.member("position", receipt.last)
        if !receipt.interaction.isNone {
            json.member("interaction", receipt.interaction.text(key))
        }
        addMembers(&json)
        json.endObject()
        return json
    }

    /// The engine forgets closed interactions, so the views tell them from those that never were.
    private func tellWhyNotActive(_ id: InteractionID) {
        surface.viewsWaiting.wait(until: surface.engine.log.lastPosition) { isShown in
            attempt { () throws(APIError) in
                let row = try read { views throws(ProjectionsError) in
                    try views.interaction(id)
                }
                guard let row else { throw isShown ? .unknownSubject("interaction") : .viewsBehind }
                guard operation == .close, row.state.isClosed else { throw .interactionClosed }
                // Closing a closed one answers with it as it is; nothing new happens.
                answerClosed(row, position: surface.engine.log.lastPosition)
            }
        }
    }
}
