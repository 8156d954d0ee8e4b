/// Why bytes are no text, or a text cannot be sent as it is.
public enum SMSTextError: Error, Hashable, Sendable {
    /// The alphabet lacks a character.
    case notInAlphabet
    /// A byte is more than seven bits long.
    case notSeptet(offset: Int)
    /// A user data header says that it is longer than the bytes that are there.
    case truncatedHeader(offset: Int)
    /// A header is longer than the 140 bytes of a message.
    case headerTooLong
    /// The text takes more than the 255 parts that a message can have.
    case tooManyParts
}
