import Decisions
import Testing
import TestSupport
import Vocabulary

@Suite("Quiet hours")
struct QuietHoursTests {
    private static let berlin = TimeZoneSet(
        zone: "Europe/Berlin",
        offsets: ["2026-01-01T00:00:00.000Z +3600", "2026-03-29T01:00:00.000Z +7200"]
    )

    private static func settings(_ hours: [String]) -> Act {
        .input(.settingsChanged(SettingsChanged(quietHours: hours, timeZone: "Europe/Berlin")))
    }

    private static func given(_ hours: [String]) throws -> Given {
        try Given(.input(.timeZoneSet(berlin)), settings(hours))
    }

    @Test(
        "that cannot be read or never end are none",
        arguments: [
            ["9-17"], ["21:00"], ["21:00-21:00"], ["24:00-08:00"], ["25:00-08:00"],
            ["xyz 21:00-08:00"], ["mon tue 21:00-08:00"], ["fri-mon 21:00-08:00"],
            ["00:00-24:00"], ["00:00-12:00", "12:00-24:00"], ["21:00-08:00 "],
        ]
    )
    func unreadable(_ texts: [String]) {
        #expect(QuietHours(texts) == nil)
    }

    @Test(
        "end when the last that touches them ends, over midnight and the week's end",
        arguments: [
            // A Monday; times are UTC and clocks one hour ahead.
            (["21:00-08:00"], "2026-03-02T19:59:59.999Z", nil),
            (["21:00-08:00"], "2026-03-02T20:00:00.000Z", "2026-03-03T07:00:00.000Z"),
            (["21:00-08:00"], "2026-03-03T06:59:59.999Z", "2026-03-03T07:00:00.000Z"),
            (["21:00-08:00"], "2026-03-03T07:00:00.000Z", nil),
            (
                ["21:00-23:00", "23:00-02:00"], "2026-03-02T20:30:00.000Z",
                "2026-03-03T01:00:00.000Z"
            ),
            (["sun 20:00-10:00"], "2026-03-01T22:00:00.000Z", "2026-03-02T09:00:00.000Z"),
            (["sun 20:00-10:00"], "2026-03-02T22:00:00.000Z", nil),
            (["sat-sun 00:00-24:00"], "2026-03-06T23:00:00.000Z", "2026-03-08T23:00:00.000Z"),
        ] as [([String], String, String?)]
    )
    func spell(_ hours: [String], _ time: String, _ end: String?) throws {
        let pair = AddressPair(requester: Cast.strangersPhone, company: Cast.demo)
        let state = try Self.given(hours).state
        let found = state.quietSpell(of: pair, for: .guest, at: try #require(Instant(time)))
        #expect(found?.until.description == end)
    }

    @Test func `let an answer go, and let nothing else go without a reason`() throws {
        // The tests' clock begins at nine in Berlin.
        let given = try Given(
            .input(.timeZoneSet(Self.berlin)),
            .sms(),
            .take(),
            Self.settings(["00:00-23:00"])
        )
        try given.when(.reply()).then("I6 messageJoined author=agent")
        #expect(try given.when(.reply().after(.hours(4))).refusal?.slug == "quiet-hours")
        #expect(
            try given.when(.compose(Cast.mira, to: Cast.strangersPhone)).refusal?.slug
                == "quiet-hours"
        )
        // Somebody else's message is no reason to write to this one.
        #expect(try given.when(.compose(for: Cast.dora)).refusal?.slug == "quiet-hours")
    }
}
