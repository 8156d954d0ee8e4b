import Vocabulary

/// Row Y4: what a whole message says about consent, in any case and with any white space around it.
///
/// A word with something beside it is no such word: "STOP 12345" may be about anything, and is left to
/// a person. The words that the networks name are always known, whatever the language; a site adds
/// those of its languages.
struct ConsentWords: Sendable {
    /// What a message says, and in which language.
    struct Reading: Equatable, Sendable {
        /// The wish; none for ordinary text.
        var wish: ConsentSignal
        /// The language whose word it is; empty where the site says none.
        var language = ""

        static let nothing = Reading(wish: .none)
    }

    private static let stop: Set<String> = [
        "stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout",
    ]
    private static let start: Set<String> = ["start", "unstop"]
    private static let help: Set<String> = ["help", "info"]
    /// What means a return only from somebody who has opted out: else it answers a question.
    private static let startWhenOptedOut = "yes"
    /// The longest word in bytes of UTF-8: what is longer need not be looked at.
    static let wordBytesMax = 64

    private let isRead: Bool
    private let stopWords: [String: [String]]
    private let startWords: [String: [String]]
    private let helpWords: [String: [String]]

    /// The words of a site.
    init(_ settings: SettingsChanged) {
        isRead = settings.readsConsentWords
        stopWords = Self.languages(of: settings.stopWords)
        startWords = Self.languages(of: settings.startWords)
        helpWords = Self.languages(of: settings.helpWords)
    }

    /// What a message says.
    ///
    /// - Parameters:
    ///   - body: the whole text.
    ///   - isOptedOut: whether its writer wants no messages.
    ///   - language: the language that counts for a word which several have: the application's.
    /// - Returns: the wish and its word's language.
    func read(_ body: String, isOptedOut: Bool, preferring language: String = "") -> Reading {
        guard isRead, body.utf8.count <= Self.wordBytesMax * 4 else { return .nothing }
        let trimmed = body.trimmed
        // Folding takes no other room where every character is a byte.
        guard trimmed.utf8.count <= Self.wordBytesMax || !trimmed.isASCII else { return .nothing }
        let word = trimmed.caseFolded
        guard !word.isEmpty, word.utf8.count <= Self.wordBytesMax else { return .nothing }
        func reading(
            _ wish: ConsentSignal,
            _ known: Set<String>,
            _ own: [String: [String]]
        ) -> Reading? {
            let languages = own[word]
            guard languages != nil || known.contains(word) else { return nil }
            return Reading(wish: wish, language: languages?.preferred(language) ?? "")
        }
        if let stop = reading(.stop, Self.stop, stopWords) { return stop }
        if let start = reading(.start, Self.start, startWords) { return start }
        if isOptedOut, word == Self.startWhenOptedOut { return Reading(wish: .start) }
        return reading(.help, Self.help, helpWords) ?? .nothing
    }

    /// Whether the site has words that opt out besides those that are always known.
    var hasOwnStopWords: Bool { !stopWords.isEmpty }

    /// Whether free text has a word that opts out in it, beside others.
    func hasStopWord(in words: [String]) -> Bool { words.contains { stopWords[$0] != nil } }

    /// Each word with the languages that have it, in the order of the list.
    private static func languages(of entries: [String]) -> [String: [String]] {
        var languages: [String: [String]] = [:]
        for entry in entries {
            languages[entry.consentWord, default: []].append(entry.consentLanguage)
        }
        return languages
    }
}

extension [String] {
    /// The language that is preferred if it is among these, else the first.
    fileprivate func preferred(_ language: String) -> String? {
        contains(language.lowercased()) ? language.lowercased() : first
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
        guard let colon = firstIndex(of: ":") else { return trimmed.caseFolded }
        return String(self[index(after: colon)...]).trimmed.caseFolded
    }

    /// The language in front of a configured word or text: `es:Alto` is in `es`; empty without one.
    var consentLanguage: String {
        guard let colon = firstIndex(of: ":") else { return "" }
        return String(self[..<colon]).trimmed.lowercased()
    }
}

extension StringProtocol {
    /// The text as it is the same for every case that it can be written in.
    ///
    /// Upper case in between makes one of German ß and ss and of both Greek sigmas; the dot that is left of
    /// a Turkish capital I goes, so that one list serves every phone's keyboard.
    var caseFolded: String {
        guard utf8.contains(where: { $0 >= 0x80 }) else { return lowercased() }
        var folded = String.UnicodeScalarView()
        for scalar in lowercased().uppercased().lowercased().unicodeScalars
        where scalar != "\u{307}" || folded.last != "i" {
            folded.append(scalar)
        }
        return String(folded)
    }
}
