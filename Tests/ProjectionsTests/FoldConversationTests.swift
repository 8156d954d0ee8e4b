import EncodedQuery
import EventLog
import Projections
import Testing
import Vocabulary

@Suite("The fold of a conversation")
struct FoldConversationTests {
    private let writer = Cast.enter()

    @Test func `opens an interaction with all that its record says`() throws {
        let opened = writer.time
        let id = Cast.openForBoris(writer, body: "Where is my parcel?")
        let reader = try writer.views().reader
        let row = try #require(try reader.interaction(id))
        #expect(row.number == "IMS0000075")
        #expect(row.state == .new)
        #expect(row.responder == .nobody)
        #expect(row.requester == Cast.boris)
        #expect(row.company == Cast.company)
        #expect(row.application == Cast.application)
        #expect(row.openedFor == Cast.borisPerson)
        #expect(row.openedAt == opened)
        #expect(row.groupProfile == LiveGroupProfileID(rawValue: id.rawValue + 1))
        #expect(row.contextDocument == ContextDocumentID(rawValue: id.rawValue + 2))
        #expect(row.requesterMessages == 1)
        #expect(row.lastRequesterMessageAt == opened)
        #expect(try reader.interaction(number: "IMS0000075") == row)
        #expect(try reader.interaction(number: "IMS0000076") == nil)
        #expect(try reader.activeInteraction(Cast.pair) == row)
        #expect(try reader.group(row.groupProfile)?.interaction == id)
        let message = try #require(try reader.messages(of: id).first)
        #expect(message.body == "Where is my parcel?")
        #expect(message.direction == .inbound)
        #expect(message.author == .requester)
    }

    @Test func `lists the input under the interaction that its outcomes are about`() throws {
        let id = Cast.openForBoris(writer)
        let message = Cast.reply(writer, in: id)
        let attempt = writer.input(.sendAttempted(SendAttempted(message: message, attempt: 1)))
        writer.input(.queueSet(QueueSet(name: "Other", active: true)))
        let reader = try writer.views().reader
        #expect(try reader.records(of: id) == [6, 7, 8, 9, 10, attempt])
    }

    @Test func `follows an interaction through queue, agent, hold and close`() throws {
        let id = Cast.openForBoris(writer)
        let queue = writer.input(.queueSet(QueueSet(name: "Help", active: true)))
        writer.outcome(
            .interactionQueued(
                InteractionQueued(
                    queue: QueueID(queue),
                    waitingSince: writer.time,
                    preferred: Cast.mira,
                    reason: "new"
                )
            ),
            of: queue,
            about: id
        )
        let waiting = try #require(try writer.views().reader.interaction(id))
        #expect(waiting.state == .queued)
        #expect(waiting.queue == QueueID(queue))
        #expect(waiting.preferred == Cast.mira)

        writer.pass(.minutes(3))
        writer.outcome(
            .interactionAssigned(InteractionAssigned(responder: .agent, agent: Cast.ana)),
            of: queue,
            about: id
        )
        let taken = try #require(try writer.views().reader.interaction(id))
        #expect(taken.state == .workInProgress)
        #expect(taken.assignedTo == Cast.ana)
        #expect(taken.waitTime == .minutes(3))
        #expect(taken.preferred == .none)

        writer.pass(.minutes(5))
        writer.outcome(
            .interactionStateChanged(
                InteractionStateChanged(from: .workInProgress, to: .onHold, reason: "asking")
            ),
            of: queue,
            about: id
        )
        writer.pass(.minutes(5))
        writer.outcome(
            .interactionClosed(
                InteractionClosed(
                    state: .closedComplete,
                    by: Cast.ana,
                    reason: "solved",
                    wrapUpCode: "parcel"
                )
            ),
            of: queue,
            about: id
        )
        let reader = try writer.views().reader
        let closed = try #require(try reader.interaction(id))
        #expect(closed.state == .closedComplete)
        #expect(closed.closedAt == writer.time)
        #expect(closed.closedBy == Cast.ana)
        #expect(closed.stateReason == "solved")
        #expect(closed.wrapUpCode == "parcel")
        #expect(closed.handleTime == .minutes(10))
        #expect(closed.waitTime == .minutes(3))
        #expect(try reader.activeInteraction(Cast.pair) == nil)
    }

    @Test func `keeps a pair's newer interaction active when an older one is closed late`() throws {
        let first = Cast.openForBoris(writer)
        let second = Cast.openForBoris(writer, number: 76)
        writer.outcome(
            .interactionClosed(InteractionClosed(state: .closedAbandoned)),
            of: 6,
            about: first
        )
        #expect(try writer.views().reader.activeInteraction(Cast.pair)?.id == second)
    }

    @Test func `lists by state, agent, requester and person, newest activity first`() throws {
        let first = Cast.openForBoris(writer)
        writer.outcome(
            .interactionAssigned(InteractionAssigned(responder: .agent, agent: Cast.ana)),
            of: 6,
            about: first
        )
        writer.outcome(
            .interactionClosed(InteractionClosed(state: .closedComplete)),
            of: 6,
            about: first
        )
        let second = Cast.openForBoris(writer, number: 76)
        let third = Cast.openForBoris(writer, number: 77)
        writer.outcome(
            .interactionAssigned(InteractionAssigned(responder: .agent, agent: Cast.ana)),
            of: 6,
            about: second
        )
        let change = InteractionOpenedForChanged(person: Cast.carlaPerson, former: Cast.borisPerson)
        writer.outcome(.interactionOpenedForChanged(change), of: 6, about: third)
        let reader = try writer.views().reader
        func ids(_ filter: InteractionFilter, limit: Int = 10, after: Position? = nil) throws
            -> [InteractionID]
        { try reader.interactions(filter, limit: limit, after: after).map(\.id) }
        #expect(try ids(InteractionFilter()) == [third, second, first])
        #expect(try ids(InteractionFilter(), limit: 1) == [third])
        let last = try #require(try reader.interaction(third)).lastPosition
        #expect(try ids(InteractionFilter(), limit: 1, after: last) == [second])
        #expect(try ids(InteractionFilter(states: [.closedComplete])) == [first])
        #expect(try ids(InteractionFilter(states: [.new, .workInProgress])) == [third, second])
        #expect(try ids(InteractionFilter(agent: Cast.ana)) == [second, first])
        #expect(
            try ids(InteractionFilter(states: InteractionFilter.active, agent: Cast.ana)) == [
                second
            ]
        )
        #expect(try ids(InteractionFilter(requester: Cast.boris)) == [third, second, first])
        #expect(try ids(InteractionFilter(requester: Cast.carla)) == [])
        #expect(try ids(InteractionFilter(openedFor: Cast.borisPerson)) == [second, first])
        #expect(try ids(InteractionFilter(openedFor: Cast.carlaPerson)) == [third])
        #expect(try ids(InteractionFilter(openedFor: .guest)) == [])
    }

    @Test func `counts each side's messages and pages through them`() throws {
        let id = Cast.openForBoris(writer, body: "1")
        Cast.reply(writer, in: id, body: "2")
        let bot = writer.input(
            .virtualAgentReplied(VirtualAgentReplied(interaction: id, body: "3")),
            about: id
        )
        writer.outcome(
            .messageJoined(MessageJoined(message: MessageID(bot), author: .virtualAgent)),
            of: bot,
            about: id
        )
        writer.outcome(
            .systemMessageAdded(SystemMessageAdded(kind: .prompt, body: "4", sent: true)),
            of: bot,
            about: id
        )
        writer.outcome(
            .systemMessageAdded(SystemMessageAdded(kind: .closing, body: "5", sent: false)),
            of: bot,
            about: id
        )
        let reader = try writer.views().reader
        let row = try #require(try reader.interaction(id))
        #expect(row.requesterMessages == 1)
        #expect(row.agentMessages == 1)
        #expect(row.virtualAgentMessages == 1)
        #expect(row.systemMessages == 2)
        let messages = try reader.messages(of: id)
        #expect(messages.map(\.body) == ["1", "2", "3", "4", "5"])
        #expect(messages.map(\.direction) == [.inbound, .outbound, .outbound, .outbound, .shown])
        #expect(messages.map(\.kind) == [nil, nil, nil, .prompt, .closing])
        #expect(messages[1].agent == Cast.ana)
        let page = try reader.messages(of: id, limit: 2, after: messages[1].position)
        #expect(page.map(\.body) == ["3", "4"])
        #expect(try reader.outbox(limit: 10).map(\.body) == ["2", "3", "4"])
    }

    @Test func `keeps notes, members and the short description`() throws {
        let id = Cast.openForBoris(writer)
        writer.input(
            .noteWritten(NoteWritten(interaction: id, agent: Cast.ana, body: "rude")),
            about: id
        )
        let transfer = writer.input(
            .interactionTransferred(
                InteractionTransferred(
                    interaction: id,
                    agent: Cast.mira,
                    by: Cast.ana,
                    note: "yours"
                )
            ),
            about: id
        )
        let joined = writer.time
        for agent in [Cast.ana, Cast.mira] {
            writer.outcome(
                .liveGroupMemberJoined(LiveGroupMemberJoined(member: .agent, agent: agent)),
                of: transfer,
                about: id
            )
        }
        writer.pass(.minutes(1))
        writer.outcome(
            .liveGroupMemberLeft(LiveGroupMemberLeft(member: .agent, agent: Cast.ana)),
            of: transfer,
            about: id
        )
        writer.input(
            .shortDescriptionSet(ShortDescriptionSet(interaction: id, text: "Parcel")),
            about: id
        )
        let reader = try writer.views().reader
        #expect(try reader.notes(of: id).map(\.body) == ["rude", "yours"])
        let members = try reader.members(of: id)
        #expect(members.map(\.agent) == [Cast.ana, Cast.mira])
        #expect(members.map(\.joinedAt) == [joined, joined])
        #expect(members.map(\.leftAt) == [writer.time, .zero])
        #expect(try reader.interaction(id)?.shortDescription == "Parcel")
    }

    @Test func `shows an assignment only from its record on`() throws {
        let id = Cast.openForBoris(writer)
        writer.pass(.minutes(1))
        let position = writer.outcome(
            .interactionAssigned(InteractionAssigned(responder: .agent, agent: Cast.ana)),
            of: 6,
            about: id
        )
        let assigned = writer.time
        writer.pass(.minutes(1))
        writer.outcome(
            .interactionClosed(InteractionClosed(state: .closedComplete)),
            of: 6,
            about: id
        )
        func state(_ moment: Views.Moment) throws -> InteractionState? {
            try Views.asOf(moment, log: writer.log).interaction(id)?.state
        }
        #expect(try state(.position(5)) == nil)
        #expect(try state(.position(position - 1)) == .new)
        #expect(try state(.position(position)) == .workInProgress)
        #expect(try state(.position(.max)) == .closedComplete)
        #expect(try state(.time(Instant(rawValue: assigned.rawValue - 1))) == .new)
        #expect(try state(.time(assigned)) == .workInProgress)
        #expect(try state(.time(Instant(rawValue: .max))) == .closedComplete)
        #expect(try state(.time(.zero)) == nil)
    }

    @Test func `answers an encoded query's fields`() throws {
        let id = Cast.openForBoris(writer)
        let row = try #require(try writer.views().reader.interaction(id))
        let key = SysIDKey(high: 1, low: 2)
        #expect(row.field("state", key) == .text("new"))
        #expect(row.field("active", key) == .boolean(true))
        #expect(row.field("number", key) == .text("IMS0000075"))
        #expect(row.field("assigned_to", key) == .empty)
        #expect(row.field("opened_at", key) == .instant(row.openedAt.rawValue))
        #expect(row.field("requester_message_count", key) == .number(1))
        let sysID = SysID(rawValue: id.rawValue, key: key).description
        #expect(row.field("sys_id", key) == .reference(sysID))
        #expect(row.field("colour", key) == nil)
    }
}
