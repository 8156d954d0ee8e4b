import TestSupport
import Testing
import Vocabulary

@testable import Decisions

@Suite("A part of a requester's message comes")
struct ConcatenatedSMSTests {
    private static let reading = Act.input(
        .settingsChanged(SettingsChanged(readsConsentWords: true, stopText: "Stopped."))
    )

    @Test func `R8 the first of several: it waits, and nobody hears of it`() throws {
        try Given().when(.part("7:2/3", "two")).then("R8 smsPartHeld part=7:2/3 wait_ms=120000")
    }

    @Test func `R8 the last that was missing: one message goes the way of any other`() throws {
        let given = try Given(.sms(), .take(), .part("7:2/2", "world"))
        try given.when(.part("7:1/2", "Hello, ")).then(
            "R8 smsPartsJoined body=Hello,_world reference=7 count=2",
            "R2 messageJoined author=requester"
        )
        #expect(given.state.heldPartCount == 0)
    }

    @Test func `R8 in every order of three parts: the same text`() throws {
        let parts = [("7:1/3", "a"), ("7:2/3", "b"), ("7:3/3", "c")]
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let given = try Given(
                .sms(),
                .part(parts[order[0]].0, parts[order[0]].1),
                .part(parts[order[1]].0, parts[order[1]].1)
            )
            try given.when(.part(parts[order[2]].0, parts[order[2]].1)).then(
                "R8 smsPartsJoined body=abc",
                "R4 messageJoined"
            )
        }
    }

    @Test func `R8 of the most parts that there can be: all are joined`() throws {
        let given = try Given(.sms())
        for number in (2...255).reversed() {
            _ = try given.when(.part("65535:\(number)/255", "\(number % 10)").after(.zero))
        }
        #expect(given.state.heldPartCount == 254)
        let text = (1...255).map { "\($0 % 10)" }.joined()
        try given.when(.part("65535:1/255", "1")).then(
            "R8 smsPartsJoined body=\(text) count=255 reference=65535",
            "R4 messageJoined"
        )
    }

    @Test func `R8 after the wait: what came is delivered and marked`() throws {
        let given = try Given(.sms(), .part("7:1/4", "one "), .part("7:3/4", "three"))
        try given.when(.wait(.seconds(118))).then()
        try given.when(.wait(.seconds(1))).then(
            "R8 smsPartsJoined body=one_three missing=2,_4",
            "R4 messageJoined"
        )
        try given.when(.wait(.days(1))).then()
    }

    @Test func `R8 late: it is delivered by itself and waits for nothing`() throws {
        let given = try Given(.sms(), .part("7:1/3", "one"), .wait(.minutes(2)))
        try given.when(.part("7:3/3", "three")).then(
            "R8 smsPartsJoined body=three missing=1-2",
            "R4 messageJoined"
        )
    }

    @Test("R8 whatever comes in whatever order: every text once", arguments: 1...20 as ClosedRange)
    func storm(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var acts: [(order: UInt64, act: Act)] = []
        var expected: [String] = []
        for message in 0..<30 {
            let phone = [Cast.carlasPhone, Cast.strangersPhone][message % 2]
            let count = 2 + random.below(5)
            let lost = random.chance(20) ? 1 + random.below(count) : 0
            for number in 1...count where number != lost {
                let act = Act.part(
                    "\(message):\(number)/\(count)",
                    "m\(message)p\(number);",
                    from: phone,
                    id: random.chance(50) ? "\(message)-\(number)" : ""
                )
                for _ in 0..<(random.chance(20) ? 2 : 1) {
                    acts.append((random.next(), act.after(Milliseconds(rawValue: 500))))
                }
            }
            let came = (1...count).filter { $0 != lost }.map { "m\(message)p\($0);" }
            let missing = lost == 0 ? "" : "\(lost)"
            expected.append(came.joined() + " " + missing)
        }
        let given = try Given(.sms(), .sms(from: Cast.strangersPhone))
        var lines: [String] = []
        for (_, act) in acts.sorted(by: { $0.order < $1.order }) {
            lines += try given.when(act).lines
        }
        lines += try given.when(.wait(.minutes(10))).lines
        func field(_ name: String, _ words: [Substring]) -> Substring {
            words.first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1) ?? ""
        }
        let found = lines.filter { $0.hasPrefix("R8 smsPartsJoined") }.map { line in
            let words = line.split(separator: " ")
            return "\(field("body", words)) \(field("missing", words))"
        }
        #expect(found.sorted() == expected.sorted())
        #expect(lines.count { $0.hasPrefix("R4 messageJoined") } == 30)
        #expect(given.state.heldPartCount == 0)
    }

    @Test func `R7 twice, with an id and without: nothing new happens`() throws {
        let given = try Given(.part("7:1/2", "one", id: "A"))
        try given.when(.part("7:1/2", "one", id: "A")).thenRepeated()
        try given.when(.part("7:1/2", "one")).thenRepeated()
        #expect(given.state.heldPartCount == 1)
    }

    @Test func `R7 all again a moment later: the second time is dropped, and said so`() throws {
        let given = try Given(
            .sms(),
            .part("7:1/2", "one"),
            .part("7:2/2", "two"),
            .part("7:1/2", "one")
        )
        try given.when(.part("7:2/2", "two")).then("R7 smsPartsRepeated reference=7 count=2")
        #expect(given.state.heldPartCount == 0)
        try given.when(.wait(.hours(1))).then()
    }

    @Test func `R8 another text under a number that is there: what waits is delivered`() throws {
        let given = try Given(.sms(), .part("7:1/2", "old"))
        try given.when(.part("7:1/2", "new ")).then(
            "R8 smsPartsJoined body=old missing=2",
            "R4 messageJoined",
            "R8 smsPartHeld part=7:1/2 wait_ms=120000"
        )
        try given.when(.part("7:2/2", "message")).then(
            "R8 smsPartsJoined body=new_message",
            "R4 messageJoined"
        )
    }

    @Test func `R8 of another pair, reference or count: they never meet`() throws {
        let given = try Given(.part("7:1/2", "one"))
        for act: Act in [
            .part("7:2/2", "two", from: Cast.strangersPhone), .part("7:2/2", "two", to: Cast.bot),
            .part("8:2/2", "two"), .part("7:2/3", "two"),
        ] {
            try given.when(act).then("R8 smsPartHeld wait_ms=120000")
        }
    }

    @Test(
        "R8 with a header that cannot be right: a message by itself",
        arguments: ["7:0/2", "7:3/2", "7:1/1", "7:1/0", "-1:1/2", "7:1/256", "7:01/2", "7", ":/"]
    )
    func brokenHeader(part: String) throws {
        try Given(.sms()).when(.part(part, "text")).then("R4 messageJoined")
    }

    @Test func `R8 with more text than an SMS can have: a message by itself`() throws {
        let text = String(repeating: "x", count: HeldParts.bytesMax)
        try Given(.sms()).when(.part("7:1/2", text)).then("R8 smsPartHeld")
        try Given(.sms()).when(.part("7:1/2", text + "x")).then("R4 messageJoined")
    }

    @Test func `R8 of a pair of which as much waits as may: it is delivered at once`() throws {
        let given = try Given(.sms())
        for reference in 0..<HeldParts.countOfPairMax {
            _ = try given.when(.part("\(reference):1/3", "part").after(.zero))
        }
        #expect(given.state.heldPartCount == HeldParts.countOfPairMax)
        try given.when(.part("1000:1/3", "one").after(.zero)).then(
            "R8 smsPartsJoined body=one missing=2-3",
            "R4 messageJoined"
        )
        // What waits of its message goes with it.
        try given.when(.part("0:2/3", "and more").after(.zero)).then(
            "R8 smsPartsJoined body=partand_more missing=3",
            "R4 messageJoined"
        )
        try given.when(.part("1:2/3", "held").after(.zero)).then("R8 smsPartHeld")
        try given.when(.part("1:1/3", "b", from: Cast.strangersPhone).after(.zero))
            .then("R8 smsPartHeld")
        // Nothing is lost: each message is delivered when its wait is over.
        let lines = try given.when(.wait(.minutes(2))).lines
        #expect(lines.count { $0.hasPrefix("R8 smsPartsJoined") } == HeldParts.countOfPairMax)
        #expect(given.state.heldPartCount == 0)
    }

    @Test func `R8 while as much waits as may in all: it is delivered at once`() throws {
        let given = try Given(.sms())
        let pairs = HeldParts.countMax / 500
        for pair in 0..<pairs {
            let phone = try #require(Address("+1555777\(1_000 + pair)"))
            for reference in 0..<500 {
                let act = Act.part("\(reference):1/2", "part", from: phone)
                _ = try given.when(act.after(.zero))
            }
        }
        #expect(given.state.heldPartCount == HeldParts.countMax)
        try given.when(.part("7:1/2", "one").after(.zero)).then(
            "R8 smsPartsJoined body=one missing=2",
            "R4 messageJoined"
        )
    }

    @Test func `Y4 a word about consent in two parts is one`() throws {
        let given = try Given(Self.reading, .sms(), .part("7:1/2", "ST"))
        try given.when(.part("7:2/2", "OP")).then(
            "R8 smsPartsJoined body=STOP",
            "Y4 consentChanged opted_out=1",
            "R4 messageJoined consent_word=1",
            "Y4 systemMessageAdded kind=stop_confirmation"
        )
    }

    @Test func `Y4 what is incomplete opts out, and never in`() throws {
        let given = try Given(Self.reading, .sms(), .part("7:1/2", "STOP"))
        try given.when(.wait(.minutes(2))).then(
            "R8 smsPartsJoined missing=2",
            "Y4 consentChanged opted_out=1",
            "R4 messageJoined consent_word=1",
            "Y4 systemMessageAdded kind=stop_confirmation"
        )
        _ = try given.when(.part("8:1/2", "START"))
        try given.when(.wait(.minutes(2))).then(
            "R8 smsPartsJoined missing=2",
            "R4 messageJoined"
        )
    }
}
