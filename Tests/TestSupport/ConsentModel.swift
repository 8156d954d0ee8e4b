import Vocabulary

/// Who wants no messages, folded from inputs alone, and what may still be sent then: an implementation
/// of row Y4 that shares nothing with the engine's.
///
/// Nothing is sent to a pair behind its STOP: no message of an agent's or the virtual agent's joins, no
/// prompt or greeting goes out, no attempt to send stands in the log, but for the one confirmation and
/// the answer to HELP.
struct ConsentModel {
    private var settings = SettingsChanged()
    private var applications: [ApplicationID: ProviderApplicationSet] = [:]
    private var optedOut: Set<AddressPair> = []
    private var pairs: [InteractionID: AddressPair] = [:]
    private var pairOfMessage: [MessageID: AddressPair] = [:]
    private var answers: Set<MessageID> = []

    /// What the last input has to lead to and has not yet.
    private var wantedChanges: [AddressPair: Bool] = [:]
    private var wantedAnswer: Answer?
    /// Whether the answer has to come, or only may.
    private var answerMustCome = false

    private struct Answer: Equatable {
        var kind: SystemMessageKind
        var body: String
    }

    /// Takes an input.
    ///
    /// - Returns: what is wrong with it, or with what the one before it led to.
    mutating func take(_ input: Input, at position: Position) -> [String] {
        var findings = end()
        switch input {
        case .settingsChanged(let settings): self.settings = settings
        case .providerApplicationSet(var application):
            application.application = application.application.orMade(at: position)
            applications[application.application] = application
        // A part says nothing by itself (row R8).
        case .smsReceived(let message)
        where message.part.isEmpty || message.consent != .none:
            want(
                message.body,
                AddressPair(requester: message.from, company: message.to),
                consent: message.consent
            )
        case .consentRecorded(let wish):
            want(wish.optedOut, AddressPair(requester: wish.requester, company: wish.company))
        case .sendAttempted(let attempt):
            guard let pair = pairOfMessage[attempt.message], isOptedOut(pair) else { break }
            if !attempt.isConsentAnswer || !answers.contains(attempt.message) {
                findings.append("it is sent to who wants no messages")
            }
        default: break
        }
        return findings
    }

    /// Takes an outcome.
    mutating func take(
        _ outcome: Outcome,
        about interaction: InteractionID,
        at position: Position
    ) -> [String] {
        switch outcome {
        case .interactionOpened(let opened):
            pairs[interaction] = AddressPair(
                requester: opened.requester,
                company: opened.company
            )
        case .smsPartsJoined(let joined):
            let findings = end()
            want(
                joined.body,
                AddressPair(requester: joined.requester, company: joined.company),
                isWhole: joined.missing.isEmpty
            )
            return findings
        case .consentChanged(let change):
            let pair = AddressPair(requester: change.requester, company: change.company)
            guard wantedChanges.removeValue(forKey: pair) == change.optedOut else {
                return ["nobody wished so"]
            }
            if change.optedOut { optedOut.insert(pair) } else { optedOut.remove(pair) }
        case .messageJoined(let joined) where joined.author != .requester:
            guard let pair = pairs[interaction] else { break }
            pairOfMessage[joined.message] = pair
            if isOptedOut(pair) { return ["it is for somebody who wants no messages"] }
        case .systemMessageAdded(let message) where message.sent:
            return added(message, pairs[interaction], MessageID(position))
        default: break
        }
        return []
    }

    private mutating func added(
        _ message: SystemMessageAdded,
        _ pair: AddressPair?,
        _ id: MessageID
    ) -> [String] {
        guard var pair else { return [] }
        if message.to != .anonymous { pair.requester = message.to }
        pairOfMessage[id] = pair
        if [.stopConfirmation, .startConfirmation, .help].contains(message.kind) {
            let isWanted = wantedAnswer == Answer(kind: message.kind, body: message.body)
            wantedAnswer = nil
            answers.insert(id)
            return isWanted ? [] : ["it is not the answer to what was written"]
        }
        return isOptedOut(pair) ? ["it is sent to who wants no messages"] : []
    }

    /// What an input has led to is complete.
    private mutating func end() -> [String] {
        defer { (wantedChanges, wantedAnswer, answerMustCome) = ([:], nil, false) }
        var findings: [String] = []
        if !wantedChanges.isEmpty { findings.append("a wish before it did not count") }
        if wantedAnswer != nil, answerMustCome {
            findings.append("a wish before it has no answer")
        }
        return findings
    }

    private mutating func want(
        _ body: String,
        _ pair: AddressPair,
        consent: ConsentSignal = .none,
        isWhole: Bool = true
    ) {
        guard let application = applications.values.first(where: { $0.number == pair.company })
        else { return }
        let wasOptedOut = isOptedOut(pair)
        var phrase = ConsentPhrase.find(body, settings, isOptedOut: wasOptedOut)
        if !isWhole, phrase?.wish != .stop { phrase = nil }
        let wish = consent == .none ? phrase?.wish ?? .none : consent
        if wish == .stop || wish == .start { want(wish == .stop, pair) }
        guard consent == .none, !application.confirmsConsent, pair.requester.isAnswerable else {
            return
        }
        let languages = [phrase?.language ?? "", application.language.lowercased()]
        let answer: Answer? =
            switch wish {
            case .stop where !wasOptedOut:
                Answer(
                    kind: .stopConfirmation,
                    body: text(settings.stopTexts, languages) ?? settings.stopText
                )
            case .start where wasOptedOut:
                Answer(
                    kind: .startConfirmation,
                    body: text(settings.startTexts, languages) ?? settings.startText
                )
            case .help:
                Answer(
                    kind: .help,
                    body: text(settings.helpTexts, languages) ?? settings.helpText
                )
            case .none, .stop, .start: nil
            }
        guard let answer, !answer.body.isEmpty else { return }
        wantedAnswer = answer
        // While the channel is off, a wish counts and nothing is said.
        answerMustCome = settings.channelActive && application.active
    }

    private mutating func want(_ optsOut: Bool, _ pair: AddressPair) {
        for company in numbersOfPool(pair.company) {
            let concerned = AddressPair(requester: pair.requester, company: company)
            if optedOut.contains(concerned) != optsOut { wantedChanges[concerned] = optsOut }
        }
    }

    private func text(_ texts: [String], _ languages: [String]) -> String? {
        for language in languages where !language.isEmpty {
            for spelled in [language, String(language.prefix { $0 != "-" })] {
                if let entry = texts.first(where: { $0.hasPrefix(spelled + ":") }) {
                    return String(entry.dropFirst(spelled.count + 1))
                }
            }
        }
        return nil
    }

    private func isOptedOut(_ pair: AddressPair) -> Bool {
        numbersOfPool(pair.company).contains {
            optedOut.contains(AddressPair(requester: pair.requester, company: $0))
        }
    }

    private func numbersOfPool(_ company: Address) -> [Address] {
        guard settings.stopsPool,
            let pool = applications.values.first(where: { $0.number == company })?.pool,
            !pool.isEmpty
        else { return [company] }
        return applications.values.filter { $0.pool == pool }.map(\.number)
    }
}
