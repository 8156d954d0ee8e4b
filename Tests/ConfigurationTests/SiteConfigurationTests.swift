import Configuration
import Decisions
import Foundation
import Testing
import Vocabulary

@Suite("The site's configuration")
struct SiteConfigurationTests {
    @Test func `that is shipped is read, with one loopback application and the shipped actions`()
        throws
    {
        let site = try SiteConfiguration(file: shipped.path, environment: [:])
        #expect(site.applications.map(\.set.name) == ["Demo"])
        #expect(site.applications.first?.set.provider == "loopback")
        #expect(site.actions == MessagingActionSet.shipped)
        #expect(site.users.map(\.userName) == ["admin", "ana", "boris"])
    }

    @Test func `documents each default as the code has it`() throws {
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let usual = try read("{}")
        let documented = try read(uncommented(text, where: isDefault))
        #expect(usual.dataDirectory == documented.dataDirectory)
        #expect(usual.http.address == documented.http.address)
        #expect(usual.http.port == documented.http.port)
        #expect(usual.http.workers == documented.http.workers)
        #expect(usual.http.connectionLimit == documented.http.connectionLimit)
        #expect(usual.http.perAddressLimit == documented.http.perAddressLimit)
        #expect(usual.http.headerBytes == documented.http.headerBytes)
        #expect(usual.http.bodyBytes == documented.http.bodyBytes)
        #expect(usual.http.idleTimeout == documented.http.idleTimeout)
        #expect(usual.http.requestTimeout == documented.http.requestTimeout)
        #expect(usual.http.publicURL == documented.http.publicURL)
        #expect(usual.log.recordsPerSegment == documented.log.recordsPerSegment)
        #expect(usual.log.fillAheadBytes == documented.log.fillAheadBytes)
        #expect(usual.processLog.format == documented.processLog.format)
        #expect(usual.outageThreshold == documented.outageThreshold)
        #expect(usual.site == documented.site)
        #expect(usual.actions == documented.actions)
        #expect(usual.actions == MessagingActionSet.shipped)
        let bare = try read(
            """
            { queues: [{ name: "Support" }], providerApplications: [
                { name: "Demo", provider: "loopback", number: "+15550009999", queue: "Support" } ] }
            """
        )
        #expect(bare.queues == documented.queues)
        #expect(bare.applications.map(\.set) == documented.applications.map(\.set))
    }

    @Test func `has more messages under way with a gateway than with others, unless told`() throws {
        func concurrency(_ provider: String, _ sending: String) throws -> Int? {
            let kannel = "kannel: { userName: \"u\", password: \"p\", inboundToken: \"t\" }, "
            let section = provider == "kannel" ? kannel : ""
            let site = try read(
                "{ providerApplications: [{ name: \"A\", provider: \"\(provider)\","
                    + " number: \"+15550009999\", \(section)\(sending) }] }"
            )
            return site.applications.first?.sending.concurrency
        }
        #expect(try concurrency("kannel", "") == 128)
        #expect(try concurrency("kannel", "sending: { perSecond: 5 }") == 128)
        #expect(try concurrency("kannel", "sending: { concurrency: 7 }") == 7)
        #expect(try concurrency("loopback", "") == 32)
        #expect(try concurrency("loopback", "sending: {}") == 32)
    }

    @Test func `shows examples that are read when their comment signs are taken away`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let secrets = [
            "kannel-password", "kannel-token", "twilio-auth-token", "twilio-old-token",
            "partner-secret", "partner-old-secret", "bot-secret",
        ]
        for name in secrets {
            try Data("secret of \(name)\r\n".utf8).write(to: folder.appending(path: name))
        }
        // Of SMPP's eight characters nothing is left to say what it is of.
        try Data("eightltr\r\n".utf8).write(to: folder.appending(path: "smpp-password"))
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let site = try SiteConfiguration(
            parsing: Array(uncommented(text, where: { _ in true }).utf8),
            file: "shipped.json5",
            secrets: Secrets(folder: folder.path)
        )
        #expect(site.http.publicURL == "https://sms.example.org")
        #expect(site.http.tls?.keyFile == "/etc/ledgerline/tls.key")
        guard case .kannel(let kannel) = site.applications[1].transport,
            case .smpp(let smpp) = site.applications[2].transport,
            case .twilio(let twilio) = site.applications[3].transport
        else {
            Issue.record("the examples are a Kannel, an SMPP and a Twilio application")
            return
        }
        #expect(smpp.password == "eightltr")
        #expect(kannel.password == "secret of kannel-password")
        #expect(kannel.inboundToken == "secret of kannel-token")
        #expect(
            twilio.authTokens == ["secret of twilio-auth-token", "secret of twilio-old-token"]
        )
    }

    @Test func `explains every key that the schema asks for`() throws {
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let lists = text.matches(of: /Keys: ((?:[^\n]*\n\s*\/\/)*[^\n]*)/).map(\.output.1).joined()
        let keys = try schemaKeys()
        #expect(keys.isSuperset(of: ["recordsPerSegment", "anchor", "smsc", "phones", "keyFile"]))
        for key in keys.sorted() {
            let isWritten = try text.contains(
                Regex("\\b\(key)(File)?:").wordBoundaryKind(.simple)
            )
            let isListed = try lists.contains(Regex("\\b\(key)\\b").wordBoundaryKind(.simple))
            #expect(isWritten || isListed, "\(key)")
        }
    }

    @Test func `that cannot be read is an error with its path`() {
        let error = #expect(throws: ConfigurationError.self) {
            try SiteConfiguration(file: "/nowhere/site.json5", environment: [:])
        }
        #expect(error?.description.contains("/nowhere/site.json5") == true)
    }

    @Test func `gives way to the environment`() throws {
        let site = try SiteConfiguration(
            file: shipped.path,
            environment: [
                "LEDGERLINE_HTTP_ADDRESS": "::1", "LEDGERLINE_HTTP_PORT": "9000",
                "LEDGERLINE_DATA_DIRECTORY": "/elsewhere", "LEDGERLINE_HTTP_BODY_BYTES": "2048",
                "LEDGERLINE_LOG_FILL_AHEAD_BYTES": "0", "LEDGERLINE_OUTAGE_THRESHOLD": "90s",
                "LEDGERLINE_PROCESS_LOG_FORMAT": "text",
                "LEDGERLINE_SITE_CHANNEL_ACTIVE": "false", "LEDGERLINE_CONFIG": "ignored here",
                "LEDGERLINE_HTTP_TLS_CERTIFICATE_FILE": "/c", "LEDGERLINE_HTTP_TLS_KEY_FILE": "/k",
            ]
        )
        #expect(site.http.address == "::1")
        #expect(site.http.port == 9000)
        #expect(site.http.publicURL == "https://[::1]:9000")
        #expect(site.http.bodyBytes == 2048)
        #expect(site.http.tls?.certificateFile == "/c")
        #expect(site.dataDirectory == "/elsewhere")
        #expect(site.log.fillAheadBytes == 0)
        #expect(site.processLog.format == .text)
        #expect(site.outageThreshold == .seconds(90))
        #expect(!site.site.channelActive)
    }

    @Test(
        "names the variable of the environment that is wrong",
        arguments: [
            ("LEDGERLINE_HTTP_PORT", "many", "a whole number was expected, not a text"),
            ("LEDGERLINE_HTTP_PORT", "70000", "70000 is not within 0...65535"),
            ("LEDGERLINE_HTTP_PUBLIC_URL", "sms.example.org", "is not a URL"),
            ("LEDGERLINE_SITE_CHANNEL_ACTIVE", "yes", "true or false was expected"),
            ("LEDGERLINE_SITE_RESUME_GRACE", "soon", "\"soon\" is not a duration"),
            ("LEDGERLINE_DATA_DIRECTORY", "", "is empty"),
            ("LEDGERLINE_HTTP_PROT", "1", "did you mean LEDGERLINE_HTTP_PORT?"),
        ]
    )
    func refusesVariable(_ name: String, value: String, words: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try SiteConfiguration(file: shipped.path, environment: [name: value])
        }
        #expect(error?.file == "environment")
        #expect(error?.keyPath == name)
        #expect(error?.description.contains(words) == true)
    }

    @Test func `says that a secret's file is empty`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: file) }
        try Data("\n".utf8).write(to: URL(filePath: file))
        let error = #expect(throws: ConfigurationError.self) {
            try read(
                application(
                    "provider: \"kannel\", kannel: { userName: \"u\", passwordFile: \"\(file)\" }"
                )
            )
        }
        #expect(error?.keyPath == "providerApplications[0].kannel.passwordFile")
        #expect(error?.description.contains("an empty file") == true)
    }

    @Test func `takes secrets from systemd's credentials when there are some`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let credentials = folder.appending(path: "credentials")
        try FileManager.default.createDirectory(at: credentials, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("beside\n".utf8).write(to: folder.appending(path: "p"))
        try Data("credential\n".utf8).write(to: credentials.appending(path: "p"))
        let file = folder.appending(path: "site.json5")
        let kannel = "kannel: { userName: \"u\", passwordFile: \"p\", inboundToken: \"t\" }"
        try Data(application("provider: \"kannel\", " + kannel).utf8).write(to: file)
        for (environment, expected) in [
            ([:], "beside"), (["CREDENTIALS_DIRECTORY": credentials.path], "credential"),
        ] {
            let site = try SiteConfiguration(file: file.path, environment: environment)
            guard case .kannel(let kannel) = site.applications.first?.transport else {
                Issue.record("the application is Kannel's")
                return
            }
            #expect(kannel.password == expected)
        }
    }
}

/// The file with the comment signs taken away from lines that are configuration.
private func uncommented(_ text: String, where isWanted: (Substring) -> Bool) -> String {
    let line = /^\s*\/\/\s+(\{|\},?|[a-z]\w*: .*[,{])$/
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { original in
        guard let match = original.wholeMatch(of: line), isWanted(match.output.1) else {
            return String(original)
        }
        return String(match.output.1)
    }
    .joined(separator: "\n")
}

/// Whether a line that is commented out is a default, and not an example.
private func isDefault(_ line: Substring) -> Bool {
    line.wholeMatch(of: /\w+: ("[^"\/]*"|\w+|\{\}),/) != nil
        && ![
            "smsc", "inboundTokenFile", "passwordFile", "authTokenFile", "previousAuthTokenFile",
            "validityMinutes", "priority", "reportMask", "userDataHeader", "messagingServiceSID",
            "validitySeconds", "smartEncoded", "secretFile", "previousSecretFile", "window",
            "idempotent",
        ]
        .contains { line.hasPrefix($0) }
        && !line.contains("userName:")
        && !line.hasPrefix("outOfHoursText")
        && !line.contains("accountSID:")
}

/// The keys that the source of the schema reads.
private func schemaKeys() throws -> Set<String> {
    let folder = shipped.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Configuration")
    let call =
        /\b(?:string|optionalString|integer|boolean|milliseconds|territory|word|address|url|array|objects?|optionalObject|read)\(\s*"(\w+)"/
    var keys: Set<String> = []
    for name in [
        "SiteConfiguration+Reading", "SiteConfiguration+Parts", "SiteConfiguration+Applications",
        "RoutingConfiguration+Reading",
        "ObjectReader+Field",
    ] {
        let url = folder.appending(path: name + ".swift")
        let text = try String(contentsOf: url, encoding: .utf8)
        // A simple boundary, for by Unicode's own `reader.string` is one word.
        keys.formUnion(text.matches(of: call.wordBoundaryKind(.simple)).map { String($0.output.1) })
    }
    return keys
}
