import Configuration
import Testing

@Suite("A fault in the configuration")
struct ConfigurationFaultTests {
    @Test(
        "is named with its line, its key and what is wrong",
        arguments: general + lists + transports + actions
    )
    func refuses(_ fault: Fault) {
        let error = #expect(throws: ConfigurationError.self) { try read(fault.text) }
        #expect(error?.position.line == fault.line)
        #expect(error?.keyPath == fault.key)
        #expect(error?.description.hasPrefix("site.json5:\(fault.line):") == true)
        #expect(error?.description.contains(fault.words) == true, "\(error?.description ?? "")")
    }
}

/// A configuration with the line, the key and some words of its error.
struct Fault: CustomTestStringConvertible {
    let text: String
    let line: Int
    let key: String
    let words: String

    init(_ text: String, _ line: Int, _ key: String, _ words: String) {
        self.text = text
        self.line = line
        self.key = key
        self.words = words
    }

    var testDescription: String { key + " " + words }
}

private let general = [
    Fault("{\n  http: {}", 2, "http", "the file ends"),
    Fault("{\n  htpp: {},\n}", 2, "htpp", "did you mean http?"),
    Fault("{\n  http: {},\n  http: {},\n}", 3, "http", "stands in line 2 already"),
    Fault("{ dataDirectory: 7 }", 1, "dataDirectory", "a text was expected"),
    Fault("{ dataDirectory: \"\" }", 1, "dataDirectory", "is empty"),
    Fault("{\n  http: {\n    port: 70000,\n} }", 3, "http.port", "0...65535"),
    Fault("{ http: { port: \"8480\" } }", 1, "http.port", "a whole number was expected"),
    Fault("{ http: { address: \"localhost\" } }", 1, "http.address", "not a numeric"),
    Fault("{ http: { workers: 0 } }", 1, "http.workers", "1...64"),
    Fault("{ http: { connectionLimit: 1 } }", 1, "http.connectionLimit", "8...100000"),
    Fault("{ http: { perAddressLimit: -1 } }", 1, "http.perAddressLimit", "0...100000"),
    Fault("{ http: { headerBytes: 1 } }", 1, "http.headerBytes", "8192...1048576"),
    Fault("{ http: { idleTimeout: \"2h\" } }", 1, "http.idleTimeout", "1s...1h"),
    Fault("{ http: { requestTimeout: \"1ms\" } }", 1, "http.requestTimeout", "1s...1h"),
    Fault("{ http: { bodyBytes: 1 } }", 1, "http.bodyBytes", "1024...67108864"),
    Fault("{ http: { publicURL: \"sms.example.org\" } }", 1, "http.publicURL", "is not a URL"),
    Fault("{ http: { publicURL: \"http:///\" } }", 1, "http.publicURL", "is not a URL"),
    Fault("{ http: { publicURL: \"http://a/\" } }", 1, "http.publicURL", "without a slash"),
    Fault(
        "{ site: {\n stopWords: [\"de:Hilfe\"], helpWords: [\"hilfe\"] } }",
        2,
        "site.stopWords",
        "two meanings"
    ),
    Fault("{ site: {\n stopTexts: [\"Schluss\"] } }", 2, "site.stopTexts", "as `de`"),
    Fault("{ site: { helpTexts: [\"de:A\", \"DE:B\"] } }", 1, "site.helpTexts", "one text"),
    Fault("{ site: { startText: \" \" } }", 1, "site.startText", "no text"),
    Fault(
        "{ providerApplications: [{ name: \"A\", provider: \"loopback\", number: \"+15550009999\","
            + " language: \"German\" }] }",
        1,
        "providerApplications[0].language",
        "is no language"
    ),
    Fault(
        "{ http: {\n tls: { certificateFile: \"c\" } } }",
        2,
        "http.tls.keyFile",
        "add keyFile"
    ),
    Fault("{ log: { recordsPerSegment: 1 } }", 1, "log.recordsPerSegment", "1000...1000000000"),
    Fault("{ log: { fillAheadBytes: -1 } }", 1, "log.fillAheadBytes", "0...1073741824"),
    Fault("{ processLog: { format: \"xml\" } }", 1, "processLog.format", "json"),
    Fault("{ outage: { threshold: \"0s\" } }", 1, "outage.threshold", "1ms...366d"),
    Fault("{\n\n  site: { resumeGrace: \"soon\" } }", 3, "site.resumeGrace", "not a duration"),
    Fault("{ site: { reassignExclusion: 60 } }", 1, "site.reassignExclusion", "a duration"),
    Fault("{ site: { defaultTerritory: \"USA\" } }", 1, "site.defaultTerritory", "a country"),
    Fault("{ site: { defaultTerritory: \"12\" } }", 1, "site.defaultTerritory", "a country"),
    Fault("{ site: { channelActive: 1 } }", 1, "site.channelActive", "true or false"),
]

private let lists = [
    Fault("{ queues: {} }", 1, "queues", "a list was expected"),
    Fault("{ queues: [\n { order: 1 } ] }", 2, "queues[0].name", "add name"),
    Fault("{ queues: [ { name: \"\" } ] }", 1, "queues[0].name", "is empty"),
    Fault("{ queues: [ { name: \"A\", order: -1 } ] }", 1, "queues[0].order", "0...1000000"),
    Fault("{ queues: [ { name: \"A\", colour: 1 } ] }", 1, "queues[0].colour", "remove it"),
    Fault(
        "{ queues: [\n { name: \"A\" },\n { name: \"A\" },\n] }",
        3,
        "queues[1].name",
        "is that of queues[0] too"
    ),
    Fault("{ users: [ { userName: \"a:b\" } ] }", 1, "users[0].userName", "a colon"),
    Fault("{ users: [ { name: \"A\" } ] }", 1, "users[0].userName", "is missing"),
    Fault(
        "{ users: [ { userName: \"a\", roles: [\n\"king\"] } ] }",
        2,
        "users[0].roles[0]",
        "supervisor"
    ),
    Fault(
        "{ users: [ { userName: \"a\" },\n { userName: \"a\" } ] }",
        2,
        "users[1].userName",
        "is that of users[0] too"
    ),
    Fault(
        "{ consumers: [ { name: \"A\", phones: [\"555\"] } ] }",
        1,
        "consumers[0].phones[0]",
        "E.164"
    ),
    Fault(
        "{ consumers: [ { name: \"A\" },\n { name: \"A\" } ] }",
        2,
        "consumers[1].name",
        "is that of consumers[0] too"
    ),
    Fault(
        "{ contacts: [ { name: \"A\", territory: \"us\" } ] }",
        1,
        "contacts[0].territory",
        "a country"
    ),
    Fault(
        "{ contacts: [ { name: \"A\", timeZone: \"Mars/Olympus\" } ] }",
        1,
        "contacts[0].timeZone",
        "time zone"
    ),
    Fault(
        "{ site: {\n quietHours: [\"9 to 5\"] } }",
        2,
        "site.quietHours",
        "cannot be read"
    ),
    Fault(
        "{ contacts: [ { name: \"A\" },\n { name: \"A\" } ] }",
        2,
        "contacts[1].name",
        "is that of contacts[0] too"
    ),
]

private let transports = [
    Fault(application("provider: \"pigeon\""), 1, "providerApplications[0].provider", "kannel"),
    Fault(
        application("provider: \"loopback\",\n queue: \"Sales\""),
        2,
        "providerApplications[0].queue",
        "names no queue"
    ),
    Fault(
        application("provider: \"loopback\", number: \"call me\""),
        1,
        "providerApplications[0].number",
        "neither E.164 nor a short code"
    ),
    Fault(
        application("provider: \"loopback\",\n kannel: {}"),
        2,
        "providerApplications[0].kannel",
        "is not known here"
    ),
    Fault(
        application("provider: \"kannel\""),
        1,
        "providerApplications[0].kannel",
        "add kannel"
    ),
    Fault(
        "{ providerApplications: [ { name: \"a b\" } ] }",
        1,
        "providerApplications[0].name",
        "part of the webhooks' URL"
    ),
    Fault(
        "{ providerApplications: [\n"
            + "{ name: \"A\", provider: \"loopback\", number: \"12345\" },\n"
            + "{ name: \"B\", provider: \"loopback\", number: \"12345\" } ] }",
        3,
        "providerApplications[1].number",
        "is that of providerApplications[0] too"
    ),
    Fault(
        "{ providerApplications: [\n"
            + "{ name: \"A\", provider: \"loopback\", number: \"12345\" },\n"
            + "{ name: \"A\", provider: \"loopback\", number: \"12346\" } ] }",
        3,
        "providerApplications[1].name",
        "is that of providerApplications[0] too"
    ),
    kannel("userName: \"u\"", "password", "add password, or passwordFile"),
    kannel("userName: \"u\", passwordFile: \"p\"", "passwordFile", "/nowhere/p"),
    kannel(
        "userName: \"u\", password: \"p\", passwordFile: \"p\"",
        "passwordFile",
        "stands beside password"
    ),
    kannel("userName: \"u\", password: \"p\"", "inboundToken", "is missing"),
    kannel("sendURL: \"sendsms\"", "sendURL", "is not a URL"),
    twilio("accountSID: \"x\"", "accountSID", "32 hexadecimal digits"),
    twilio(
        "accountSID: \"ACzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\"",
        "accountSID",
        "32 hexadecimal digits"
    ),
    twilio("accountSID: \"AC00000000000000000000000000000000\"", "authToken", "is missing"),
    twilio(
        "accountSID: \"AC00000000000000000000000000000000\", authToken: \"t\","
            + " apiBaseURL: \"https://api.twilio.com/\"",
        "apiBaseURL",
        "without a slash"
    ),
]

private let actions = [
    action("duration: \"0ms\", text: \"x\"", "duration", "1ms...366d"),
    action("text: \"x\"", "duration", "add duration"),
    action("duration: \"1m\"", "text", "a prompt needs a text"),
    action("duration: \"1m\", text: \"x\", filter: \"colour=red\"", "filter", "colour"),
    action("duration: \"1m\", text: \"x\", filter: \"^\"", "filter", "correct the query"),
    action("duration: \"1m\", text: \"x\", anchor: \"middle\"", "anchor", "first, last"),
    action("duration: \"1m\", text: \"x\", event: \"nothing\"", "event", "use one of"),
    action("duration: \"1m\", action: \"shout\"", "action", "prompt_agent"),
    action(
        "duration: \"1m\", action: \"set_state\", state: \"queued\"",
        "state",
        "cannot be set"
    ),
    Fault(
        "{ messagingActions: [\n" + named("A") + ",\n" + named("A") + " ] }",
        3,
        "messagingActions[1].name",
        "is that of messagingActions[0] too"
    ),
]

private func kannel(_ fields: String, _ key: String, _ words: String) -> Fault {
    let text = application("provider: \"kannel\",\n kannel: { \(fields) }")
    return Fault(text, 2, "providerApplications[0].kannel." + key, words)
}

private func twilio(_ fields: String, _ key: String, _ words: String) -> Fault {
    let text = application("provider: \"twilio\",\n twilio: { \(fields) }")
    return Fault(text, 2, "providerApplications[0].twilio." + key, words)
}

private func action(_ fields: String, _ key: String, _ words: String) -> Fault {
    var text = "{ messagingActions: [\n { name: \"A\", \(fields)"
    if !fields.contains("event:") {
        text += ", event: \"agent_message_without_requester_response\""
    }
    if !fields.contains("action:") { text += ", action: \"prompt_agent\"" }
    return Fault(text + " } ] }", 2, "messagingActions[0]." + key, words)
}

private func named(_ name: String) -> String {
    "{ name: \"\(name)\", event: \"agent_message_without_requester_response\","
        + " duration: \"1m\", action: \"reassign\" }"
}
