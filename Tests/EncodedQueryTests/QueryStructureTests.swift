import EncodedQuery
import Testing

@Suite("A query of several terms")
struct QueryStructureTests {
    /// Each letter's condition is `letter=1`; the row gives 1 to the letters in `row`.
    @Test(
        "joins them by the platform's precedence",
        arguments: [
            ("a=1^b=1", "ab", true), ("a=1^b=1", "a", false),
            ("a=1^b=1^ORc=1", "ac", true), ("a=1^b=1^ORc=1", "c", false),
            ("a=1^ORb=1^c=1", "bc", true), ("a=1^ORb=1^c=1", "b", false),
            ("a=1^b=1^NQc=1", "c", true), ("a=1^b=1^NQc=1", "b", false),
            ("a=1^NQb=1^c=1^ORd=1", "bd", true), ("a=1^NQb=1^c=1^ORd=1", "d", false),
            ("a=1^ORb=1^ORc=1", "c", true), ("a=1^EQ", "a", true), ("a=1^EQ", "", false),
            ("", "", true), ("EQ", "", true), ("ORDERBYa", "", true),
            ("a=1^ORDERBYb^c=1", "a", false), ("a=1^ORDERBYb^c=1", "ac", true),
        ]
    )
    func precedence(query: String, row: String, matches: Bool) throws {
        let query = try EncodedQuery(parsing: query)
        #expect(query.matches { .text(row.contains($0) ? "1" : "0") } == matches)
    }

    @Test(
        "has one canonical form",
        arguments: [
            ("aNOTLIKEb^cNOTIN1,2", "aNOT LIKEb^cNOT IN1,2"),
            ("ORDERBYx^a=1^EQ", "a=1^ORDERBYx"),
            ("a=1^EQ^ORDERBYDESCx.y", "a=1^ORDERBYDESCx.y"),
            ("a=x^^^b=^^", "a=x^^^b=^^"),
            ("a=^b!=", "a=^b!="),
            ("a=^^\u{308}", "a=^^\u{308}"),
            ("ORDERBYb^ORDERBYa", "ORDERBYb^ORDERBYa"),
            ("EQ", ""),
        ]
    )
    func canonical(query: String, text: String) throws {
        let query = try EncodedQuery(parsing: query)
        #expect(query.text == text)
        #expect(try EncodedQuery(parsing: query.text) == query)
    }

    @Test func `tells its fields once each, and which of them a table lacks`() throws {
        let query = try EncodedQuery(parsing: "b=1^a=1^ORb=2^NQc.d=1^ORDERBYe^ORDERBYDESCa")
        #expect(query.fields == ["b", "a", "c.d", "e"])
        #expect(query.unknownFields(knownFields: ["a", "b"]) == ["c.d", "e"])
        #expect(throws: EncodedQueryError.unknownFields(["c.d", "e"])) {
            try query.validate(knownFields: ["a", "b"])
        }
        try query.validate(knownFields: ["a", "b", "c.d", "e"])
    }

    @Test func `sorts rows by its terms in turn, empties first, larger first where it says so`()
        throws
    {
        let query = try EncodedQuery(parsing: "ORDERBYstate^ORDERBYDESCnumber")
        #expect(
            query.ordering == [
                .init(field: "state", descending: false), .init(field: "number", descending: true),
            ]
        )
        let rows: [[String: FieldValue]] = [
            ["state": .text("Work"), "number": .number(9)],
            ["state": .text("new"), "number": .number(2)],
            ["state": .empty, "number": .number(1)],
            ["state": .text("NEW"), "number": .number(10)],
            ["number": .number(3)],
            ["state": .text("new")],
        ]
        let sorted = rows.sorted { left, right in query.precedes({ left[$0] }, { right[$0] }) }
        #expect(sorted == [rows[4], rows[2], rows[3], rows[1], rows[5], rows[0]])
    }

    @Test func `sorts truth values, instants and references`() throws {
        let query = try EncodedQuery(parsing: "ORDERBYf")
        let rising: [[FieldValue]] = [
            [.empty, .boolean(false), .boolean(true)], [.instant(-5), .instant(.max)],
            [.reference("a"), .reference("B")], [.number(.min), .number(.max)],
        ]
        for values in rising {
            for (left, right) in zip(values, values.dropFirst()) {
                #expect(query.precedes({ _ in left }, { _ in right }))
                #expect(!query.precedes({ _ in right }, { _ in left }))
                #expect(!query.precedes({ _ in left }, { _ in left }))
            }
        }
    }
}
