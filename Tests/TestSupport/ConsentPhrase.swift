public import Vocabulary

/// What phones write about consent in random workloads, and what it means: a table, so that a check need
/// not know how the engine reads words.
public struct ConsentPhrase: Sendable {
    /// The whole text.
    public let body: String
    /// What it means where it is understood.
    public let wish: ConsentSignal
    /// The entry of the site's list that makes it understood; nothing when it always is.
    public let entry: String?
    /// Whether it means something only from somebody who has opted out.
    public let onlyWhenOptedOut: Bool

    init(
        _ body: String,
        _ wish: ConsentSignal,
        _ entry: String? = nil,
        onlyWhenOptedOut: Bool = false
    ) {
        self.body = body
        self.wish = wish
        self.entry = entry
        self.onlyWhenOptedOut = onlyWhenOptedOut
    }

    /// The language of its entry; empty without one.
    public var language: String {
        guard let entry, entry.contains(":") else { return "" }
        return String(entry.prefix { $0 != ":" })
    }

    /// All of them.
    public static let all = [
        ConsentPhrase("STOP", .stop), ConsentPhrase(" stop\n", .stop),
        ConsentPhrase("sToPaLl", .stop), ConsentPhrase("Quit", .stop),
        ConsentPhrase("\tOPTOUT ", .stop), ConsentPhrase("stopp", .stop, "de:Stopp"),
        ConsentPhrase("STOPP", .stop, "de:Stopp"), ConsentPhrase("Schluss", .stop, "de:Schluß"),
        ConsentPhrase("iptal", .stop, "tr:İPTAL"), ConsentPhrase("İptal", .stop, "tr:İPTAL"),
        ConsentPhrase("IPTAL", .stop, "tr:İPTAL"), ConsentPhrase("τέλος", .stop, "el:ΤΈΛΟΣ"),
        ConsentPhrase("basta", .stop, "basta"), ConsentPhrase("START", .start),
        ConsentPhrase("unstop", .start), ConsentPhrase(" Start.", .none),
        ConsentPhrase("Yes", .start, onlyWhenOptedOut: true),
        ConsentPhrase("WEITER", .start, "de:weiter"), ConsentPhrase("help", .help),
        ConsentPhrase("INFO", .help), ConsentPhrase("Hilfe ", .help, "de:hilfe"),
        ConsentPhrase("STOP 12345", .none), ConsentPhrase("please stop", .none),
    ]

    /// The site's entries that the table knows, by what they mean.
    public static func entries(_ wish: ConsentSignal) -> [String] {
        var entries: [String] = []
        for phrase in all where phrase.wish == wish {
            if let entry = phrase.entry, !entries.contains(entry) { entries.append(entry) }
        }
        return entries
    }

    /// What a text means at a site.
    ///
    /// - Parameters:
    ///   - body: the whole text; anything that is not in the table is ordinary text.
    ///   - settings: the site's.
    ///   - isOptedOut: whether its writer wants no messages.
    /// - Returns: its row of the table; nothing for ordinary text.
    static func find(
        _ body: String,
        _ settings: SettingsChanged,
        isOptedOut: Bool
    ) -> ConsentPhrase? {
        guard settings.readsConsentWords,
            let phrase = all.first(where: { $0.body.utf8.elementsEqual(body.utf8) }),
            phrase.wish != .none, isOptedOut || !phrase.onlyWhenOptedOut
        else { return nil }
        guard let entry = phrase.entry else { return phrase }
        let list =
            switch phrase.wish {
            case .stop: settings.stopWords
            case .start: settings.startWords
            case .help, .none: settings.helpWords
            }
        return list.contains(entry) ? phrase : nil
    }
}
