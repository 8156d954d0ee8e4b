/// Why bytes are not the deterministic CBOR that was expected.
///
/// Source: RFC 8949, section 4.2 (core deterministic encoding).
public enum CBORError: Error, Equatable, Sendable {
    /// The bytes end inside an item.
    case truncated(offset: Int)
    /// An item of another major type stands here. Source: RFC 8949, section 3.1.
    case unexpectedType(offset: Int, initialByte: UInt8)
    /// A length or an integer is not in its shortest form, or a length is indefinite.
    case notDeterministic(offset: Int)
    /// An integer does not fit the type that it is read into.
    case outOfRange(offset: Int)
    /// A text is not valid UTF-8.
    case invalidUTF8(offset: Int)
    /// Map keys do not rise, or one is not known to the reader.
    case unexpectedKey(offset: Int, key: UInt64)
    /// A field that the reader needs is missing.
    case missingKey(UInt64)
    /// A value is well-formed but has no meaning for the field it is in.
    case invalidValue(offset: Int)
    /// Bytes follow the item.
    case trailingBytes(offset: Int)
}
