import CPhoneNumber

/// What a number is for; in some plans (North America's) a mobile one cannot be told from another.
///
/// Source: phonenumberutil.h, `PhoneNumberType`.
public enum PhoneNumberKind: String, CaseIterable, Sendable {
    /// A line to a place; it may not take SMS.
    case fixedLine
    /// A mobile phone.
    case mobile
    /// Either of the two.
    case fixedLineOrMobile
    /// Free for the caller.
    case tollFree
    /// Dearer than usual for the caller.
    case premiumRate
    /// Paid for in part by the one who is called.
    case sharedCost
    /// Internet telephony.
    case voip
    /// Follows a person to several phones.
    case personal
    /// A pager.
    case pager
    /// A company's one number, routed by it.
    case universalAccess
    /// A mailbox.
    case voicemail
    /// None of these.
    case unknown

    init(_ kind: CPhoneNumber.PhoneNumberKind) {
        self =
            switch kind {
            case .fixedLine: .fixedLine
            case .mobile: .mobile
            case .fixedLineOrMobile: .fixedLineOrMobile
            case .tollFree: .tollFree
            case .premiumRate: .premiumRate
            case .sharedCost: .sharedCost
            case .voIP: .voip
            case .personal: .personal
            case .pager: .pager
            case .universalAccess: .universalAccess
            case .voicemail: .voicemail
            case .unknown: .unknown
            }
    }
}

/// How a number is written for people.
///
/// Source: ITU-T E.123.
public enum PhoneNumberStyle: String, CaseIterable, Sendable {
    /// As dialled within its country, such as `044 668 18 00`.
    case national
    /// With the country code, such as `+41 44 668 18 00`.
    case international

    var native: CPhoneNumber.PhoneNumberStyle {
        switch self {
        case .national: .national
        case .international: .international
        }
    }
}
