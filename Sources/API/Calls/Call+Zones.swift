import Configuration
import Decisions
import Engine
import Vocabulary

// The log must say what the clocks of a zone show before anything names it (rows W1 and Y7).
extension Call {
    /// Puts what an input needs of time zones into the log first, if it is not there.
    ///
    /// - Returns: whether the caller's own input can follow at once; otherwise `then` is called.
    func prepareZones(for input: Input, then: @escaping @Sendable () -> Void) -> Bool {
        let zones = input.namedZones
        let isQuiet = input.hasQuietHours
        guard !zones.isEmpty || isQuiet else { return true }
        surface.work.follow {
            let missing = surface.engine.ask { state, _ in
                (
                    zones: zones.filter { state.offsets(ofZone: $0) == nil },
                    numbers: isQuiet && state.zonesOfNumbers.isEmpty
                )
            }
            var inputs: [Input] = (missing?.zones ?? []).compactMap { zone in
                TimeZoneSet(reading: zone).map { .timeZoneSet($0) }
            }
            if missing?.numbers == true, let found = NumberZonesSet.reading() {
                inputs += found.zones.map { .timeZoneSet($0) }
                inputs.append(.numberZonesSet(found.countries))
            }
            // One that is refused leads to the refusal of the caller's own.
            for input in inputs { surface.engine.submit(input) { _ in } }
            then()
        }
        return false
    }
}

extension Input {
    /// The time zones that it names.
    fileprivate var namedZones: [String] {
        let zone =
            switch self {
            case .settingsChanged(let set): set.timeZone
            case .userSet(let set): set.timeZone
            case .consumerSet(let set): set.timeZone
            case .contactSet(let set): set.timeZone
            case .calendarSet(let set): set.zone
            default: ""
            }
        return zone.isEmpty || zone.utf8.count > 64 ? [] : [zone]
    }

    /// Whether it brings quiet hours, which need the zones of countries.
    fileprivate var hasQuietHours: Bool {
        let texts: [String] =
            switch self {
            case .settingsChanged(let set): set.quietHours
            case .providerApplicationSet(let set): set.quietHours
            default: []
            }
        return !texts.isEmpty && QuietHours(texts) != nil
    }
}
