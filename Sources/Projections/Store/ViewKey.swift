public import Vocabulary

/// A key of a view, built part by part and held without a reference.
public struct ViewKey: Sendable {
    /// The longest key in bytes; LMDB itself allows 511.
    public static let byteLimit = 64

    private var storage = InlineArray<64, UInt8>(repeating: 0)
    /// How many bytes it has.
    public private(set) var count = 0

    /// Makes an empty key, which as a prefix matches every other.
    public init() {}

    /// Makes a key of integers.
    public init(_ words: UInt64...) {
        for word in words { append(word) }
    }

    /// Takes a key as it stands in a view.
    public init(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= Self.byteLimit, "no view has longer keys")
        for index in 0..<bytes.count { append(unsafe bytes[index]) }
    }

    /// Appends one byte.
    public mutating func append(_ byte: UInt8) {
        precondition(count < Self.byteLimit, "no view has longer keys")
        storage[count] = byte
        count &+= 1
    }

    /// Appends eight bytes, the most significant first.
    public mutating func append(_ word: UInt64) {
        precondition(count &+ 8 <= Self.byteLimit, "no view has longer keys")
        let at = count
        unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            unsafe bytes.storeBytes(of: word.bigEndian, toByteOffset: at, as: UInt64.self)
        }
        count &+= 8
    }

    /// Appends the text of an address, filled up to 24 bytes with zeros.
    public mutating func append(_ address: Address) {
        append(utf8: address.text, paddedTo: 24)
    }

    /// Appends as much of a text as fits, filled up with zeros.
    public mutating func append(utf8 text: String, paddedTo size: Int) {
        precondition(count &+ size <= Self.byteLimit, "no view has longer keys")
        let end = count &+ size
        for byte in text.utf8.prefix(size) { append(byte) }
        count = end
    }

    /// A key of a pair of addresses.
    public static func pair(_ requester: Address, _ company: Address) -> ViewKey {
        var key = ViewKey()
        key.append(requester)
        key.append(company)
        return key
    }

    /// Lends its bytes for the length of a call.
    @inline(__always)
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe try withUnsafeBytes(of: storage) { bytes throws(Failure) in
            unsafe try body(UnsafeRawBufferPointer(rebasing: bytes[0..<count]))
        }
    }

    /// The least key behind all that start with this one; none when there is no such key.
    var successor: ViewKey? {
        var key = self
        while key.count > 0 {
            let last = key.count &- 1
            if key.storage[last] < 0xFF {
                key.storage[last] &+= 1
                return key
            }
            key.storage[last] = 0
            key.count = last
        }
        return nil
    }
}

extension ViewKey: CustomStringConvertible {
    /// Its bytes in hexadecimal digits.
    public var description: String {
        unsafe withBytes { bytes in
            var text = ""
            for index in 0..<bytes.count {
                let byte = unsafe bytes[index]
                text += byte < 16 ? "0" : ""
                text += String(byte, radix: 16)
            }
            return text
        }
    }
}

extension ViewKey: Equatable {
    /// Whether two have the same bytes.
    public static func == (one: ViewKey, other: ViewKey) -> Bool {
        guard one.count == other.count else { return false }
        for index in 0..<one.count where one.storage[index] != other.storage[index] {
            return false
        }
        return true
    }
}

/// A run of a view's keys: those that start with a prefix, from one end or from behind a key.
public struct ViewRange: Sendable {
    /// What every key of the run starts with.
    public var prefix: ViewKey
    /// The key behind which, in the direction of walking, the run begins; it need not exist.
    public var after: ViewKey?
    /// Whether it is walked from the greatest key down.
    public var descending: Bool

    /// Names a run.
    public init(_ prefix: ViewKey = ViewKey(), after: ViewKey? = nil, descending: Bool = false) {
        self.prefix = prefix
        self.after = after
        self.descending = descending
    }
}

extension UnsafeRawBufferPointer {
    /// Reads eight bytes of a key or value, the most significant first.
    ///
    /// - Precondition: the caller knows that they are there.
    func word(at offset: Int = 0) -> UInt64 {
        precondition(offset &+ 8 <= count, "a key or value of a view is shorter than it must be")
        return unsafe UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
