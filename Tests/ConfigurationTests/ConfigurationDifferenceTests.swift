import Configuration
import Decisions
import Engine
import EventLog
import Foundation
import Testing
import Vocabulary

@Suite("What differs between a configuration and the log")
struct ConfigurationDifferenceTests {
    private let ledger: Ledger

    init() throws {
        ledger = try Ledger(log: MemoryLog())
    }

    @Test func `goes into the log once, and only what differs goes in again`() throws {
        var site = try SiteConfiguration(file: shipped.path, environment: [:])
        try apply(site)
        let first = ledger.log.lastPosition
        #expect(first > 5)
        try apply(site)
        #expect(ledger.log.lastPosition == first)

        site.actions.removeLast()
        site.users[1].name = "Ana Maria"
        try apply(site)
        #expect(ledger.log.lastPosition == first + 2)
        let silent = ledger.state.actions.first { $0.definition.kind == .setState }
        #expect(silent?.definition.active == false)
        try apply(site)
        #expect(ledger.log.lastPosition == first + 2)
    }

    @Test func `ties an application to its queue by name, though both are new`() throws {
        try apply(try read(text(applications: "{ name: \"A\", number: \"12345\", \(rest) }")))
        let queue = try #require(ledger.state.queues.first)
        #expect(ledger.state.applications.map(\.queue) == [queue.queue])
    }

    @Test func `switches off what the file no longer names`() throws {
        try apply(try read(text(applications: "{ name: \"A\", number: \"12345\", \(rest) }")))
        try apply(try read("{ messagingActions: [] }"))
        #expect(ledger.state.applications.map(\.active) == [false])
        #expect(ledger.state.queues.map(\.active) == [false])
        #expect(ledger.state.actions.map(\.definition.active) == [false, false])
        #expect(nextInputs(try read("{ messagingActions: [] }")).isEmpty)
    }

    @Test func `leaves alone what an administrator made or changed and the file does not name`()
        throws
    {
        let site = try read(text(applications: ""))
        try apply(site)
        let ana = UserID(rawValue: 7)
        try admit(.queueSet(QueueSet(by: ana, name: "Sales", order: 5, active: true)))
        let number = Address("12346") ?? .anonymous
        try admit(
            .providerApplicationSet(
                ProviderApplicationSet(
                    by: ana,
                    name: "Extra",
                    provider: "loopback",
                    number: number,
                    active: true
                )
            )
        )
        #expect(nextInputs(site).isEmpty)
    }

    @Test func `wins over what an administrator changed of what the file names`() throws {
        let site = try read(text(applications: ""))
        try apply(site)
        var queue = try #require(ledger.state.queues.first)
        queue.by = UserID(rawValue: 7)
        queue.order = 5
        try admit(.queueSet(queue))
        try apply(site)
        #expect(ledger.state.queues.map(\.order) == [100])
    }

    @Test func `renames an application that keeps its number`() throws {
        try apply(try read(text(applications: "{ name: \"A\", number: \"12345\", \(rest) }")))
        let before = ledger.state.applications.map(\.application)
        let site = try read(text(applications: "{ name: \"B\", number: \"12345\", \(rest) }"))
        try apply(site)
        #expect(ledger.state.applications.map(\.name) == ["B"])
        #expect(ledger.state.applications.map(\.application) == before)
        #expect(ledger.state.applications.map(\.active) == [true])
        #expect(nextInputs(site).isEmpty)
    }

    @Test func `leaves people whom the file no longer names`() throws {
        try apply(try SiteConfiguration(file: shipped.path, environment: [:]))
        let people = ledger.state.users.count
        let empty = try read("{ messagingActions: [] }")
        try apply(empty)
        #expect(ledger.state.users.count == people)
        #expect(ledger.state.users.values.filter { !$0.active }.isEmpty)
        #expect(ledger.state.person(named: "Carla Reyes", .consumer)?.phones.count == 1)
    }

    @Test func `names who made the change`() throws {
        let by = UserID(rawValue: 3)
        let site = try read(text(applications: ""))
        let difference = ConfigurationDifference(toward: site, by: by)
        for _ in 0..<ConfigurationDifference.roundsMax {
            for input in difference.nextInputs(from: ledger.state) { try admit(input) }
        }
        #expect(ledger.state.settings.by == by)
        #expect(ledger.state.queues.map(\.by) == [by])
        #expect(ledger.state.routing.presences.allSatisfy { $0.by == by })
    }

    private let rest = "provider: \"loopback\", queue: \"Support\""

    private func text(applications: String) -> String {
        "{ queues: [{ name: \"Support\" }], providerApplications: [\(applications)] }"
    }

    private func nextInputs(_ site: SiteConfiguration) -> [Input] {
        ConfigurationDifference(toward: site).nextInputs(from: ledger.state)
    }

    private func apply(_ site: SiteConfiguration) throws {
        for _ in 0..<ConfigurationDifference.roundsMax {
            for input in nextInputs(site) { try admit(input) }
        }
    }

    private func admit(_ input: Input) throws {
        let time = Instant(rawValue: 1_772_442_000_000)
        if case .failure(let refusal) = try ledger.admit(input, at: time) { throw refusal }
        try ledger.commit()
    }
}
