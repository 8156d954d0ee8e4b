import Testing
import Vocabulary

@Suite("The text of an instant")
struct InstantTests {
    static let examples: [(String, Int64)] = [
        ("1970-01-01T00:00:00.000Z", 0), ("1969-12-31T23:59:59.999Z", -1),
        ("1900-03-01T00:00:00.000Z", -2_203_891_200_000),
        ("2000-02-29T12:00:00.000Z", 951_825_600_000),
        ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
        ("2024-03-01T00:00:00.000Z", 1_709_251_200_000),
        ("2026-03-02T09:00:00.000Z", 1_772_442_000_000),
        ("2038-01-19T03:14:08.000Z", 2_147_483_648_000),
        ("2100-03-01T00:00:00.000Z", 4_107_542_400_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ("292278994-08-17T07:12:55.807Z", .max),
    ]

    @Test("is read and written", arguments: examples)
    func both(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(text) == Instant(rawValue: milliseconds))
        #expect(Instant(rawValue: milliseconds).description == text)
    }

    @Test(
        "may leave out milliseconds, or have a space",
        arguments: [
            "2026-03-02T09:00:00Z", "2026-03-02 09:00:00", "2026-03-02T09:00:00.0Z",
            "2026-03-02T09:00:00.00Z",
        ]
    )
    func shorter(_ text: String) {
        #expect(Instant(text) == Instant(rawValue: 1_772_442_000_000))
    }

    @Test(
        "is refused when it is no moment",
        arguments: [
            "", "2026", "9999999999-01-01T00:00:00Z", "292278994-08-17T07:12:55.808Z",
            "292278994-08-17T07:12:56.000Z", "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-04-31T00:00:00Z",
            "2026-03-02T24:00:00Z", "2026-03-02T09:60:00Z", "2026-03-02T09:00:60Z",
            "2026-03-02T09:00:00+01:00", "2026-03-02T09:00:00.1234Z", "2026/03/02T09:00:00Z",
            "2026-03-02T09:00Z", "-2026-03-02T09:00:00Z", "2026-03-02T09:00:00ZZ",
        ]
    )
    func refused(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `of the Table API has seconds and a space`() {
        #expect(Instant(rawValue: 1_772_442_000_123).tableText == "2026-03-02 09:00:00")
    }

    @Test func `every day of four centuries comes back`() {
        var day = Instant(rawValue: -62_135_596_800_000)
        for _ in 0..<146_097 {
            #expect(Instant(day.description) == day)
            day = day + .days(1)
        }
    }

    @Test func `a moment beyond the end of time stays at the end`() {
        #expect(Instant(rawValue: .max) + .days(1) == Instant(rawValue: .max))
    }
}
