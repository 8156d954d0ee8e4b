import EncodedQuery
import Testing

@Suite("A text that is no query")
struct QueryErrorTests {
    static let cases: [(String, EncodedQueryError)] = [
        ("^a=1", .emptyTerm(offset: 0)),
        ("a=1^", .emptyTerm(offset: 4)),
        ("a=é^", .emptyTerm(offset: 5)),
        ("aISEMPTY^^b=1", .unexpectedValue(offset: 8)),
        ("aISEMPTYx", .unexpectedValue(offset: 8)),
        ("ORa=1", .orWithoutCondition(offset: 0)),
        ("ORDERBYa^ORb=1", .orWithoutCondition(offset: 9)),
        ("NQa=1", .emptyAlternative(offset: 0)),
        ("a=1^NQ", .emptyAlternative(offset: 4)),
        ("ORDERBYa^NQb=1", .emptyAlternative(offset: 9)),
        ("a=1^EQ^b=1", .termAfterEnd(offset: 7)),
        ("a=1^EQx", .unexpectedValue(offset: 6)),
        ("a=1^=2", .missingField(offset: 4)),
        ("a=1^State=2", .missingField(offset: 4)),
        ("a=1^ORDERBY", .missingField(offset: 11)),
        ("a=1^OR", .missingField(offset: 6)),
        ("a=1^ORDERBYb c", .unexpectedValue(offset: 12)),
        (".a=1", .malformedField(offset: 0, field: ".a")),
        ("a=1^b..c=1", .malformedField(offset: 4, field: "b..c")),
        ("b.ISEMPTY", .malformedField(offset: 0, field: "b.")),
        ("state", .missingOperator(offset: 5, field: "state")),
        ("state = on_hold", .missingOperator(offset: 5, field: "state")),
        ("stateSOUNDS1", .missingOperator(offset: 5, field: "state")),
        ("aLIKE", .missingValue(offset: 5, comparison: "LIKE")),
        ("aNOTLIKE^b=1", .missingValue(offset: 8, comparison: "NOT LIKE")),
        ("aSTARTSWITH", .missingValue(offset: 11, comparison: "STARTSWITH")),
        ("aENDSWITH", .missingValue(offset: 9, comparison: "ENDSWITH")),
        ("aIN", .missingValue(offset: 3, comparison: "IN")),
        ("aNOT IN", .missingValue(offset: 7, comparison: "NOT IN")),
        ("a<", .missingValue(offset: 2, comparison: "<")),
        ("a>=", .missingValue(offset: 3, comparison: ">=")),
        ("aBETWEEN", .missingValue(offset: 8, comparison: "BETWEEN")),
        ("aBETWEEN1", .malformedRange(offset: 8)),
        ("aBETWEEN1@", .malformedRange(offset: 8)),
        ("aBETWEEN1@2@3", .malformedRange(offset: 8)),
        ("a=1^b=javascript:gs.getUserID()", .scriptNotSupported(offset: 6)),
        ("bINx,JavaScript:gs.now()", .scriptNotSupported(offset: 5)),
    ]

    @Test("is refused with what is wrong and where", arguments: cases)
    func refused(text: String, error: EncodedQueryError) {
        #expect(throws: error) { try EncodedQuery(parsing: text) }
        #expect(!error.description.isEmpty)
    }

    @Test func `is refused above the limits, and read at them`() throws {
        let long = "a=" + String(repeating: "x", count: EncodedQuery.maximumBytes - 2)
        _ = try EncodedQuery(parsing: long)
        #expect(throws: EncodedQueryError.tooLong(bytes: 65_537)) {
            try EncodedQuery(parsing: long + "x")
        }

        let many = Array(repeating: "a=1", count: EncodedQuery.maximumTerms)
            .joined(separator: "^")
        _ = try EncodedQuery(parsing: many)
        #expect(throws: EncodedQueryError.tooManyTerms(offset: 800)) {
            try EncodedQuery(parsing: many + "^a=1")
        }

        let list =
            "aIN"
            + Array(repeating: "1", count: EncodedQuery.maximumItems)
            .joined(separator: ",")
        _ = try EncodedQuery(parsing: list)
        #expect(throws: EncodedQueryError.tooManyItems(offset: 2003)) {
            try EncodedQuery(parsing: list + ",1")
        }
    }
}
