/// Who an SMS is from or to: a number in E.164 form, a short code, a name, or nothing.
///
/// It is held in 24 bytes without a reference, because the engine keeps one for every number that it
/// knows. What is not E.164 stays as it came (row R11).
public struct Address: Hashable, Sendable {
    /// The kind in the first byte, then the text padded with zeros; big-endian, so words compare as text.
    private var words: (UInt64, UInt64, UInt64)

    /// The longest text in bytes of UTF-8; SMS itself allows 20 (SMPP 3.4, section 5.2.8).
    public static let byteLimit = 23

    /// Takes an address as a provider gives it.
    ///
    /// - Parameter text: at most 23 bytes of UTF-8 without control characters; nothing means anonymous.
    public init?(_ text: String) {
        var text = text
        let address = text.withUTF8 { unsafe Address(utf8: UnsafeRawBufferPointer($0)) }
        guard let address else { return nil }
        self = address
    }

    /// Takes an address as the bytes of its text; the same limits hold.
    package init?(utf8 bytes: UnsafeRawBufferPointer) {
        guard bytes.count <= Self.byteLimit else { return nil }
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var digits = 0
        var highBits: UInt8 = 0
        for index in 0..<bytes.count {
            let byte = unsafe bytes[index]
            guard byte >= 0x20, byte != 0x7F else { return nil }
            if byte >= 48, byte <= 57 { digits &+= 1 }
            highBits |= byte
            let place = index &+ 1
            let shifted = UInt64(byte) << UInt64(56 &- (place & 7) &* 8)
            switch place >> 3 {
            case 0: words.0 |= shifted
            case 1: words.1 |= shifted
            default: words.2 |= shifted
            }
        }
        // Nearly every address is ASCII, which needs no further look.
        guard unsafe highBits < 0x80 || String(validating: bytes, as: UTF8.self) != nil else {
            return nil
        }
        let kind = unsafe Self.classify(bytes, digits: digits)
        words.0 |= UInt64(kind.rawValue) << 56
        self.words = words
    }

    private init(words: (UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// Stands in for the address of a requester who is erased: the number of the key that was destroyed.
    ///
    /// It is a name, so nobody can answer it.
    public static func erased(_ key: UInt32) -> Address {
        guard let address = Address("erased:" + String(key)) else {
            preconditionFailure("17 bytes are an address")
        }
        return address
    }

    /// Whether it stands in for an erased one.
    public var isErased: Bool { kind == .name && text.hasPrefix("erased:") }

    /// A sender that gave no address.
    public static let anonymous = Address(words: (UInt64(Kind.anonymous.rawValue) << 56, 0, 0))

    /// What kinds of address there are.
    public enum Kind: UInt8, Sendable {
        /// No address was given.
        case anonymous = 1
        /// `+`, a digit that is not zero, and 7 to 15 digits in all. Source: ITU-T E.164, section 6.
        case e164 = 2
        /// 3 to 8 digits.
        case shortCode = 3
        /// A name or anything else; nobody can answer it.
        case name = 4
    }

    /// Which kind it is.
    public var kind: Kind { Kind(rawValue: UInt8(words.0 >> 56)) ?? .name }

    /// Whether a message can be sent to it.
    public var isAnswerable: Bool { kind == .e164 || kind == .shortCode }

    /// The text as it was given; empty for an anonymous one.
    public var text: String { unsafe withUTF8 { unsafe String(decoding: $0, as: UTF8.self) } }

    /// Lends the bytes of the text for the length of a call.
    func withUTF8<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let bigEndian = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian)
        return unsafe withUnsafeBytes(of: bigEndian) { bytes in
            var end = bytes.count
            while end > 1, unsafe bytes[end &- 1] == 0 { end &-= 1 }
            return unsafe body(UnsafeRawBufferPointer(rebasing: bytes[1..<end]))
        }
    }

    /// Enough to tell two numbers apart in a process log and no more: `+1555…67`.
    public var redacted: String {
        let text = text
        guard text.utf8.count > 7 else { return kind == .anonymous ? "anonymous" : "…" }
        return "\(text.prefix(4))…\(text.suffix(2))"
    }

    /// Whether two are the same to the letter.
    public static func == (one: Address, other: Address) -> Bool { one.words == other.words }

    /// A hash that is the same in every process, for tables that are only looked up.
    public var stableHash: UInt64 {
        var hash = words.0 &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ (hash >> 32) ^ words.1) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 29) ^ words.2) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 32)
    }

    /// Mixes the address into a hash.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        if words.2 != 0 { hasher.combine(words.2) }
    }

    private static func classify(_ bytes: UnsafeRawBufferPointer, digits: Int) -> Kind {
        let count = bytes.count
        if count == 0 { return .anonymous }
        if digits == count { return (3...8).contains(digits) ? .shortCode : .name }
        if digits == count &- 1, (7...15).contains(digits), unsafe bytes[0] == UInt8(ascii: "+"),
            unsafe bytes[1] != UInt8(ascii: "0")
        {
            return .e164
        }
        return .name
    }
}

extension Address: Comparable {
    /// Orders by kind, then by text.
    public static func < (one: Address, other: Address) -> Bool { one.words < other.words }
}

/// What a conversation is between: a requester's address and a company's (the page Rules).
public struct AddressPair: Hashable, Sendable {
    /// The requester's.
    public var requester: Address
    /// The company's.
    public var company: Address

    /// Puts two addresses together.
    public init(requester: Address, company: Address) {
        self.requester = requester
        self.company = company
    }

    /// Whether there is none: an interaction that another system asked for may be without numbers.
    public var isNone: Bool { company == .anonymous }

    /// A hash that is the same in every process, for tables that are only looked up.
    public var stableHash: UInt64 {
        let hash = (requester.stableHash ^ (company.stableHash << 1)) &* 0xD6E8_FEB8_6659_FD93
        return hash ^ (hash >> 32)
    }
}
