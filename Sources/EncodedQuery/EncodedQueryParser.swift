extension EncodedQuery {
    /// The longest text that is read, in UTF-8 bytes: far above what a URL carries.
    public static let maximumBytes = 65_536
    /// The most conditions and orders of one query, so that a row costs a bounded time.
    public static let maximumTerms = 200
    /// The most items of one list.
    public static let maximumItems = 1000
}

/// Reads an encoded query from its bytes, term by term.
struct EncodedQueryParser {
    private(set) var alternatives: [[[Condition]]] = []
    private(set) var ordering: [EncodedQuery.Ordering] = []

    private let bytes: [UInt8]
    private var clauses: [[Condition]] = []
    private var terms = 0
    private var lastWasCondition = false
    private var ended = false

    private static let caret = UInt8(ascii: "^")

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func parse() throws(EncodedQueryError) {
        guard bytes.count <= EncodedQuery.maximumBytes else { throw .tooLong(bytes: bytes.count) }
        guard !bytes.isEmpty else { return }
        var start = 0
        while true {
            let end = endOfTerm(from: start)
            try term(start..<end)
            guard end < bytes.count else { break }
            start = end + 1
        }
        if !clauses.isEmpty {
            alternatives.append(clauses)
        } else if !alternatives.isEmpty {
            throw .emptyAlternative(offset: bytes.count)
        }
    }

    /// The offset of the next caret that is alone, or that of the end.
    private func endOfTerm(from start: Int) -> Int {
        var offset = start
        while offset < bytes.count {
            if bytes[offset] == Self.caret {
                guard offset + 1 < bytes.count, bytes[offset + 1] == Self.caret else { break }
                offset += 1
            }
            offset += 1
        }
        return offset
    }

    private mutating func term(_ range: Range<Int>) throws(EncodedQueryError) {
        let start = range.lowerBound
        guard !range.isEmpty else { throw .emptyTerm(offset: start) }
        terms += 1
        guard terms <= EncodedQuery.maximumTerms else { throw .tooManyTerms(offset: start) }
        // Fields are written in lower case, so these words cannot be the beginning of one.
        if let rest = after("ORDERBYDESC", in: range) {
            try order(rest, descending: true)
        } else if let rest = after("ORDERBY", in: range) {
            try order(rest, descending: false)
        } else if ended {
            throw .termAfterEnd(offset: start)
        } else if let rest = after("EQ", in: range) {
            guard rest.isEmpty else { throw .unexpectedValue(offset: rest.lowerBound) }
            ended = true
            lastWasCondition = false
        } else if let rest = after("NQ", in: range) {
            guard !clauses.isEmpty, !rest.isEmpty else { throw .emptyAlternative(offset: start) }
            alternatives.append(clauses)
            clauses = []
            clauses.append([try condition(rest)])
            lastWasCondition = true
        } else if let rest = after("OR", in: range) {
            guard lastWasCondition else { throw .orWithoutCondition(offset: start) }
            clauses[clauses.count - 1].append(try condition(rest))
        } else {
            clauses.append([try condition(range)])
            lastWasCondition = true
        }
    }

    private mutating func order(
        _ range: Range<Int>,
        descending: Bool
    ) throws(EncodedQueryError) {
        let (field, end) = try field(range)
        guard end == range.upperBound else { throw .unexpectedValue(offset: end) }
        ordering.append(EncodedQuery.Ordering(field: field, descending: descending))
        lastWasCondition = false
    }

    private func condition(_ range: Range<Int>) throws(EncodedQueryError) -> Condition {
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

    private func field(
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

    /// What follows a word in a range that begins with it.
    private func after(_ word: String, in range: Range<Int>) -> Range<Int>? {
        guard bytes[range].starts(with: word.utf8) else { return nil }
        return range.lowerBound + word.utf8.count..<range.upperBound
    }
}
