import Cryptography
import Decisions
import Engine
import EventLog
import TestSupport
import Testing
import Vocabulary

@testable import OutgoingWebhooks

@Suite("A webhook", .serialized)
struct WebhookDeskTests {
    @Test func `is sent its conversation in order, signed, with what was said`() throws {
        try withDesk { site, receiver in
            let id = try site.hook(receiver.url)
            try site.receive("Hello")
            let last = Int(site.log.lastPosition)
            try until("all is there") { receiver.received.count == last - 2 }
            let events = receiver.received
            // Its own making comes first; what belongs to no conversation may overtake what does.
            #expect(events.map(\.position).sorted() == Array(3...last))
            let subjects = events.filter { $0.event["subject"] != nil }.map(\.position)
            #expect(subjects == subjects.sorted())
            #expect(events.first { $0.type == "ledgerline.smsReceived" }?.event["subject"] != nil)
            let joined = try #require(events.first { $0.type == "ledgerline.messageJoined" })
            let data = try #require(joined.event["data"] as? [String: Any])
            #expect(data["text"] as? String == "Hello")
            let conversation = try #require(data["conversation"] as? [String: Any])
            #expect(conversation["number"] as? String == "IMS0000001")
            #expect(joined.event["specversion"] as? String == "1.0")
            #expect(joined.event["partitionkey"] as? String == joined.event["subject"] as? String)
            let secret = site.secrets.secret(of: id, since: id.position)
            for event in events {
                #expect(event.id == "\(site.log.identity)-\(event.position)")
                let right = WebhookSecrets.signature(
                    event.id,
                    event.timestamp,
                    event.body,
                    secret: secret
                )
                #expect(event.signatures == right)
            }
            #expect(site.desk.standing(of: id) != nil)
        }
    }

    @Test func `is sent the types that it asks for`() throws {
        try withDesk { site, receiver in
            _ = try site.hook(receiver.url, types: ["messageJoined", "smsReceived"])
            try site.receive("Hello")
            try site.receive("Are you there?")
            try until("all is there") { receiver.received.count == 4 }
            #expect(
                receiver.received.map(\.type) == [
                    "ledgerline.smsReceived", "ledgerline.messageJoined",
                    "ledgerline.smsReceived", "ledgerline.messageJoined",
                ]
            )
        }
    }

    @Test func `that refuses is tried again, and gets all in order`() throws {
        try withDesk { site, receiver in
            receiver.answer(500)
            let id = try site.hook(receiver.url, types: ["messageJoined"])
            try site.receive("One")
            try until("it was tried") { receiver.received.count == 1 }
            try site.receive("Two")
            try until("it is seen to fail") {
                site.desk.standing(of: id)?.state == .retrying
            }
            let standing = try #require(site.desk.standing(of: id))
            #expect(standing.lastProblem == "it answered 500")
            #expect(standing.failingSince == site.clock.read().wall)
            #expect(standing.nextAttemptAt.map { $0 > site.clock.read().wall } == true)
            #expect(receiver.received.count == 1)
            receiver.answer(204)
            site.pass(.seconds(2))
            try until("all is there") { receiver.received.count == 3 }
            let ids = receiver.received.map(\.id)
            #expect(ids[0] == ids[1] && ids[1] != ids[2])
            try until("it is seen to go well") {
                site.desk.standing(of: id)?.state == .delivering
            }
            let attempts = site.desk.attempts(of: id)
            #expect(attempts.map(\.isDelivered) == [true, true, false])
            #expect(attempts.map(\.attempt) == [1, 2, 1])
            #expect(attempts.map(\.status) == [204, 204, 500])
        }
    }

    @Test func `that takes nothing for too long is paused, and goes on when it is resumed`() throws
    {
        try withDesk { site, receiver in
            receiver.answer(503)
            let id = try site.hook(
                receiver.url,
                types: ["messageJoined"],
                pauseAfter: .minutes(1)
            )
            try site.receive("One")
            let stuck = site.log.lastPosition
            try until("it was tried") { site.desk.standing(of: id)?.failed == 1 }
            site.pass(.minutes(1))
            try until("it is paused") {
                site.engine.ask { state, _ in state.webhooks.first?.isPaused } == true
            }
            var pause: WebhookPaused?
            unsafe try site.log.scan(from: stuck, through: .max) { position, bytes in
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                if case .input(.webhookPaused(let found)) = record.event { pause = found }
                return true
            }
            #expect(pause?.event == stuck)
            #expect(pause?.by == UserID.none)
            #expect(pause?.reason.hasSuffix("it answered 503") == true)
            try until("it is seen to be paused") {
                site.desk.standing(of: id)?.state == .paused
            }
            receiver.answer(204)
            try site.receive("Two")
            site.pass(.hours(1))
            #expect(receiver.received.count == 2)
            try site.submit(.webhookResumed(WebhookResumed(webhook: id)))
            site.desk.refresh()
            try until("all is there") { receiver.received.count == 4 }
            #expect(receiver.received.map(\.position).last == Int(stuck) + 3)
        }
    }

    @Test func `waits for time that passes, whatever the clock is set to`() throws {
        try withDesk { site, receiver in
            receiver.answer(500)
            let id = try site.hook(receiver.url, types: ["messageJoined"])
            try site.receive("One")
            try until("it was tried") { site.desk.standing(of: id)?.failed == 1 }
            site.clock.set(ManualClock.start + .days(-1))
            site.pass(.seconds(2))
            try until("it was tried again") { site.desk.standing(of: id)?.failed == 2 }
            site.clock.set(ManualClock.start + .days(9))
            site.pass(.seconds(3))
            try until("it was tried once more") { site.desk.standing(of: id)?.failed == 3 }
            #expect(site.engine.ask { state, _ in state.webhooks.first?.isPaused } == false)
        }
    }

    @Test func `that is gone is paused at once`() throws {
        try withDesk { site, receiver in
            receiver.answer(410)
            _ = try site.hook(receiver.url)
            try until("it is paused") {
                site.engine.ask { state, _ in state.webhooks.first?.isPaused } == true
            }
        }
    }

    @Test func `goes on after a restart where it stopped`() throws {
        try withDesk { site, receiver in
            _ = try site.hook(receiver.url, types: ["messageJoined"])
            try site.receive("One")
            try until("it is there") { receiver.received.count == 1 }
            site.stop()
            try site.receive("Two")
            site.start()
            try until("the next is there") { receiver.received.count == 2 }
            #expect(Set(receiver.received.map(\.id)).count == 2)
        }
    }

    @Test func `is sent again what somebody asks for`() throws {
        try withDesk { site, receiver in
            let id = try site.hook(receiver.url, types: ["messageJoined"])
            try site.receive("One")
            try site.receive("Two")
            try until("both are there") { receiver.received.count == 2 }
            let first = try #require(receiver.received.first)
            let again = WebhookResumed(webhook: id, from: Position(first.position))
            try site.submit(.webhookResumed(again))
            site.desk.refresh()
            try until("both came again") { receiver.received.count == 4 }
            let ids = receiver.received.map(\.id)
            #expect(Array(ids[2...]) == Array(ids[..<2]))
        }
    }

    @Test func `in a private network is not reached unless the site allows it`() throws {
        try withDesk { site, receiver in
            site.stop()
            site.start(allowsPrivate: false)
            let id = try site.hook(receiver.url)
            try until("it was tried") { site.desk.standing(of: id)?.failed == 1 }
            #expect(receiver.received.isEmpty)
            let problem = try #require(site.desk.standing(of: id)?.lastProblem)
            #expect(problem.contains("webhooks.allowPrivateAddresses"))
        }
    }

    @Test func `signs with two secrets for a day after a renewal`() throws {
        try withDesk { site, receiver in
            let id = try site.hook(receiver.url, types: ["messageJoined"])
            try site.submit(.webhookSecretRenewed(WebhookSecretRenewed(webhook: id)))
            site.desk.refresh()
            func signatures() throws -> Int? {
                let before = receiver.received.count
                try site.receive("Hello")
                try until("it is there") { receiver.received.count > before }
                return receiver.received.last?.signatures.split(separator: " ").count
            }
            // The desk hears of it a moment later.
            try until("both sign") { try signatures() == 2 }
            site.pass(.days(1))
            #expect(try signatures() == 1)
        }
    }

    @Test func `can be tried, past everything that waits`() throws {
        try withDesk { site, receiver in
            receiver.answer(500)
            let id = try site.hook(receiver.url)
            try until("it was tried") { receiver.received.count == 1 }
            receiver.answer(200)
            let webhook = try #require(
                site.engine.ask { state, _ in state.webhooks.first { $0.set.webhook == id } } ?? nil
            )
            let found = Found()
            site.desk.test(webhook) { attempt in found.set(attempt) }
            try until("it has an answer") { found.value != nil }
            #expect(found.value?.isDelivered == true && found.value?.status == 200)
            #expect(receiver.received.last?.type == "ledgerline.webhookTested")
        }
    }
}
