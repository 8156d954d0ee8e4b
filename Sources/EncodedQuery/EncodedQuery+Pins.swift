// What an index can be asked for: a query's own conditions stay the last word on every row.
extension EncodedQuery {
    /// What a field must be in every row that matches, if the query says so by `=` or `IN`.
    ///
    /// - Parameter field: its name.
    /// - Returns: the values, and what else must hold of rows that have one of them; nothing when the
    ///   query has several alternatives or leaves the field open, or empty.
    package func pinned(_ field: String) -> (values: [String], rest: EncodedQuery)? {
        guard alternatives.count == 1 else { return nil }
        for (index, clause) in alternatives[0].enumerated() where clause.count == 1 {
            let condition = clause[0]
            guard condition.field == field,
                condition.comparison == .equal || condition.comparison == .oneOf,
                condition.literals.allSatisfy({ !$0.text.isEmpty })
            else { continue }
            var clauses = alternatives[0]
            clauses.remove(at: index)
            return (
                condition.literals.map(\.text),
                EncodedQuery(alternatives: clauses.isEmpty ? [] : [clauses], ordering: ordering)
            )
        }
        return nil
    }

    /// The fields that conditions name, without those of the order.
    package var conditionFields: Set<String> {
        Set(alternatives.joined().joined().map(\.field))
    }
}
