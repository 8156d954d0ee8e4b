public import Vocabulary

extension SiteConfiguration {
    /// What an SMPP application needs.
    public struct SMPP: Sendable {
        /// Which sessions are opened.
        public enum Binding: String, CaseIterable, Sendable {
            /// One that sends and receives.
            case transceiver
            /// One that sends and one that receives.
            case separate
            /// One that only sends.
            case transmitter
            /// One that only receives.
            case receiver
        }

        /// What the centre takes `data_coding` 0 for.
        public enum Alphabet: String, CaseIterable, Sendable {
            /// The 7-bit alphabet, a character in a byte.
            case gsm7
            /// The 7-bit alphabet, packed.
            case gsm7Packed
            /// ISO 8859-1.
            case latin1
            /// ASCII.
            case ascii
        }

        /// How the parts of a long text say that they belong together.
        public enum Joining: String, CaseIterable, Sendable {
            /// By a header in front of each text.
            case header
            /// By the `sar_…` parameters.
            case parameters
            /// Not at all: the centre cuts the text.
            case payload
        }

        /// How the centre writes message ids.
        public enum IDForm: String, CaseIterable, Sendable {
            /// As text.
            case text
            /// As a number in decimal digits.
            case decimal
            /// As a number in hexadecimal digits.
            case hexadecimal
        }

        /// Where the centre is: a name or a numeric address.
        public var host: String
        /// The port.
        public var port: UInt16
        /// Certificates that are trusted, in PEM (empty: the system's), and the name that the centre's
        /// must have (empty: the host); nothing for plain TCP.
        public var tls: (authoritiesFile: String, serverName: String)?
        /// Who binds.
        public var systemID: String
        /// How it proves itself.
        public var password: String
        /// What kind of system.
        public var systemType: String
        /// Which addresses the sessions serve, as a regular expression.
        public var addressRange: String
        /// Which sessions are opened.
        public var bind: Binding
        /// How many messages may be unanswered.
        public var window: Int
        /// How long a session may be silent before the centre is asked whether it is there.
        public var enquireAfter: Milliseconds
        /// How long an answer is waited for.
        public var answerWithin: Milliseconds
        /// The longest pause between attempts to connect.
        public var reconnectAtMost: Milliseconds
        /// What `data_coding` 0 stands for.
        public var alphabet: Alphabet
        /// How parts are joined.
        public var joining: Joining
        /// Whether look-alikes of plain characters are replaced.
        public var replaceLookAlikes: Bool
        /// How the centre writes message ids when it answers.
        public var answerIDs: IDForm
        /// How the centre writes message ids in receipts.
        public var receiptIDs: IDForm
        /// Whether the centre is asked for receipts.
        public var receipts: Bool
        /// The service.
        public var serviceType: String
        /// Whether 9 to 15 digits are an international number.
        public var internationalNumbers: Bool
    }
}

extension SiteConfiguration.SMPP {
    init(_ reader: inout ObjectReader, _ secrets: Secrets) throws(ConfigurationError) {
        host = try reader.string("host")
        port = UInt16(try reader.integer("port", range: 1...65_535, default: 2_775))
        tls = try reader.optionalObject("tls") { reader throws(ConfigurationError) in
            (
                authoritiesFile: try reader.string("authoritiesFile", default: ""),
                serverName: try reader.string("serverName", default: "")
            )
        }
        systemID = try reader.bounded("systemID", 15)
        password = try secrets.read("password", from: &reader)
        guard password.utf8.count <= 8, password.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw reader.refusal(
                "password",
                "is longer than SMPP allows",
                advice: "use at most 8 plain characters"
            )
        }
        systemType = try reader.bounded("systemType", 12, default: "")
        addressRange = try reader.bounded("addressRange", 40, default: "")
        bind = try reader.oneOf("bind", default: .transceiver)
        window = try reader.integer("window", range: 1...1_000, default: 10)
        enquireAfter = try reader.milliseconds("enquireAfter", default: .seconds(30))
        answerWithin = try reader.milliseconds("answerWithin", default: .seconds(30))
        reconnectAtMost = try reader.milliseconds("reconnectAtMost", default: .seconds(60))
        alphabet = try reader.oneOf("alphabet", default: .gsm7)
        joining = try reader.oneOf("joining", default: .header)
        replaceLookAlikes = try reader.boolean("replaceLookAlikes", default: false)
        answerIDs = try reader.oneOf("answerIDs", default: .text)
        receiptIDs = try reader.oneOf("receiptIDs", default: .text)
        receipts = try reader.boolean("receipts", default: true)
        serviceType = try reader.bounded("serviceType", 5, default: "")
        internationalNumbers = try reader.boolean("internationalNumbers", default: true)
    }
}

extension ObjectReader {
    /// A text of plain characters that SMPP has so many bytes for.
    fileprivate mutating func bounded(
        _ key: String,
        _ limit: Int,
        default fallback: String? = nil
    ) throws(ConfigurationError) -> String {
        let text = try string(key, default: fallback)
        guard text.utf8.count <= limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
            throw refusal(
                key,
                "is longer than SMPP allows",
                advice: "use at most \(limit) plain characters"
            )
        }
        return text
    }
}
