/// One of Twilio's error codes for messages, in plain words.
///
/// Source: twilio.com/docs/api/errors.
struct TwilioErrorCode {
    /// Twilio's number.
    let code: Int
    /// What it means, without personal data.
    let detail: String
    /// Whether trying again is pointless.
    let isFinal: Bool

    init(_ code: Int) {
        self.code = code
        if let known = Self.known[code] {
            (detail, isFinal) = known
        } else {
            (detail, isFinal) = ("Twilio's error \(code)", true)
        }
    }

    private static let known: [Int: (String, Bool)] = [
        20003: ("the account's credentials are not right", true),
        20404: ("the account or the resource does not exist", true),
        20429: ("too many requests at a time", false),
        21211: ("the recipient is no valid number", true),
        21212: ("the sender is no valid number", true),
        21408: ("the account may not send to this region", true),
        21601: ("the sender is no number of the account's", true),
        21602: ("the message has no text", true),
        21603: ("the sender is missing", true),
        21604: ("the recipient is missing", true),
        21605: ("the text is too long", true),
        21606: ("the sender cannot send SMS, or is not the account's", true),
        21608: ("a trial account sends only to verified numbers", true),
        21610: ("the recipient has unsubscribed", true),
        21611: ("the sender's queue is full", false),
        21612: ("this sender cannot reach this recipient", true),
        21614: ("the recipient is no mobile number", true),
        21617: ("the text is too long", true),
        21620: ("a medium's address is not valid", true),
        21623: ("too many media", true),
        21635: ("the recipient is a landline", true),
        21703: ("the messaging service has no sender", true),
        21704: ("the messaging service does not exist", true),
        21705: ("the messaging service is not valid", true),
        30001: ("the provider's queue overflowed", false),
        30002: ("the account is suspended", true),
        30003: ("the phone cannot be reached", true),
        30004: ("the recipient or the network blocks messages", true),
        30005: ("the number does not exist", true),
        30006: ("a landline, or a network that cannot be reached", true),
        30007: ("the network filtered the message", true),
        30008: ("an unknown error of the network", true),
        30022: ("the sender's registration limits its rate", false),
        30023: ("the sender's daily limit is reached", true),
        30027: ("the network's daily limit is reached", true),
        30032: ("the toll-free number is not verified", true),
        30034: ("the number is not registered for this kind of message", true),
        30047: ("quiet hours of the recipient", true),
        30410: ("the provider did not answer in time", true),
        50416: ("the pair has another conversation at the provider", true),
    ]
}
