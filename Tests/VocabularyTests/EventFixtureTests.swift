import CBOR
import Foundation
import Testing
import Vocabulary

/// Fills every field of a payload with something, chosen by a seed.
private struct Filler: FieldVisitor {
    var seed: UInt64

    private mutating func next() -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (seed ^ (seed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private mutating func words() -> String {
        let parts = ["Hello", "Grüße", "é€", "👍", "\"quoted\"", "line\nbreak", "plain text"]
        return (0...next() % 4).map { _ in parts[Int(next() % 7)] }.joined(separator: " ")
    }

    private mutating func someAddress() -> Address {
        let texts = ["+15551234567", "72345", "ALERTS", "+493012345678", "Ünïcode"]
        return Address(texts[Int(next() % 5)]) ?? .anonymous
    }

    private mutating func some<Word: CodedWord>(_ type: Word.Type) -> Word {
        let all = Array(Word.allCases)
        return all[Int(next() % UInt64(all.count))]
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) { value = words() }
    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) { value = words() }
    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) {
        value = [words(), words()]
    }
    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) {
        value = next() >> (next() % 60)
    }
    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) {
        value = next() % 4 != 0
    }
    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) {
        value = Instant(rawValue: Int64(1_772_442_000_000 + next() % 1_000_000_000))
    }
    mutating func milliseconds(_ key: UInt64, _ name: String, _ value: inout Milliseconds) {
        value = Milliseconds(rawValue: Int64(1 + next() % 100_000_000))
    }
    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) {
        value = someAddress()
    }
    mutating func addresses(_ key: UInt64, _ name: String, _ value: inout [Address]) {
        value = [someAddress(), someAddress()]
    }
    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) {
        value = Identifier(1 + next() % 1_000_000, ordinal: next() % 3)
    }
    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) {
        value = [Identifier(1 + next() % 1_000_000), Identifier(1 + next() % 1_000_000)]
    }
    mutating func skills(_ key: UInt64, _ name: String, _ value: inout [SkillLevel]) {
        value = [SkillLevel(SkillID(1 + next() % 99), level: 1 + next() % 5, isMandatory: true)]
    }
    mutating func word<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout Word) {
        value = some(Word.self)
    }
    mutating func words<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout [Word]) {
        value = [some(Word.self)]
    }
    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) {
        value = Rule.allCases[Int(next() % UInt64(Rule.allCases.count))]
    }
    mutating func timers(_ key: UInt64, _ name: String, _ value: inout [ArmedTimer]) {
        value = [
            ArmedTimer(action: ActionID(1 + next() % 99), duration: .minutes(30)),
            ArmedTimer(action: ActionID(1 + next() % 99), duration: .days(2)),
        ]
    }
    mutating func answers(_ key: UInt64, _ name: String, _ value: inout [ExtensionAnswer]) {
        var answer = ExtensionAnswer(
            point: some(ExtensionPoint.self),
            problem: some(ExtensionProblem.self),
            script: words(),
            hash: words(),
            result: words()
        )
        answer.person = Person(some(PersonKind.self), PersonID(1 + next() % 99))
        answer.keepsProfile = next() % 2 == 0
        answer.queue = QueueID(1 + next() % 99)
        answer.skills = [words(), words()]
        value = [answer]
    }
}

/// One type of record, of either kind.
struct EventType: CustomTestStringConvertible, Sendable {
    let number: UInt16
    let isOutcome: Bool

    /// All types that there are, by their numbers.
    static let all: [EventType] =
        (1...999).filter { Input.newestVersion(ofType: $0) != nil }
        .map { EventType(number: $0, isOutcome: false) }
        + (1...999).filter { Outcome.newestVersion(ofType: $0) != nil }
        .map { EventType(number: $0, isOutcome: true) }

    var testDescription: String { name }

    var name: String { (try? sample(1)).map(\.name) ?? "?" }

    struct Sample: Equatable {
        let name: String
        let version: UInt8
        let bytes: [UInt8]
        let json: String
    }

    /// A payload with every field filled, in its bytes and as JSON.
    func sample(_ seed: UInt64) throws -> Sample {
        try isOutcome ? outcome(seed) : input(seed)
    }

    /// Reads bytes and writes them again.
    func again(_ bytes: [UInt8]) throws -> Sample? {
        unsafe try bytes.withUnsafeBytes { raw in
            if isOutcome {
                return unsafe try Outcome(type: number, decoding: raw).map(Self.shown)
            }
            return unsafe try Input(type: number, decoding: raw).map(Self.shown)
        }
    }

    private func input(_ seed: UInt64) throws -> Sample {
        let empty: [UInt8] = try filled(seed) { filler in
            for name in Self.names {
                var probe = filler
                if let input = try Input(name: name, from: &probe), input.type == number {
                    return Self.shown(input).bytes
                }
            }
            return []
        }
        return try #require(try again(empty))
    }

    private func outcome(_ seed: UInt64) throws -> Sample {
        let bytes: [UInt8] = try filled(seed) { filler in
            for name in Self.names {
                var probe = filler
                if let outcome = try Outcome(name: name, from: &probe), outcome.type == number {
                    return Self.shown(outcome).bytes
                }
            }
            return []
        }
        return try #require(try again(bytes))
    }

    private func filled(_ seed: UInt64, _ body: (Filler) throws -> [UInt8]) rethrows -> [UInt8] {
        try body(Filler(seed: seed &+ UInt64(number) &* 7_919))
    }

    private static func shown(_ input: Input) -> Sample {
        var buffer = ByteBuffer()
        input.encode(into: &buffer)
        var json = JSONText()
        json.beginObject()
        var writer = JSONFieldWriter(json, naming: .positions)
        try? input.visit(&writer)
        json = writer.json
        json.endObject()
        return Sample(
            name: input.name,
            version: input.version,
            bytes: buffer.array(),
            json: json.text
        )
    }

    private static func shown(_ outcome: Outcome) -> Sample {
        var buffer = ByteBuffer()
        outcome.encode(into: &buffer)
        var json = JSONText()
        json.beginObject()
        var writer = JSONFieldWriter(json, naming: .positions)
        try? outcome.visit(&writer)
        json = writer.json
        json.endObject()
        return Sample(
            name: outcome.name,
            version: outcome.version,
            bytes: buffer.array(),
            json: json.text
        )
    }

    /// The names of all types; the numbers find theirs among them.
    static let names: [String] = [
        "smsReceived", "agentInitiatedSMS", "agentReplied", "virtualAgentReplied",
        "virtualAgentHandedOff", "nextInteractionTaken", "interactionAssignedByHand",
        "interactionTransferred", "interactionStateRequested", "agentJoined", "agentLeft",
        "noteWritten", "shortDescriptionSet", "profileReassociated", "heldMessageTakenUp",
        "consentRecorded", "sendAttempted", "sendAccepted", "sendFailed", "sendUncertain",
        "effectExpired", "deliveryReported", "serviceResumed", "settingsChanged",
        "providerApplicationSet", "queueSet", "messagingActionSet", "userSet", "consumerSet",
        "contactSet", "messagingActionDeleted", "interactionOpened", "interactionQueued",
        "interactionAssigned", "interactionStateChanged", "interactionClosed", "messageJoined",
        "systemMessageAdded", "liveGroupMemberJoined", "liveGroupMemberLeft",
        "channelUserProfileCreated", "channelUserProfileDeactivated", "channelUserProfileTied",
        "interactionOpenedForChanged", "messagingActionFired", "messagingActionSkipped",
        "smsRefused", "smsHeld", "consentChanged",
        "serviceChannelSet", "presenceStateSet", "agentGroupSet", "skillSet", "agentSettingsSet",
        "assignmentRuleSet", "calendarSet", "presenceChanged", "workItemAccepted",
        "workItemRejected", "rejectReasonSet", "wrapUpCodeSet", "responseTemplateSet",
        "workItemOffered", "offerEnded", "agentPresenceChanged", "workItemWaits", "waitEnded",
        "queueOpened", "queueClosed", "revocationSuspected", "timeZoneSet",
        "sendingPaused", "sendingResumed", "uncertainSendResolved", "mediaStored", "mediaRefused",
        "smsPartHeld", "smsPartsJoined", "smsPartsRepeated",
        "uncertainSendSettled", "senderChosen",
        "extensionAnswered", "virtualAgentStepped", "interactionRequested", "userPasswordSet",
        "numberZonesSet", "scheduledMessageCancelled", "quietHoursOverridden",
        "messagingActionHeld",
        "messageScheduled", "scheduledMessageHeld", "scheduledMessageEnded",
        "webhookSet", "webhookDeleted", "webhookPaused", "webhookResumed", "webhookSecretRenewed",
        "requesterErased",
    ]
}

/// An old record is read for ever: one file for each type and version, added and never edited.
///
/// With LEDGERLINE_RECORD=1 in the environment a missing file is written; one that is there is not.
@Suite("A record of every type")
struct EventFixtureTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures/events")

    @Test("is read as when it was written", arguments: EventType.all)
    func fixture(_ type: EventType) throws {
        let sample = try type.sample(1)
        let file = Self.folder.appending(path: "\(sample.name).v\(sample.version).json")
        if ProcessInfo.processInfo.environment["LEDGERLINE_RECORD"] == "1",
            !FileManager.default.fileExists(atPath: file.path)
        {
            let hex = sample.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            var json = JSONText()
            json.beginObject()
            json.member("hex", hex.joined())
            json.key("payload")
            json.raw(sample.json)
            json.endObject()
            try Data((json.text + "\n").utf8).write(to: file)
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        let fields = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        )
        let hex = Array(try #require(fields["hex"] as? String))
        let bytes = stride(from: 0, to: hex.count, by: 2).compactMap {
            UInt8(String(hex[$0...($0 + 1)]), radix: 16)
        }
        let read = try #require(try type.again(bytes))
        #expect(text.hasSuffix("\"payload\":\(read.json)}\n"))
    }

    @Test("comes back from its bytes, whatever is in it", arguments: EventType.all)
    func roundTrip(_ type: EventType) throws {
        for seed in 0..<50 as Range<UInt64> {
            let sample = try type.sample(seed)
            #expect(try type.again(sample.bytes) == sample)
        }
    }

    @Test("is refused when its bytes are others, and never a crash", arguments: EventType.all)
    func mutated(_ type: EventType) throws {
        let sample = try type.sample(3)
        var state: UInt64 = UInt64(type.number)
        for _ in 0..<500 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = sample.bytes
            let place = Int(state >> 33) % bytes.count
            bytes[place] ^= UInt8(truncatingIfNeeded: state >> 20) | 1
            // What is still accepted is the one encoding of what it means.
            if let read = try? type.again(bytes) { #expect(read.bytes == bytes) }
            _ = try? type.again(Array(bytes.prefix(place)))
        }
    }
}
