import Engine
import EventLog
import Foundation
import Testing
import Vocabulary

@Suite("A record as a cloud event")
struct CloudEventTests {
    private let log = LogIdentity(high: 1, low: 2)
    private let key = SysIDKey(high: 1, low: 2)
    private let time = Instant(rawValue: 1_772_355_600_123)

    private func record(of event: LoggedRecord.Event, about: UInt64) throws -> LoggedRecord {
        var batch = RecordBatch()
        switch event {
        case .input(let input):
            batch.begin(header(false, input.type, input.version, about))
            input.encode(into: &batch.payload)
        case .outcome(let outcome):
            batch.begin(header(true, outcome.type, outcome.version, about))
            outcome.encode(into: &batch.payload)
        }
        batch.end()
        return unsafe try batch.withRecord(0) { bytes in
            unsafe try LoggedRecord(position: 1_234, bytes: bytes)
        }
    }

    private func header(
        _ isOutcome: Bool,
        _ type: UInt16,
        _ version: UInt8,
        _ interaction: UInt64
    ) -> RecordHeader {
        RecordHeader(
            isOutcome: isOutcome,
            type: type,
            typeVersion: version,
            rule: 0,
            ordinal: 0,
            time: time.rawValue,
            cause: isOutcome ? 7 : 0,
            interaction: interaction
        )
    }

    private func fields(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `goes without the code that it sends, where others read it`() throws {
        func added(_ kind: SystemMessageKind) throws -> LoggedRecord {
            let message = SystemMessageAdded(kind: kind, body: "Your code is 314159", sent: true)
            return try record(of: .outcome(.systemMessageAdded(message)), about: 160)
        }
        let code = try added(.verificationCode).withoutCode.cloudEvent(key, source: log)
        #expect(!code.contains("314159") && code.contains("verification_code"))
        let prompt = try added(.prompt).withoutCode.cloudEvent(key, source: log)
        #expect(prompt.contains("314159"))
        let step = VirtualAgentStepped(interaction: InteractionID(10), code: "314159")
        let made = try record(of: .input(.virtualAgentStepped(step)), about: 160)
        #expect(!made.withoutCode.cloudEvent(key, source: log).contains("314159"))
    }

    @Test func `names log, position, type, time and interaction, and carries the record`() throws {
        let id = SysID(rawValue: 160, key: key).description
        let record = try record(
            of: .outcome(.interactionOpened(InteractionOpened(number: 75))),
            about: 160
        )
        let event = try fields(record.cloudEvent(key, source: log))
        #expect(event["specversion"] as? String == "1.0")
        #expect(event["id"] as? String == "1234")
        #expect(event["source"] as? String == "urn:ledgerline:00000000000000010000000000000002")
        #expect(event["type"] as? String == "ledgerline.interactionOpened")
        #expect(event["subject"] as? String == id)
        #expect(event["partitionkey"] as? String == id)
        #expect(event["time"] as? String == "2026-03-01T09:00:00.123Z")
        #expect(event["datacontenttype"] as? String == "application/json")
        #expect(event["sequence"] as? String == "00000000000000001234")
        let data = try #require(event["data"] as? NSDictionary)
        #expect(data == NSDictionary(dictionary: try fields(record.json(.sysIDs(key)))))
        #expect(data["cause"] as? Int == 7)
    }

    @Test func `has the hash of the record's bytes where it is given`() throws {
        let record = try record(of: .input(.queueSet(QueueSet(name: "Support"))), about: 0)
        let hash = MerkleHash.ofEmptyTree
        let event = try fields(record.cloudEvent(key, source: log, hash: hash))
        #expect(event["recordhash"] as? String == "\(hash)")
        #expect(try fields(record.cloudEvent(key, source: log))["recordhash"] == nil)
    }

    @Test func `leaves out the subject of what is about no interaction`() throws {
        let record = try record(of: .input(.queueSet(QueueSet(name: "Support\n"))), about: 0)
        let text = record.cloudEvent(key, source: log)
        let event = try fields(text)
        #expect(event["subject"] == nil && event["partitionkey"] == nil)
        #expect(!text.contains("\n"))
    }

    @Test func `takes further members behind the record's own`() throws {
        let record = try record(of: .input(.queueSet(QueueSet(name: "Support"))), about: 0)
        let text = record.cloudEvent(key, source: log) { $0.member("delivery", 3) }
        #expect(text.hasSuffix("\"data\":{\"name\":\"Support\"},\"delivery\":3}}"))
        #expect(try (fields(text)["data"] as? [String: Any])?["delivery"] as? Int == 3)
    }
}
