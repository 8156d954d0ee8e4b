import Vocabulary

/// An agent writes to a requester from Compose SMS: the table of the page Rules, A1 to A10.
///
/// Checked first: the text, the agent, whether sending is offered at all (A8), the number to send from
/// (A9) or the number of the pool that is chosen (Y1), the address (R11), the requester's consent (A10) and
/// quiet hours (Y7). Then the row, in the order of A6: a
/// different requester (A4) outranks the virtual agent (A3), which outranks an agent (A2), a waiting
/// interaction (A5) and none (A1): no thread of one person ever gets another's message.
struct AgentInitiation {
    let command: AgentInitiatedSMS
    /// Which message it is; nothing for a scheduled one, which is named by the record that joins it.
    let message: MessageID?
    let pair: AddressPair
    let application: ProviderApplicationSet
    /// The choice of a number, where the agent named a pool.
    let sender: SenderChosen?
    let time: Instant
    /// Quiet hours that the agent overrides with a reason (row Y7).
    private let quiet: QuietSpell?

    /// Checks everything but the text, which a scheduled message had checked when it was written.
    init(
        _ command: AgentInitiatedSMS,
        as message: MessageID?,
        in state: borrowing DecisionState,
        at time: Instant
    ) throws(Refusal) {
        _ = try state.agent(command.agent)
        guard command.requester == .guest || state.knows(command.requester) else {
            throw .unknownPerson
        }
        try state.checkComposeIsOffered(within: command.origin)
        self.command = command
        self.message = message
        if command.pool.isEmpty {
            sender = nil
            application = try state.applicationToSendFrom(command.from)
        } else {
            guard command.to.isAnswerable else { throw .addressNotAnswerable }
            let chosen = try state.sender(of: command.pool, for: command.to)
            sender = chosen
            application = try state.applicationToSendFrom(chosen.company)
        }
        pair = AddressPair(requester: command.to, company: application.number)
        self.time = time
        guard pair.requester.isAnswerable else { throw .addressNotAnswerable }
        try state.checkConsent(pair)
        guard command.sendAt == .zero else {
            quiet = nil
            return
        }
        quiet = try state.checkQuietHours(
            pair,
            for: command.requester,
            in: command.conversation(of: pair, in: state),
            reason: command.overrideReason,
            at: time
        )
    }

    /// Row A6: which of the rows decides.
    func decide(in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        guard let active = state.active(pair) else {
            whenNoActiveInteraction(state, &outcomes)
            return
        }
        if command.isDifferent(from: active.openedFor) {
            whenActiveWithDifferentRequester(active, state, &outcomes)
            return
        }
        switch active.responder {
        case .virtualAgent: whenActiveWithVirtualAgent(active, state, &outcomes)
        case .agent: whenActiveWithAgent(active, state, &outcomes)
        case .nobody: whenActiveQueued(active, state, &outcomes)
        }
    }

    /// Somebody whom nobody knew until the agent said who it is: the profile follows (row P6).
    func introduce(_ known: Person, in state: borrowing DecisionState, _ outcomes: inout Outcomes) {
        guard command.requester != .guest, known == .guest else { return }
        ProfileTie(address: pair.requester, person: command.requester, rule: .p6)
            .make(in: state, &outcomes)
    }

    /// Opens an interaction that the agent has from the start.
    func open(
        for person: Person,
        profile: ProfileID,
        profileRule: Rule,
        conflict: Bool = false,
        previous: InteractionID,
        _ rule: Rule,
        _ state: borrowing DecisionState,
        _ outcomes: inout Outcomes
    ) {
        let interaction = outcomes.open(
            InteractionOpened(
                requester: pair.requester,
                company: pair.company,
                application: application.application,
                profile: profile,
                openedFor: person,
                number: state.lastNumber + 1,
                previous: previous,
                openedBy: command.agent,
                profileRule: profileRule,
                conflict: conflict
            ),
            rule
        )
        outcomes.add(
            .interactionAssigned(
                InteractionAssigned(responder: .agent, agent: command.agent)
            ),
            rule,
            interaction
        )
        outcomes.add(
            .liveGroupMemberJoined(
                LiveGroupMemberJoined(member: .agent, agent: command.agent)
            ),
            rule,
            interaction
        )
        join(interaction, rule, arming: state.armed(by: .agent), &outcomes)
    }

    /// The message joins and is queued for sending; whoever asks why from this number finds it before.
    func join(
        _ interaction: InteractionID,
        _ rule: Rule,
        arming armed: [ArmedTimer],
        _ outcomes: inout Outcomes
    ) {
        let before = (quiet == nil ? 0 : 1) + (sender == nil ? 0 : 1)
        let message = message ?? .joining(outcomes, behind: before)
        quiet?.override(
            message,
            by: command.agent,
            because: command.overrideReason,
            in: interaction,
            &outcomes
        )
        if var sender {
            sender.message = message
            outcomes.add(.senderChosen(sender), .y1, interaction)
        }
        outcomes.add(
            .messageJoined(
                MessageJoined(
                    message: message,
                    author: .agent,
                    agent: command.agent,
                    armed: armed
                )
            ),
            rule,
            interaction
        )
    }
}

extension AgentInitiatedSMS {
    /// The text and what is attached, before anything else.
    func checkText() throws(Refusal) {
        try body.checkAsAgentMessage(with: attachments, overrideReason: overrideReason)
    }

    /// The conversation of a pair, where it is with whom the agent picked.
    func conversation(
        of pair: AddressPair,
        in state: borrowing DecisionState
    ) -> ActiveInteraction? {
        guard let active = state.active(pair), !isDifferent(from: active.openedFor) else {
            return nil
        }
        return active
    }

    /// Whether the agent picked somebody else than the number speaks for; the guest is nobody else.
    func isDifferent(from current: Person) -> Bool {
        requester != .guest && current != .guest && requester != current
    }
}
