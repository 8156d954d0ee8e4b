import EventLog
import Projections
import Testing
import Vocabulary

@Suite("The fold of what becomes of a sent message")
struct FoldDeliveryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var inputs: @Sendable (MessageID) -> [Input]
        var status: DeliveryStatus
        var correction: DeliveryStatus?
        var isInOutbox: Bool
    }

    static func attempted(_ message: MessageID) -> Input {
        .sendAttempted(SendAttempted(message: message, attempt: 1))
    }

    static func accepted(_ message: MessageID) -> Input {
        .sendAccepted(SendAccepted(message: message, providerMessageID: "SM1"))
    }

    static func failed(_ message: MessageID, final: Bool) -> Input {
        .sendFailed(SendFailed(message: message, final: final, code: "503", detail: "busy"))
    }

    static func reported(_ message: MessageID, _ status: DeliveryStatus) -> Input {
        .deliveryReported(DeliveryReported(message: message, status: status, code: "30003"))
    }

    static let cases: [Case] = [
        Case(
            testDescription: "nothing yet",
            inputs: { _ in [] },
            status: .pending,
            isInOutbox: true
        ),
        Case(
            testDescription: "attempted",
            inputs: { [attempted($0)] },
            status: .sending,
            isInOutbox: true
        ),
        Case(
            testDescription: "accepted",
            inputs: { [attempted($0), accepted($0)] },
            status: .sent,
            isInOutbox: true
        ),
        Case(
            testDescription: "refused for now",
            inputs: { [attempted($0), failed($0, final: false)] },
            status: .pending,
            isInOutbox: true
        ),
        Case(
            testDescription: "refused for good",
            inputs: { [attempted($0), failed($0, final: true)] },
            status: .failed,
            isInOutbox: false
        ),
        Case(
            testDescription: "uncertain",
            inputs: { [attempted($0), .sendUncertain(SendUncertain(message: $0))] },
            status: .uncertain,
            isInOutbox: true
        ),
        Case(
            testDescription: "expired",
            inputs: { [.effectExpired(EffectExpired(message: $0))] },
            status: .expired,
            isInOutbox: false
        ),
        Case(
            testDescription: "delivered",
            inputs: { [attempted($0), accepted($0), reported($0, .delivered)] },
            status: .delivered,
            isInOutbox: false
        ),
        Case(
            testDescription: "delivered, and an older report after it",
            inputs: { [accepted($0), reported($0, .delivered), reported($0, .sent)] },
            status: .delivered,
            isInOutbox: false
        ),
        Case(
            testDescription: "delivered before its acceptance is known",
            inputs: { [attempted($0), reported($0, .delivered), accepted($0)] },
            status: .delivered,
            isInOutbox: false
        ),
        Case(
            testDescription: "delivered, then contradicted",
            inputs: { [accepted($0), reported($0, .delivered), reported($0, .undelivered)] },
            status: .delivered,
            correction: .undelivered,
            isInOutbox: false
        ),
        Case(
            testDescription: "delivered, then confirmed",
            inputs: { [accepted($0), reported($0, .delivered), reported($0, .delivered)] },
            status: .delivered,
            isInOutbox: false
        ),
    ]

    @Test("ends in the status that the reports allow", arguments: cases, [true, false])
    func status(sample: Case, inOneBatch: Bool) throws {
        let writer = Cast.enter()
        let id = Cast.openForBoris(writer)
        let message = Cast.reply(writer, in: id)
        for input in sample.inputs(message) { writer.input(input, about: id) }
        var limits = Projector.Limits()
        if !inOneBatch { limits.records = 1 }
        let views = try Views(log: writer.log, store: MemoryViewStore(), limits: limits)
        try views.projector.catchUp()
        let row = try #require(try views.reader.message(message))
        #expect(row.status == sample.status)
        #expect(row.correction == sample.correction)
        let outbox = try views.reader.outbox(limit: 9)
        #expect(outbox.map(\.id) == (sample.isInOutbox ? [message] : []))
        let same = try views.reader.outbox([sample.status], limit: 9)
        #expect(same.map(\.id) == (sample.isInOutbox ? [message] : []))
        #expect(try views.reader.outbox([.expired], limit: 9).isEmpty)
    }

    @Test func `keeps times, codes and the provider's id, by which it is found`() throws {
        let writer = Cast.enter()
        let id = Cast.openForBoris(writer)
        let message = Cast.reply(writer, in: id)
        writer.pass(.seconds(1))
        writer.input(Self.attempted(message), about: id)
        writer.input(Self.accepted(message), about: id)
        let sent = writer.time
        writer.pass(.seconds(5))
        writer.input(Self.reported(message, .undelivered), about: id)
        let reader = try writer.views().reader
        let row = try #require(try reader.message(message))
        #expect(row.attempts == 1)
        #expect(row.sentAt == sent)
        #expect(row.deliveredAt == .zero)
        #expect(row.errorCode == "30003")
        let application = Cast.application
        #expect(try reader.message(providerMessageID: "SM1", application: application) == row)
        #expect(try reader.message(providerMessageID: "SM", application: application) == nil)
        #expect(try reader.message(providerMessageID: "SM1", application: .none) == nil)
    }

    @Test func `tells long ids of a provider apart that begin alike`() throws {
        let writer = Cast.enter()
        let id = Cast.openForBoris(writer)
        let start = String(repeating: "x", count: 60)
        let messages = ["1", "2"].map { end in
            let message = Cast.reply(writer, in: id)
            writer.input(
                .sendAccepted(SendAccepted(message: message, providerMessageID: start + end))
            )
            return message
        }
        let reader = try writer.views().reader
        for (end, message) in zip(["1", "2"], messages) {
            let found = try reader.message(
                providerMessageID: start + end,
                application: Cast.application
            )
            #expect(found?.id == message)
        }
    }

    @Test func `ignores a report on what is no message of ours`() throws {
        let writer = Cast.enter()
        let id = Cast.openForBoris(writer)
        writer.input(Self.reported(.none, .delivered))
        writer.input(Self.reported(MessageID(999), .delivered))
        writer.input(Self.reported(MessageID(6), .failed))
        let message = try #require(try writer.views().reader.messages(of: id).first)
        #expect(message.errorCode == "")
    }
}
