import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("A messaging action")
struct MessagingActionTests {
    static let remind = Act.action(.testing(.promptAgent, after: .minutes(10)))

    static func again(_ action: MessagingActionSet) -> Act {
        var changed = action
        changed.action = ActionID(12)
        return .action(changed)
    }

    @Test func `M1 a requester's message without an answer arms it, and it fires when due`() throws
    {
        let given = try Given(Self.remind, .sms(), .take())
        try given.when(.wait(.minutes(9))).then()
        try given.when(.wait(.minutes(1))).then(
            "M4 messagingActionFired kind=prompt_agent agent=ana"
        )
    }

    @Test func `M1 an answer a millisecond before the deadline is in time`() throws {
        let given = try Given(Self.remind, .sms(), .take())
        // The message came one second before it was taken.
        let answer = Milliseconds(rawValue: 10 * 60_000 - 1_000 - 1)
        try given.when(.reply().after(answer)).then("I6 messageJoined")
        try given.when(.wait(.hours(1))).then()
    }

    @Test(
        "M1 an answer in the very millisecond of the deadline, or after it, is late",
        arguments: [0, 1]
    )
    func late(by milliseconds: Int64) throws {
        let answer = Milliseconds(rawValue: 10 * 60_000 - 1_000 + milliseconds)
        try Given(Self.remind, .sms(), .take()).when(.reply().after(answer)).then(
            "M4 messagingActionFired",
            "I6 messageJoined"
        )
    }

    @Test func `M1 the wait counts from the first unanswered message`() throws {
        let given = try Given(Self.remind, .sms(), .take())
        try given.when(.sms().after(.minutes(5))).then("R2 messageJoined")
        try given.when(.wait(.minutes(5))).then("M4 messagingActionFired")
        try given.when(.wait(.hours(1))).then()
    }

    @Test func `M1 counted from the last message, each starts the wait anew`() throws {
        let last = Act.action(.testing(.promptAgent, after: .minutes(10), anchor: .last))
        let given = try Given(last, .sms(), .take())
        try given.when(.sms().after(.minutes(9))).then("R2 messageJoined armed=1")
        try given.when(.wait(.minutes(9))).then()
        try given.when(.wait(.minutes(1))).then("M4 messagingActionFired")
    }

    @Test func `M1 the requester's answer ends the wait for the requester`() throws {
        let silent = Act.action(
            .testing(.promptRequester, after: .minutes(10), waitingFor: .requester)
        )
        let given = try Given(silent, .sms(), .take(), .reply())
        try given.when(.sms()).then("R2 messageJoined")
        try given.when(.wait(.hours(1))).then()
    }

    @Test func `M1 closing ends every wait`() throws {
        try Given(Self.remind, .sms(), .take(), .state(.closedComplete))
            .when(.wait(.days(1))).then()
    }

    @Test func `M3 the filter counts when it fires, not when it was armed`() throws {
        let parked = Act.action(
            .testing(.promptAgent, after: .minutes(10), filter: "state=on_hold")
        )
        try Given(parked, .sms(), .take(), .state(.onHold)).when(.wait(.hours(1)))
            .then("M4 messagingActionFired")
        try Given(parked, .sms(), .take()).when(.wait(.hours(1)))
            .then("M3 messagingActionSkipped reason=filter_does_not_match:_state=on_hold")
    }

    @Test func `M4 prompt agent without an agent says so`() throws {
        try Given(Self.remind, .sms()).when(.wait(.hours(1)))
            .then("M4 messagingActionSkipped reason=no_agent_has_the_interaction")
    }

    @Test func `M4 prompt requester sends a system message`() throws {
        let nudge = Act.action(
            .testing(.promptRequester, after: .minutes(10), waitingFor: .requester)
        )
        try Given(nudge, .sms(), .take(), .reply()).when(.wait(.hours(1))).then(
            "M4 messagingActionFired kind=prompt_requester",
            "M4 systemMessageAdded kind=prompt sent=1"
        )
    }

    @Test func `M4 nobody is prompted who wants no messages, or through what is off`() throws {
        let nudge = Act.action(
            .testing(.promptRequester, after: .minutes(10), waitingFor: .requester)
        )
        let wish = ConsentRecorded(
            requester: Cast.carlasPhone,
            company: Cast.demo,
            optedOut: true
        )
        try Given(nudge, .sms(), .take(), .reply(), .input(.consentRecorded(wish)))
            .when(.wait(.hours(1)))
            .then("A10 messagingActionSkipped reason=the_requester_wants_no_messages")
        let off = Act.input(.settingsChanged(SettingsChanged(channelActive: false)))
        try Given(nudge, .sms(), .take(), .reply(), off).when(.wait(.hours(1)))
            .then("R10 messagingActionSkipped reason=the_provider_application_is_switched_off")
    }

    @Test func `M4 reassign keeps the anchor and leaves the former agent out for a while`() throws {
        let reassign = Act.action(.testing(.reassign, after: .minutes(10)))
        let given = try Given(reassign, .sms(), .take())
        try given.when(.wait(.minutes(10))).then(
            "M4 messagingActionFired kind=reassign agent=ana",
            "M4 liveGroupMemberLeft agent=ana",
            "M4 interactionQueued queue=Support excluded=ana "
                + "waiting_since=2026-03-02T09:00:02.000Z"
        )
        try given.when(.take(Cast.ana)).thenRefused(.nothingWaits)
        try given.when(.take(Cast.ana).after(.hours(1))).then(
            "I5 interactionAssigned agent=ana",
            "I5 liveGroupMemberJoined agent=ana"
        )
    }

    @Test func `M4 another agent may take what was reassigned at once`() throws {
        let reassign = Act.action(.testing(.reassign, after: .minutes(10)))
        let given = try Given(reassign, .sms(), .take(), .wait(.minutes(10)))
        try given.when(.take(Cast.mira)).then(
            "I5 interactionAssigned agent=mira",
            "I5 liveGroupMemberJoined agent=mira"
        )
    }

    @Test func `M4 nothing is reassigned while it is wrapped up`() throws {
        let reassign = Act.action(.testing(.reassign, after: .minutes(10)))
        try Given(reassign, .sms(), .take(), .state(.wrapUp)).when(.wait(.hours(1)))
            .then("I2 messagingActionSkipped reason=wrap_up_cannot_become_queued")
    }

    @Test func `M4 nothing is reassigned that nobody has`() throws {
        let reassign = Act.action(.testing(.reassign, after: .minutes(10)))
        try Given(reassign, .sms()).when(.wait(.hours(1))).then("M4 messagingActionSkipped")
    }

    @Test func `M4 set state to a closed one is a full closing, and nothing follows it`() throws {
        let close = Act.action(.testing(.setState, after: .days(2), waitingFor: .requester))
        let given = try Given(close, Self.remind, .sms(), .take(), .reply())
        try given.when(.wait(.days(3))).then(
            "M4 messagingActionFired kind=set_state",
            "M4 interactionClosed state=closed_abandoned reason=no_response"
        )
        try given.when(.wait(.days(3))).then()
    }

    @Test func `M4 set state to where it is already is skipped`() throws {
        let park = Act.action(.testing(.setState, after: .minutes(10), state: .onHold))
        let quiet = Act.input(.settingsChanged(SettingsChanged(resumeHeld: false)))
        try Given(quiet, park, .sms(), .take(), .state(.onHold)).when(.wait(.hours(1)))
            .then("M4 messagingActionSkipped reason=already_on_hold")
    }

    @Test func `M4 work is set in progress only with somebody who does it`() throws {
        let work = Act.action(.testing(.setState, after: .minutes(10), state: .workInProgress))
        let given = try Given(work, .sms())
        try given.when(.wait(.hours(1)))
            .then("I2 messagingActionSkipped reason=queued_cannot_become_work_in_progress")
        #expect(try given.when(.take()).refusal == nil)
    }

    @Test func `M5 the shipped actions are the documented ones`() {
        let shipped = MessagingActionSet.shipped
        #expect(shipped.map(\.duration) == [.minutes(30), .days(2)])
        #expect(shipped.map(\.kind) == [.promptAgent, .setState])
        #expect(shipped[1].state == .closedAbandoned)
    }

    @Test func `M6 one message arms several, which fire in their order, each once`() throws {
        let second = Act.action(.testing(.promptAgent, after: .minutes(10), order: 200))
        let first = Act.action(.testing(.reassign, after: .minutes(10), order: 100))
        let given = try Given(second, first, .sms(), .take())
        try given.when(.wait(.hours(1))).then(
            "M4 messagingActionFired kind=reassign",
            "M4 liveGroupMemberLeft",
            "M4 interactionQueued",
            "M4 messagingActionSkipped reason=no_agent_has_the_interaction"
        )
        try given.when(.wait(.days(1))).then()
    }

    @Test func `M7 the virtual agent's message is no answer and arms nothing`() throws {
        let nudge = Act.action(
            .testing(.promptRequester, after: .minutes(5), waitingFor: .requester)
        )
        let given = try Given(Self.remind, nudge, .sms(to: Cast.bot))
        try given.when(.virtualAgentReply()).then("M7 messageJoined author=virtual_agent")
        try given.when(.wait(.hours(1)))
            .then("M4 messagingActionSkipped reason=no_agent_has_the_interaction")
    }

    @Test func `M7 a prompt arms nothing`() throws {
        let nudge = Act.action(
            .testing(.promptRequester, after: .minutes(5), waitingFor: .requester)
        )
        let given = try Given(nudge, .sms(), .take(), .reply(), .wait(.minutes(5)))
        try given.when(.wait(.days(1))).then()
    }

    @Test func `M8 edited while armed: the old wait, the new action`() throws {
        let given = try Given(
            Self.remind,
            .sms(),
            .take(),
            Self.again(.testing(.reassign, after: .hours(5)))
        )
        try given.when(.wait(.minutes(10))).then(
            "M4 messagingActionFired kind=reassign duration_ms=600000",
            "M4 liveGroupMemberLeft",
            "M4 interactionQueued"
        )
    }

    @Test func `M8 deactivated or deleted while armed: it fires nothing and says so`() throws {
        var off = MessagingActionSet.testing(.promptAgent, after: .minutes(10))
        off.active = false
        try Given(Self.remind, .sms(), .take(), Self.again(off)).when(.wait(.hours(1)))
            .then("M8 messagingActionSkipped reason=action_deactivated")
        let deletion = MessagingActionDeleted(action: ActionID(12))
        let given = try Given(
            Self.remind,
            .sms(),
            .take(),
            .input(.messagingActionDeleted(deletion))
        )
        try given.when(.wait(.hours(1)))
            .then("M8 messagingActionSkipped reason=action_deleted")
        try given.when(.input(.messagingActionDeleted(deletion))).thenRefused(.unknownAction)
    }

    @Test func `M8 an outage lets the requester's silence end only after a grace`() throws {
        let silent = Act.action(.testing(.setState, after: .minutes(10), waitingFor: .requester))
        let given = try Given(silent, .sms(), .take(), .reply())
        let outage = ServiceResumed(
            from: Given.start + .minutes(5),
            to: Given.start + .minutes(60)
        )
        try given.when(.input(.serviceResumed(outage))).then()
        try given.when(.sms()).then("R2 messageJoined")
        try given.when(.wait(.hours(5))).then()
    }

    @Test func `M2 what an action must have is checked`() throws {
        func refused(
            _ refusal: Refusal,
            _ change: (inout MessagingActionSet) -> Void
        ) throws {
            var action = MessagingActionSet.testing(.promptAgent, after: .minutes(1))
            change(&action)
            try Given().when(.action(action)).thenRefused(refusal)
        }
        try refused(.nameMissing) { $0.name = "" }
        try refused(.unknownAction) { $0.action = ActionID(99) }
        try refused(.durationOutOfRange) { $0.duration = .zero }
        try refused(.durationOutOfRange) { $0.duration = .days(367) }
        try refused(.emptyBody) { $0.text = "" }
        try refused(.filterFieldUnknown("colour")) { $0.filter = "colour=red" }
        try refused(.stateNotSettable(.queued, allowed: MessagingActionSet.settableStates)) {
            $0.kind = .setState
            $0.state = .queued
        }
        var broken = MessagingActionSet.testing(.promptAgent, after: .minutes(1))
        broken.filter = "state=on_hold^"
        #expect(try Given().when(.action(broken)).refusal?.slug == "filter-invalid")
        var good = MessagingActionSet.testing(.promptAgent, after: .days(366))
        good.filter = "state=on_hold^ORstate=queued"
        try Given().when(.action(good)).then()
    }
}
