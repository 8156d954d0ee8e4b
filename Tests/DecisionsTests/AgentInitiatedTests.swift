import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("An agent writes to a requester's number")
struct AgentInitiatedTests {
    @Test func `A1 without an active interaction: one opens that is the agent's`() throws {
        try Given().when(.compose(for: Cast.carla)).then(
            "P1 channelUserProfileCreated person=Carla",
            "A1 interactionOpened opened_for=Carla opened_by=ana",
            "A1 interactionAssigned responder=agent agent=ana",
            "A1 liveGroupMemberJoined agent=ana",
            "A1 messageJoined author=agent"
        )
    }

    @Test func `A1 to a stranger: for the guest`() throws {
        try Given().when(.compose(to: Cast.strangersPhone)).then(
            "P3 channelUserProfileCreated",
            "A1 interactionOpened opened_for_table=guest profile_rule=P3",
            "A1 interactionAssigned",
            "A1 liveGroupMemberJoined",
            "A1 messageJoined"
        )
    }

    @Test func `A1 to somebody else than the number's last: the profile gives way`() throws {
        try Given(.sms(), .state(.closedComplete)).when(.compose(for: Cast.dora)).then(
            "A4 channelUserProfileDeactivated",
            "A4 channelUserProfileCreated person=Dora",
            "A1 interactionOpened opened_for=Dora profile_rule=P6",
            "A1 interactionAssigned",
            "A1 liveGroupMemberJoined",
            "A1 messageJoined"
        )
    }

    @Test func `A2 with an agent: the message and the writer join, nothing is reassigned`() throws {
        let given = try Given(.sms(), .take(Cast.ana))
        try given.when(.compose(Cast.mira, for: Cast.carla)).then(
            "A2 liveGroupMemberJoined agent=mira",
            "A2 messageJoined agent=mira"
        )
        try given.when(.compose(Cast.mira)).then("A2 messageJoined")
        #expect(given.state.openedInteractions(since: 0).first?.assignedTo == Cast.ana)
    }

    @Test func `A2 by the assigned agent: only the message joins`() throws {
        try Given(.sms(), .take()).when(.compose()).then("A2 messageJoined")
    }

    @Test func `A3 with the virtual agent: it closes, a new one is the agent's`() throws {
        try Given(.sms(to: Cast.bot)).when(.compose(from: Cast.bot, for: Cast.carla)).then(
            "A3 interactionClosed state=closed_complete by=ana",
            "A3 interactionOpened opened_for=Carla profile_rule=P2",
            "A3 interactionAssigned agent=ana",
            "A3 liveGroupMemberJoined agent=ana",
            "A3 messageJoined"
        )
    }

    @Test func `A3 with a stranger: the new one is the guest's by P3`() throws {
        let stranger = Cast.strangersPhone
        try Given(.sms(from: stranger, to: Cast.bot))
            .when(.compose(from: Cast.bot, to: stranger)).then(
                "A3 interactionClosed",
                "A3 interactionOpened opened_for_table=guest profile_rule=P3",
                "A3 interactionAssigned",
                "A3 liveGroupMemberJoined",
                "A3 messageJoined"
            )
    }

    @Test func `A3 with a stranger whom the agent names: the profile is tied first`() throws {
        let stranger = Cast.strangersPhone
        try Given(.sms(from: stranger, to: Cast.bot))
            .when(.compose(from: Cast.bot, to: stranger, for: Cast.dora)).then(
                "P6 channelUserProfileTied person=Dora",
                "P6 interactionOpenedForChanged person=Dora",
                "A3 interactionClosed",
                "A3 interactionOpened opened_for=Dora profile_rule=P6",
                "A3 interactionAssigned",
                "A3 liveGroupMemberJoined",
                "A3 messageJoined"
            )
    }

    @Test(
        "A4 with somebody else's: closed and replaced, whoever answers it and in whatever state",
        arguments: [
            [.sms()], [.sms(), .take(Cast.mira)], [.sms(), .take(), .state(.wrapUp)],
            [.sms(), .state(.onHold)], [.sms(), .take(), .state(.onHold)],
        ] as [[Act]]
    )
    func differentRequester(_ before: [Act]) throws {
        let given = try Given()
        for act in before { _ = try given.when(act) }
        try given.when(.compose(for: Cast.dora)).then(
            "A4 interactionClosed by=ana",
            "A4 channelUserProfileDeactivated",
            "A4 channelUserProfileCreated person=Dora",
            "A4 interactionOpened opened_for=Dora number=2",
            "A4 interactionAssigned agent=ana",
            "A4 liveGroupMemberJoined agent=ana",
            "A4 messageJoined"
        )
    }

    @Test func `A4 outranks A3: the virtual agent's with somebody else`() throws {
        let decided = try Given(.sms(to: Cast.bot)).when(.compose(from: Cast.bot, for: Cast.dora))
        #expect(decided.lines.first?.hasPrefix("A4 interactionClosed") == true)
    }

    @Test func `A5 still queued: the agent takes it and it leaves the queue`() throws {
        let given = try Given(.sms())
        try given.when(.compose(for: Cast.carla)).then(
            "A5 interactionAssigned agent=ana",
            "A5 liveGroupMemberJoined agent=ana",
            "A5 messageJoined"
        )
        try given.when(.take(Cast.mira)).thenRefused(.nothingWaits)
    }

    @Test func `A5 answering what waits takes it as well`() throws {
        try Given(.sms()).when(.reply()).then(
            "A5 interactionAssigned agent=ana",
            "A5 liveGroupMemberJoined agent=ana",
            "I6 messageJoined author=agent"
        )
    }

    @Test func `A6 whoever is nobody in particular is not a different requester`() throws {
        try Given(.sms(), .take()).when(.compose(for: .guest)).then("A2 messageJoined")
        try Given(.sms(from: Cast.strangersPhone), .take())
            .when(.compose(to: Cast.strangersPhone, for: Cast.dora)).then(
                "P6 channelUserProfileTied person=Dora",
                "P6 interactionOpenedForChanged person=Dora",
                "A2 messageJoined"
            )
    }

    @Test func `A7 the ongoing conversation of a pair is known, a closed one is not`() throws {
        let pair = AddressPair(requester: Cast.carlasPhone, company: Cast.demo)
        #expect(try Given().state.ongoingConversation(pair) == nil)
        #expect(try Given(.sms()).state.ongoingConversation(pair)?.state == .queued)
        #expect(try Given(.sms(), .state(.closedComplete)).state.ongoingConversation(pair) == nil)
    }

    @Test func `A8 with no active application nothing is offered`() throws {
        let off = Act.input(.settingsChanged(SettingsChanged(channelActive: false)))
        let given = try Given(off)
        #expect(!given.state.isComposeOffered)
        try given.when(.compose()).thenRefused(.noActiveProviderApplication)
    }

    @Test func `A8 within a messaging interaction it is not offered`() throws {
        let within = Act.about(1) {
            .agentInitiatedSMS(
                AgentInitiatedSMS(
                    agent: Cast.ana,
                    from: Cast.demo,
                    to: Cast.carlasPhone,
                    body: "Hi",
                    origin: $0
                )
            )
        }
        try Given(.sms()).when(within).thenRefused(.withinMessagingInteraction)
    }

    @Test func `A9 the choices are numbers that are on, and the requester's`() throws {
        let state = try Given().state
        let choices = state.sendChoices(for: Cast.carla, profileNumber: nil)
        #expect(choices.from == [Cast.demo, Cast.bot])
        #expect(choices.to == [Cast.carlasPhone])
        let known = state.sendChoices(for: Cast.carla, profileNumber: Cast.strangersPhone)
        #expect(known.to == [Cast.strangersPhone, Cast.carlasPhone])
        #expect(state.sendChoices(for: .guest, profileNumber: .anonymous).to.isEmpty)
    }

    @Test func `A9 a typed number must be a configured one that is on`() throws {
        try Given().when(.compose(from: Cast.nowhere)).thenRefused(.unknownCompanyNumber)
        try Given().when(.compose(from: Cast.off)).thenRefused(.providerApplicationInactive)
    }

    @Test func `A10 nothing is sent to somebody who wants no messages, with since when`() throws {
        let given = try Given(.sms(), .sms("STOP", consent: .stop))
        let since = Given.start + .seconds(2)
        try given.when(.compose()).thenRefused(.optedOut(since: since))
        try given.when(.reply()).thenRefused(.optedOut(since: since))
        _ = try given.when(.sms("START", consent: .start))
        #expect(try given.when(.reply()).refusal == nil)
    }

    @Test func `A10 by hand, and for one company number only`() throws {
        let wish = ConsentRecorded(
            requester: Cast.carlasPhone,
            company: Cast.demo,
            optedOut: true,
            by: Cast.ana
        )
        let given = try Given()
        try given.when(.input(.consentRecorded(wish))).then("A10 consentChanged opted_out=1")
        try given.when(.input(.consentRecorded(wish))).then()
        #expect(try given.when(.compose(from: Cast.bot)).refusal == nil)
    }

    @Test func `what is checked first: text, agent, requester, address`() throws {
        try Given().when(.compose(body: " \n")).thenRefused(.emptyBody)
        try Given().when(.compose(body: String(repeating: "x", count: 8_193)))
            .thenRefused(.bodyTooLong(limitBytes: 8_192))
        try Given().when(.compose(UserID(99))).thenRefused(.unknownUser)
        try Given().when(.compose(Cast.sven)).thenRefused(.notAnAgent)
        try Given().when(.compose(for: Person(.consumer, PersonID(99))))
            .thenRefused(.unknownPerson)
        try Given().when(.compose(to: Cast.address("ALERTS"))).thenRefused(.addressNotAnswerable)
    }

    @Test func `the same idempotency key again: nothing new happens`() throws {
        try Given(.compose(key: "k1")).when(.compose(key: "k1")).thenRepeated()
        try Given(.compose(key: "k1")).when(.compose(Cast.mira, key: "k1")).then(
            "A2 liveGroupMemberJoined agent=mira",
            "A2 messageJoined"
        )
    }
}
