import Vocabulary

/// Row Y4: free text that sounds like a wish for no more messages.
///
/// A requester may revoke in any reasonable manner, and only a person can tell; so it errs on the side
/// of asking one. What it finds changes nothing by itself.
struct RevocationText {
    static let words: Set<String> = [
        "stop", "stopall", "unsubscribe", "optout", "revoke", "spam",
    ]
    static let phrases: [[String]] = [
        ["opt", "out"], ["remove", "me"], ["take", "me", "off"], ["leave", "me", "alone"],
        ["do", "not", "text"], ["do", "not", "message"], ["do", "not", "contact"],
        ["do", "not", "write"], ["dont", "text"], ["dont", "message"], ["dont", "contact"],
        ["dont", "write"], ["no", "more", "texts"], ["no", "more", "text"],
        ["no", "more", "messages"], ["no", "more", "sms"], ["quit", "texting"],
        ["quit", "messaging"], ["cancel", "texts"], ["cancel", "messages"], ["end", "messages"],
        ["end", "texts"], ["wrong", "number"],
    ]
    /// So many bytes of UTF-8 of a message are looked at: a wish is not hidden behind pages of text.
    static let bytesMax = 2_000

    /// Whether a text sounds like it.
    ///
    /// - Parameters:
    ///   - body: the whole text.
    ///   - consentWords: the site's own words, any of which beside others counts as well.
    /// - Returns: whether a person should look at it.
    static func soundsLikeRevocation(_ body: String, _ consentWords: ConsentWords) -> Bool {
        if !consentWords.hasOwnStopWords, let verdict = ofPlainText(body) { return verdict }
        return ofAnyText(body, consentWords)
    }

    /// The same for a text in any script, and with the site's own words.
    static func ofAnyText(_ body: String, _ consentWords: ConsentWords) -> Bool {
        let words = split(body)
        guard !words.isEmpty else { return false }
        if words.contains(where: { Self.words.contains($0) }) { return true }
        if consentWords.hasStopWord(in: words) { return true }
        return phrases.contains { phrase in
            guard words.count >= phrase.count else { return false }
            return (0...words.count - phrase.count).contains {
                words[$0..<$0 + phrase.count].elementsEqual(phrase)
            }
        }
    }

    /// The words in lower case; an apostrophe is left out, so that "don't" is "dont".
    private static func split(_ body: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in body.unicodeScalars.prefix(bytesMax) {
            if character.properties.isAlphabetic || ("0"..."9").contains(character) {
                word.unicodeScalars.append(character)
            } else if character != "'", character != "\u{2019}", !word.isEmpty {
                words.append(word.caseFolded)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word.caseFolded) }
        return words
    }
}
