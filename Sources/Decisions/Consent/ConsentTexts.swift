import Vocabulary

/// Row Y4: the texts that answer a word about consent, in the language of who wrote it.
///
/// The language is that of the word, where the site's lists say whose word it is; else the provider
/// application's. What neither has a text for is said in the site's own words.
struct ConsentTexts {
    private let settings: SettingsChanged
    private let languages: [String]

    /// The texts for a message.
    ///
    /// - Parameters:
    ///   - settings: the site's.
    ///   - word: the language of the word; empty when unknown.
    ///   - application: the language of the provider application; empty for none.
    init(_ settings: SettingsChanged, word: String, application: String) {
        self.settings = settings
        languages = [word, application].flatMap(\.languageAndItsBase)
    }

    /// Confirms an opt-out; empty for none.
    var stop: String { text(in: settings.stopTexts) ?? settings.stopText }
    /// Confirms an opt-in; empty for none.
    var start: String { text(in: settings.startTexts) ?? settings.startText }
    /// Answers a question for help; empty for none.
    var help: String { text(in: settings.helpTexts) ?? settings.helpText }

    private func text(in texts: [String]) -> String? {
        for language in languages {
            guard let entry = texts.first(where: { $0.consentLanguage == language }) else {
                continue
            }
            return entry.consentText
        }
        return nil
    }
}

extension String {
    /// A configured text without its language.
    fileprivate var consentText: String {
        guard let colon = firstIndex(of: ":") else { return self }
        return String(String(self[index(after: colon)...]).trimmed)
    }

    /// A language and, for one of a country, that of any country: `pt-BR` is `pt-br`, then `pt`.
    fileprivate var languageAndItsBase: [String] {
        guard !isEmpty else { return [] }
        let whole = lowercased()
        guard let hyphen = whole.firstIndex(of: "-") else { return [whole] }
        return [whole, String(whole[..<hyphen])]
    }

    /// Whether it is written as a language is: `de`, or `pt-BR` (BCP 47).
    package var isLanguage: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        guard utf8.count <= 35, let first = parts.first, (2...3).contains(first.utf8.count),
            first.utf8.allSatisfy({ $0.isLetter })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { $0.isLetter || $0.isDigit }
        }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
    fileprivate var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}
