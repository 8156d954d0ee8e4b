public import Vocabulary

/// What is known of a number after `validate_phone_number` (row V1).
public struct PhoneNumberValidation: Hashable, Sendable {
    /// The number in E.164 form; nothing when it is not valid.
    public var e164: Address?
    /// The country that it was read in; empty when it said its own.
    public var territory: String
    /// Where that country came from.
    public var source: TerritorySource
    /// Why it is not valid, in plain words; empty when it is.
    public var reason: String

    /// Where the country of a national number was found.
    public enum TerritorySource: String, Sendable {
        /// The number is in E.164 form already.
        case number = "number"
        /// The requester's location.
        case requester = "requester_location"
        /// The site's default country, because no location is known.
        case site = "site_default"
        /// None was found.
        case none = "none"
    }

    /// Row V1: a number that is not E.164 is converted by the requester's country, else by the site's.
    ///
    /// - Parameters:
    ///   - text: the number as it was typed.
    ///   - requester: whose it is; the guest when nobody is known.
    ///   - state: where countries are looked up.
    ///   - normalize: reads a number in a country, which is empty when none is known; gives E.164 or
    ///     the reason why it is none.
    public init(
        _ text: String,
        of requester: Person,
        in state: borrowing DecisionState,
        normalize: (_ text: String, _ territory: String) -> Result<String, NumberProblem>
    ) {
        let located = state.territory(of: requester)
        if text.utf8.first == UInt8(ascii: "+") {
            (territory, source) = ("", .number)
        } else if !located.isEmpty {
            (territory, source) = (located, .requester)
        } else if !state.settings.defaultTerritory.isEmpty {
            (territory, source) = (state.settings.defaultTerritory, .site)
        } else {
            (territory, source) = ("", .none)
        }
        // A country's own prefix may stand even behind a plus, so the country is told in any case.
        let country = located.isEmpty ? state.settings.defaultTerritory : located
        switch normalize(text, country) {
        case .success(let number) where Address(number)?.kind == .e164:
            e164 = Address(number)
            reason = ""
        case .success: reason = "the number has no E.164 form"
        case .failure(let problem): reason = problem.reason
        }
    }
}

/// Why a text is no number.
public struct NumberProblem: Error, Hashable, Sendable {
    /// In plain words.
    public var reason: String

    /// States the reason.
    public init(reason: String) {
        self.reason = reason
    }
}
