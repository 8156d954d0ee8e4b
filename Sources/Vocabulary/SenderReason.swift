/// Why a number of a pool was chosen to send from (row Y1).
public enum SenderReason: UInt8, CodedWord {
    /// The requester last conversed with it.
    case sticky = 1
    /// Of those that may be used it alone has the requester's country calling code.
    case sameCountry = 2
    /// Of several it was chosen longest ago.
    case leastRecentlyUsed = 3
    /// No other may be used.
    case onlyOne = 4

    /// The word in records and the API.
    public var word: String {
        switch self {
        case .sticky: "sticky"
        case .sameCountry: "same_country"
        case .leastRecentlyUsed: "least_recently_used"
        case .onlyOne: "only_one"
        }
    }
}
