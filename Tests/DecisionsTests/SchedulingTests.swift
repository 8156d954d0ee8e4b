import Decisions
import Testing
import TestSupport
import Vocabulary

@Suite("A scheduled message")
struct SchedulingTests {
    /// An agent writes from Compose SMS for a while after the tests begin.
    private static func compose(
        _ agent: UserID = Cast.ana,
        to number: Address = Cast.carlasPhone,
        after wait: Milliseconds,
        key: String = ""
    ) -> Act {
        .input(
            .agentInitiatedSMS(
                AgentInitiatedSMS(
                    agent: agent,
                    from: Cast.demo,
                    to: number,
                    body: "For later",
                    idempotencyKey: key,
                    sendAt: Given.start + wait
                )
            )
        )
    }

    @Test func `opens a conversation at its time, under the name of the record that joins it`()
        throws
    {
        let given = try Given(Self.compose(after: .hours(1)))
        try given.when(.wait(.minutes(50))).then()
        try given.when(.wait(.minutes(20))).then(
            "P1 channelUserProfileCreated",
            "A1 interactionOpened",
            "A1 interactionAssigned agent=ana",
            "A1 liveGroupMemberJoined",
            "A1 messageJoined author=agent message=#18",
            "Y8 scheduledMessageEnded end=sent message=#12 sent_as=#18"
        )
    }

    @Test func `is scheduled once for one key, and sent once`() throws {
        let given = try Given(.sms(), Self.compose(after: .hours(1), key: "k"))
        try given.when(Self.compose(after: .hours(1), key: "k")).thenRepeated()
        try given.when(.wait(.hours(2))).then(
            "A5 interactionAssigned",
            "A5 liveGroupMemberJoined",
            "A5 messageJoined",
            "Y8 scheduledMessageEnded end=sent"
        )
        try given.when(.wait(.hours(2))).then()
        try given.when(Self.compose(after: .hours(9), key: "k")).thenRepeated()
    }

    @Test func `is cancelled by whoever wrote it or supervises, once`() throws {
        func cancel(_ by: UserID) -> Act {
            .input(
                .scheduledMessageCancelled(
                    ScheduledMessageCancelled(message: MessageID(12), by: by)
                )
            )
        }
        try Given(Self.compose(after: .hours(1))).when(cancel(Cast.mira)).thenRefused(.notTheAuthor)
        for by in [Cast.ana, Cast.sven] {
            let given = try Given(Self.compose(after: .hours(1)))
            try given.when(cancel(by)).then("Y8 scheduledMessageEnded end=cancelled")
            try given.when(cancel(by)).thenRefused(.notScheduled)
            try given.when(.wait(.hours(2))).then()
        }
    }

    @Test func `is no message before it is sent: nothing waits for its answer`() throws {
        let given = try Given(
            .action(.testing(.promptAgent, after: .minutes(10), waitingFor: .requester)),
            Self.compose(after: .hours(1))
        )
        try given.when(.wait(.minutes(30))).then()
        #expect(given.state.activeCount == 0)
    }

    @Test func `does not reach whom its number speaks for by then`() throws {
        let given = try Given(
            .sms(),
            .take(),
            Self.compose(after: .hours(1)),
            .about(1) {
                .profileReassociated(
                    ProfileReassociated(interaction: $0, person: Cast.dora, by: Cast.ana)
                )
            }
        )
        try given.when(.wait(.hours(2))).then(
            "Y8 scheduledMessageEnded end=refused problem=requester-changed"
        )
    }
}
