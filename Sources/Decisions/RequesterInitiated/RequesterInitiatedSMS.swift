import Vocabulary

/// A requester writes to a company number: the table of the page Rules, R1 to R12.
///
/// The rows are tried in this order: a repeat (R7) first, because it must change nothing whatever else
/// holds; then a number that nobody has (R9); then a part of several waits for the others (R8); then a word
/// about consent (Y4), before anybody could take it for an answer; then an inactive channel (R10); then the
/// state of the pair's active interaction (R5, R2, R3, R4), and without one R1, which is R6 when the pair had an
/// interaction before. Of two inputs at one moment the one that stands first in the log is decided
/// first, and the other finds what it left (R12).
struct RequesterInitiatedSMS {
    /// The message; the record that brought it made it.
    let message: MessageID
    let pair: AddressPair
    let application: ProviderApplicationSet
    /// What it says about consent (row Y4).
    let wish: ConsentSignal
    /// The language whose word says so; empty when none is known.
    var language = ""
    /// Whether the provider has answered the wish by itself.
    let isConfirmedByProvider: Bool
    /// Whether it is free text that sounds like a wish for no more messages.
    let soundsLikeRevocation: Bool
    let time: Instant
    /// What scripts said before it was decided (rows X1, X2 and X4).
    var extensions: [ExtensionAnswer] = []

    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        recordConsent(state, &outcomes)
        if !state.isOn(application) {
            whenChannelInactive(state, &outcomes)
            return
        }
        guard let active = state.active(pair) else {
            whenNoActiveInteraction(state, &outcomes)
            return
        }
        switch (active.state, active.responder) {
        case (.onHold, _): whenActiveOnHold(active, state, &outcomes)
        case (_, .agent): whenActiveWithAgent(active, state, &outcomes)
        case (_, .virtualAgent): whenActiveWithVirtualAgent(active, state, &outcomes)
        case (_, .nobody): whenActiveQueued(active, state, &outcomes)
        }
    }

    /// Whether it is a word about consent.
    var isConsentWord: Bool { wish != .none }

    /// What every row but R9 and R10 ends with: the message joins and may arm timers (row M1).
    ///
    /// A word about consent is answered by the engine: it arms nothing, and a topic never sees it.
    func join(
        _ interaction: InteractionID,
        _ rule: Rule,
        arming armed: [ArmedTimer],
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        outcomes.add(
            .messageJoined(
                MessageJoined(
                    message: message,
                    author: .requester,
                    armed: isConsentWord ? [] : armed,
                    isConsentWord: isConsentWord
                )
            ),
            rule,
            interaction
        )
        answerWish(in: interaction, state, &outcomes)
        flagSuspicion(in: interaction, state, &outcomes)
    }
}

extension RequesterInitiatedSMS {
    /// Reads what a message says about consent, or takes what the provider says of it.
    init(
        message: MessageID,
        _ body: String,
        consent: ConsentSignal = .none,
        isIncomplete: Bool = false,
        from pair: AddressPair,
        through application: ProviderApplicationSet,
        extensions: [ExtensionAnswer],
        at time: Instant,
        in state: borrowing DecisionState
    ) {
        let words = state.consentWords
        let word = words.read(
            body,
            isOptedOut: state.optOut(pair) != nil,
            preferring: application.language
        )
        // What is missing could say anything else; a wish for silence is heeded all the same.
        let read = isIncomplete && word.wish != .stop ? .none : word.wish
        let wish = consent == .none ? read : consent
        self.init(
            message: message,
            pair: pair,
            application: application,
            wish: wish,
            language: word.language,
            isConfirmedByProvider: consent != .none
                || (application.confirmsConsent && wish != .none),
            soundsLikeRevocation: state.settings.readsConsentWords && wish == .none
                && RevocationText.soundsLikeRevocation(body, words),
            time: time,
            extensions: extensions
        )
    }
}
