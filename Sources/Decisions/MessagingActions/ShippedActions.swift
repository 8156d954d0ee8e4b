public import Vocabulary

extension MessagingActionSet {
    /// Row M5: what a fresh installation starts with: half an hour without an agent's response prompts
    /// the agent, two days without the requester's close the interaction as abandoned.
    public static let shipped = [
        MessagingActionSet(
            name: "Remind the agent",
            active: true,
            order: 100,
            event: .requesterMessageWithoutAgentResponse,
            duration: .minutes(30),
            kind: .promptAgent,
            text: "A requester has waited for an answer for 30 minutes."
        ),
        MessagingActionSet(
            name: "Close when the requester is silent",
            active: true,
            order: 200,
            event: .agentMessageWithoutRequesterResponse,
            duration: .days(2),
            kind: .setState,
            state: .closedAbandoned
        ),
    ]
}
