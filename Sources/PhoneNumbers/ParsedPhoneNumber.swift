import CPhoneNumber

/// What became of a text that should be a phone number.
public enum ParsedPhoneNumber: Equatable, Sendable {
    /// A number that its numbering plan has.
    ///
    /// `e164` is a plus and at most 15 digits; `territory` the two letters of the territory it
    /// belongs to, which need not be the one asked for, or `001` for a number of the whole world.
    case valid(e164: String, territory: String, kind: PhoneNumberKind)
    /// A text that is no number which can be reached.
    case invalid(PhoneNumberRejection)
}

/// Why a text is not a phone number that can be reached.
public enum PhoneNumberRejection: String, CaseIterable, Error, Sendable {
    /// There are no digits, or too many other characters. A short code is read as `tooShort`.
    case notANumber
    /// The country code is not in use, or the number has none and no territory was given.
    case invalidCountryCode
    /// The number has no country code that is in use, and the territory given is not known.
    ///
    /// Territories are the two letters of ISO 3166-1.
    case unknownTerritory
    /// Digits are missing.
    case tooShort
    /// There are too many digits for the territory, or more than the 15 of E.164.
    case tooLong
    /// The numbering plan has shorter and longer numbers, but none of this length.
    case notPossible
    /// The number can be dialled only within its area. Add the area code.
    case localOnly
    /// The length is right, but the numbering plan of the territory has no such number.
    case notValidForTerritory
    /// The number has an extension, which no message can be sent to. Leave the extension out.
    case extensionNotAllowed
    /// The library itself failed, for want of memory. Try again.
    case failed

    init?(_ status: PhoneNumberStatus) {
        switch status {
        case .valid: return nil
        case .notANumber: self = .notANumber
        case .invalidCountryCode: self = .invalidCountryCode
        case .unknownTerritory: self = .unknownTerritory
        case .tooShort: self = .tooShort
        case .tooLong: self = .tooLong
        case .invalidLength: self = .notPossible
        case .localOnly: self = .localOnly
        case .notInUse: self = .notValidForTerritory
        case .extension: self = .extensionNotAllowed
        case .failure: self = .failed
        }
    }
}
