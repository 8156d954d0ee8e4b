import Decisions
import Vocabulary

extension SiteConfiguration.Application {
    init(
        _ reader: inout ObjectReader,
        _ secrets: Secrets,
        queues: [QueueSet]
    ) throws(ConfigurationError) {
        let name = try reader.name()
        guard name.utf8.allSatisfy({ Self.isPathCharacter($0) }) else {
            throw reader.refusal(
                "name",
                "is part of the webhooks' URL",
                advice: "use letters, digits, - and _"
            )
        }
        let kinds = SiteConfiguration.transports.keys.sorted()
        let provider = try reader.string("provider")
        guard let transport = SiteConfiguration.transports[provider] else {
            throw reader.refusal(
                "provider",
                "is no kind of provider",
                advice: "use one of " + kinds.joined(separator: ", ")
            )
        }
        let number = try reader.address("number")
        guard number.isAnswerable else {
            throw reader.refusal(
                "number",
                "is neither E.164 nor a short code",
                advice: "write it as +15550009999"
            )
        }
        queue = try reader.string("queue", default: "")
        if !queue.isEmpty, !queues.contains(where: { [queue] in $0.name == queue }) {
            throw reader.refusal("queue", "names no queue", advice: "add it to queues")
        }
        let language = try reader.string("language", default: "")
        guard language.isEmpty || language.isLanguage else {
            throw reader.refusal("language", "is no language", advice: "write de, or pt-BR")
        }
        set = ProviderApplicationSet(
            name: name,
            provider: provider,
            number: number,
            active: try reader.boolean("active", default: true),
            virtualAgentFirst: try reader.boolean("virtualAgentFirst", default: false),
            confirmsConsent: try reader.boolean("confirmsConsent", default: false),
            pool: try reader.string("pool", default: ""),
            uncertainSends: try reader.uncertainPolicy("uncertainSends"),
            language: language,
            quietHours: try reader.quietHours(orNone: true)
        )
        sending =
            try reader.optionalObject("sending") { reader throws(ConfigurationError) in
                try SiteConfiguration.Sending(&reader, of: provider)
            } ?? .usual(of: provider)
        self.transport = try transport(&reader, secrets)
    }

    private static func isPathCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

extension SiteConfiguration.Sending {
    init(_ reader: inout ObjectReader, of provider: String) throws(ConfigurationError) {
        let usual = Self.usual(of: provider)
        let rate = try reader.real("perSecond", range: 0...100_000, default: 0)
        thousandthsPerSecond = Int64((rate * 1_000).rounded(.up))
        burst = Int64(
            try reader.integer("burst", range: 1...100_000, default: Int(usual.burst))
        )
        concurrency = try reader.integer(
            "concurrency",
            range: 1...1_000,
            default: usual.concurrency
        )
    }
}

extension ObjectReader {
    /// What is done with uncertain sends; empty when nothing is said, or what is usual.
    mutating func uncertainPolicy(
        _ key: String,
        usual: UncertainPolicy? = nil
    ) throws(ConfigurationError) -> String {
        let policy = try string(key, default: "")
        guard policy.isEmpty || UncertainPolicy(rawValue: policy) != nil else {
            throw refusal(
                key,
                "is nothing that can be done with uncertain sends",
                advice: "use one of "
                    + UncertainPolicy.allCases.map(\.rawValue).joined(separator: ", ")
            )
        }
        return policy == usual?.rawValue ? "" : policy
    }
}

extension SiteConfiguration.Kannel {
    init(_ reader: inout ObjectReader, _ secrets: Secrets) throws(ConfigurationError) {
        sendURL = try reader.url("sendURL", default: "http://127.0.0.1:13013/cgi-bin/sendsms")
        userName = try reader.string("userName")
        password = try secrets.read("password", from: &reader)
        inboundToken = try secrets.read("inboundToken", from: &reader)
        smsc = try reader.string("smsc", default: "")
        validityMinutes = try reader.integer("validityMinutes", range: 0...44_640, default: 0)
        priority = try reader.optionalInteger("priority", range: 0...3)
        reportMask = try reader.integer("reportMask", range: 0...63, default: 31)
        userDataHeader = try reader.string("userDataHeader", default: "")
        guard userDataHeader.utf8.count % 2 == 0, userDataHeader.utf8.count <= 280,
            userDataHeader.allSatisfy({ $0.isHexDigit && $0.isASCII })
        else {
            throw reader.refusal(
                "userDataHeader",
                "is no header",
                advice: "write pairs of hexadecimal digits, such as 06050415820000"
            )
        }
    }
}

extension SiteConfiguration.Twilio {
    init(_ reader: inout ObjectReader, _ secrets: Secrets) throws(ConfigurationError) {
        accountSID = try reader.string("accountSID")
        guard accountSID.hasPrefix("AC"), accountSID.utf8.count == 34,
            accountSID.dropFirst(2).allSatisfy({ $0.isHexDigit && $0.isASCII })
        else {
            throw reader.refusal(
                "accountSID",
                "is not a Twilio account",
                advice: "write AC and 32 hexadecimal digits, as the console shows it"
            )
        }
        authTokens = [try secrets.read("authToken", from: &reader)]
        if reader.has("previousAuthToken") || reader.has("previousAuthTokenFile") {
            authTokens.append(try secrets.read("previousAuthToken", from: &reader))
        }
        apiBaseURL = try reader.url("apiBaseURL", default: "https://api.twilio.com")
        messagingServiceSID = try reader.string("messagingServiceSID", default: "")
        guard
            messagingServiceSID.isEmpty
                || messagingServiceSID.hasPrefix("MG") && messagingServiceSID.utf8.count == 34
                    && messagingServiceSID.dropFirst(2).allSatisfy({ $0.isHexDigit && $0.isASCII })
        else {
            throw reader.refusal(
                "messagingServiceSID",
                "is no messaging service",
                advice: "write MG and 32 hexadecimal digits, as the console shows it"
            )
        }
        validitySeconds = try reader.integer("validitySeconds", range: 0...36_000, default: 0)
        smartEncoded = try reader.boolean("smartEncoded", default: false)
    }
}

extension SiteConfiguration.Generic {
    /// The fields of each document that can stand elsewhere.
    static let fields: [(document: String, fields: [String])] = [
        (
            "inbound",
            [
                "id", "from", "to", "text", "media", "sentAt", "partReference", "partNumber",
                "partCount",
            ]
        ),
        ("status", ["id", "reference", "status", "code"]),
        ("outbound", ["reference", "from", "to", "text", "media", "statusURL"]),
        ("answer", ["id", "code"]),
    ]

    init(_ reader: inout ObjectReader, _ secrets: Secrets) throws(ConfigurationError) {
        sendURL = try reader.url("sendURL", default: nil)
        self.secrets = [try secrets.read("secret", from: &reader)]
        if reader.has("previousSecret") || reader.has("previousSecretFile") {
            self.secrets.append(try secrets.read("previousSecret", from: &reader))
        }
        window = try reader.milliseconds("window", default: .minutes(5))
        idempotent = try reader.boolean("idempotent", default: false)
        paths =
            try reader.optionalObject("paths") { reader throws(ConfigurationError) in
                try Self.paths(&reader)
            } ?? []
    }

    private static func paths(
        _ reader: inout ObjectReader
    ) throws(ConfigurationError) -> [(document: String, field: String, path: String)] {
        var found: [(document: String, field: String, path: String)] = []
        for (document, fields) in fields {
            let own = try reader.optionalObject(document) {
                reader throws(ConfigurationError) -> [(String, String)] in
                var own: [(String, String)] = []
                for field in fields {
                    guard let path = try reader.optionalString(field) else { continue }
                    guard !path.isEmpty, !path.hasPrefix("."), !path.hasSuffix(".") else {
                        throw reader.refusal(
                            field,
                            "is no path",
                            advice: "write names with dots between them, such as message.from"
                        )
                    }
                    own.append((field, path))
                }
                return own
            }
            for (field, path) in own ?? [] { found.append((document, field, path)) }
        }
        return found
    }
}

extension SiteConfiguration.Attachments {
    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        let usual = Self.usual
        bytesMax = try reader.integer(
            "bytesMax",
            range: 1_024...104_857_600,
            default: usual.bytesMax
        )
        onlyImages = try reader.boolean("onlyImages", default: usual.onlyImages)
        allowPrivateAddresses = try reader.boolean(
            "allowPrivateAddresses",
            default: usual.allowPrivateAddresses
        )
    }
}
