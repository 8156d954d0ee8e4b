public import Vocabulary

/// The quiet hours that a moment falls into, where a requester is (row Y7).
public struct QuietSpell: Hashable, Sendable {
    /// When they end: the first moment that is quiet nowhere where the requester may be.
    public var until: Instant
    /// What clocks show there, as `22:30`: of the first zone where it is quiet, if there are several.
    public var localTime: String
    /// What the same clocks will show when they end.
    public var localEnd: String
    /// Where the time zone was found.
    public var basis: QuietBasis
}

/// Where a requester may be, by the clocks on the wall.
public struct RequesterClock: Hashable, Sendable {
    /// The zones; more than one when only a country with several is known.
    public var zones: [String]
    /// Where they were found.
    public var basis: QuietBasis
}

extension DecisionState {
    /// How far ahead the end of quiet hours is looked for: they repeat every week.
    private static let spellMax = Milliseconds.days(8)

    /// Row Y7: the quiet hours that a moment falls into for a pair; nothing when it falls into none.
    ///
    /// It is quiet if it is in any of the zones where the requester may be. Where that would leave no
    /// moment of the week, the first zone counts alone.
    /// - Parameters:
    ///   - pair: who is written to, and from where.
    ///   - person: the requester; the guest for whoever the number belongs to.
    ///   - time: the moment.
    /// - Returns: when they end, and what clocks show there.
    public func quietSpell(
        of pair: AddressPair,
        for person: Person,
        at time: Instant
    ) -> QuietSpell? {
        guard let hours = quietHours(of: pair.company) else { return nil }
        let clock = clock(of: person, at: pair.requester)
        return spell(hours, clock, at: time)
    }

    /// Where a requester may be: the zone of the record, else the country of the record, else the
    /// country of the number, else the site.
    public func clock(of person: Person, at address: Address) -> RequesterClock {
        let person = person == .guest ? self.person(behind: address) : person
        if let known = people[person] {
            if zones[known.timeZone] != nil {
                return RequesterClock(zones: [known.timeZone], basis: .requester)
            }
            let located = numberZones.zones(ofTerritory: known.territory)
            if !located.isEmpty { return RequesterClock(zones: located, basis: .location) }
        }
        let found = numberZones.zones(ofNumber: address)
        if !found.isEmpty { return RequesterClock(zones: found, basis: .number) }
        return RequesterClock(zones: [settings.timeZone], basis: .site)
    }

    /// What clocks of a zone show, as `22:30`.
    public func localTime(inZone zone: String, at time: Instant) -> String {
        let minute = LocalMoment(time, offset: offset(ofZone: zone, at: time)).minute
        let (hours, minutes) = (minute / 60, minute % 60)
        return (hours < 10 ? "0\(hours)" : "\(hours)")
            + (minutes < 10 ? ":0\(minutes)" : ":\(minutes)")
    }

    /// The quiet hours of a company number; nothing when it has none.
    private func quietHours(of company: Address) -> QuietHours? {
        let own = application(number: company)?.quietHours ?? []
        guard own != [QuietHours.none] else { return nil }
        let texts = own.isEmpty ? settings.quietHours : own
        return texts.isEmpty ? nil : QuietHours(texts)
    }

    /// Whom a number speaks for now.
    func person(behind address: Address) -> Person {
        if let profile = profile(of: address), profile.person != .guest { return profile.person }
        return people(with: address).first ?? .guest
    }

    private func spell(
        _ hours: QuietHours,
        _ clock: RequesterClock,
        at time: Instant
    ) -> QuietSpell? {
        guard
            let first = clock.zones.first(where: { quietEnd(hours, inZone: $0, at: time) != nil })
        else { return nil }
        var end = time
        while let next = clock.zones.compactMap({ quietEnd(hours, inZone: $0, at: end) }).max() {
            guard next - time <= Self.spellMax else {
                guard clock.zones.count > 1 else { return nil }
                let alone = RequesterClock(zones: [clock.zones[0]], basis: clock.basis)
                return spell(hours, alone, at: time)
            }
            end = next
        }
        return QuietSpell(
            until: end,
            localTime: localTime(inZone: first, at: time),
            localEnd: localTime(inZone: first, at: end),
            basis: clock.basis
        )
    }

    /// When quiet hours end that a moment falls into by the clocks of a zone.
    private func quietEnd(
        _ hours: QuietHours,
        inZone zone: String,
        at time: Instant
    ) -> Instant? {
        let moment = LocalMoment(time, offset: offset(ofZone: zone, at: time))
        let left = hours.minutesLeft(at: moment.minuteOfWeek)
        guard left > 0 else { return nil }
        let local = Int64(moment.day) * 86_400_000 + Int64(moment.minute + left) * 60_000
        let end = instant(ofLocal: local, inZone: zone)
        if end > time { return end }
        // Clocks were put back: the hour that shows the end for the first time has gone by.
        let minute = time.rawValue - time.rawValue % 60_000
        return Instant(rawValue: minute + Int64(left) * 60_000)
    }
}
