/// A filter and an order over rows, in the platform's encoded form.
///
/// `state=on_hold^assigned_toISEMPTY^ORpriority<3^ORDERBYDESCsys_updated_on`: conditions are joined
/// by `^` (and) and `^OR` (or with the condition before it), so `a^b^ORc` means *a and (b or c)*.
/// `^NQ` starts another query, and a row matches if any of them does; `^EQ` may mark the end. A
/// caret within a value is written `^^`. Fields are written with `a`-`z`, `0`-`9`, `_` and `.`.
/// Values are taken as they stand, blanks included; a comma within an item of `IN` or an `@` within
/// a bound of `BETWEEN` cannot be written. `javascript:` values are refused.
///
/// Text is compared without regard to case, numbers by value, instants with `YYYY-MM-DD HH:MM:SS`
/// or `YYYY-MM-DD` in UTC by whole seconds, truth values with `true`, `false`, `1` and `0`.
/// Source: the platform's *Operators available for filters and queries* and its Table API.
public struct EncodedQuery: Equatable, Sendable {
    /// The query in canonical form, which reads back as an equal query.
    ///
    /// It has one spelling an operator, no end marker, and the order after the conditions.
    public let text: String

    /// The fields that conditions and order name, each once, in the order they first appear.
    public let fields: [String]

    /// What rows are sorted by, the most significant first.
    public let ordering: [Ordering]

    /// Any alternative may hold; in it every clause must, and of a clause any condition.
    let alternatives: [[[Condition]]]

    /// The query that every row matches.
    public static let everything = EncodedQuery(alternatives: [], ordering: [])

    /// Reads a query; an empty text matches every row.
    ///
    /// - Throws: what is wrong, with the offset in UTF-8 bytes.
    public init(parsing text: String) throws(EncodedQueryError) {
        var parser = EncodedQueryParser(text)
        try parser.parse()
        self.init(alternatives: parser.alternatives, ordering: parser.ordering)
    }

    init(alternatives: [[[Condition]]], ordering: [Ordering]) {
        self.alternatives = alternatives
        self.ordering = ordering
        let conditions =
            alternatives
            .map { clauses in
                clauses.map { $0.map(\.text).joined(separator: "^OR") }.joined(separator: "^")
            }
            .joined(separator: "^NQ")
        text = ((conditions.isEmpty ? [] : [conditions]) + ordering.map(\.text))
            .joined(separator: "^")

        var seen: Set<String> = []
        fields = (alternatives.joined().joined().map(\.field) + ordering.map(\.field))
            .filter { seen.insert($0).inserted }
    }

    /// Whether a row matches.
    ///
    /// The function gives a field's value, or `nil` for a field that the row does not have: a
    /// condition on it does not hold, not even a negative one. Refuse such queries beforehand with
    /// `validate(knownFields:)`. Comparing ASCII texts, numbers, instants and truth values allocates
    /// nothing, save where `LIKE` and its kin need the text of a number or an instant.
    public func matches(_ value: (String) -> FieldValue?) -> Bool {
        guard !alternatives.isEmpty else { return true }
        for alternative in alternatives where holds(alternative, value) {
            return true
        }
        return false
    }

    /// The fields that the query names and a table does not have, in the order they appear.
    public func unknownFields(knownFields: Set<String>) -> [String] {
        fields.filter { !knownFields.contains($0) }
    }

    /// Refuses a query that names a field that a table does not have.
    ///
    /// - Throws: `unknownFields`.
    public func validate(knownFields: Set<String>) throws(EncodedQueryError) {
        let unknown = unknownFields(knownFields: knownFields)
        guard unknown.isEmpty else { throw .unknownFields(unknown) }
    }

    private func holds(_ clauses: [[Condition]], _ value: (String) -> FieldValue?) -> Bool {
        for clause in clauses where !holdsAny(clause, value) {
            return false
        }
        return true
    }

    private func holdsAny(_ clause: [Condition], _ value: (String) -> FieldValue?) -> Bool {
        for condition in clause {
            if let value = value(condition.field), condition.holds(for: value) {
                return true
            }
        }
        return false
    }
}
