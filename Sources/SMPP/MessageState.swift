/// How far a message has come.
///
/// Source: SMPP 3.4, section 5.2.28; the words of receipts: appendix B.
public enum MessageState: UInt8, CaseIterable, Sendable {
    /// On its way.
    case enroute = 1
    /// On the phone.
    case delivered = 2
    /// Its validity period ended.
    case expired = 3
    /// Deleted.
    case deleted = 4
    /// It cannot be delivered.
    case undeliverable = 5
    /// Taken by somebody on behalf of the phone.
    case accepted = 6
    /// Nobody knows.
    case unknown = 7
    /// Refused.
    case rejected = 8

    /// Reads the word of a receipt, in any case; vendors cut and stretch the seven letters.
    public init?(word: String) {
        let word = word.uppercased()
        let found = Self.words.first { word.hasPrefix($0.prefix) }
        guard let found else { return nil }
        self = found.state
    }

    private static let words: [(prefix: String, state: MessageState)] = [
        ("DELIV", .delivered), ("DLVRD", .delivered), ("ENROUT", .enroute), ("EXPIR", .expired),
        ("DELET", .deleted), ("UNDEL", .undeliverable), ("FAIL", .undeliverable),
        ("ACCEP", .accepted), ("ACKED", .delivered), ("UNKNO", .unknown), ("REJEC", .rejected),
        ("BUFFER", .enroute), ("SCHED", .enroute),
    ]
}
