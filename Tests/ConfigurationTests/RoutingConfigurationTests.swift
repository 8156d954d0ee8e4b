import Configuration
import Decisions
import Engine
import EventLog
import Testing
import Vocabulary

@Suite("The routing of a configuration")
struct RoutingConfigurationTests {
    private let ledger: Ledger

    init() throws {
        ledger = try Ledger(log: MemoryLog())
    }

    private static let centre = """
        {
            routing: {
                serviceChannels: [{ name: "sms", capacity: 3 }],
                skills: [{ name: "Billing" }],
                calendars: [{ name: "Office", zone: "", hours: ["mon-fri 09:00-17:00"] }],
                assignmentRules: [{ name: "Usual", presenceAfterTimeout: "Away" }],
                groups: [{ name: "Team", members: ["ana"] }],
                agents: [{ userName: "ana", capacity: 2, skills: [{ skill: "Billing", level: 2 }] }],
            },
            wrapUpCodes: [{ name: "Solved" }],
            responseTemplates: [{ name: "hello", text: "Hello" }],
            queues: [
                { name: "First", groups: ["Team"], assignmentRule: "Usual", calendar: "Office",
                  maxWait: "10m", overflow: "Second",
                  skills: [{ skill: "Billing", level: 2, mandatory: true }] },
                { name: "Second" },
            ],
            users: [{ userName: "ana" }],
        }
        """

    @Test func `goes into the log by names, once, and a queue overflows into a later one`() throws {
        let site = try read(Self.centre)
        #expect(site.warnings.isEmpty)
        try apply(site)
        let state = ledger.state
        let first = try #require(state.queues.first { $0.name == "First" })
        let second = try #require(state.queues.first { $0.name == "Second" })
        #expect(first.overflow == second.queue)
        #expect(first.groups == state.routing.groups.map(\.group))
        #expect(first.skills.map(\.skill) == state.routing.skills.map(\.skill))
        #expect(first.calendar == state.routing.calendars.first?.calendar)
        let rule = try #require(state.routing.assignmentRules.first)
        #expect(state.routing.presence(rule.presenceAfterTimeout)?.name == "Away")
        #expect(state.routing.presences.map(\.name) == ["Available", "Away", "Offline"])
        #expect(state.routing.rejectReasons.map(\.reassignable) == [true, false])
        #expect(ConfigurationDifference(toward: site).nextInputs(from: ledger.state).isEmpty)
    }

    @Test(
        "is refused with the place of what is wrong",
        arguments: [
            ("{ queues: [{ name: \"A\", condition: \"colour=red\" }] }", "queues[0].condition"),
            ("{ queues: [{ name: \"A\", groups: [\"B\"] }] }", "queues[0].groups"),
            ("{ queues: [{ name: \"A\", maxWait: \"1m\" }] }", "queues[0].overflow"),
            ("{ queues: [{ name: \"A\", overflow: \"A\" }] }", "queues[0].maxWait"),
            ("{ queues: [{ name: \"A\", calendar: \"B\" }] }", "queues[0].calendar"),
            ("{ queues: [{ name: \"A\", assignmentRule: \"B\" }] }", "queues[0].assignmentRule"),
            ("{ routing: { calendars: [{ name: \"A\" }] } }", "routing.calendars[0].hours"),
            (
                "{ routing: { calendars: [{ name: \"A\", hours: [\"9-5\"] }] } }",
                "routing.calendars[0].hours"
            ),
            (
                "{ routing: { presenceStates: [{ name: \"A\", channels: [\"fax\"] }] } }",
                "routing.presenceStates[0].channels"
            ),
            (
                "{ routing: { assignmentRules: [{ name: \"A\", presenceAfterTimeout: \"B\" }] } }",
                "routing.assignmentRules[0].presenceAfterTimeout"
            ),
        ]
    )
    func refused(text: String, place: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try read(text) }
        #expect(error?.keyPath == place)
    }

    @Test func `warns of work that is offered to nobody, and of agents who are offered nothing`()
        throws
    {
        let site = try read(
            """
            {
                routing: {
                    skills: [{ name: "French" }],
                    groups: [{ name: "Empty" }, { name: "Team", members: ["ana"] }],
                },
                queues: [
                    { name: "A", groups: ["Empty"] },
                    { name: "B", groups: ["Team"], skills: [{ skill: "French", mandatory: true }] },
                ],
                users: [{ userName: "ana" }, { userName: "mira" }],
            }
            """
        )
        let places = site.warnings.map(\.keyPath)
        #expect(places == ["queues[0].groups", "queues[1].groups", "users[1].userName"])
    }

    private func read(_ text: String) throws -> SiteConfiguration {
        try SiteConfiguration(
            parsing: Array(text.utf8),
            file: "test.json5",
            secrets: Secrets(folder: "/nowhere")
        )
    }

    private func apply(_ site: SiteConfiguration) throws {
        let difference = ConfigurationDifference(toward: site)
        for _ in 0..<ConfigurationDifference.roundsMax {
            let inputs = difference.nextInputs(from: ledger.state)
            guard !inputs.isEmpty else { return }
            for input in inputs { _ = try ledger.admit(input, at: .zero).get() }
            try ledger.commit()
        }
        #expect(difference.nextInputs(from: ledger.state).isEmpty)
    }
}
