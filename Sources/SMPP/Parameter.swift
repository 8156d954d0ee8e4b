/// An optional parameter of a command: tag, length, value.
///
/// Source: SMPP 3.4, section 5.3.
public struct Parameter: Hashable, Sendable {
    /// What it is.
    public var tag: Tag
    /// Its bytes, at most 65,535.
    public var value: [UInt8]

    /// Puts a parameter together.
    public init(_ tag: Tag, _ value: [UInt8]) {
        self.tag = tag
        self.value = value
    }

    /// What parameters there are; any other number is kept as it comes.
    public struct Tag: RawRepresentable, Hashable, Sendable {
        /// The number on the wire.
        public var rawValue: UInt16

        /// Takes a number.
        public init(rawValue: UInt16) {
            self.rawValue = rawValue
        }

        /// The id of the message that a receipt is about.
        public static let receiptedMessageID = Tag(rawValue: 0x001E)
        /// A reference of the sender's.
        public static let userMessageReference = Tag(rawValue: 0x0204)
        /// What all parts of a message have in common.
        public static let sarReference = Tag(rawValue: 0x020C)
        /// How many parts there are.
        public static let sarTotal = Tag(rawValue: 0x020E)
        /// Which part it is.
        public static let sarNumber = Tag(rawValue: 0x020F)
        /// The version that the centre speaks.
        public static let interfaceVersion = Tag(rawValue: 0x0210)
        /// Why delivery failed.
        public static let additionalStatus = Tag(rawValue: 0x001D)
        /// The network's code for a failure: a type and two bytes.
        public static let networkErrorCode = Tag(rawValue: 0x0423)
        /// The text, instead of `short_message`.
        public static let messagePayload = Tag(rawValue: 0x0424)
        /// How far a message has come.
        public static let messageState = Tag(rawValue: 0x0427)
        /// How busy the centre is, in percent.
        public static let congestionState = Tag(rawValue: 0x0428)
    }
}

extension [Parameter] {
    /// The first value of a tag.
    public func value(_ tag: Parameter.Tag) -> [UInt8]? { first { $0.tag == tag }?.value }

    /// The first value of a tag as a number of one or two bytes; nothing for any other length.
    public func number(_ tag: Parameter.Tag) -> UInt16? {
        guard let value = value(tag) else { return nil }
        switch value.count {
        case 1: return UInt16(value[0])
        case 2: return UInt16(value[0]) << 8 | UInt16(value[1])
        default: return nil
        }
    }

    /// The first value of a tag as text up to its zero byte.
    public func text(_ tag: Parameter.Tag) -> String? {
        guard let value = value(tag) else { return nil }
        return String(latin1: value.prefix { $0 != 0 })
    }
}

extension String {
    /// A text of one byte a character.
    init(latin1 bytes: some Sequence<UInt8>) {
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
        self.init(scalars)
    }
}
