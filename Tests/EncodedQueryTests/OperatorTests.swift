import EncodedQuery
import Testing

/// One comparison and what it gives for a value.
struct OperatorCase: CustomTestStringConvertible, Sendable {
    let query: String
    let value: FieldValue
    let holds: Bool

    init(_ query: String, _ value: FieldValue, _ holds: Bool) {
        self.query = query
        self.value = value
        self.holds = holds
    }

    var testDescription: String { "\(query) on \(value): \(holds)" }
}

@Suite("A comparison")
struct OperatorTests {
    // 2026-11-20 22:16:49 UTC and 123 milliseconds.
    static let moment = FieldValue.instant(1_795_213_009_123)

    static let texts: [OperatorCase] = [
        .init("f=on_hold", .text("on_hold"), true),
        .init("f=on_hold", .text("On_Hold"), true),
        .init("f=ON_HOLD", .text("on_hold"), true),
        .init("f=on_hold", .text("on_holds"), false),
        .init("f=on_hold", .text("on_hol"), false),
        .init("f=on_hold", .empty, false),
        .init("f=", .empty, true),
        .init("f=", .text(""), true),
        .init("f=", .text("x"), false),
        .init("f=ČRNA", .text("črna"), true),
        .init("f=črna", .text("crna"), false),
        .init("f=kelvin", .text("\u{212A}elvin"), true),
        .init("f=a^^b", .text("a^b"), true),
        .init("f=a ", .text("a"), false),
        .init("f!=closed", .text("open"), true),
        .init("f!=closed", .text("Closed"), false),
        .init("f!=closed", .empty, true),
        .init("f!=", .empty, false),
        .init("f!=", .text("x"), true),
        .init("fLIKEHold", .text("on_hold"), true),
        .init("fLIKEhold", .text("on_hol"), false),
        .init("fLIKEhold", .empty, false),
        .init("fLIKEŽA", .text("kozarna"), false),
        .init("fLIKEŽA", .text("koŽarna"), true),
        .init("fLIKEaab", .text("aaab"), true),
        .init("fNOT LIKEhold", .text("open"), true),
        .init("fNOTLIKEhold", .text("on_hold"), false),
        .init("fNOT LIKEhold", .empty, true),
        .init("fSTARTSWITHon", .text("ON_hold"), true),
        .init("fSTARTSWITHon", .text("no"), false),
        .init("fSTARTSWITHon", .text("o"), false),
        .init("fSTARTSWITHon", .empty, false),
        .init("fENDSWITHhold", .text("on_HOLD"), true),
        .init("fENDSWITHhold", .text("holds"), false),
        .init("fENDSWITHhold", .text("old"), false),
        .init("fENDSWITHhold", .empty, false),
        .init("fINnew,on_hold", .text("on_hold"), true),
        .init("fINnew,on_hold", .text("closed"), false),
        .init("fINnew,on_hold", .empty, false),
        .init("fINnew,", .empty, true),
        .init("fNOT INnew,on_hold", .text("closed"), true),
        .init("fNOTINnew,on_hold", .text("new"), false),
        .init("fNOT INnew,on_hold", .empty, true),
        .init("fISEMPTY", .empty, true),
        .init("fISEMPTY", .text(""), true),
        .init("fISEMPTY", .reference(""), true),
        .init("fISEMPTY", .text("x"), false),
        .init("fISEMPTY", .number(0), false),
        .init("fISNOTEMPTY", .boolean(false), true),
        .init("fISNOTEMPTY", .empty, false),
        .init("f<b", .text("A"), true),
        .init("f<b", .text("B"), false),
        .init("f<b", .empty, false),
        .init("f<=b", .text("B"), true),
        .init("f>b", .text("BA"), true),
        .init("f>=b", .text("a"), false),
        .init("fBETWEENb@d", .text("C"), true),
        .init("fBETWEENb@d", .text("da"), false),
        .init("fBETWEENb@d", .empty, false),
        .init(
            "f=6816f79cc0a8016401c5a33be04be441",
            .reference("6816F79CC0A8016401C5A33BE04BE441"),
            true
        ),
        .init("f!=6816f79cc0a8016401c5a33be04be441", .reference("0"), true),
    ]

    static let others: [OperatorCase] = [
        .init("f=7", .number(7), true),
        .init("f=07", .number(7), true),
        .init("f=7x", .number(7), false),
        .init("f!=7x", .number(7), true),
        .init("f<10", .number(9), true),
        .init("f<10", .number(10), false),
        .init("f<=10", .number(10), true),
        .init("f>-3", .number(-2), true),
        .init("f>=10", .number(9), false),
        .init("f>=9223372036854775807", .number(.max), true),
        .init("f<9223372036854775807", .number(.min), true),
        .init("f>x", .number(9), false),
        .init("fBETWEEN1@3", .number(3), true),
        .init("fBETWEEN1@3", .number(1), true),
        .init("fBETWEEN1@3", .number(4), false),
        .init("fBETWEEN3@1", .number(2), false),
        .init("fIN1,2,3", .number(2), true),
        .init("fNOT IN1,2,3", .number(2), false),
        .init("fSTARTSWITH12", .number(123), true),
        .init("f=true", .boolean(true), true),
        .init("f=1", .boolean(true), true),
        .init("f=0", .boolean(false), true),
        .init("f=false", .boolean(true), false),
        .init("f=yes", .boolean(true), false),
        .init("f!=true", .boolean(false), true),
        .init("f<true", .boolean(false), true),
        .init("f=2026-11-20 22:16:49", moment, true),
        .init("f=2026-11-20 22:16:50", moment, false),
        .init("f>2026-11-20 22:16:49", moment, false),
        .init("f>2026-11-20 22:16:48", moment, true),
        .init("f<2026-11-21", moment, true),
        .init("f>=2026-11-20", moment, true),
        .init("f>=2026-11-31", moment, false),
        .init("f<2026-11-20 24:00:00", moment, false),
        .init("fBETWEEN2026-11-20 22:00:00@2026-11-20 23:00:00", moment, true),
        .init("fBETWEEN2026-11-21@2026-11-22", moment, false),
        .init("fSTARTSWITH2026-11-20", moment, true),
        .init("f=1969-12-31 23:59:59", .instant(-1), true),
        .init("f=1970-01-01", .instant(0), true),
        .init("f=2000-02-29", .instant(951_782_400_000), true),
        .init("f=2100-02-29", .instant(4_107_542_400_000), false),
        .init("f=2100-03-01", .instant(4_107_542_400_000), true),
        .init("f=0000-03-01", .instant(-62_162_035_200_000), true),
        .init("f=9999-12-31 23:59:59", .instant(253_402_300_799_000), true),
        .init("fLIKE1969-12-31 23:59:59", .instant(-1000), true),
    ]

    @Test("of texts and references holds exactly when its operator says so", arguments: texts)
    func text(_ expected: OperatorCase) throws {
        try check(expected)
    }

    @Test(
        "of numbers, truth values and instants holds exactly when its operator says so",
        arguments: others
    )
    func other(_ expected: OperatorCase) throws {
        try check(expected)
    }

    @Test func `of a field that the row does not have never holds`() throws {
        for query in ["f=a", "f!=a", "fISEMPTY", "fISNOTEMPTY", "fNOT INa", "f<a"] {
            #expect(try !EncodedQuery(parsing: query).matches { _ in nil })
        }
    }

    @Test func `of an instant agrees with the text the table writes, over eight centuries`() throws
    {
        var seconds: Int64 = -12_000_000_000
        while seconds < 14_000_000_000 {
            let value = FieldValue.instant(seconds * 1000 + 999)
            let query = try EncodedQuery(parsing: "f=" + value.tableText)
            #expect(query.matches { _ in value }, "\(value.tableText)")
            seconds += 26_297_461
        }
    }

    private func check(_ expected: OperatorCase) throws {
        let query = try EncodedQuery(parsing: expected.query)
        #expect(query.matches { $0 == "f" ? expected.value : nil } == expected.holds)
    }
}
