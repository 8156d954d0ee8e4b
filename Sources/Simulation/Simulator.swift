import CBOR
public import Configuration
public import Decisions
public import Engine
public import EventLog
public import Vocabulary

/// Runs a scenario on a virtual clock, through the same ledger as the daemon's.
///
/// The log that comes out is a function of the steps and their times alone.
public final class Simulator {
    /// The ledger that is driven.
    public private(set) var ledger: Ledger
    private var names = ScenarioNames()
    private let log: any RecordLog
    private let normalize: PhoneNumberNormalizer

    /// Reads a number in a country; gives E.164, or why it is none.
    public typealias PhoneNumberNormalizer =
        @Sendable (
            _ text: String,
            _ territory: String
        ) -> Result<String, NumberProblem>

    /// Starts on a log, which is usually empty and in memory.
    ///
    /// - Throws: what is wrong with the log.
    public init(
        log: any RecordLog,
        normalize: @escaping PhoneNumberNormalizer
    ) throws(SimulationError) {
        self.log = log
        self.normalize = normalize
        do throws(LedgerError) {
            ledger = try Ledger(log: log)
        } catch {
            throw .ledger(error)
        }
    }

    /// Takes one step and makes it durable unless told otherwise.
    ///
    /// - Parameters:
    ///   - step: the step.
    ///   - committing: whether the batch ends with it; where batches end does not show in the log.
    /// - Throws: what is wrong with the step, or that it did not go as it says.
    public func take(_ step: Scenario.Step, committing: Bool = true) throws(SimulationError) {
        switch step.act {
        case .tick:
            let first = ledger.next
            try advance(to: step.time)
            learn(openedSince: first)
        case .question(let question, let answer):
            try advance(to: step.time)
            let found = try self.answer(question, at: step.time)
            guard answer == found else {
                throw .unexpected(
                    step.place.refusal(
                        "the answer is \"\(found)\"",
                        advice: "expected \"\(answer)\""
                    )
                )
            }
        case .input(let name, let fields, let refused):
            let input = try self.input(name, fields)
            try admit(input, step, refused: refused)
        }
        if committing { try commit() }
    }

    /// Fires what is due by a moment.
    ///
    /// - Throws: what the engine failed at.
    public func advance(to time: Instant) throws(SimulationError) {
        do throws(LedgerError) {
            try ledger.advance(to: max(time, ledger.lastTime))
        } catch {
            throw .ledger(error)
        }
    }

    /// Ends the batch.
    ///
    /// - Throws: what the engine failed at.
    public func commit() throws(SimulationError) {
        do throws(LedgerError) {
            try ledger.commit()
        } catch {
            throw .ledger(error)
        }
    }

    /// Forgets everything in memory and opens the log again, as a restart of the daemon does.
    ///
    /// - Throws: what the engine failed at.
    public func restart() throws(SimulationError) {
        try commit()
        do throws(LedgerError) {
            ledger = try Ledger(log: log)
        } catch {
            throw .ledger(error)
        }
    }

    /// Reads the input of a step, whose names earlier steps gave.
    ///
    /// - Throws: what is wrong with the step.
    public func input(
        _ name: String,
        _ fields: ConfigurationValue
    ) throws(SimulationError) -> Input {
        var reader = ScenarioFieldReader(fields, names: names)
        let read: Input?
        do throws(CBORError) {
            read = try Input(name: name, from: &reader)
        } catch {
            let problem = reader.problem ?? fields.refusal("cannot be read", advice: "look again")
            throw .scenario(problem)
        }
        guard var input = read else {
            throw .scenario(fields.refusal("is no input", advice: "see the page Scenarios"))
        }
        if let problem = reader.unknownKey { throw .scenario(problem) }
        // A webhook knows which application it belongs to; in a scenario the number says so.
        if case .smsReceived(var message) = input, message.application.isNone {
            message.application =
                ledger.state.application(number: message.to)?.application ?? .none
            input = .smsReceived(message)
        }
        return input
    }

    private func admit(
        _ input: Input,
        _ step: Scenario.Step,
        refused: String?
    ) throws(SimulationError) {
        let first = ledger.next
        let result: Result<Ledger.Receipt, Refusal>
        do throws(LedgerError) {
            result = try ledger.admit(input, at: step.time)
        } catch {
            throw .ledger(error)
        }
        switch (result, refused) {
        case (.failure(let refusal), .some(let slug)) where refusal.slug == slug: return
        case (.failure(let refusal), _):
            throw .unexpected(
                step.place.refusal(
                    "the rules refuse it as \(refusal.slug): \(refusal)",
                    advice: refused.map { "expected the refusal \($0)" }
                        ?? "expected it to be accepted"
                )
            )
        case (.success, .some(let slug)):
            throw .unexpected(
                step.place.refusal("the rules accept it", advice: "expected the refusal \(slug)")
            )
        case (.success(let receipt), nil):
            if !receipt.isRepeat { names.learn(input, at: receipt.position) }
            learn(openedSince: first)
        }
    }

    /// Remembers the numbers of interactions that records from a position on opened.
    private func learn(openedSince first: Position) {
        for interaction in ledger.state.openedInteractions(since: first) {
            names.learn(number: interaction.number, interaction.id)
        }
    }

    private func answer(
        _ question: Scenario.Question,
        at time: Instant
    ) throws(SimulationError) -> String {
        switch question {
        case .phoneNumber(let text, let owner):
            let validation = PhoneNumberValidation(
                text,
                of: try person(owner),
                in: ledger.state,
                normalize: normalize
            )
            guard let number = validation.e164 else { return "invalid: \(validation.reason)" }
            return "\(number.text) by \(validation.source.rawValue)"
        case .profile(let address, let owner):
            switch ledger.state.validateProfile(address, for: try person(owner)) {
            case .ok: return "ok"
            case .associatedWithAnother(let person, let active):
                let name = names.name(of: person)
                return "currently associated with \(name)\(active ? "" : " (inactive)");"
                    + " sending associates it with the current one"
            }
        case .ongoing(let pair):
            guard let ongoing = ledger.state.ongoingConversation(pair) else { return "none" }
            return "\(ongoing.number.interactionNumber) \(ongoing.state.word)"
                + " \(ongoing.responder.word)"
        case .quietHours(let pair, let owner):
            return quietHours(pair, try person(owner), at: time)
        case .composeOffered: return ledger.state.isComposeOffered ? "offered" : "not offered"
        case .sendChoices(let owner):
            let choices = ledger.state.sendChoices(for: try person(owner), profileNumber: nil)
            let pools = choices.pools.map { " pool \($0.name) \($0.sender?.company.text ?? "-")" }
            return "from \(choices.from.map(\.text).joined(separator: " "))"
                + " to \(choices.to.map(\.text).joined(separator: " "))" + pools.joined()
                + (choices.sticky.map { " sticky \($0.text)" } ?? "")
        }
    }

    private func quietHours(_ pair: AddressPair, _ person: Person, at time: Instant) -> String {
        guard let spell = ledger.state.quietSpell(of: pair, for: person, at: time) else {
            return "none"
        }
        return "\(spell.localTime) until \(spell.localEnd) \(spell.until)"
            + " by \(spell.basis.word)"
    }

    private func person(_ value: ConfigurationValue?) throws(SimulationError) -> Person {
        guard let value else { return .guest }
        do throws(ConfigurationError) {
            guard let name = try value.text("requester") else { return .guest }
            let table = try value.text("requester_table") ?? PersonKind.consumer.word
            guard let id = names.find(name, PersonSubject.self), let kind = PersonKind(word: table)
            else { throw value.refusal("names nobody", advice: "use a name of an earlier step") }
            return Person(kind, id)
        } catch {
            throw .scenario(error)
        }
    }
}
