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
            tls: nil
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

extension SettingsChanged {
    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        self.init(
            channelActive: try reader.boolean("channelActive", default: true),
            resumeHeld: try reader.boolean("resumeHeld", default: true),
            defaultTerritory: try reader.territory("defaultTerritory", default: "US"),
            openingAcknowledgement: try reader.string("openingAcknowledgement", default: ""),
            closingText: try reader.string("closingText", default: ""),
            resumeGrace: try reader.milliseconds("resumeGrace", default: .minutes(15)),
            reassignExclusion: try reader.milliseconds("reassignExclusion", default: .hours(1)),
            uncertainSends: try reader.uncertainPolicy("uncertainSends", usual: .ask)
        )
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
            territory: try reader.territory("territory", default: "")
        )
    }
}
