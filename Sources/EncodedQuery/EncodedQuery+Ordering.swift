extension EncodedQuery {
    /// One `ORDERBY` or `ORDERBYDESC`.
    public struct Ordering: Equatable, Sendable {
        /// The field that rows are sorted by.
        public let field: String
        /// Whether larger values come first.
        public let descending: Bool

        /// Names a field and a direction.
        public init(field: String, descending: Bool) {
            self.field = field
            self.descending = descending
        }

        var text: String { (descending ? "ORDERBYDESC" : "ORDERBY") + field }
    }

    /// Whether one row comes before another in the query's order.
    ///
    /// Empty and unknown fields come first in rising order. Rows that no term tells apart precede
    /// one another neither way: end the query with `^ORDERBYsys_id` where pages must not overlap.
    public func precedes(
        _ left: (String) -> FieldValue?,
        _ right: (String) -> FieldValue?
    ) -> Bool {
        for term in ordering {
            let order = Self.compare(left(term.field) ?? .empty, right(term.field) ?? .empty)
            if order != 0 {
                return term.descending ? order > 0 : order < 0
            }
        }
        return false
    }

    /// Where a value stands with respect to another: below zero before it, above zero after it.
    ///
    /// Values of different types, which no one column has, are ordered by type.
    package static func compare(_ left: FieldValue, _ right: FieldValue) -> Int {
        switch (left, right) {
        case (.text(let left), .text(let right)), (.reference(let left), .reference(let right)):
            FoldedText.compare(left, right)
        case (.number(let left), .number(let right)), (.instant(let left), .instant(let right)):
            three(left, right)
        case (.boolean(let left), .boolean(let right)):
            three(left ? 1 : 0, right ? 1 : 0)
        default:
            rank(left) - rank(right)
        }
    }

    private static func rank(_ value: FieldValue) -> Int {
        guard !value.isEmpty else { return 0 }
        return switch value {
        case .empty: 0
        case .boolean: 1
        case .number: 2
        case .instant: 3
        case .text: 4
        case .reference: 5
        }
    }
}
