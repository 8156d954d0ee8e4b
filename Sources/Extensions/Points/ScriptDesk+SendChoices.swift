import Configuration
public import Decisions
import Engine
import Synchronization
public import Vocabulary

/// The From and To options with whoever chose them (row X3).
public struct OfferedChoices: Hashable, Sendable {
    /// The numbers.
    public var choices: SendChoices
    /// The number to send from that is chosen from the start; nothing when none is.
    public var preselectedFrom: Address?
    /// What scripts said; empty when the default behaviour holds.
    public var extensions: [ExtensionAnswer]

    /// What row A9 offers: the number that the requester last conversed with is preselected, else the
    /// only one.
    public init(usual choices: SendChoices) {
        self.choices = choices
        preselectedFrom = choices.sticky ?? (choices.from.count == 1 ? choices.from[0] : nil)
        extensions = []
    }
}

extension ScriptDesk {
    /// Asks which numbers an agent is offered; it changes nothing.
    ///
    /// A script that fails stands in the log, because nothing else would show it.
    /// - Parameters:
    ///   - usual: what row A9 offers.
    ///   - agent: who wants to write.
    ///   - requester: to whom; the guest when nobody is picked.
    ///   - done: told the options.
    public func offer(
        _ usual: SendChoices,
        to agent: UserID,
        for requester: Person,
        then done: @escaping @Sendable (OfferedChoices) -> Void
    ) {
        let chosen = Chosen(OfferedChoices(usual: usual))
        extensions.ask(.agentInitiatedConversation) { [self] in
            choicesInput(usual, agent, requester)
        } reading: { value, _ throws(ConfigurationError) in
            chosen.set(try OfferedChoices(value, within: usual))
        } done: { [engine] consultation in
            let failed = consultation.answers.filter { $0.problem != .none }
            if !failed.isEmpty {
                let record = ExtensionAnswered(by: agent, extensions: failed)
                engine.submit(.extensionAnswered(record)) { _ in }
            }
            var offered =
                consultation.answer == nil ? OfferedChoices(usual: usual) : chosen.value
            offered.extensions = consultation.answers
            done(offered)
        }
    }

    private func choicesInput(_ usual: SendChoices, _ agent: UserID, _ requester: Person) -> String
    {
        let asked = engine.ask { state, _ -> (String, String, [(String, String)]) in
            let applications = state.applications.filter { state.isOn($0) }
                .map { ($0.name, $0.number.text) }
            return (state.users[agent]?.name ?? "", state.name(of: requester), applications)
        }
        let (agentName, name, applications) = asked ?? ("", "", [])
        var json = JSONText()
        json.beginObject()
        json.member("agent", agentName)
        json.person("requester", KnownPerson(requester, name), key)
        json.key("provider_applications")
        json.beginArray()
        for (name, number) in applications {
            json.beginObject()
            json.member("name", name)
            json.member("number", number)
            json.endObject()
        }
        json.endArray()
        json.key("pools")
        json.beginArray()
        for pool in usual.pools { json.string(pool.name) }
        json.endArray()
        if let sticky = usual.sticky { json.member("last_number", sticky.text) }
        json.key("numbers")
        json.beginArray()
        for number in usual.to { json.string(number.text) }
        json.endArray()
        json.endObject()
        return json.text
    }
}

extension OfferedChoices {
    /// Reads a script's result: only numbers of provider applications that are on can be sent from.
    init(_ value: ConfigurationValue, within usual: SendChoices) throws(ConfigurationError) {
        self = try value.object { reader throws(ConfigurationError) in
            func addresses(_ key: String) throws(ConfigurationError) -> [Address] {
                try reader.array(key) { value throws(ConfigurationError) in
                    guard let address = Address(try value.string()), address.isAnswerable else {
                        throw value.refusal("is no number that can be written to", advice: "")
                    }
                    return address
                }
            }
            let from = try addresses("from")
            if from.contains(where: { !usual.from.contains($0) }) {
                throw reader.refusal("from", "has a number of no active application", advice: "")
            }
            let pools = try reader.array("pools", default: []) {
                value throws(ConfigurationError) -> SenderPool in
                let name = try value.string()
                guard let pool = usual.pools.first(where: { $0.name == name }) else {
                    throw value.refusal("is no pool that has a number", advice: "")
                }
                return pool
            }
            var offered = OfferedChoices(
                usual: SendChoices(
                    from: from,
                    to: try addresses("to"),
                    pools: pools,
                    sticky: usual.sticky.flatMap { from.contains($0) ? $0 : nil }
                )
            )
            if let text = try reader.optionalString("preselected_from") {
                guard let address = Address(text), from.contains(address) else {
                    throw reader.refusal("preselected_from", "is not in `from`", advice: "")
                }
                offered.preselectedFrom = address
            }
            return offered
        }
    }
}

/// The options from where a result is read to where it is used.
private final class Chosen: Sendable {
    private let offered: Mutex<OfferedChoices>

    init(_ offered: OfferedChoices) {
        self.offered = Mutex(offered)
    }

    var value: OfferedChoices { offered.withLock { $0 } }

    func set(_ value: OfferedChoices) { offered.withLock { $0 = value } }
}
