import Foundation
public import Vocabulary

extension NumberZonesSet {
    /// The zones of every country, and what the clocks of each zone show, by this machine's database.
    ///
    /// Of a country's zones whose clocks show the same from 2020 to 2040 only the first is named. It is
    /// nothing when the database has no table of countries.
    /// - Returns: the zones, in the order of their names, and the countries that name them.
    public static func reading() -> (zones: [TimeZoneSet], countries: NumberZonesSet)? {
        let path = TimeZoneFile.folder + "zone.tab"
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        var found: [String: [TimeZoneSet]] = [:]
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: "\t")
            guard !line.hasPrefix("#"), parts.count >= 3,
                let zone = TimeZoneSet(reading: String(parts[2]))
            else { continue }
            let known = found[String(parts[0])] ?? []
            guard !known.contains(where: { $0.offsets == zone.offsets }) else { continue }
            found[String(parts[0])] = known + [zone]
        }
        var zones: [String: TimeZoneSet] = [:]
        var texts: [String] = []
        for (territory, digits) in CallingCodes.countries {
            guard let own = found[territory] else { continue }
            for zone in own { zones[zone.zone] = zone }
            texts.append("\(territory) \(digits) \(own.map(\.zone).joined(separator: ","))")
        }
        let sorted = zones.values.sorted { $0.zone < $1.zone }
        return (sorted, NumberZonesSet(zones: texts))
    }
}
