import Decisions
import Foundation
import Vocabulary

extension SiteConfiguration {
    typealias TransportReader =
        @Sendable (inout ObjectReader, Secrets) throws(ConfigurationError) -> Transport

    /// The provider kinds by their names.
    static let transports: [String: TransportReader] = [
        "loopback": { reader, _ throws(ConfigurationError) in
            _ = try reader.optionalObject("loopback") { _ throws(ConfigurationError) in }
            return .loopback
        },
        "kannel": { reader, secrets throws(ConfigurationError) in
            try reader.object("kannel") { reader throws(ConfigurationError) in
                .kannel(try Kannel(&reader, secrets))
            }
        },
        "smpp": { reader, secrets throws(ConfigurationError) in
            try reader.object("smpp") { reader throws(ConfigurationError) in
                .smpp(try SMPP(&reader, secrets))
            }
        },
        "twilio": { reader, secrets throws(ConfigurationError) in
            try reader.object("twilio") { reader throws(ConfigurationError) in
                .twilio(try Twilio(&reader, secrets))
            }
        },
        "http": { reader, secrets throws(ConfigurationError) in
            try reader.object("http") { reader throws(ConfigurationError) in
                .http(try Generic(&reader, secrets))
            }
        },
    ]

    /// Reads a configuration file.
    ///
    /// - Parameters:
    ///   - file: its path.
    ///   - environment: `LEDGERLINE_…` variables stand in front of what the file says.
    /// - Throws: what is wrong, with file, line and key.
    public init(
        file: String,
        environment: [String: String]
    ) throws(ConfigurationError) {
        let start = SourcePosition(line: 1, column: 1)
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw ConfigurationError(
                file: file,
                position: start,
                keyPath: "",
                problem: .refused(
                    message: "the file cannot be read",
                    advice: "name another with --config, or check its owner"
                )
            )
        }
        try self.init(
            parsing: [UInt8](bytes),
            file: file,
            secrets: Secrets(folder: environment["CREDENTIALS_DIRECTORY"] ?? Self.folder(of: file)),
            environment: environment
        )
    }

    /// Reads a configuration from bytes.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for errors.
    ///   - secrets: where files of secrets are looked for.
    ///   - environment: `LEDGERLINE_…` variables stand in front of what the file says.
    /// - Throws: what is wrong, with file, line and key, or with the variable.
    public init(
        parsing bytes: [UInt8],
        file: String,
        secrets: Secrets,
        environment: [String: String] = [:]
    ) throws(ConfigurationError) {
        let overlay = try EnvironmentOverlay(environment)
        let read = try JSON5Value(parsing: bytes, file: file)
        let value = ConfigurationValue(overlay.applied(to: read), file: file)
        do throws(ConfigurationError) {
            self = try value.object { reader throws(ConfigurationError) in
                try SiteConfiguration(&reader, secrets, Self.folder(of: file))
            }
        } catch {
            throw overlay.attributed(error)
        }
    }

    private init(
        _ reader: inout ObjectReader,
        _ secrets: Secrets,
        _ folder: String
    ) throws(ConfigurationError) {
        dataDirectory = try reader.string("dataDirectory", default: "data")
        guard !dataDirectory.isEmpty else {
            throw reader.refusal("dataDirectory", "is empty", advice: "write a folder such as data")
        }
        http =
            try reader.optionalObject("http") { reader throws(ConfigurationError) in
                try HTTP(&reader)
            } ?? .usual
        log =
            try reader.optionalObject("log") { reader throws(ConfigurationError) in
                try Log(&reader)
            } ?? .usual
        processLog =
            try reader.optionalObject("processLog") { reader throws(ConfigurationError) in
                ProcessLog(format: try reader.oneOf("format", default: ProcessLog.usual.format))
            } ?? .usual
        extensions =
            try reader.optionalObject("extensions") { reader throws(ConfigurationError) in
                try Scripts(&reader, besides: folder)
            } ?? .usual(besides: folder)
        virtualAgent = try reader.optionalObject("virtualAgent") {
            reader throws(ConfigurationError) in
            try VirtualAgent(&reader, secrets, besides: folder)
        }
        let threshold = try reader.optionalObject("outage") { reader throws(ConfigurationError) in
            try reader.milliseconds("threshold", default: .minutes(5))
        }
        outageThreshold = threshold ?? .minutes(5)
        attachments =
            try reader.optionalObject("attachments") { reader throws(ConfigurationError) in
                try Attachments(&reader)
            } ?? .usual
        webhooksAllowPrivateAddresses =
            try reader.optionalObject("webhooks") { reader throws(ConfigurationError) in
                try reader.boolean("allowPrivateAddresses", default: false)
            } ?? false
        site =
            try reader.optionalObject("site") { reader throws(ConfigurationError) in
                try SettingsChanged(&reader)
            } ?? .usual
        var routing =
            try reader.optionalObject("routing") { reader throws(ConfigurationError) in
                try RoutingConfiguration(&reader)
            } ?? .shipped
        routing.wrapUpCodes = try reader.objects("wrapUpCodes", default: []) {
            reader throws(ConfigurationError) in
            WrapUpCodeSet(
                name: try reader.name(),
                active: try reader.boolean("active", default: true),
                order: UInt64(try reader.integer("order", range: 0...1_000_000, default: 100))
            )
        }
        routing.templates = try reader.objects("responseTemplates", default: []) {
            reader throws(ConfigurationError) in
            ResponseTemplateSet(
                name: try reader.name(),
                active: try reader.boolean("active", default: true),
                text: try reader.string("text")
            )
        }
        self.routing = routing
        var placed = PlacedWarnings()
        queues = try reader.objects("queues", default: []) {
            [routing] reader throws(ConfigurationError) in
            let queue = try RoutingConfiguration.Queue(&reader, routing: routing)
            placed.queues.append((queue, reader))
            return queue
        }
        let queues = queues
        applications = try reader.objects("providerApplications", default: []) {
            reader throws(ConfigurationError) in
            try Application(&reader, secrets, queues: queues.map(\.set))
        }
        actions = try reader.objects("messagingActions", default: MessagingActionSet.shipped) {
            reader throws(ConfigurationError) in
            try MessagingActionSet(&reader)
        }
        users = try reader.objects("users", default: []) { reader throws(ConfigurationError) in
            let user = try UserSet(&reader)
            placed.users.append((user, reader))
            return user
        }
        consumers = try reader.objects("consumers", default: []) {
            reader throws(ConfigurationError) in
            try ConsumerSet(&reader)
        }
        contacts = try reader.objects("contacts", default: []) {
            reader throws(ConfigurationError) in
            try ContactSet(&reader)
        }
        readZones()
        warnings = placed.warnings(self)
        try reader.unique("name", in: "queues", self.queues.map(\.set.name))
        try reader.unique("name", in: "wrapUpCodes", routing.wrapUpCodes.map(\.name))
        try reader.unique("name", in: "responseTemplates", routing.templates.map(\.name))
        try reader.unique("name", in: "providerApplications", applications.map(\.set.name))
        try reader.unique(
            "number",
            in: "providerApplications",
            applications.map(\.set.number.text)
        )
        try reader.unique("name", in: "messagingActions", actions.map(\.name))
        try reader.unique("userName", in: "users", users.map(\.userName))
        try reader.unique("name", in: "consumers", consumers.map(\.name))
        try reader.unique("name", in: "contacts", contacts.map(\.name))
    }

    /// The time zones that anything names, and those of every country where quiet hours need them.
    private mutating func readZones() {
        let named =
            [site.timeZone] + users.map(\.timeZone) + consumers.map(\.timeZone)
            + contacts.map(\.timeZone)
        let known = routing.zones.map(\.zone) + [""]
        routing.zones += Set(named).subtracting(known).sorted()
            .compactMap { TimeZoneSet(reading: $0) }
        let isQuiet =
            !site.quietHours.isEmpty
            || applications.contains { ![[], [QuietHours.none]].contains($0.set.quietHours) }
        guard isQuiet, let (zones, countries) = NumberZonesSet.reading() else { return }
        let present = Set(routing.zones.map(\.zone))
        routing.zones += zones.filter { !present.contains($0.zone) }
        numberZones = countries
    }

    private static func folder(of file: String) -> String {
        URL(filePath: file).deletingLastPathComponent().path
    }
}
