package import Vocabulary

extension SettingsChanged {
    /// Row Y4: a configured word is short and no word of another meaning.
    package func checkConsentWords() throws(Refusal) {
        let lists = [stopWords, startWords, helpWords]
        var meanings: [String: Int] = [:]
        for (meaning, list) in lists.enumerated() {
            guard list.count <= Self.consentEntriesMax else { throw .tooManyItems }
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
    }

    /// Row Y4: what is said is a message, and of each language there is one.
    package func checkConsentTexts() throws(Refusal) {
        for text in [stopText, startText, helpText] where !text.isEmpty {
            try text.checkAsMessage()
        }
        for texts in [stopTexts, startTexts, helpTexts] {
            guard texts.count <= Self.consentEntriesMax else { throw .tooManyItems }
            var languages: Set<String> = []
            for entry in texts {
                let language = entry.consentLanguage
                guard language.isLanguage, languages.insert(language).inserted else {
                    throw .languageInvalid
                }
                try String(entry.drop { $0 != ":" }.dropFirst()).checkAsMessage()
            }
        }
    }

    /// The longest list of words or of texts.
    private static let consentEntriesMax = 200
}
