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

    let bytes: [UInt8]
    private var clauses: [[Condition]] = []
    private var terms = 0
    private var lastWasCondition = false
    private var ended = false

    static let caret = UInt8(ascii: "^")

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

    /// What follows a word in a range that begins with it.
    func after(_ word: String, in range: Range<Int>) -> Range<Int>? {
        guard bytes[range].starts(with: word.utf8) else { return nil }
        return range.lowerBound + word.utf8.count..<range.upperBound
    }
}
