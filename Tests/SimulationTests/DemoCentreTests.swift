import Configuration
import Decisions
import Engine
import EventLog
import Simulation
import Testing
import Vocabulary

@Suite("The demo's history")
struct DemoCentreTests {
    private static let end = Instant(rawValue: 1_790_000_000_000)
    private static let identity = LogIdentity(high: 0x4445_4D4F, low: 1)

    private static func centre(_ seed: UInt64) throws -> DemoCentre {
        let text = """
            {
                routing: {
                    presenceStates: [
                        { name: "Available", channels: ["sms"] }, { name: "Away" },
                        { name: "Offline", offline: true },
                    ],
                    groups: [{ name: "All", members: ["ana", "mira", "jonas"] }],
                    assignmentRules: [{ name: "Ask", presenceAfterTimeout: "Away" }],
                },
                wrapUpCodes: [{ name: "Answered" }, { name: "Solved" }, { name: "Refunded" }],
                queues: [{ name: "Orders", groups: ["All"], assignmentRule: "Ask" }],
                providerApplications: [
                    { name: "Orders", provider: "loopback", number: "+14155550110", queue: "Orders",
                      virtualAgentFirst: true },
                    { name: "Billing", provider: "loopback", number: "+14155550120", queue: "Orders" },
                    { name: "Workshop", provider: "loopback", number: "+442079460130", queue: "Orders" },
                ],
                users: [
                    { userName: "admin", roles: ["admin"] }, { userName: "ana" },
                    { userName: "mira" }, { userName: "jonas" },
                ],
            }
            """
        let site = try SiteConfiguration(
            parsing: Array(text.utf8),
            file: "demo.json5",
            secrets: Secrets(folder: "/nonexistent")
        )
        let size = DemoCentre.Size(seed: seed, requesters: 60, days: 3, perDay: 40)
        let centre = try DemoCentre(size, site: site, identity: identity, end: end)
        try centre.run()
        return centre
    }

    @Test func `is the same bytes for the same seed and end, and others for another seed`() throws {
        let first = try Self.centre(3).log
        let again = try Self.centre(3).log
        let other = try Self.centre(4).log
        #expect(first.lastPosition > 1_000)
        #expect(
            try first.root(at: first.lastPosition) == again.root(at: again.lastPosition)
        )
        #expect(
            try first.root(at: first.lastPosition) != other.root(at: other.lastPosition)
        )
    }

    @Test func `is decided again to the same outcomes, and ends when it was told to`() throws {
        let log = try Self.centre(5).log
        #expect(try Redecision.firstDifference(in: log) == nil)
        #expect(log.lastTime <= Self.end.rawValue)
        #expect(log.lastTime > Self.end.rawValue - 3_600_000)
    }

    @Test func `is copied record by record`() throws {
        let centre = try Self.centre(6)
        let copy = MemoryLog(identity: Self.identity)
        try centre.copy(to: copy)
        #expect(copy.lastPosition == centre.log.lastPosition)
        #expect(
            try copy.root(at: copy.lastPosition) == centre.log.root(at: copy.lastPosition)
        )
    }

    @Test func `has what there is to see: answers, closings, an opt-out, a number that two share`()
        throws
    {
        let log = try Self.centre(7).log
        var names: [String: Int] = [:]
        var conflicts = 0
        unsafe try log.scan(from: 1, through: log.lastPosition) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            switch record.event {
            case .input(let input): names[input.name, default: 0] += 1
            case .outcome(let outcome):
                names[outcome.name, default: 0] += 1
                if case .interactionOpened(let opening) = outcome, opening.conflict {
                    conflicts += 1
                }
            }
            return true
        }
        for name in [
            "agentReplied", "interactionClosed", "consentChanged", "revocationSuspected",
            "noteWritten", "workItemOffered", "virtualAgentHandedOff", "deliveryReported",
        ] {
            #expect(names[name, default: 0] > 0, "\(name)")
        }
        #expect(conflicts > 0)
    }
}
