/// What becomes of a message of which nobody knows whether it was sent (row Y2).
public enum UncertainResolution: UInt8, CodedWord {
    /// It counts as sent.
    case sentAnyway = 1
    /// It is sent again; the phone may get it twice.
    case sendAgain = 2
    /// It counts as not sent, and is not sent again.
    case dropped = 3

    /// The word in records and the API.
    public var word: String {
        switch self {
        case .sentAnyway: "sent_anyway"
        case .sendAgain: "send_again"
        case .dropped: "dropped"
        }
    }
}

/// What is done with a message of which nobody knows whether it was sent, before anybody is asked.
public enum UncertainPolicy: String, CaseIterable, Sendable {
    /// It waits until a person says.
    case ask
    /// It is sent again, a few times.
    case resend
    /// It counts as not sent.
    case drop
}
