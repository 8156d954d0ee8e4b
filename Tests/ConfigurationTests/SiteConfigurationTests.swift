import Configuration
import Decisions
import Engine
import EventLog
import Foundation
import Testing
import Vocabulary

/// The configuration that the project ships.
private let shipped = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "config/ledgerline.json5")

private func read(_ text: String) throws(ConfigurationError) -> SiteConfiguration {
    try SiteConfiguration(
        parsing: Array(text.utf8),
        file: "site.json5",
        secrets: Secrets(folder: "/nowhere")
    )
}

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
        let site = try SiteConfiguration(file: shipped.path, environment: [:])
        for (key, value) in [
            ("workers", "\(usual.http.workers)"),
            ("connectionLimit", "\(usual.http.connectionLimit)"),
            ("bodyBytes", "\(usual.http.bodyBytes)"),
            ("recordsPerSegment", "\(usual.log.recordsPerSegment)"),
            ("fillAheadBytes", "\(usual.log.fillAheadBytes)"),
            ("channelActive", "true"), ("resumeHeld", "true"), ("defaultTerritory", "\"US\""),
            ("openingAcknowledgement", "\"\""), ("closingText", "\"\""),
            ("resumeGrace", "\"15m\""), ("reassignExclusion", "\"1h\""), ("threshold", "\"5m\""),
        ] {
            #expect(text.contains("// \(key): \(value),"), "\(key)")
        }
        #expect(usual.site == site.site)
        #expect(usual.outageThreshold == .minutes(5))
        #expect(usual.site.resumeGrace == .minutes(15))
        #expect(usual.site.reassignExclusion == .hours(1))
        #expect(usual.actions == MessagingActionSet.shipped)
    }

    @Test(
        "names line and key of what is wrong",
        arguments: [
            ("{ http: { port: 70000 } }", 1, "http.port"),
            ("{\n  htpp: {},\n}", 2, "htpp"),
            ("{ http: { publicURL: \"sms.example.org\" } }", 1, "http.publicURL"),
            ("{ dataDirectory: 7 }", 1, "dataDirectory"),
            ("{\n\n  site: { resumeGrace: \"soon\" } }", 3, "site.resumeGrace"),
            ("{ site: { defaultTerritory: \"USA\" } }", 1, "site.defaultTerritory"),
            ("{ queues: [ { name: \"A\" }, { name: \"A\" } ] }", 1, "queues"),
            ("{ queues: [ { order: 1 } ] }", 1, "queues[0].name"),
            (application("provider: \"pigeon\""), 1, "providerApplications[0].provider"),
            (
                application("provider: \"loopback\", queue: \"Sales\""), 1,
                "providerApplications[0].queue"
            ),
            (
                application("provider: \"loopback\", number: \"call me\""), 1,
                "providerApplications[0].number"
            ),
            (
                application("provider: \"loopback\", kannel: {}"), 1,
                "providerApplications[0].kannel"
            ),
            (
                application("provider: \"kannel\", kannel: { userName: \"u\" }"), 1,
                "providerApplications[0].kannel.password"
            ),
            (
                application("provider: \"twilio\", twilio: { accountSID: \"x\" }"), 1,
                "providerApplications[0].twilio.accountSID"
            ),
            (
                application(
                    "provider: \"kannel\", kannel: { userName: \"u\", passwordFile: \"p\" }"
                ), 1, "providerApplications[0].kannel.passwordFile"
            ),
            (action("duration: \"0ms\", text: \"x\""), 1, "messagingActions[0].duration"),
            (action("duration: \"1m\""), 1, "messagingActions[0].text"),
            (
                action("duration: \"1m\", text: \"x\", filter: \"colour=red\""), 1,
                "messagingActions[0].filter"
            ),
            (
                action("duration: \"1m\", text: \"x\", filter: \"^\""), 1,
                "messagingActions[0].filter"
            ),
            (
                "{ messagingActions: [ { name: \"A\", event: \"nothing\", duration: \"1m\", action: \"reassign\" } ] }",
                1, "messagingActions[0].event"
            ),
            (
                "{ messagingActions: [ { name: \"A\", event: \"agent_message_without_requester_response\", duration: \"1m\", action: \"set_state\", state: \"queued\" } ] }",
                1, "messagingActions[0].state"
            ),
            ("{ users: [ { userName: \"a:b\" } ] }", 1, "users[0].userName"),
            ("{ users: [ { userName: \"a\", roles: [\"king\"] } ] }", 1, "users[0].roles[0]"),
            ("{ consumers: [ { name: \"A\", phones: [\"555\"] } ] }", 1, "consumers[0].phones[0]"),
            ("{ http: {} ", 1, ""),
        ]
    )
    func refuses(_ text: String, line: Int, key: String) {
        let error = #expect(throws: ConfigurationError.self) { try read(text) }
        #expect(error?.position.line == line)
        #expect(error?.keyPath == key || key.isEmpty)
        #expect(error?.description.hasPrefix("site.json5:\(line):") == true)
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
                "LEDGERLINE_HTTP_PORT": "9000", "LEDGERLINE_DATA_DIRECTORY": "/elsewhere",
            ]
        )
        #expect(site.http.port == 9000)
        #expect(site.http.publicURL == "http://127.0.0.1:9000")
        #expect(site.dataDirectory == "/elsewhere")
        #expect(throws: ConfigurationError.self) {
            try SiteConfiguration(
                file: shipped.path,
                environment: ["LEDGERLINE_HTTP_PORT": "many"]
            )
        }
    }

    @Test func `goes into the log once, and only what differs goes in again`() throws {
        let ledger = try Ledger(log: MemoryLog())
        var site = try SiteConfiguration(file: shipped.path, environment: [:])
        try apply(site, to: ledger)
        let first = ledger.log.lastPosition
        #expect(first > 5)
        try apply(site, to: ledger)
        #expect(ledger.log.lastPosition == first)

        site.actions.removeLast()
        site.users[1].name = "Ana Maria"
        try apply(site, to: ledger)
        #expect(ledger.log.lastPosition == first + 2)
        let silent = ledger.state.actions.first { $0.definition.kind == .setState }
        #expect(silent?.definition.active == false)
        try apply(site, to: ledger)
        #expect(ledger.log.lastPosition == first + 2)
    }

    private func apply(_ site: SiteConfiguration, to ledger: Ledger) throws {
        let difference = ConfigurationDifference(toward: site)
        for _ in 0..<3 {
            for input in difference.nextInputs(from: ledger.state) {
                let time = Instant(rawValue: 1_772_442_000_000)
                if case .failure(let refusal) = try ledger.admit(input, at: time) { throw refusal }
            }
            try ledger.commit()
        }
    }
}

private func application(_ fields: String) -> String {
    let number = fields.contains("number:") ? "" : ", number: \"+15550009999\""
    return "{ providerApplications: [ { name: \"A\"\(number), \(fields) } ] }"
}

private func action(_ fields: String) -> String {
    "{ messagingActions: [ { name: \"A\","
        + " event: \"agent_message_without_requester_response\", action: \"prompt_agent\","
        + " \(fields) } ] }"
}
