import Configuration
import Decisions
import Engine
import EventLog
import Testing
import Vocabulary

@Suite("Quiet hours in the configuration")
struct QuietHoursConfigurationTests {
    private static let text = """
        {
            site: { quietHours: ["21:00-08:00"], timeZone: "Europe/Berlin" },
            queues: [{ name: "Support" }],
            providerApplications: [
                { name: "Alarm", provider: "loopback", number: "+15550009999", quietHours: ["none"] },
            ],
            consumers: [{ name: "Carla", phones: ["+15551234567"], timeZone: "Asia/Kathmandu" }],
        }
        """

    @Test func `go into the log with the zones of the world, and once`() throws {
        let site = try read(Self.text)
        let ledger = try Ledger(log: MemoryLog())
        func apply() throws {
            for _ in 0..<ConfigurationDifference.roundsMax {
                let inputs = ConfigurationDifference(toward: site).nextInputs(from: ledger.state)
                if inputs.isEmpty { return }
                for input in inputs { _ = try ledger.admit(input, at: .zero).get() }
                try ledger.commit()
            }
        }
        try apply()
        let last = ledger.log.lastPosition
        #expect(ledger.state.settings.quietHours == ["21:00-08:00"])
        #expect(ledger.state.applications.first?.quietHours == ["none"])
        try apply()
        #expect(ledger.log.lastPosition == last)
        func zones(_ number: String) throws -> [String] {
            ledger.state.clock(of: .guest, at: try #require(Address(number))).zones
        }
        #expect(try zones("+15551234567") == ["Asia/Kathmandu"])
        #expect(try zones("+4930123456") == ["Europe/Berlin"])
        #expect(try zones("+14165550199").contains("America/Toronto"))
        #expect(try zones("+12425550199") == ["America/Nassau"])
        #expect(try zones("+12125550199").first == "America/New_York")
        #expect(try zones("+77012345678").contains("Asia/Almaty"))
        // Nobody's country: the site's own.
        #expect(try zones("+88312345678") == ["Europe/Berlin"])
    }

    @Test func `need nothing of the world where nobody has any`() throws {
        let site = try read("{ site: { quietHours: [], timeZone: \"Europe/Berlin\" } }")
        #expect(site.numberZones == nil)
        #expect(site.routing.zones.map(\.zone) == ["Europe/Berlin"])
        #expect(try read("{}").routing.zones.isEmpty)
    }

    @Test func `name every country's zones, and each zone that they name`() throws {
        let (zones, countries) = try #require(NumberZonesSet.reading())
        #expect(countries.zones.count > 235)
        #expect(Set(zones.map(\.zone)).count == zones.count)
        let known = Set(zones.map(\.zone))
        for text in countries.zones {
            let named = try #require(text.split(separator: " ").last).split(separator: ",")
            #expect(named.allSatisfy { known.contains(String($0)) }, "\(text)")
        }
    }
}
