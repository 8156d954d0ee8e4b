import Configuration
import Testing

/// A small schema with a key of every kind.
struct Site: Equatable {
    enum Engine: String, CaseIterable { case memory, durable }

    struct Action: Equatable {
        var name: String
        var after: Duration
    }

    var name: String
    var port: Int
    var ratio: Double
    var open: Bool
    var timeout: Duration
    var engine: Engine
    var note: String?
    var workers: Int?
    var retention: Duration?
    var tags: [String]
    var messagingActions: [Action]
    var limits: Int

    init(_ text: String) throws(ConfigurationError) {
        let root = ConfigurationValue(
            try JSON5Value(parsing: text, file: "site.json5"),
            file: "site.json5"
        )
        self = try root.object { reader throws(ConfigurationError) in try Site(&reader) }
    }

    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        name = try reader.string("name")
        port = try reader.integer("port", range: 1...65_535, default: 8080)
        ratio = try reader.real("ratio", range: 0...1, default: 0.5)
        open = try reader.boolean("open", default: false)
        timeout = try reader.duration("timeout", default: .seconds(30))
        engine = try reader.oneOf("engine", default: .durable)
        note = try reader.optionalString("note")
        workers = try reader.optionalInteger("workers", range: 1...64)
        retention = try reader.optionalDuration("retention")
        tags = try reader.strings("tags", count: 0...3, default: [])
        messagingActions = try reader.objects("messagingActions", default: []) {
            action throws(ConfigurationError) in
            Action(name: try action.string("name"), after: try action.duration("duration"))
        }
        limits = try reader.object("limits", default: 7) { limits throws(ConfigurationError) in
            try limits.integer("batch", range: 1...100)
        }
        if name == "reserved" {
            throw reader.refusal("name", "the name is taken", advice: "choose another")
        }
    }
}

@Suite("A schema's reader")
struct ObjectReaderTests {
    @Test func `gives every kind of value that is there`() throws {
        let site = try Site(
            """
            {
                name: 'a', port: 0x50, ratio: 1, open: true, timeout: '500ms', engine: 'memory',
                note: 'n', workers: 2, retention: '2d', tags: ['x', 'y'],
                messagingActions: [{name: 'remind', duration: '15m'}, {duration: '12h', name: 'end'}],
                limits: {batch: 9},
            }
            """
        )
        #expect(site.name == "a")
        #expect(site.port == 80)
        #expect(site.ratio == 1)
        #expect(site.open)
        #expect(site.timeout == .milliseconds(500))
        #expect(site.engine == .memory)
        #expect(site.note == "n")
        #expect(site.workers == 2)
        #expect(site.retention == .seconds(172_800))
        #expect(site.tags == ["x", "y"])
        #expect(
            site.messagingActions == [
                .init(name: "remind", after: .seconds(900)),
                .init(name: "end", after: .seconds(43_200)),
            ]
        )
        #expect(site.limits == 9)
    }

    @Test func `gives defaults for what is not there`() throws {
        let site = try Site("{name: 'a'}")
        #expect(site.port == 8080)
        #expect(site.ratio == 0.5)
        #expect(!site.open)
        #expect(site.timeout == .seconds(30))
        #expect(site.engine == .durable)
        #expect(site.note == nil && site.workers == nil && site.retention == nil)
        #expect(site.tags.isEmpty && site.messagingActions.isEmpty)
        #expect(site.limits == 7)
    }

    static let refusals: [(String, String)] = [
        ("[]", "site.json5:1:1: an object was expected, not a list; write an object"),
        ("{}", "site.json5:1:1: name: the key name is missing; add name"),
        (
            "{Name: 'a'}",
            "site.json5:1:2: name: the key name is missing; rename Name to name"
        ),
        (
            "{name: 'a',\n prot: 1}",
            "site.json5:2:2: prot: the key prot is not known here; did you mean port?"
        ),
        (
            "{name: 'a', zebra: 1}",
            "site.json5:1:13: zebra: the key zebra is not known here; remove it"
        ),
        (
            "{name: 7}",
            "site.json5:1:8: name: a text was expected, not a whole number; write a text"
        ),
        (
            "{name: 'a', note: null}",
            "site.json5:1:19: note: a text was expected, not null; write a text, or leave the key out"
        ),
        (
            "{name: 'a', port: '80'}",
            "site.json5:1:19: port: a whole number was expected, not a text; write a whole number"
        ),
        (
            "{name: 'a', port: 80.0}",
            "site.json5:1:19: port: a whole number was expected, not a fractional number;"
                + " write a whole number"
        ),
        (
            "{name: 'a', port: 65536}",
            "site.json5:1:19: port: 65536 is not within 1...65535; write a value of 1...65535"
        ),
        (
            "{name: 'a', ratio: 1.5}",
            "site.json5:1:20: ratio: 1.5 is not within 0.0...1.0; write a value of 0.0...1.0"
        ),
        (
            "{name: 'a', ratio: {}}",
            "site.json5:1:20: ratio: a number was expected, not an object; write a number"
        ),
        (
            "{name: 'a', open: 1}",
            "site.json5:1:19: open: true or false was expected, not a whole number;"
                + " write true or false"
        ),
        (
            "{name: 'a', timeout: 30}",
            "site.json5:1:22: timeout: a duration such as \"30s\" was expected, not a whole number;"
                + " write a duration such as \"30s\""
        ),
        (
            "{name: 'a', timeout: '30 s'}",
            "site.json5:1:22: timeout: \"30 s\" is not a duration;"
                + " write a whole number and ms, s, m, h or d, such as \"30s\""
        ),
        (
            "{name: 'a', timeout: '0s'}",
            "site.json5:1:22: timeout: 0s is not within 1ms...3650d; write a value of 1ms...3650d"
        ),
        (
            "{name: 'a', engine: 'durabel'}",
            "site.json5:1:21: engine: \"durabel\" is not a name that is known here;"
                + " did you mean \"durable\"?"
        ),
        (
            "{name: 'a', engine: 'x'}",
            "site.json5:1:21: engine: \"x\" is not a name that is known here;"
                + " write one of memory, durable"
        ),
        (
            "{name: 'a', tags: ['x', true]}",
            "site.json5:1:25: tags[1]: a text was expected, not true or false; write a text"
        ),
        (
            "{name: 'a', tags: ['1', '2', '3', '4']}",
            "site.json5:1:19: tags: a list of 4 is not within 0...3; write a value of 0...3"
        ),
        (
            "{name: 'a', tags: 'x'}",
            "site.json5:1:19: tags: a list was expected, not a text; write a list"
        ),
        (
            "{\n  name: 'a',\n  messagingActions: [\n    {name: 'a', duration: '1s'},\n"
                + "    {name: 'b', duration: '1s'},\n    {name: 'c', duration: 'soon'},\n  ],\n}",
            "site.json5:6:27: messagingActions[2].duration: \"soon\" is not a duration;"
                + " write a whole number and ms, s, m, h or d, such as \"30s\""
        ),
        (
            "{name: 'a', messagingActions: [{name: 'x', duration: '1s', filtre: ''}]}",
            "site.json5:1:60: messagingActions[0].filtre: the key filtre is not known here; remove it"
        ),
        (
            "{name: 'a', limits: {'batch size': 1}}",
            "site.json5:1:21: limits.batch: the key batch is missing; add batch"
        ),
        (
            "{name: 'a', limits: {batch: 1, 'b c': 1}}",
            "site.json5:1:32: limits[\"b c\"]: the key b c is not known here; remove it"
        ),
        (
            "{name: 'reserved'}",
            "site.json5:1:8: name: the name is taken; choose another"
        ),
        (
            "{name: 'a',, }",
            "site.json5:1:12: ',' stands where a key or } was expected; check the commas, colons and brackets before it"
        ),
    ]

    @Test("refuses with file, line, column, key path and advice", arguments: refusals)
    func refuses(text: String, description: String) {
        do throws(ConfigurationError) {
            _ = try Site(text)
            Issue.record("the text was read")
        } catch {
            #expect(error.description == description)
        }
    }

    @Test(
        "reads durations as a number and a unit, and nothing else",
        arguments: [
            ("1ms", .milliseconds(1)), ("30s", .seconds(30)), ("15m", .seconds(900)),
            ("12h", .seconds(43_200)), ("2d", .seconds(172_800)), ("0s", .zero),
            ("007s", .seconds(7)), ("", nil), ("s", nil), ("30", nil), ("-1s", nil), ("+1s", nil),
            ("1.5s", nil), ("1S", nil), ("1 s", nil), ("1s ", nil), ("1h30m", nil), ("1w", nil),
            ("9223372036854775807ms", .milliseconds(Int64.max)),
            ("9223372036854775808ms", nil), ("9223372036854775807d", nil), ("\u{661}s", nil),
        ] as [(String, Duration?)]
    )
    func durations(text: String, duration: Duration?) {
        #expect(DurationText.parse(text) == duration)
    }

    @Test func `writes durations in the largest unit that fits`() {
        let texts = ["1ms", "1500ms", "0s", "90s", "15m", "25h", "2d"]
        #expect(texts.map { DurationText.parse($0).map(DurationText.text) } == texts)
    }
}
