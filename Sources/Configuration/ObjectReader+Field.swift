import Decisions
import Vocabulary

// Values of the field: addresses, words, durations in milliseconds.

extension ObjectReader {
    /// Whether a key is there, which does not count as reading it.
    func has(_ key: String) -> Bool {
        var looking = self
        return looking.value(key) != nil
    }

    mutating func name() throws(ConfigurationError) -> String {
        let name = try string("name")
        guard !name.isEmpty, name.utf8.count <= 80 else {
            throw refusal("name", "is empty or longer than 80 bytes", advice: "write a short name")
        }
        return name
    }

    mutating func milliseconds(
        _ key: String,
        default fallback: Milliseconds?
    ) throws(ConfigurationError) -> Milliseconds {
        let range: ClosedRange<Duration> = .milliseconds(1)...(.seconds(366 * 86_400))
        let duration = try duration(
            key,
            range: range,
            default: fallback.map { .milliseconds($0.rawValue) }
        )
        let (seconds, attoseconds) = duration.components
        return Milliseconds(rawValue: seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }

    mutating func word<Word: CodedWord>(
        _ key: String,
        default fallback: Word? = nil
    ) throws(ConfigurationError) -> Word {
        try read(key, default: fallback) { value throws(ConfigurationError) in try value.word() }
    }

    mutating func address(_ key: String) throws(ConfigurationError) -> Address {
        try read(key) { value throws(ConfigurationError) in try value.address() }
    }

    mutating func phones() throws(ConfigurationError) -> [Address] {
        try array("phones", count: 0...16, default: []) { value throws(ConfigurationError) in
            let address = try value.address()
            guard address.kind == .e164 else {
                throw value.refusal("is not in E.164 form", advice: "write it as +15551234567")
            }
            return address
        }
    }

    mutating func territory(
        _ key: String,
        default fallback: String
    ) throws(ConfigurationError) -> String {
        let territory = try string(key, default: fallback)
        let isCode = territory.utf8.count == 2 && territory.utf8.allSatisfy { 65...90 ~= $0 }
        guard territory.isEmpty || isCode else {
            throw refusal(key, "is not a country", advice: "write two letters such as US")
        }
        return territory
    }

    /// Quiet hours such as `21:00-08:00`.
    mutating func quietHours(orNone: Bool = false) throws(ConfigurationError) -> [String] {
        let texts = try array("quietHours", default: []) { value throws(ConfigurationError) in
            try value.string()
        }
        guard texts.isEmpty || QuietHours(texts) != nil || orNone && texts == [QuietHours.none]
        else {
            throw refusal(
                "quietHours",
                "cannot be read, or never ends",
                advice: "write [\"21:00-08:00\"] or [\"sat-sun 20:00-10:00\"]"
            )
        }
        return texts
    }

    /// A zone of this machine's time-zone database.
    mutating func timeZone() throws(ConfigurationError) -> String {
        let zone = try string("timeZone", default: "")
        guard zone.isEmpty || TimeZoneSet(reading: zone) != nil else {
            throw refusal(
                "timeZone",
                "is no time zone of this machine's database",
                advice: "write one such as Europe/Berlin"
            )
        }
        return zone
    }

    /// A URL that paths are put behind.
    mutating func url(
        _ key: String,
        default fallback: String?
    ) throws(ConfigurationError) -> String {
        let url = try string(key, default: fallback)
        let host = ["http://", "https://"].first { url.hasPrefix($0) }
            .map { url.dropFirst($0.count) }
        guard let host, let first = host.first, first != "/", !url.hasSuffix("/"),
            url.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else {
            throw refusal(
                key,
                "is not a URL of http or https without a slash at its end",
                advice: "write https://sms.example.org"
            )
        }
        return url
    }

    /// Refuses a list of objects in which two have the same value of a key, at the second of them.
    func unique(
        _ key: String,
        in list: String,
        _ values: [String]
    ) throws(ConfigurationError) {
        var seen: [String: Int] = [:]
        for (index, value) in values.enumerated() {
            guard let first = seen.updateValue(index, forKey: value) else { continue }
            var looking = self
            guard let item = try looking.value(list)?.array()[index] else { continue }
            throw try ObjectReader(item).refusal(
                key,
                "is that of \(list)[\(first)] too",
                advice: "change one of the two"
            )
        }
    }
}

extension ConfigurationValue {
    func word<Word: CodedWord>() throws(ConfigurationError) -> Word {
        guard let word = Word(word: try string()) else {
            throw refusal(
                "is not a word that is known here",
                advice: "use one of " + Word.allCases.map(\.word).joined(separator: ", ")
            )
        }
        return word
    }

    func address() throws(ConfigurationError) -> Address {
        guard let address = Address(try string()) else {
            throw refusal("is not an address", advice: "write at most 23 bytes")
        }
        return address
    }
}
