public import Vocabulary

/// Something that happens in a test of the rules, a second after what happened before.
public struct Act: Sendable {
    /// Makes the input, knowing the interactions by their numbers; nothing when only time goes by.
    let input: @Sendable (_ interaction: (UInt64) -> InteractionID) -> Input?
    /// How long after the last.
    var wait = Milliseconds.seconds(1)

    /// An input as it is.
    public static func input(_ input: Input) -> Act { Act { _ in input } }

    /// An input about an interaction, by its number.
    public static func about(
        _ number: UInt64,
        _ make: @escaping @Sendable (InteractionID) -> Input
    ) -> Act {
        Act { make($0(number)) }
    }

    /// Time goes by.
    public static func wait(_ time: Milliseconds) -> Act { Act(input: { _ in nil }, wait: time) }

    /// The same, that long after the last.
    public func after(_ time: Milliseconds) -> Act { Act(input: input, wait: time) }

    /// A requester writes.
    public static func sms(
        _ body: String = "Hello",
        from: Address = Cast.carlasPhone,
        to: Address = Cast.demo,
        id: String = "",
        consent: ConsentSignal = .none
    ) -> Act {
        .input(
            .smsReceived(
                SMSReceived(
                    from: from,
                    to: to,
                    body: body,
                    providerMessageID: id,
                    consent: consent
                )
            )
        )
    }

    /// A part of a requester's message comes.
    public static func part(
        _ part: String,
        _ body: String,
        from: Address = Cast.carlasPhone,
        to: Address = Cast.demo,
        id: String = ""
    ) -> Act {
        .input(
            .smsReceived(
                SMSReceived(from: from, to: to, body: body, providerMessageID: id, part: part)
            )
        )
    }

    /// An agent writes from Compose SMS.
    public static func compose(
        _ agent: UserID = Cast.ana,
        from: Address = Cast.demo,
        pool: String = "",
        to: Address = Cast.carlasPhone,
        for requester: Person = .guest,
        body: String = "This is an agent",
        key: String = ""
    ) -> Act {
        .input(
            .agentInitiatedSMS(
                AgentInitiatedSMS(
                    agent: agent,
                    from: pool.isEmpty ? from : .anonymous,
                    to: to,
                    requester: requester,
                    body: body,
                    idempotencyKey: key,
                    pool: pool
                )
            )
        )
    }

    /// An agent answers.
    public static func reply(
        _ agent: UserID = Cast.ana,
        in number: UInt64 = 1,
        body: String = "Hi",
        key: String = ""
    ) -> Act {
        .about(number) {
            .agentReplied(
                AgentReplied(agent: agent, interaction: $0, body: body, idempotencyKey: key)
            )
        }
    }

    /// The virtual agent answers.
    public static func virtualAgentReply(in number: UInt64 = 1, body: String = "Hi") -> Act {
        .about(number) { .virtualAgentReplied(VirtualAgentReplied(interaction: $0, body: body)) }
    }

    /// An agent takes what has waited longest.
    public static func take(_ agent: UserID = Cast.ana) -> Act {
        .input(.nextInteractionTaken(NextInteractionTaken(agent: agent)))
    }

    /// An agent asks for a state.
    public static func state(
        _ state: InteractionState,
        of number: UInt64 = 1,
        by agent: UserID = Cast.ana
    ) -> Act {
        .about(number) {
            .interactionStateRequested(
                InteractionStateRequested(interaction: $0, state: state, by: agent)
            )
        }
    }

    /// A messaging action is set up.
    public static func action(_ action: MessagingActionSet) -> Act {
        .input(.messagingActionSet(action))
    }
}

extension MessagingActionSet {
    /// An active action that a test sets up.
    public static func testing(
        _ kind: MessagingActionKind,
        after duration: Milliseconds,
        waitingFor side: Author = .agent,
        order: UInt64 = 100,
        anchor: WaitAnchor = .first,
        filter: String = "",
        state: InteractionState = .closedAbandoned
    ) -> MessagingActionSet {
        MessagingActionSet(
            name: "Action",
            active: true,
            order: order,
            event: side == .agent
                ? .requesterMessageWithoutAgentResponse : .agentMessageWithoutRequesterResponse,
            duration: duration,
            anchor: anchor,
            filter: filter,
            kind: kind,
            text: "Waiting.",
            state: state
        )
    }
}
