import Vocabulary

/// Which time zones countries have, and the numbers that begin with their digits (row Y7).
struct NumberZones: Hashable, Sendable {
    /// How many countries there may be; there are some 250.
    static let countriesMax = 1_000
    /// How many digits tell a country at most.
    private static let digitsMax = 7

    private var byTerritory: [String: [String]] = [:]
    private var byDigits: [String: [String]] = [:]

    /// Without any.
    init() {}

    /// Reads texts such as `DE 49 Europe/Berlin` or `CA 1204,1226 America/Toronto,America/Vancouver`.
    init?(_ texts: [String]) {
        guard texts.count <= Self.countriesMax else { return nil }
        for text in texts {
            let parts = text.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0].utf8.count == 2, !parts[2].isEmpty else { return nil }
            let zones = parts[2].split(separator: ",").map(String.init)
            byTerritory[String(parts[0])] = zones
            for digits in parts[1].split(separator: ",") {
                guard (1...Self.digitsMax).contains(digits.utf8.count),
                    digits.utf8.allSatisfy({ 48...57 ~= $0 })
                else { return nil }
                byDigits[String(digits), default: []] += zones
            }
        }
    }

    /// The zones that are named.
    var zones: Set<String> { Set(byTerritory.values.joined()) }

    /// The zones of a country; none of one that is not known.
    func zones(ofTerritory territory: String) -> [String] { byTerritory[territory] ?? [] }

    /// The zones of the countries whose numbers begin as a number does; the longest beginning counts.
    func zones(ofNumber number: Address) -> [String] {
        guard number.kind == .e164 else { return [] }
        let digits = number.text.dropFirst()
        for count in (1...Self.digitsMax).reversed() {
            if let zones = byDigits[String(digits.prefix(count))] { return zones }
        }
        return []
    }
}

extension NumberZonesSet {
    /// Row Y7: every zone that is named is in the log.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard let countries = NumberZones(zones) else { throw .zoneInvalid }
        for zone in countries.zones where state.zones[zone] == nil { throw .unknownZone }
    }
}

extension DecisionState {
    /// What the log says of countries' zones, for comparisons.
    public var zonesOfNumbers: [String] { numberZoneTexts }

    /// Refuses a time zone that the log does not have; no name is none.
    func checkZone(_ zone: String) throws(Refusal) {
        guard zone.isEmpty || zones[zone] != nil else { throw .unknownZone }
    }
}
