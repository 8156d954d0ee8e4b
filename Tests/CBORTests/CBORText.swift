import CBOR

/// CBOR as hexadecimal digits, as the RFC prints it.
enum CBORText {
    /// What is written, as digits.
    static func written(_ write: (inout ByteBuffer) -> Void) -> String {
        var buffer = ByteBuffer()
        write(&buffer)
        return buffer.array().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// The bytes of digits.
    static func bytes(_ hex: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Substring(hex)
        while let byte = UInt8(rest.prefix(2), radix: 16) {
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    /// Reads one item and nothing else.
    static func read<Value>(
        _ hex: String,
        _ read: (inout CBORReader) throws(CBORError) -> Value
    ) throws(CBORError) -> Value {
        try self.read(bytes(hex), read)
    }

    /// Reads one item and nothing else.
    static func read<Value>(
        _ bytes: [UInt8],
        _ read: (inout CBORReader) throws(CBORError) -> Value
    ) throws(CBORError) -> Value {
        let result: Result<Value, CBORError> = unsafe bytes.withUnsafeBytes { bytes in
            var reader = unsafe CBORReader(bytes)
            do throws(CBORError) {
                let value = try read(&reader)
                try reader.end()
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
