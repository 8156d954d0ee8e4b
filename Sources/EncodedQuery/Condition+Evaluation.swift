extension Condition {
    /// Whether the condition holds for a field's value.
    ///
    /// The negative comparisons hold for an empty field, as the platform's do, and an empty literal
    /// after `=`, `!=` or in a list stands for emptiness. A literal that cannot be read as the
    /// field's type equals nothing and is in no order with anything.
    func holds(for value: FieldValue) -> Bool {
        switch comparison {
        case .isEmpty: value.isEmpty
        case .isNotEmpty: !value.isEmpty
        case .equal, .oneOf: isAnyLiteral(value)
        case .notEqual, .noneOf: !isAnyLiteral(value)
        case .contains: FoldedText.contains(value.tableText, literals[0].folded)
        case .containsNot: !FoldedText.contains(value.tableText, literals[0].folded)
        case .startsWith: FoldedText.hasPrefix(value.tableText, literals[0].folded)
        case .endsWith: FoldedText.hasSuffix(value.tableText, literals[0].folded)
        case .less: stands(value, at: 0) { $0 < 0 }
        case .lessOrEqual: stands(value, at: 0) { $0 <= 0 }
        case .greater: stands(value, at: 0) { $0 > 0 }
        case .greaterOrEqual: stands(value, at: 0) { $0 >= 0 }
        case .between: stands(value, at: 0) { $0 >= 0 } && stands(value, at: 1) { $0 <= 0 }
        }
    }

    private func isAnyLiteral(_ value: FieldValue) -> Bool {
        for literal in literals where literal.equals(value) {
            return true
        }
        return false
    }

    private func stands(_ value: FieldValue, at index: Int, _ test: (Int) -> Bool) -> Bool {
        guard let order = literals[index].order(of: value) else { return false }
        return test(order)
    }
}

extension Literal {
    func equals(_ value: FieldValue) -> Bool {
        switch value {
        case .empty: text.isEmpty
        case .text(let other), .reference(let other): FoldedText.equals(other, folded)
        case .number(let other): number == other
        case .instant(let milliseconds): second == wholeSeconds(milliseconds)
        case .boolean(let other): boolean == other
        }
    }

    /// Where a value stands with respect to the literal: below zero before it, above zero after it.
    ///
    /// Instants are compared by whole seconds, which is all that the Table API shows of them.
    /// - Returns: `nil` if the two are in no order.
    func order(of value: FieldValue) -> Int? {
        switch value {
        case .empty:
            nil
        case .text(let other), .reference(let other):
            other.isEmpty ? nil : FoldedText.compare(other, folded)
        case .number(let other):
            number.map { three(other, $0) }
        case .instant(let milliseconds):
            second.map { three(wholeSeconds(milliseconds), $0) }
        case .boolean(let other):
            boolean.map { three(other ? 1 : 0, $0 ? 1 : 0) }
        }
    }
}

/// The sign of a difference, without computing one that could overflow.
func three(_ left: Int64, _ right: Int64) -> Int {
    left < right ? -1 : left == right ? 0 : 1
}
