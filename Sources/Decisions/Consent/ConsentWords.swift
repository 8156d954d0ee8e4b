import Vocabulary

/// Row Y4: what a whole message says about consent, in any case and with any white space around it.
///
/// A word with something beside it is no such word: "STOP 12345" may be about anything, and is left to
/// a person. The words that the networks name are always known; a site adds those of its languages.
struct ConsentWords {
    private static let stop: Set<String> = [
        "stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout",
    ]
    private static let start: Set<String> = ["start", "unstop"]
    private static let help: Set<String> = ["help", "info"]
    /// What means a return only from somebody who has opted out: else it answers a question.
    private static let startWhenOptedOut = "yes"
    /// The longest word in bytes of UTF-8: what is longer need not be looked at.
    static let wordBytesMax = 64

    private let settings: SettingsChanged

    /// The words of a site.
    init(_ settings: SettingsChanged) {
        self.settings = settings
    }

    /// What a message says.
    ///
    /// - Parameters:
    ///   - body: the whole text.
    ///   - isOptedOut: whether its writer wants no messages.
    /// - Returns: the wish; none for ordinary text.
    func wish(in body: String, isOptedOut: Bool) -> ConsentSignal {
        guard settings.readsConsentWords, body.utf8.count <= Self.wordBytesMax * 4 else {
            return .none
        }
        let trimmed = body.trimmed
        // Lower case takes no other room where every character is a byte.
        guard trimmed.utf8.count <= Self.wordBytesMax || !trimmed.isASCII else { return .none }
        let word = trimmed.lowercased()
        guard !word.isEmpty, word.utf8.count <= Self.wordBytesMax else { return .none }
        if Self.stop.contains(word) || Self.contains(word, in: settings.stopWords) { return .stop }
        if Self.start.contains(word) || Self.contains(word, in: settings.startWords) {
            return .start
        }
        if isOptedOut, word == Self.startWhenOptedOut { return .start }
        if Self.help.contains(word) || Self.contains(word, in: settings.helpWords) { return .help }
        return .none
    }

    /// Whether the site has words that opt out besides those that are always known.
    var hasOwnStopWords: Bool { !settings.stopWords.isEmpty }

    /// Whether free text has a word that opts out in it, beside others.
    func hasStopWord(in words: [String]) -> Bool {
        words.contains { word in
            Self.contains(word, in: settings.stopWords)
        }
    }

    private static func contains(_ word: String, in configured: [String]) -> Bool {
        configured.contains { $0.consentWord == word }
    }
}

extension Substring {
    /// Whether every character is one byte.
    fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: Substring {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// A configured word without its language: `es:Alto` is `alto`.
    var consentWord: String {
        guard let colon = firstIndex(of: ":") else { return trimmed.lowercased() }
        return String(self[index(after: colon)...]).trimmed.lowercased()
    }
}

extension SettingsChanged {
    /// Row Y4: a configured word is short and no word of another meaning.
    func checkConsentWords() throws(Refusal) {
        let lists = [stopWords, startWords, helpWords]
        var meanings: [String: Int] = [:]
        for (meaning, list) in lists.enumerated() {
            guard list.count <= 200 else { throw .tooManyItems }
            for entry in list {
                let word = entry.consentWord
                guard !word.isEmpty, word.utf8.count <= ConsentWords.wordBytesMax else {
                    throw .consentWordInvalid
                }
                guard meanings.updateValue(meaning, forKey: word) ?? meaning == meaning else {
                    throw .consentWordInvalid
                }
            }
        }
        for text in [stopText, startText, helpText] where !text.isEmpty {
            try text.checkAsMessage()
        }
    }
}
