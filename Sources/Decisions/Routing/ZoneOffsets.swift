public import Vocabulary

/// The offsets of a time zone as the log says them: a rule asks these and never the machine.
struct ZoneOffsets: Hashable, Sendable {
    /// How many changes a zone may have.
    static let changesMax = 2_000
    /// No clock is further from UTC than this, in seconds.
    private static let offsetMax: Int64 = 93_600

    private var begins: [Instant] = []
    private var offsets: [Int64] = []

    /// Reads offsets such as `2026-03-29T01:00:00.000Z +7200`, in order.
    init?(_ texts: [String]) {
        guard (1...Self.changesMax).contains(texts.count) else { return nil }
        for text in texts {
            let parts = text.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2, let at = Instant(String(parts[0])),
                let offset = Int64(parts[1]), abs(offset) <= Self.offsetMax,
                begins.last.map({ $0 < at }) ?? true
            else { return nil }
            begins.append(at)
            offsets.append(offset)
        }
    }

    /// Seconds that clocks are ahead of UTC; before the first change as from it on.
    func offset(at time: Instant) -> Int64 {
        var low = 0
        var high = begins.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if begins[middle] <= time { low = middle } else { high = middle }
        }
        return offsets[low]
    }
}

extension TimeZoneSet {
    /// Row W1: the changes of a zone are in order.
    func check() throws(Refusal) {
        guard !zone.isEmpty, zone.utf8.count <= 64, ZoneOffsets(offsets) != nil else {
            throw .zoneInvalid
        }
    }
}

extension DecisionState {
    /// Seconds that clocks of a zone are ahead of UTC; no name is UTC.
    public func offset(ofZone zone: String, at time: Instant) -> Int64 {
        zones[zone]?.offset(at: time) ?? 0
    }

    /// What the log says of a zone, for comparisons; nothing for one that it does not have.
    public func offsets(ofZone zone: String) -> [String]? { zoneTexts[zone] }
}
