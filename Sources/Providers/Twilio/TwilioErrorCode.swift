/// One of Twilio's error codes for messages, in plain words.
///
/// Source: twilio.com/docs/api/errors.
struct TwilioErrorCode {
    /// Twilio's number.
    let code: Int
    /// What it means, without personal data.
    let detail: String
    /// What would have to change.
    let kind: Kind

    /// What a failure is about.
    enum Kind: String {
        /// Nothing: it passes by itself.
        case temporary
        /// The number that is written to, or its network.
        case recipient
        /// What the recipient wants.
        case consent
        /// The account, or the number that writes.
        case configuration
        /// The message.
        case content
        /// Twilio says something that is not in the table.
        case unknown
    }

    /// Whether trying again is pointless.
    var isFinal: Bool { kind != .temporary }

    init(_ code: Int) {
        self.code = code
        if let known = Self.known[code] {
            (detail, kind) = known
        } else {
            (detail, kind) = ("Twilio's error \(code)", .unknown)
        }
    }

    private static let known: [Int: (String, Kind)] = [
        20003: ("the account's credentials are not right", .configuration),
        20404: ("the account or the resource does not exist", .configuration),
        20429: ("too many requests at a time", .temporary),
        21211: ("the recipient is no valid number", .recipient),
        21212: ("the sender is no valid number", .configuration),
        21408: ("the account may not send to this region", .configuration),
        21601: ("the sender is no number of the account's", .configuration),
        21602: ("the message has no text", .content),
        21603: ("the sender is missing", .configuration),
        21604: ("the recipient is missing", .recipient),
        21605: ("the text is too long", .content),
        21606: ("the sender cannot send SMS, or is not the account's", .configuration),
        21608: ("a trial account sends only to verified numbers", .configuration),
        21610: ("the recipient has unsubscribed", .consent),
        21611: ("the sender's queue is full", .temporary),
        21612: ("this sender cannot reach this recipient", .recipient),
        21614: ("the recipient is no mobile number", .recipient),
        21617: ("the text is too long", .content),
        21620: ("a medium's address is not valid", .content),
        21623: ("too many media", .content),
        21635: ("the recipient is a landline", .recipient),
        21703: ("the messaging service has no sender", .configuration),
        21704: ("the messaging service does not exist", .configuration),
        21705: ("the messaging service is not valid", .configuration),
        30001: ("the provider's queue overflowed", .temporary),
        30002: ("the account is suspended", .configuration),
        30003: ("the phone cannot be reached", .recipient),
        30004: ("the recipient or the network blocks messages", .consent),
        30005: ("the number does not exist", .recipient),
        30006: ("a landline, or a network that cannot be reached", .recipient),
        30007: ("the network filtered the message", .content),
        30008: ("an unknown error of the network", .recipient),
        30022: ("the sender's registration limits its rate", .temporary),
        30023: ("the sender's daily limit is reached", .configuration),
        30027: ("the network's daily limit is reached", .configuration),
        30032: ("the toll-free number is not verified", .configuration),
        30034: ("the number is not registered for this kind of message", .configuration),
        30047: ("quiet hours of the recipient", .consent),
        30410: ("the provider did not answer in time", .recipient),
        50416: ("the pair has another conversation at the provider", .recipient),
    ]
}
