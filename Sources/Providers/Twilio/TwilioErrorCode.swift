/// One of Twilio's error codes for messages, in plain words.
///
/// What is not in the table is final and shown by its number. Source: twilio.com/docs/api/errors.
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
}
