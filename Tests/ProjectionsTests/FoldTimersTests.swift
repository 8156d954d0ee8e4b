import EventLog
import Projections
import Testing
import Vocabulary

@Suite("The fold of timers")
struct FoldTimersTests {
    private let writer = Cast.enter()
    private let prompt = ActionID(100)
    private let close = ActionID(101)

    private func due(_ id: InteractionID) throws -> [Instant] {
        try writer.views().reader.timers(of: id).map(\.due)
    }

    @Test func `arms what a message says, in the order in which it will act`() throws {
        let start = writer.time
        let id = Cast.openForBoris(
            writer,
            armed: [
                ArmedTimer(action: prompt, duration: .minutes(30)),
                ArmedTimer(action: close, duration: .minutes(10)),
            ]
        )
        let timers = try writer.views().reader.timers(of: id)
        #expect(timers.map(\.action) == [close, prompt])
        #expect(timers.map(\.due) == [start + .minutes(10), start + .minutes(30)])
        #expect(timers.map(\.ordinal) == [1, 0])
        #expect(timers.map(\.armedAt) == [8, 8])
        #expect(timers.map(\.event).allSatisfy { $0 == .requesterMessageWithoutAgentResponse })
    }

    @Test func `ends the other side's wait with an answer, and only an agent's`() throws {
        let id = Cast.openForBoris(
            writer,
            armed: [ArmedTimer(action: prompt, duration: .minutes(30))]
        )
        let bot = writer.input(.virtualAgentReplied(VirtualAgentReplied(interaction: id)))
        writer.outcome(
            .messageJoined(MessageJoined(message: MessageID(bot), author: .virtualAgent)),
            of: bot,
            about: id
        )
        #expect(try due(id).count == 1)
        Cast.reply(writer, in: id, armed: [ArmedTimer(action: close, duration: .days(2))])
        #expect(try due(id) == [writer.time + .days(2)])
    }

    @Test func `replaces a timer when the same side's later message arms the action again`() throws
    {
        let id = Cast.openForBoris(writer)
        Cast.reply(writer, in: id, armed: [ArmedTimer(action: close, duration: .days(2))])
        writer.pass(.hours(1))
        Cast.reply(writer, in: id)
        #expect(try due(id) == [writer.time + .hours(47)])
        Cast.reply(writer, in: id, armed: [ArmedTimer(action: close, duration: .days(2))])
        #expect(try due(id) == [writer.time + .days(2)])
    }

    @Test("ends a timer that fired, was skipped, or whose interaction closed", arguments: 0...2)
    func ends(how: Int) throws {
        let start = writer.time
        let id = Cast.openForBoris(
            writer,
            armed: [
                ArmedTimer(action: prompt, duration: .minutes(1)),
                ArmedTimer(action: close, duration: .minutes(2)),
            ]
        )
        writer.pass(.minutes(1))
        switch how {
        case 0:
            writer.outcome(
                .messagingActionFired(MessagingActionFired(action: prompt)),
                of: 8,
                about: id,
                ordinal: 0
            )
            #expect(try due(id) == [start + .minutes(2)])
        case 1:
            writer.outcome(
                .messagingActionSkipped(MessagingActionSkipped(action: close)),
                of: 8,
                about: id,
                ordinal: 1
            )
            #expect(try due(id) == [start + .minutes(1)])
        default:
            writer.outcome(
                .interactionClosed(InteractionClosed(state: .closedComplete)),
                of: 6,
                about: id
            )
            #expect(try due(id).isEmpty)
        }
    }

    @Test func `moves a requester's silence that ended in an outage, and nothing else`() throws {
        writer.input(
            .settingsChanged(SettingsChanged(channelActive: true, resumeGrace: .minutes(10)))
        )
        let start = writer.time
        let id = Cast.openForBoris(writer)
        Cast.reply(
            writer,
            in: id,
            armed: [
                ArmedTimer(action: prompt, duration: .hours(1)),
                ArmedTimer(action: close, duration: .hours(2)),
                ArmedTimer(action: ActionID(102), duration: .hours(3)),
                ArmedTimer(action: ActionID(103), duration: .hours(4)),
            ]
        )
        writer.time = start + .hours(3)
        let resumed = ServiceResumed(from: start + .hours(1), to: start + .hours(3))
        writer.input(.serviceResumed(resumed))
        let timers = try writer.views().reader.timers(of: id).sorted { $0.ordinal < $1.ordinal }
        let moved = start + .hours(3) + .minutes(10)
        #expect(timers.map(\.due) == [start + .hours(1), moved, moved, start + .hours(4)])
        #expect(
            timers.map(\.scheduledFor) == [.zero, start + .hours(2), start + .hours(3), .zero]
        )
        writer.time = moved
        writer.input(.serviceResumed(ServiceResumed(from: start + .hours(3), to: moved)))
        let again = try writer.views().reader.timers(of: id).sorted { $0.ordinal < $1.ordinal }
        #expect(again[1].due == moved + .minutes(10))
        #expect(again[1].scheduledFor == start + .hours(2))
    }

    @Test func `leaves an agent's silence where it was in an outage`() throws {
        let start = writer.time
        let id = Cast.openForBoris(
            writer,
            armed: [ArmedTimer(action: prompt, duration: .minutes(5))]
        )
        writer.pass(.hours(1))
        writer.input(.serviceResumed(ServiceResumed(from: start, to: writer.time)))
        #expect(try due(id) == [start + .minutes(5)])
    }
}
