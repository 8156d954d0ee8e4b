import Configuration
public import Decisions
import Engine
import Synchronization
public import Vocabulary

/// What a script makes of a message before it is sent (row X4).
public struct SendingVerdict: Hashable, Sendable {
    /// The text that is sent.
    public var body: String
    /// The text before a script changed it; empty when none did.
    public var writtenBody: String
    /// What scripts said.
    public var extensions: [ExtensionAnswer]

    /// A text that goes as it is, unless something else is given.
    public init(body: String, writtenBody: String = "", extensions: [ExtensionAnswer] = []) {
        self.body = body
        self.writtenBody = writtenBody
        self.extensions = extensions
    }
}

extension ScriptDesk {
    /// Whoever wants to send a message.
    public enum Sender: Sendable {
        /// An agent.
        case agent(UserID)
        /// The virtual agent.
        case virtualAgent
    }

    /// Asks whether a message may go as it is.
    ///
    /// A veto stands in the log before the sender hears of it.
    /// - Parameters:
    ///   - body: the text.
    ///   - sender: who wrote it.
    ///   - interaction: where it goes; none when that is not known yet.
    ///   - pair: from whom to whom; nothing when the interaction says so.
    ///   - pool: the pool of numbers that it is to go from; empty for the pair's own.
    ///   - done: told what a script makes of it, or that it must not go.
    public func beforeSending(
        _ body: String,
        from sender: Sender,
        in interaction: InteractionID,
        pair: AddressPair? = nil,
        pool: String = "",
        then done: @escaping @Sendable (Result<SendingVerdict, Refusal>) -> Void
    ) {
        let changed = SharedChange()
        extensions.ask(.beforeSending) { [self] in
            sendingInput(body, sender, interaction, pair, pool)
        } reading: { value, answer throws(ConfigurationError) in
            let read = try value.object { reader throws(ConfigurationError) in
                let text = try reader.optionalString("body")
                let veto = try reader.optionalString("veto")
                if text?.isEmpty == true {
                    throw reader.refusal("body", "is empty", advice: "")
                }
                if veto?.isEmpty == true || (veto?.utf8.count ?? 0) > 200 {
                    throw reader.refusal("veto", "is empty or longer than 200 bytes", advice: "")
                }
                return (text, veto)
            }
            changed.set(read)
            // The text itself stands on the message.
            answer.result = read.1.map { "vetoed: \($0)" } ?? (read.0 == nil ? "let go" : "edited")
        } done: { [self] consultation in
            let (text, veto) = consultation.answer == nil ? (nil, nil) : changed.value
            if let veto {
                let by: UserID = if case .agent(let agent) = sender { agent } else { .none }
                let record = ExtensionAnswered(
                    interaction: interaction,
                    by: by,
                    extensions: consultation.answers
                )
                engine.submit(.extensionAnswered(record)) { _ in
                    done(.failure(.vetoed(reason: veto)))
                }
                return
            }
            let edited = text ?? body
            done(
                .success(
                    SendingVerdict(
                        body: edited,
                        writtenBody: edited == body ? "" : body,
                        extensions: consultation.answers
                    )
                )
            )
        }
    }

    private func sendingInput(
        _ body: String,
        _ sender: Sender,
        _ interaction: InteractionID,
        _ pair: AddressPair?,
        _ pool: String
    ) -> String {
        let asked = engine.ask { state, _ -> (AddressPair?, String, String) in
            let active = state.active(interaction)
            var name = ""
            if case .agent(let id) = sender { name = state.users[id]?.name ?? "" }
            var pair = pair ?? active?.pair
            if let requester = pair?.requester, !pool.isEmpty,
                let chosen = try? state.sender(of: pool, for: requester)
            {
                pair?.company = chosen.company
            }
            return (pair, name, state.name(of: active?.openedFor ?? .guest))
        }
        let (found, name, openedFor) = asked ?? (pair, "", "")
        var json = JSONText()
        json.beginObject()
        json.member("body", body)
        if case .agent = sender {
            json.member("author", "agent")
            json.member("agent", name)
        } else {
            json.member("author", "virtual_agent")
        }
        if let found {
            json.member("requester", found.requester.text)
            json.member("company", found.company.text)
        }
        json.member("opened_for", openedFor)
        json.endObject()
        return json.text
    }
}

/// What a script wants changed, from where its result is read to where it is used.
private final class SharedChange: Sendable {
    private let change = Mutex<(body: String?, veto: String?)>((nil, nil))

    var value: (body: String?, veto: String?) { change.withLock { $0 } }

    func set(_ value: (String?, String?)) { change.withLock { $0 = (value.0, value.1) } }
}
