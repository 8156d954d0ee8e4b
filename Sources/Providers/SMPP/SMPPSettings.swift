public import SMPP
public import SMPPClient
public import Vocabulary

/// What an SMPP application needs.
public struct SMPPSettings: Hashable, Sendable {
    /// Which sessions are opened.
    public enum Binding: String, CaseIterable, Sendable {
        /// One that sends and receives.
        case transceiver
        /// One that sends and one that receives, for centres that know no other way.
        case separate
        /// One that only sends.
        case transmitter
        /// One that only receives.
        case receiver

        var kinds: [BindKind] {
            switch self {
            case .transceiver: [.transceiver]
            case .separate: [.transmitter, .receiver]
            case .transmitter: [.transmitter]
            case .receiver: [.receiver]
            }
        }
    }

    /// Where the centre is.
    public var endpoint: SMPPEndpoint
    /// Name, password, system type and address range.
    public var bind: Bind
    /// Which sessions are opened.
    public var binding = Binding.transceiver
    /// How many messages may be unanswered, in each session.
    public var window = 10
    /// How long a session may be silent before the centre is asked whether it is there.
    public var enquireAfter = Milliseconds.seconds(30)
    /// How long an answer is waited for.
    public var answerWithin = Milliseconds.seconds(30)
    /// The longest pause between attempts to connect.
    public var reconnectAtMost = Milliseconds.seconds(60)
    /// What the centre takes `data_coding` 0 for, and how parts of a text are joined.
    public var text = OutboundText()
    /// Whether look-alikes of plain characters are replaced when that keeps a text in the 7-bit alphabet.
    public var replacesLookAlikes = false
    /// How the centre writes message ids when it answers.
    public var answerIDs = MessageIDForm.text
    /// How the centre writes message ids in receipts.
    public var receiptIDs = MessageIDForm.text
    /// Whether the centre is asked for receipts.
    public var asksForReceipts = true
    /// The service; often empty.
    public var serviceType = ""
    /// Whether 9 to 15 digits are an international number that lacks only its `+`.
    public var numbersAreInternational = true

    /// Sets where the centre is and who binds; the rest has defaults.
    public init(endpoint: SMPPEndpoint, bind: Bind) {
        self.endpoint = endpoint
        self.bind = bind
    }

    /// What the centre knows the account by; it may listen at several ports.
    var account: String { "\(endpoint.host)/\(bind.systemID)" }

    func session(_ kind: BindKind, seed: UInt64) -> SessionSettings {
        var session = SessionSettings(kind: kind, bind: bind)
        session.window = window
        session.enquireAfter = enquireAfter
        session.answerWithin = answerWithin
        session.reconnectAtMost = reconnectAtMost
        session.seed = seed
        return session
    }

    /// A number as the centre wants it.
    func address(_ address: Address) -> SMPPAddress {
        switch address.kind {
        case .e164:
            let digits = String(address.text.dropFirst())
            return SMPPAddress(typeOfNumber: 1, numberingPlan: 1, text: digits)
        case .shortCode: return SMPPAddress(typeOfNumber: 3, numberingPlan: 0, text: address.text)
        case .name, .anonymous:
            let text = String(address.text.prefix(20))
            return SMPPAddress(typeOfNumber: 5, numberingPlan: 0, text: text)
        }
    }

    /// A number as the centre gives it, in E.164 form where it is one.
    func number(_ address: SMPPAddress) -> String {
        let text = address.text
        let digits = text.hasPrefix("00") ? String(text.dropFirst(2)) : text
        guard (7...15).contains(digits.utf8.count), digits.utf8.first != UInt8(ascii: "0"),
            digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { return text }
        let isLong = digits.utf8.count >= 9
        let isInternational =
            address.typeOfNumber == 1 || digits != text
            || (numbersAreInternational && address.typeOfNumber == 0 && isLong)
        return isInternational ? "+" + digits : text
    }
}
