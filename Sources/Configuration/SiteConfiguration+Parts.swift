import Decisions
import EncodedQuery
import Vocabulary

extension SiteConfiguration.HTTP {
    /// What holds where the file says nothing.
    static var usual: Self {
        Self(
            address: "127.0.0.1",
            port: 8480,
            workers: 2,
            connectionLimit: 4096,
            perAddressLimit: 0,
            headerBytes: 16_384,
            bodyBytes: 1_048_576,
            idleTimeout: .seconds(30),
            requestTimeout: .seconds(60),
            publicURL: "http://127.0.0.1:8480",
            tls: nil,
            trustedProxies: [],
            sessionIdle: .hours(1),
            sessionAbsolute: .hours(12)
        )
    }

    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        let usual = Self.usual
        address = try reader.string("address", default: usual.address)
        guard NumericAddress.isOne(address) else {
            throw reader.refusal(
                "address",
                "is not a numeric IPv4 or IPv6 address",
                advice: "write 127.0.0.1, ::1, or 0.0.0.0 for every one"
            )
        }
        port = UInt16(try reader.integer("port", range: 0...65_535, default: Int(usual.port)))
        workers = try reader.integer("workers", range: 1...64, default: usual.workers)
        connectionLimit = try reader.integer(
            "connectionLimit",
            range: 8...100_000,
            default: usual.connectionLimit
        )
        perAddressLimit = try reader.integer(
            "perAddressLimit",
            range: 0...100_000,
            default: usual.perAddressLimit
        )
        headerBytes = try reader.integer(
            "headerBytes",
            range: 8_192...1_048_576,
            default: usual.headerBytes
        )
        bodyBytes = try reader.integer(
            "bodyBytes",
            range: 1_024...67_108_864,
            default: usual.bodyBytes
        )
        let patience: ClosedRange<Duration> = .seconds(1)...(.seconds(3_600))
        idleTimeout = try reader.duration(
            "idleTimeout",
            range: patience,
            default: usual.idleTimeout
        )
        requestTimeout = try reader.duration(
            "requestTimeout",
            range: patience,
            default: usual.requestTimeout
        )
        tls = try reader.optionalObject("tls") { reader throws(ConfigurationError) in
            (try reader.string("certificateFile"), try reader.string("keyFile"))
        }
        let host = address.contains(":") ? "[\(address)]" : address
        publicURL = try reader.url(
            "publicURL",
            default: "\(tls == nil ? "http" : "https")://\(host):\(port)"
        )
        trustedProxies = try reader.strings("trustedProxies", default: [])
        if let stray = trustedProxies.first(where: { !NumericAddress.isNetwork($0) }) {
            throw reader.refusal(
                "trustedProxies",
                "has \(stray), which is neither an address nor a network",
                advice: "write 127.0.0.1, 10.0.0.0/8 or fd00::/8"
            )
        }
        let session = try reader.optionalObject("session") { reader throws(ConfigurationError) in
            (
                try reader.milliseconds("idle", default: usual.sessionIdle),
                try reader.milliseconds("absolute", default: usual.sessionAbsolute)
            )
        }
        sessionIdle = session?.0 ?? usual.sessionIdle
        sessionAbsolute = session?.1 ?? usual.sessionAbsolute
    }
}

extension SiteConfiguration.Log {
    /// What holds where the file says nothing.
    static var usual: Self {
        Self(recordsPerSegment: 4_000_000, fillAheadBytes: 16_777_216)
    }

    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        let usual = Self.usual
        recordsPerSegment = UInt64(
            try reader.integer(
                "recordsPerSegment",
                range: 1_000...1_000_000_000,
                default: Int(usual.recordsPerSegment)
            )
        )
        fillAheadBytes = try reader.integer(
            "fillAheadBytes",
            range: 0...1_073_741_824,
            default: usual.fillAheadBytes
        )
    }
}

extension SiteConfiguration.Scripts {
    /// What holds where the file says nothing.
    static func usual(besides folder: String) -> Self {
        Self(
            folder: folder + "/extensions",
            timeLimit: Milliseconds(rawValue: 50),
            memoryBytes: 134_217_728,
            workers: 2
        )
    }

    init(_ reader: inout ObjectReader, besides place: String) throws(ConfigurationError) {
        let usual = Self.usual(besides: place)
        let named = try reader.string("folder", default: "extensions")
        folder = named.hasPrefix("/") ? named : place + "/" + named
        timeLimit = try reader.milliseconds("timeLimit", default: usual.timeLimit)
        guard timeLimit <= .seconds(10) else {
            throw reader.refusal("timeLimit", "is longer than 10s", advice: "write 50ms")
        }
        memoryBytes = try reader.integer(
            "memoryBytes",
            range: 67_108_864...4_294_967_296,
            default: usual.memoryBytes
        )
        workers = try reader.integer("workers", range: 1...16, default: usual.workers)
    }
}

extension SiteConfiguration.VirtualAgent {
    init(
        _ reader: inout ObjectReader,
        _ secrets: Secrets,
        besides place: String
    ) throws(ConfigurationError) {
        let named = try reader.string("folder", default: "topics")
        folder = named.hasPrefix("/") ? named : place + "/" + named
        apology = try reader.string("apology", default: "")
        codeLasts = try reader.milliseconds("codeLasts", default: .minutes(10))
        guard codeLasts >= .seconds(1), codeLasts <= .hours(1) else {
            throw reader.refusal("codeLasts", "is not from 1s to 1h", advice: "write 10m")
        }
        webhook = try reader.optionalObject("webhook") { reader throws(ConfigurationError) in
            let limit = try reader.milliseconds("timeLimit", default: .seconds(5))
            guard limit <= .minutes(1) else {
                throw reader.refusal("timeLimit", "is longer than 1m", advice: "write 5s")
            }
            return Webhook(
                url: try reader.url("url", default: ""),
                secret: try secrets.read("secret", from: &reader),
                timeLimit: limit
            )
        }
    }
}

extension SettingsChanged {
    /// What holds where the file says nothing.
    static var usual: Self {
        Self(
            defaultTerritory: "US",
            readsConsentWords: true,
            stopText: "You get no more messages from this number. Write START to get them again.",
            startText: "You get messages from this number again. Write STOP to end them.",
            helpText: "Write here to reach us. Write STOP to get no more messages."
        )
    }

    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        let usual = Self.usual
        let partsWait = try reader.milliseconds("partsWait", default: .zero)
        guard partsWait == .zero || (.seconds(1) ... .hours(1)).contains(partsWait) else {
            throw reader.refusal("partsWait", "is not from 1s to 1h", advice: "write 2m")
        }
        self.init(
            channelActive: try reader.boolean("channelActive", default: true),
            resumeHeld: try reader.boolean("resumeHeld", default: true),
            defaultTerritory: try reader.territory("defaultTerritory", default: "US"),
            openingAcknowledgement: try reader.string("openingAcknowledgement", default: ""),
            closingText: try reader.string("closingText", default: ""),
            resumeGrace: try reader.milliseconds("resumeGrace", default: .minutes(15)),
            reassignExclusion: try reader.milliseconds("reassignExclusion", default: .hours(1)),
            readsConsentWords: try reader.boolean("readsConsentWords", default: true),
            stopWords: try reader.strings("stopWords", default: []),
            startWords: try reader.strings("startWords", default: []),
            helpWords: try reader.strings("helpWords", default: []),
            stopText: try reader.string("stopText", default: usual.stopText),
            startText: try reader.string("startText", default: usual.startText),
            helpText: try reader.string("helpText", default: usual.helpText),
            stopsPool: try reader.boolean("stopsPool", default: false),
            uncertainSends: try reader.uncertainPolicy("uncertainSends", usual: .ask),
            // The log says nothing where the usual wait holds.
            partsWait: partsWait == .minutes(2) ? .zero : partsWait,
            stopTexts: try reader.strings("stopTexts", default: []),
            startTexts: try reader.strings("startTexts", default: []),
            helpTexts: try reader.strings("helpTexts", default: []),
            quietHours: try reader.quietHours(),
            timeZone: try reader.timeZone()
        )
        try checkConsent(reader)
    }

    /// What the rules would refuse is named with its key.
    private func checkConsent(_ reader: borrowing ObjectReader) throws(ConfigurationError) {
        do throws(Refusal) {
            try checkConsentWords()
        } catch {
            throw reader.refusal(
                "stopWords",
                "or another list of words is refused: \(error)",
                advice: "write words such as de:Stopp, each in one list"
            )
        }
        for (key, part) in [
            ("stopTexts", SettingsChanged(stopTexts: stopTexts)),
            ("startTexts", SettingsChanged(startTexts: startTexts)),
            ("helpTexts", SettingsChanged(helpTexts: helpTexts)),
            ("stopText", SettingsChanged(stopText: stopText)),
            ("startText", SettingsChanged(startText: startText)),
            ("helpText", SettingsChanged(helpText: helpText)),
        ] {
            do throws(Refusal) {
                try part.checkConsentTexts()
            } catch {
                throw reader.refusal(
                    key,
                    "is refused: \(error)",
                    advice: key.hasSuffix("s") ? "write texts such as de:Danke." : "write a text"
                )
            }
        }
    }
}

extension MessagingActionSet {
    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        let name = try reader.name()
        let kind: MessagingActionKind = try reader.word("action")
        let duration = try reader.milliseconds("duration", default: nil)
        let filter = try reader.string("filter", default: "")
        let text = try reader.string("text", default: "")
        let state: InteractionState = try reader.word("state", default: .closedAbandoned)
        if kind == .promptAgent || kind == .promptRequester, text.isEmpty {
            throw reader.refusal("text", "is missing", advice: "a prompt needs a text")
        }
        if kind == .setState, !Self.settableStates.contains(state) {
            let names = Self.settableStates.map(\.word).joined(separator: ", ")
            throw reader.refusal("state", "cannot be set", advice: "use one of " + names)
        }
        if !filter.isEmpty {
            do throws(EncodedQueryError) {
                let query = try EncodedQuery(parsing: filter)
                try query.validate(knownFields: DecisionState.filterFields)
            } catch {
                throw reader.refusal("filter", error.description, advice: "correct the query")
            }
        }
        self.init(
            name: name,
            active: try reader.boolean("active", default: true),
            order: UInt64(try reader.integer("order", range: 0...1_000_000, default: 100)),
            event: try reader.word("event"),
            duration: duration,
            anchor: try reader.word("anchor", default: .first),
            filter: filter,
            kind: kind,
            text: text,
            state: state
        )
    }
}

extension UserSet {
    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        let userName = try reader.string("userName")
        guard !userName.isEmpty, !userName.contains(":") else {
            throw reader.refusal("userName", "is empty or has a colon", advice: "write ana")
        }
        self.init(
            userName: userName,
            name: try reader.string("name", default: userName),
            active: try reader.boolean("active", default: true),
            roles: try reader.array("roles", default: [.agent]) {
                value throws(ConfigurationError) in
                try value.word()
            },
            phones: try reader.phones(),
            territory: try reader.territory("territory", default: ""),
            timeZone: try reader.timeZone()
        )
    }
}

extension ConsumerSet {
    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        self.init(
            name: try reader.name(),
            active: try reader.boolean("active", default: true),
            phones: try reader.phones(),
            territory: try reader.territory("territory", default: ""),
            timeZone: try reader.timeZone()
        )
    }
}

extension ContactSet {
    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        self.init(
            name: try reader.name(),
            active: try reader.boolean("active", default: true),
            phones: try reader.phones(),
            territory: try reader.territory("territory", default: ""),
            timeZone: try reader.timeZone()
        )
    }
}
