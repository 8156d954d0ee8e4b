import Vocabulary

extension Fields {
    /// A moment as RFC 3339 writes it, with `Z` or an offset such as `+02:00`.
    mutating func moment(_ name: String) throws(APIError) -> Instant? {
        guard let text = try text(name, limit: 64) else { return nil }
        guard let moment = Instant(offset: text) else {
            throw .badField(name, expected: "a time such as 2026-03-02T09:00:00Z")
        }
        return moment
    }
}

extension Instant {
    /// Reads RFC 3339 with `Z` or an offset from it.
    init?(offset text: String) {
        // Whoever leaves the zone out means some local time, and nobody knows which.
        if text.hasSuffix("Z") || text.hasSuffix("z") {
            self.init(text.uppercased())
            return
        }
        let tail = text.suffix(6)
        let parts = tail.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard tail.count == 6, let sign = tail.first, sign == "+" || sign == "-",
            parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), (0...23).contains(hours),
            (0...59).contains(minutes), let local = Instant(text.dropLast(6) + "Z")
        else { return nil }
        let offset = (hours * 60 + minutes) * 60_000
        let (moment, overflow) = local.rawValue.subtractingReportingOverflow(
            sign == "-" ? -offset : offset
        )
        guard !overflow else { return nil }
        self.init(rawValue: moment)
    }
}
