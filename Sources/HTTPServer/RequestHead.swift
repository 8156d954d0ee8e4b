/// A request's target and headers as they came, in one run of bytes.
///
/// Most headers of most requests are never looked at, so none becomes a `String` before it is.
/// Layout: target, then for each header the name's length (2 bytes), the value's (4), name, value.
struct RequestHead: Sendable {
    /// What the callbacks fill; the capacity suits a usual request without growing.
    static let usualBytes = 768

    private var bytes: [UInt8] = []
    private(set) var targetBytes = 0
    private(set) var pathBytes = 0

    init() {}

    /// Takes the target, the first thing known of a request.
    init(target: UnsafeRawBufferPointer) {
        bytes.reserveCapacity(max(RequestHead.usualBytes, target.count + 256))
        unsafe bytes.append(contentsOf: target[RequestHead.originBytes(target)...])
        targetBytes = bytes.count
        pathBytes = bytes.firstIndex(of: UInt8(ascii: "?")) ?? targetBytes
    }

    /// How much of a target in absolute form precedes its path.
    ///
    /// Source: RFC 9112, section 3.2.2.
    private static func originBytes(_ target: UnsafeRawBufferPointer) -> Int {
        guard let first = unsafe target.first, first | 0x20 == UInt8(ascii: "h") else { return 0 }
        for scheme in ["http://", "https://"] {
            guard target.count > scheme.utf8.count,
                unsafe target.prefix(scheme.utf8.count).elementsEqual(
                    scheme.utf8,
                    by: {
                        $0.loweredASCII == $1
                    }
                ),
                let slash = unsafe target[scheme.utf8.count...].firstIndex(of: UInt8(ascii: "/"))
            else { continue }
            return slash
        }
        return 0
    }

    /// Appends a header; names beyond 65535 bytes cannot come, since the headers' limit is lower.
    mutating func append(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
        guard name.count <= UInt16.max, value.count <= UInt32.max else { return }
        bytes.append(UInt8(truncatingIfNeeded: name.count))
        bytes.append(UInt8(truncatingIfNeeded: name.count >> 8))
        for shift in stride(from: 0, to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value.count >> shift))
        }
        unsafe bytes.append(contentsOf: name)
        unsafe bytes.append(contentsOf: value)
    }

    /// The path, undecoded.
    var path: ArraySlice<UInt8> { bytes[0..<pathBytes] }

    /// What follows the question mark, undecoded; empty without one.
    var query: ArraySlice<UInt8> { bytes[min(pathBytes + 1, targetBytes)..<targetBytes] }

    /// Calls for each header in the order sent, until the body returns false.
    func forEachHeader(_ body: (_ name: Range<Int>, _ value: Range<Int>) -> Bool) {
        var offset = targetBytes
        while offset < bytes.count {
            let nameBytes = Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
            var valueBytes = 0
            for index in 0..<4 {
                valueBytes |= Int(bytes[offset + 2 + index]) << (8 * index)
            }
            let name = offset + 6..<offset + 6 + nameBytes
            let value = name.upperBound..<name.upperBound + valueBytes
            guard body(name, value) else { return }
            offset = value.upperBound
        }
    }

    /// The first header of a name, compared without regard to ASCII case.
    func value(of wanted: String) -> Range<Int>? {
        var found: Range<Int>?
        forEachHeader { name, value in
            if matches(name, wanted) {
                found = value
                return false
            }
            return true
        }
        return found
    }

    /// How many headers have this name.
    func count(of wanted: String) -> Int {
        var count = 0
        forEachHeader { name, _ in
            count += matches(name, wanted) ? 1 : 0
            return true
        }
        return count
    }

    /// Bytes as text; what is not UTF-8 becomes U+FFFD.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Whether bytes are decimal digits.
    func allDigits(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }

    /// Whether there is a space, a tab or another control character.
    func hasSpace(_ range: Range<Int>) -> Bool {
        bytes[range].contains { $0 <= 0x20 || $0 == 0x7F }
    }

    /// Whether bytes are an ASCII word, whatever its case.
    func matches(_ name: Range<Int>, _ wanted: String) -> Bool {
        let wanted = wanted.utf8
        guard wanted.count == name.count else { return false }
        var offset = name.lowerBound
        for letter in wanted {
            guard bytes[offset].loweredASCII == letter.loweredASCII else { return false }
            offset += 1
        }
        return true
    }
}

extension UInt8 {
    /// An ASCII capital as its small letter, anything else as it is.
    var loweredASCII: UInt8 {
        self >= 0x41 && self <= 0x5A ? self | 0x20 : self
    }
}
