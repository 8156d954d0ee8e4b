extension EncodedQueryParser {
    /// A field, an operator and what it is compared with.
    func condition(_ range: Range<Int>) throws(EncodedQueryError) -> Condition {
        let (field, end) = try field(range)
        for (spelling, comparison) in Comparison.spellings {
            guard let rest = after(spelling, in: end..<range.upperBound) else { continue }
            return Condition(
                field: field,
                comparison: comparison,
                literals: try literals(of: comparison, rest)
            )
        }
        throw .missingOperator(offset: end, field: field)
    }

    private func literals(
        of comparison: Comparison,
        _ range: Range<Int>
    ) throws(EncodedQueryError) -> [Literal] {
        switch comparison {
        case .isEmpty, .isNotEmpty:
            guard range.isEmpty else { throw .unexpectedValue(offset: range.lowerBound) }
            return []
        case .equal, .notEqual:
            return [try literal(range)]
        case .oneOf, .noneOf:
            try require(range, comparison)
            return try items(range, separator: UInt8(ascii: ","))
        case .between:
            try require(range, comparison)
            let bounds = try items(range, separator: UInt8(ascii: "@"))
            guard bounds.count == 2, bounds.allSatisfy({ !$0.text.isEmpty }) else {
                throw .malformedRange(offset: range.lowerBound)
            }
            return bounds
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .containsNot, .startsWith,
            .endsWith:
            try require(range, comparison)
            return [try literal(range)]
        }
    }

    private func items(
        _ range: Range<Int>,
        separator: UInt8
    ) throws(EncodedQueryError) -> [Literal] {
        var items: [Literal] = []
        var start = range.lowerBound
        for offset in start...range.upperBound
        where offset == range.upperBound || bytes[offset] == separator {
            guard items.count < EncodedQuery.maximumItems else {
                throw .tooManyItems(offset: start)
            }
            items.append(try literal(start..<offset))
            start = offset + 1
        }
        return items
    }

    /// A value with each escaped caret made one.
    private func literal(_ range: Range<Int>) throws(EncodedQueryError) -> Literal {
        var value: [UInt8] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            value.append(bytes[offset])
            offset += bytes[offset] == Self.caret ? 2 : 1
        }
        let literal = Literal(String(decoding: value, as: UTF8.self))
        guard !literal.folded.starts(with: "javascript:".utf8) else {
            throw .scriptNotSupported(offset: range.lowerBound)
        }
        return literal
    }

    /// The name that a range begins with, and where it ends.
    func field(
        _ range: Range<Int>
    ) throws(EncodedQueryError) -> (name: String, end: Int) {
        let end = range.first { !Self.isFieldByte(bytes[$0]) } ?? range.upperBound
        guard end > range.lowerBound else { throw .missingField(offset: range.lowerBound) }
        let name = bytes[range.lowerBound..<end]
        let text = String(decoding: name, as: UTF8.self)
        guard
            name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                .allSatisfy({ !$0.isEmpty })
        else { throw .malformedField(offset: range.lowerBound, field: text) }
        return (text, end)
    }

    private static func isFieldByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default:
            false
        }
    }

    private func require(
        _ range: Range<Int>,
        _ comparison: Comparison
    ) throws(EncodedQueryError) {
        guard !range.isEmpty else {
            throw .missingValue(offset: range.lowerBound, comparison: comparison.rawValue)
        }
    }
}
