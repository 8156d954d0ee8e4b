public import Vocabulary

extension TimeZoneSet {
    /// The years whose offsets go into the log.
    private static let years = 2020...2040

    /// What this machine's time-zone database says of a zone, from 2020 to 2040.
    ///
    /// Replays ask the log and never the machine, so that a newer database changes nothing that was
    /// decided. It is nothing when the database has no such zone.
    /// - Parameter zone: an IANA name.
    public init?(reading zone: String) {
        guard let file = TimeZoneFile(zone: zone), let from = Instant("2020-01-01T00:00:00Z"),
            let to = Instant("2041-01-01T00:00:00Z")
        else { return nil }
        let found = file.transitions(
            from: from.rawValue / 1_000,
            to: to.rawValue / 1_000 - 1,
            years: Self.years
        )
        self.init(
            zone: zone,
            offsets: found.map { transition in
                let sign = transition.offset < 0 ? "-" : "+"
                return
                    "\(Instant(rawValue: transition.at * 1_000)) \(sign)\(abs(transition.offset))"
            }
        )
    }
}
