import CSodium

/// Random bytes from the kernel's `getrandom`, by way of libsodium.
public enum RandomBytes {
    /// Draws random bytes fit for keys and session tokens.
    ///
    /// It cannot fail: libsodium ends the process on a system without a source of chance.
    ///
    /// - Parameter count: how many bytes.
    /// - Returns: as many.
    public static func draw(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe randombytes_buf(&bytes, count)
        return bytes
    }
}
