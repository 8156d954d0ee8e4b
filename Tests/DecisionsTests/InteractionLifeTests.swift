import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("An interaction's life")
struct InteractionLifeTests {
    static func transfer(
        to agent: UserID = .none,
        queue: QueueID = .none
    ) -> Act {
        .about(1) {
            .interactionTransferred(
                InteractionTransferred(interaction: $0, agent: agent, queue: queue, by: Cast.ana)
            )
        }
    }

    static func assign(_ agent: UserID) -> Act {
        .about(1) {
            .interactionAssignedByHand(
                InteractionAssignedByHand(interaction: $0, agent: agent, by: Cast.sven)
            )
        }
    }

    static func handOff(to queue: QueueID = .none) -> Act {
        .about(1) {
            .virtualAgentHandedOff(VirtualAgentHandedOff(interaction: $0, queue: queue))
        }
    }

    @Test func `I1 a short description fits in a line`() throws {
        func describe(_ text: String) -> Act {
            .about(1) { .shortDescriptionSet(ShortDescriptionSet(interaction: $0, text: text)) }
        }
        let given = try Given(.sms())
        try given.when(describe(String(repeating: "x", count: 160))).then()
        #expect(given.state.openedInteractions(since: 0).first?.shortDescription.count == 160)
        try given.when(describe(String(repeating: "x", count: 161)))
            .thenRefused(.bodyTooLong(limitBytes: 160))
        try Given().when(describe("x")).thenRefused(.interactionNotActive)
    }

    @Test(
        "I2 every transition that the table does not have is refused",
        arguments: [
            ([.sms(), .take()], [.workInProgress, .new, .queued]),
            ([.sms(), .take(), .state(.onHold)], [.onHold, .new, .queued]),
            ([.sms(), .take(), .state(.wrapUp)], [.wrapUp, .onHold, .workInProgress, .queued]),
            ([.sms()], [.workInProgress, .wrapUp, .queued, .new]),
        ] as [([Act], [InteractionState])]
    )
    func illegal(_ before: [Act], _ refused: [InteractionState]) throws {
        let given = try Given()
        for act in before { _ = try given.when(act) }
        let active = try #require(given.state.openedInteractions(since: 0).first)
        for state in refused {
            let decided = try given.when(.state(state))
            guard case .illegalTransition(let from, state, let allowed) = decided.refusal else {
                Issue.record("\(state.word): \(String(describing: decided.refusal))")
                continue
            }
            #expect(from == active.state)
            #expect(!allowed.isEmpty && !allowed.contains(state))
        }
    }

    @Test func `I2 a state of each kind can be reached`() throws {
        let given = try Given(.sms(), .take())
        try given.when(.state(.onHold))
            .then("I2 interactionStateChanged from=work_in_progress to=on_hold by=ana")
        try given.when(.state(.workInProgress)).then("I2 interactionStateChanged")
        try given.when(.state(.wrapUp)).then("I2 interactionStateChanged to=wrap_up")
        try given.when(.state(.closedComplete)).then("I3 interactionClosed state=closed_complete")
    }

    @Test func `I2 what was parked while it waited can wait again`() throws {
        let given = try Given(.sms(), .state(.onHold))
        try given.when(.take()).thenRefused(.nothingWaits)
        try given.when(.state(.queued)).then("I2 interactionStateChanged to=queued")
        #expect(try given.when(.take()).refusal == nil)
    }

    @Test func `I3 nothing is done to a closed one`() throws {
        let given = try Given(.sms(), .take(), .state(.closedComplete))
        try given.when(.state(.closedComplete)).thenRefused(.interactionNotActive)
        try given.when(.reply()).thenRefused(.interactionNotActive)
        try given.when(Self.transfer(queue: Cast.support)).thenRefused(.interactionNotActive)
        try given.when(Self.assign(Cast.mira)).thenRefused(.interactionNotActive)
        let note = Act.about(1) {
            .noteWritten(NoteWritten(interaction: $0, agent: Cast.ana, body: "Too late"))
        }
        try given.when(note).thenRefused(.interactionNotActive)
    }

    @Test func `I4 the requester is told of a closing by a person, not by a rule`() throws {
        let texts = SettingsChanged(closingText: "Thank you.")
        try Given(.input(.settingsChanged(texts)), .sms(), .take()).when(.state(.closedComplete))
            .then(
                "I4 systemMessageAdded kind=closing body=Thank_you. sent=1",
                "I3 interactionClosed"
            )
        let close = Act.action(.testing(.setState, after: .minutes(1)))
        let decided = try Given(.input(.settingsChanged(texts)), close, .sms(), .take())
            .when(.wait(.hours(1)))
        #expect(decided.lines.contains { $0.contains("kind=closing") && !$0.contains("sent=1") })
    }

    @Test func `I4 an opening is acknowledged where a message can go`() throws {
        let texts = Act.input(
            .settingsChanged(SettingsChanged(openingAcknowledgement: "We have it."))
        )
        #expect(try Given(texts).when(.sms()).lines.last?.hasSuffix("sent=1") == true)
        let silent = try Given(texts).when(.sms("STOP", consent: .stop))
        #expect(
            silent.lines.last
                == "I4 systemMessageAdded body=We_have_it. kind=opening_acknowledgement"
        )
        let back = try Given(
            texts,
            .sms("STOP", consent: .stop),
            .state(.closedComplete)
        ).when(.sms("START", consent: .start))
        #expect(back.lines.last?.hasSuffix("sent=1") == true)
        let name = try Given(texts).when(.sms(from: Cast.address("ALERTS")))
        #expect(name.lines.last?.hasSuffix("sent=1") == false)
    }

    @Test func `I5 the longest waiting is taken first`() throws {
        let given = try Given(.sms(from: Cast.strangersPhone), .sms())
        try given.when(.take()).then(
            "I5 interactionAssigned agent=ana",
            "I5 liveGroupMemberJoined"
        )
        #expect(given.state.openedInteractions(since: 0).first?.assignedTo == Cast.ana)
        try given.when(
            .input(.nextInteractionTaken(NextInteractionTaken(agent: Cast.ana, queue: QueueID(99))))
        )
        .thenRefused(.unknownQueue)
    }

    @Test func `I5 given to another agent: the former leaves, the new one joins`() throws {
        let given = try Given(.sms(), .take())
        try given.when(Self.assign(Cast.mira)).then(
            "I5 liveGroupMemberLeft agent=ana",
            "I5 interactionAssigned agent=mira",
            "I5 liveGroupMemberJoined agent=mira"
        )
        try given.when(Self.assign(Cast.mira)).then()
        try given.when(Self.assign(Cast.sven)).thenRefused(.notAnAgent)
    }

    @Test func `I5 transferred to an agent or a queue, and to where it is already`() throws {
        let given = try Given(.sms(), .take())
        try given.when(Self.transfer(to: Cast.ana)).then()
        try given.when(Self.transfer(to: Cast.mira)).then(
            "I5 liveGroupMemberLeft agent=ana",
            "I5 interactionAssigned agent=mira",
            "I5 liveGroupMemberJoined agent=mira"
        )
        try given.when(Self.transfer(queue: Cast.support)).then(
            "I5 liveGroupMemberLeft agent=mira",
            "I5 interactionQueued queue=Support"
        )
        try given.when(Self.transfer(queue: Cast.support)).then()
        try given.when(Self.transfer()).thenRefused(.transferNeedsOneTarget)
        try given.when(Self.transfer(to: Cast.ana, queue: Cast.support))
            .thenRefused(.transferNeedsOneTarget)
        try given.when(Self.transfer(queue: Cast.closedQueue)).thenRefused(.unknownQueue)
    }

    @Test func `I5 the virtual agent hands off to the application's queue or another`() throws {
        let given = try Given(.sms(to: Cast.bot))
        try given.when(Self.handOff(to: Cast.closedQueue)).thenRefused(.unknownQueue)
        try given.when(Self.handOff()).then(
            "I5 liveGroupMemberLeft member=virtual_agent",
            "I5 interactionQueued queue=Support"
        )
        try given.when(Self.handOff()).thenRefused(.notAMember)
        try given.when(.virtualAgentReply()).thenRefused(.notAMember)
    }

    @Test func `I5 what is being wrapped up is passed on to nobody`() throws {
        let refusal = Refusal.illegalTransition(
            from: .wrapUp,
            to: .queued,
            allowed: [.closedComplete, .closedAbandoned]
        )
        try Given(.sms(to: Cast.bot), .state(.wrapUp)).when(Self.handOff()).thenRefused(refusal)
        try Given(.sms(), .take(), .state(.wrapUp)).when(Self.transfer(queue: Cast.support))
            .thenRefused(refusal)
    }

    @Test func `I5 agents join once, and leave unless they have it`() throws {
        func joins(_ agent: UserID) -> Act {
            .about(1) { .agentJoined(AgentJoined(interaction: $0, agent: agent, by: Cast.ana)) }
        }
        func leaves(_ agent: UserID) -> Act {
            .about(1) { .agentLeft(AgentLeft(interaction: $0, agent: agent)) }
        }
        let given = try Given(.sms(), .take())
        try given.when(joins(Cast.mira)).then("I5 liveGroupMemberJoined agent=mira")
        try given.when(joins(Cast.mira)).then()
        try given.when(leaves(Cast.mira)).then("I5 liveGroupMemberLeft agent=mira")
        try given.when(leaves(Cast.mira)).thenRefused(.notAMember)
        try given.when(leaves(Cast.ana)).thenRefused(.assignedAgentCannotLeave)
    }

    @Test func `I5 a private note is written by an agent and decides nothing`() throws {
        func note(_ body: String) -> Act {
            .about(1) { .noteWritten(NoteWritten(interaction: $0, agent: Cast.ana, body: body)) }
        }
        let given = try Given(.sms())
        try given.when(note("Third this week")).then()
        try given.when(note("")).thenRefused(.emptyBody)
    }

    @Test func `I6 an agent answers; another who answers joins first`() throws {
        let given = try Given(.sms(), .take())
        try given.when(.reply()).then("I6 messageJoined author=agent agent=ana")
        try given.when(.reply(Cast.mira)).then(
            "A2 liveGroupMemberJoined agent=mira",
            "I6 messageJoined agent=mira"
        )
        try given.when(.reply(key: "k")).then("I6 messageJoined")
        try given.when(.reply(key: "k")).thenRepeated()
    }

    @Test func `I6 an agent answers neither for the virtual agent nor to a name`() throws {
        try Given(.sms(to: Cast.bot)).when(.reply()).thenRefused(.answeredByVirtualAgent)
        try Given(.sms(from: Cast.address("ALERTS"))).when(.reply())
            .thenRefused(.addressNotAnswerable)
    }

    @Test func `I6 nothing goes out through an application that is off`() throws {
        let off = Act.input(.settingsChanged(SettingsChanged(channelActive: false)))
        try Given(.sms(), .take(), off).when(.reply()).thenRefused(.providerApplicationInactive)
        try Given(.sms(to: Cast.bot), off).when(.virtualAgentReply())
            .thenRefused(.providerApplicationInactive)
    }
}
