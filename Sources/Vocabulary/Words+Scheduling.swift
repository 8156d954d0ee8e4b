/// Where the time zone of a requester was found (row Y7).
public enum QuietBasis: UInt8, CodedWord {
    /// The site's own, because nothing is known of the requester's.
    case site = 1
    /// The requester's record names it.
    case requester = 2
    /// The country of the requester's record.
    case location = 3
    /// The country of the number.
    case number = 4

    /// The word in records.
    public var word: String {
        switch self {
        case .site: "site"
        case .requester: "requester"
        case .location: "requester_location"
        case .number: "number"
        }
    }
}

/// What becomes of a scheduled message (row Y8).
public enum ScheduleEnd: UInt8, CodedWord {
    /// It was sent as if its agent had written it then.
    case sent = 1
    /// A rule stood in its way at its time.
    case refused = 2
    /// Somebody cancelled it.
    case cancelled = 3
    /// Its interaction was closed.
    case interactionClosed = 4
    /// The requester wants no more messages.
    case optedOut = 5

    /// The word in records.
    public var word: String {
        switch self {
        case .sent: "sent"
        case .refused: "refused"
        case .cancelled: "cancelled"
        case .interactionClosed: "interaction_closed"
        case .optedOut: "opted_out"
        }
    }
}
