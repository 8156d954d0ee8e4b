/// Comparison of texts without regard to case.
///
/// Every scalar is replaced by its lowercase mapping of the Unicode data that Swift carries, without
/// a locale; nothing is normalised, so a composed letter differs from a decomposed one. One side is
/// a literal folded when the query was read. The other is looked at where it lies if it is ASCII,
/// and only otherwise folded into an array of its own.
enum FoldedText {
    /// The UTF-8 of a text in lower case.
    static func fold(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                folded.append(lower(UInt8(truncatingIfNeeded: scalar.value)))
            } else {
                folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return folded
    }

    /// Whether a text is a literal.
    static func equals(_ text: String, _ literal: [UInt8]) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x80 {
                return fold(text) == literal
            }
            guard index < literal.count, lower(byte) == literal[index] else { return false }
        }
        return bytes.count == literal.count
    }

    /// Whether a text begins with a literal.
    static func hasPrefix(_ text: String, _ literal: [UInt8]) -> Bool {
        withFolded(text) { matches($0, at: 0, literal) }
    }

    /// Whether a text ends with a literal.
    static func hasSuffix(_ text: String, _ literal: [UInt8]) -> Bool {
        withFolded(text) { matches($0, at: $0.count - literal.count, literal) }
    }

    /// Whether a literal occurs in a text.
    static func contains(_ text: String, _ literal: [UInt8]) -> Bool {
        withFolded(text) { bytes in
            var start = 0
            while start <= bytes.count - literal.count {
                if matches(bytes, at: start, literal) {
                    return true
                }
                start += 1
            }
            return false
        }
    }

    /// Where a text stands with respect to a literal: below zero before it, above zero after it.
    static func compare(_ text: String, _ literal: [UInt8]) -> Int {
        withFolded(text) { compare($0, literal.span) }
    }

    /// Where a text stands with respect to another.
    static func compare(_ text: String, _ other: String) -> Int {
        withFolded(text) { bytes in
            withFolded(other) { compare(bytes, $0) }
        }
    }

    /// Lends bytes that are those of the folded text once `lower` is applied to each.
    private static func withFolded<Result>(
        _ text: String,
        _ body: (Span<UInt8>) -> Result
    ) -> Result {
        let bytes = text.utf8.span
        for index in bytes.indices where bytes[index] >= 0x80 {
            return body(fold(text).span)
        }
        return body(bytes)
    }

    private static func matches(_ bytes: Span<UInt8>, at start: Int, _ literal: [UInt8]) -> Bool {
        guard start >= 0, bytes.count - start >= literal.count else { return false }
        for index in literal.indices where lower(bytes[start + index]) != literal[index] {
            return false
        }
        return true
    }

    private static func compare(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
        for index in 0..<min(left.count, right.count) {
            let difference = Int(lower(left[index])) - Int(lower(right[index]))
            if difference != 0 {
                return difference
            }
        }
        return left.count - right.count
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}
