// Most texts are ASCII, and every message passes here on the writer's thread: so their words are compared
// as numbers, without a text being made for any of them.
extension RevocationText {
    /// A word of at most 16 bytes in lower case, its bytes as the digits of a number.
    private typealias PackedWord = UInt128

    /// The last words of something that is looked for; zero stands for any.
    private struct Ending {
        let last: PackedWord
        let before: PackedWord
        let first: PackedWord
    }

    /// What no packed word is: the word is too long to be one that is looked for.
    private static let tooLong = PackedWord.max

    private static let endings: [Ending] =
        (words.sorted().map { [$0] } + phrases).map { phrase in
            let packed = phrase.reversed().map(packed)
            return Ending(
                last: packed[0],
                before: packed.count > 1 ? packed[1] : 0,
                first: packed.count > 2 ? packed[2] : 0
            )
        }

    /// Whether a text in ASCII sounds like a wish for no more messages.
    ///
    /// - Returns: nothing when what is looked at of the text is not all ASCII.
    static func ofPlainText(_ body: String) -> Bool? {
        var word: PackedWord = 0
        var before: PackedWord = 0
        var first: PackedWord = 0
        var isFound = false
        for byte in body.utf8.prefix(bytesMax) {
            guard byte < 0x80 else { return nil }
            let small = byte | 0x20
            if byte &- UInt8(ascii: "0") < 10 {
                word = packed(word, byte)
            } else if small &- UInt8(ascii: "a") < 26 {
                word = packed(word, small)
            } else if byte != UInt8(ascii: "'"), word != 0 {
                isFound = isFound || ends(with: word, before, first)
                (first, before, word) = (before, word, 0)
            }
        }
        return isFound || (word != 0 && ends(with: word, before, first))
    }

    private static func ends(
        with word: PackedWord,
        _ before: PackedWord,
        _ first: PackedWord
    ) -> Bool {
        for ending in endings where ending.last == word {
            if (ending.before == 0 || ending.before == before)
                && (ending.first == 0 || ending.first == first)
            {
                return true
            }
        }
        return false
    }

    private static func packed(_ word: PackedWord, _ byte: UInt8) -> PackedWord {
        guard word >> 120 == 0 else { return tooLong }
        return word << 8 | PackedWord(byte)
    }

    private static func packed(_ text: String) -> PackedWord {
        text.utf8.reduce(0) { packed($0, $1) }
    }
}
