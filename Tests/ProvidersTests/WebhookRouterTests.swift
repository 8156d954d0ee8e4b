import Engine
import EventLog
import Foundation
import Synchronization
import Testing
import Vocabulary

@testable import Providers

@Suite("The webhooks' router")
struct WebhookRouterTests {
    private func phone(
        to number: String = "+15550102",
        text: String = "Hello",
        id: String = ""
    ) -> String {
        """
        POST /providers/Phone/inbound HTTP/1.1
        Host: localhost
        Content-Type: application/json

        {"from":"+15551234567","to":"\(number)","text":"\(text)","id":"\(id)"}
        """
    }

    private func expect(
        _ status: Int,
        of request: String,
        at desk: Desk,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let answer = try desk.exchange(request)
        #expect(answer.status == status, sourceLocation: sourceLocation)
    }

    @Test func `answers only when the message is durable`() throws {
        let log = HeldLog()
        try withDesk(log) { desk in
            let begun = log.begun
            let last = log.lastPosition
            log.hold()
            let answer = Mutex<Int?>(nil)
            let ended = DispatchSemaphore(value: 0)
            let request = phone()
            DispatchQueue.global().async {
                answer.withLock { $0 = nil }
                let found = try? desk.exchange(request)
                answer.withLock { $0 = found?.status ?? 0 }
                ended.signal()
            }
            try until("the append has begun") { log.begun > begun }
            #expect(answer.withLock { $0 } == nil)
            #expect(log.lastPosition == last)
            log.release()
            ended.wait()
            #expect(answer.withLock { $0 } == 204)
            #expect(log.lastPosition > last)
        }
    }

    @Test func `a repeated message gets the first one's answer, and nothing new is in the log`()
        throws
    {
        try withDesk { desk in
            try expect(204, of: phone(id: "a-1"), at: desk)
            let last = desk.log.lastPosition
            try expect(204, of: phone(text: "again", id: "a-1"), at: desk)
            #expect(desk.log.lastPosition == last)
            try expect(204, of: phone(id: "a-2"), at: desk)
            #expect(desk.log.lastPosition > last)
            #expect(desk.router.figures.received == 2)
            #expect(desk.router.figures.repeated == 1)
            #expect(desk.router.traffic.messageTimes.counts.reduce(0, +) == 3)
        }
    }

    @Test func `a report of no message of ours is kept and counted`() throws {
        func report(_ message: String, _ desk: Desk) throws -> DeliveryReported? {
            let before = desk.log.lastPosition
            let request = """
                GET /providers/Gateway/status?token=s3cret&message=\(message)&status=1 HTTP/1.1
                Host: localhost


                """
            try expect(200, of: request, at: desk)
            guard
                case .input(.deliveryReported(let report)) = try desk.records(from: before + 1)
                    .first?.event
            else { return nil }
            return report
        }
        try withDesk { desk throws in
            let ours = SysID(rawValue: MessageID(1).rawValue, key: Desk.key).description
            #expect(try report(ours, desk)?.message == MessageID(1))
            #expect(desk.router.figures.unmatchedReports == 0)
            // Another log's, and none at all: both stand in the log as they came.
            let strange = SysID(rawValue: MessageID(1 << 40).rawValue, key: Desk.key).description
            #expect(try report(strange, desk)?.message == MessageID(1 << 40))
            #expect(try report("", desk)?.message == MessageID.none)
            #expect(desk.router.figures.unmatchedReports == 2)
            #expect(desk.router.figures.reports == 3)
            let traffic = desk.router.traffic
            #expect(traffic.reportCounts.first { $0.status == .delivered }?.count == 3)
            // How long it took is known only of a record of ours.
            #expect(traffic.deliveryTimes.counts.reduce(0, +) == 1)
        }
    }

    @Test func `a number that nobody has is an error the second time as well, and in the log once`()
        throws
    {
        try withDesk { desk in
            let before = desk.log.lastPosition
            for _ in 0..<2 {
                let answer = try desk.exchange(phone(to: "+15550999", id: "a-1"))
                #expect(answer.status == 404)
                #expect(answer.problem == "unknown-company-number")
                #expect(answer.headers["content-type"] == "application/problem+json")
                #expect(!answer.body.contains("+1555"), "no number in an error")
            }
            let names = try desk.records(from: before + 1).map(\.event.name)
            #expect(names == ["smsReceived", "smsRefused"])
            #expect(desk.router.figures.unknownNumber == 1)
            #expect(desk.router.figures.repeated == 1)
        }
    }

    @Test func `of one id that comes sixteen times at once only one is in the log`() throws {
        try withDesk { desk in
            let before = desk.log.lastPosition
            let request = phone(id: "a-1")
            let statuses = Mutex<[Int]>([])
            DispatchQueue.concurrentPerform(iterations: 16) { _ in
                let status = (try? desk.exchange(request))?.status ?? 0
                statuses.withLock { $0.append(status) }
            }
            #expect(statuses.withLock { $0 } == Array(repeating: 204, count: 16))
            let names = try desk.records(from: before + 1).map(\.event.name)
            #expect(names.count { $0 == "smsReceived" } == 1)
        }
    }

    @Test func `an engine that stops has the provider try again`() throws {
        try withDesk { desk in
            desk.engine.stop()
            let answer = try desk.exchange(phone())
            #expect(answer.status == 503)
            #expect(answer.headers["retry-after"] == "5")
            #expect(answer.problem == "try-again")
            #expect(desk.router.figures.deferred == 1)
        }
    }

    @Test(arguments: [
        ("/providers/Nobody/inbound", 404), ("/providers/Phone", 404), ("/providers", 404),
        ("/providers/Phone/outbound", 404), ("/providers/Twilio/phone", 404),
        ("/providers/Phone/inbound/more", 404), ("/elsewhere", 418),
    ])
    func `a path that is none of the applications' is told so`(path: String, status: Int) throws {
        try withDesk { desk in
            let answer = try desk.exchange("POST \(path) HTTP/1.1\nHost: localhost\n\n{}")
            #expect(answer.status == status)
            if status == 404 { #expect(answer.problem == "unknown-provider-application") }
        }
    }

    @Test func `a method that is none of the webhook's is answered with the right one`() throws {
        try withDesk { desk in
            let answer = try desk.exchange(
                "DELETE /providers/Gateway/inbound HTTP/1.1\nHost: localhost\n\n"
            )
            #expect(answer.status == 405)
            #expect(answer.headers["allow"] == "GET, POST")
        }
    }

    @Test func `a body that is too large is refused, and nothing is in the log`() throws {
        try withDesk { desk in
            let before = desk.log.lastPosition
            let text = String(repeating: "x", count: 70_000)
            try expect(413, of: phone(text: text), at: desk)
            #expect(desk.log.lastPosition == before)
        }
    }

    @Test func `what providers get back sends nothing to the requester`() throws {
        try withDesk { desk in
            let fixtures = checkout.appending(path: "fixtures/providers")
            let twilio = try desk.exchange(
                Data(contentsOf: fixtures.appending(path: "twilio/inbound-sms.http"))
            )
            #expect(twilio.headers["content-type"] == "text/xml; charset=utf-8")
            #expect(twilio.body == "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>")
            let kannel = try desk.exchange(
                Data(contentsOf: fixtures.appending(path: "kannel/inbound-7-bit.http"))
            )
            #expect(kannel.headers["content-type"] == "text/plain; charset=utf-8")
            #expect(kannel.body.isEmpty)
        }
    }

    @Test func `without a token in the settings a gateway is refused, whatever it says`() throws {
        var settings = Desk.kannel
        settings.inboundToken = ""
        let webhook = KannelWebhook(settings, key: Desk.key)
        let request = "GET /x?token=&from=1&to=2&text=x HTTP/1.1\nHost: localhost\n\n"
        try withWebhook(webhook) { exchange in
            let result = try exchange(request)
            #expect(result == .failure(.notAuthentic))
        }
    }
}
