import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("A requester writes")
struct RequesterInitiatedTests {
    @Test func `R1 without an active interaction: one opens in the application's queue`() throws {
        try Given().when(.sms()).then(
            "P1 channelUserProfileCreated address=+15551234567 person=Carla",
            "R1 interactionOpened number=1 opened_for=Carla profile_rule=P1",
            "R1 interactionQueued queue=Support",
            "R1 messageJoined author=requester"
        )
    }

    @Test func `R1 where the virtual agent is first: it has the new interaction`() throws {
        try Given().when(.sms(to: Cast.bot)).then(
            "P1 channelUserProfileCreated",
            "R1 interactionOpened application=Bot",
            "R1 interactionAssigned responder=virtual_agent",
            "R1 liveGroupMemberJoined member=virtual_agent",
            "R1 messageJoined"
        )
    }

    @Test func `R1 is decided for each pair: another company number has its own`() throws {
        try Given(.sms()).when(.sms(to: Cast.bot)).then(
            "R1 interactionOpened number=2 company=+15550008888",
            "R1 interactionAssigned",
            "R1 liveGroupMemberJoined",
            "R1 messageJoined"
        )
    }

    @Test func `R2 with a live agent: the message joins and nothing else changes`() throws {
        try Given(.sms(), .take()).when(.sms()).then("R2 messageJoined author=requester")
    }

    @Test func `R3 with the virtual agent: the message joins`() throws {
        try Given(.sms(to: Cast.bot)).when(.sms(to: Cast.bot)).then("R3 messageJoined")
    }

    @Test func `R4 still queued: the message joins and the place in the line stays`() throws {
        let given = try Given(.sms(), .sms(from: Cast.strangersPhone))
        try given.when(.sms()).then("R4 messageJoined")
        let first = given.state.waiting(in: Cast.support).first
        #expect(first.flatMap { given.state.active($0)?.number } == 1)
    }

    @Test func `R5 on hold: the message joins and work goes on with the agent`() throws {
        try Given(.sms(), .take(), .state(.onHold)).when(.sms()).then(
            "R5 messageJoined",
            "R5 interactionStateChanged from=on_hold to=work_in_progress"
        )
    }

    @Test func `R5 parked before anybody had it: it waits again where it stood`() throws {
        let given = try Given(.sms(), .sms(from: Cast.strangersPhone), .state(.onHold))
        try given.when(.sms()).then(
            "R5 messageJoined",
            "R5 interactionStateChanged to=queued"
        )
        try given.when(.take()).then(
            "I5 interactionAssigned agent=ana",
            "I5 liveGroupMemberJoined agent=ana"
        )
        #expect(given.state.openedInteractions(since: 0).first?.assignedTo == Cast.ana)
    }

    @Test func `R5 with resuming switched off: it stays on hold`() throws {
        let quiet = Act.input(.settingsChanged(SettingsChanged(resumeHeld: false)))
        try Given(quiet, .sms(), .take(), .state(.onHold)).when(.sms()).then("R5 messageJoined")
    }

    @Test func `R6 closed earlier: a new one names the old one and prefers its agent`() throws {
        try Given(.sms(), .take(), .state(.closedComplete)).when(.sms()).then(
            "R6 interactionOpened number=2 previous=#14 opened_for=Carla",
            "R6 interactionQueued preferred=ana",
            "R6 messageJoined"
        )
    }

    @Test func `R6 prefers nobody who is no agent any more`() throws {
        let demotion = UserSet(user: Cast.ana, userName: "ana", active: true, roles: [.supervisor])
        let decided = try Given(
            .sms(),
            .take(),
            .state(.closedComplete),
            .input(.userSet(demotion))
        ).when(.sms())
        #expect(!decided.lines.joined().contains("preferred"))
    }

    @Test func `R7 the same provider message id: nothing new happens`() throws {
        try Given(.sms(id: "SM1")).when(.sms(id: "SM1")).thenRepeated()
    }

    @Test func `R7 the same text with another id: a message of its own`() throws {
        try Given(.sms("ok", id: "SM1")).when(.sms("ok", id: "SM2")).then("R4 messageJoined")
    }

    @Test func `R7 a provider without ids: each message is new`() throws {
        try Given(.sms("ok")).when(.sms("ok")).then("R4 messageJoined")
    }

    @Test func `R9 a number that nobody has: refused in the log`() throws {
        try Given().when(.sms(to: Cast.nowhere)).then("R9 smsRefused")
    }

    @Test func `R10 switched off: the message is held and nothing is routed`() throws {
        try Given().when(.sms(to: Cast.off)).then(
            "R10 smsHeld message=#12 reason=provider_application_inactive"
        )
    }

    @Test func `R10 taken up later: it is decided as if it came now`() throws {
        let on = ProviderApplicationSet(
            application: ApplicationID(6),
            name: "Off",
            number: Cast.off,
            active: true
        )
        let taking = HeldMessageTakenUp(message: MessageID(12), by: Cast.ana)
        let given = try Given(.sms(to: Cast.off), .input(.providerApplicationSet(on)))
        try given.when(.input(.heldMessageTakenUp(taking))).then(
            "P1 channelUserProfileCreated",
            "R1 interactionOpened",
            "R1 interactionQueued",
            "R1 messageJoined message=#12"
        )
        try given.when(.input(.heldMessageTakenUp(taking))).thenRefused(.unknownMessage)
    }

    @Test func `R10 still switched off: it cannot be taken up`() throws {
        let taking = HeldMessageTakenUp(message: MessageID(12), by: Cast.ana)
        try Given(.sms(to: Cast.off)).when(.input(.heldMessageTakenUp(taking)))
            .thenRefused(.providerApplicationInactive)
    }

    @Test func `R10 a held STOP counts at once`() throws {
        try Given().when(.sms("STOP", to: Cast.off, consent: .stop)).then(
            "Y4 consentChanged opted_out=1",
            "R10 smsHeld"
        )
    }

    @Test(
        "R11 an opaque sender is taken as it comes",
        arguments: ["72345", "ALERTS", ""]
    )
    func opaque(_ sender: String) throws {
        try Given().when(.sms(from: Cast.address(sender))).then(
            "P3 channelUserProfileCreated person_table=guest",
            "R1 interactionOpened opened_for_table=guest"
                + (sender.isEmpty ? "" : " requester=\(sender)"),
            "R1 interactionQueued",
            "R1 messageJoined"
        )
    }

    @Test func `R12 two first messages at one moment: the second joins the first's`() throws {
        try Given(.sms()).when(.sms().after(.zero)).then("R4 messageJoined")
    }

    @Test func `R12 a message behind a closing at the same moment opens a new one`() throws {
        try Given(.sms(), .state(.closedComplete)).when(.sms().after(.zero)).then(
            "R6 interactionOpened number=2",
            "R6 interactionQueued",
            "R6 messageJoined"
        )
    }

    @Test func `Y4 a STOP is recorded with its message, a second one changes nothing`() throws {
        let given = try Given(.sms())
        try given.when(.sms("STOP", consent: .stop)).then(
            "Y4 consentChanged opted_out=1 requester=+15551234567 company=+15550009999",
            "R4 messageJoined"
        )
        try given.when(.sms("STOP", consent: .stop)).then("R4 messageJoined")
        try given.when(.sms("START", consent: .start)).then("Y4 consentChanged", "R4 messageJoined")
    }
}
