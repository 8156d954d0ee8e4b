import Configuration
import Foundation
import Testing
import Vocabulary

@Suite("The time-zone database")
struct TimeZoneTests {
    private static let zones = [
        "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Istanbul", "Europe/Moscow",
        "America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "America/Havana",
        "America/St_Johns", "America/Nuuk", "America/Santiago", "America/Asuncion",
        "America/Phoenix", "America/Mexico_City", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran",
        "Asia/Gaza", "Asia/Jerusalem", "Asia/Tokyo", "Asia/Beirut", "Africa/Cairo",
        "Africa/Casablanca", "Africa/Lagos", "Australia/Lord_Howe", "Australia/Sydney",
        "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia",
        "Pacific/Kiritimati", "Antarctica/Troll", "UTC", "EST5EDT",
    ]

    /// Prints the offset of every zone every seven hours of twenty years, a line for each zone.
    private static let script = """
        import sys, zoneinfo, datetime
        utc = datetime.timezone.utc
        for name in sys.argv[1:]:
            zone = zoneinfo.ZoneInfo(name)
            offsets = []
            for at in range(1577836800, 2240524800, 25200):
                there = datetime.datetime.fromtimestamp(at, utc).astimezone(zone)
                offsets.append(str(int(there.utcoffset().total_seconds())))
            print(" ".join(offsets))
        """

    @Test func `gives the offsets that Python finds, over twenty years`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script] + Self.zones
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        try #require(lines.count == Self.zones.count)
        for (zone, line) in zip(Self.zones, lines) {
            let set = try #require(TimeZoneSet(reading: zone), "\(zone)")
            let changes = try set.offsets.map { text in
                let parts = text.split(separator: " ")
                let at = try #require(Instant(String(parts[0])))
                return (at: at.rawValue / 1_000, offset: try #require(Int64(parts[1])))
            }
            var place = 0
            var at: Int64 = 1_577_836_800
            for expected in line.split(separator: " ") {
                while place + 1 < changes.count, changes[place + 1].at <= at { place += 1 }
                guard changes[place].offset == Int64(expected) else {
                    Issue.record("\(zone) at \(at): \(changes[place].offset), not \(expected)")
                    break
                }
                at += 25_200
            }
        }
    }

    @Test(
        "has no zone that nobody named",
        arguments: ["", "Europe/Nowhere", "../../etc/passwd", "/etc/passwd", "zone.tab", "Europe"]
    )
    func unknown(_ zone: String) {
        #expect(TimeZoneSet(reading: zone) == nil)
    }
}
