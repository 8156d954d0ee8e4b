import CGnuTLS

/// Keyed hashes, as RFC 2104 has them.
public enum HMAC {
    /// HMAC-SHA-1, 20 bytes: what some providers sign their webhooks with.
    ///
    /// - Throws: `algorithmRefused` when a system-wide policy forbids SHA-1.
    public static func sha1(key: [UInt8], _ text: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try code(GNUTLS_MAC_SHA1, length: 20, key: key, text)
    }

    /// HMAC-SHA-256, 32 bytes.
    ///
    /// - Throws: `algorithmRefused`, which no known policy causes.
    public static func sha256(key: [UInt8], _ text: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try code(GNUTLS_MAC_SHA256, length: 32, key: key, text)
    }

    private static func code(
        _ algorithm: gnutls_mac_algorithm_t,
        length: Int,
        key: [UInt8],
        _ text: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: length)
        let result = unsafe gnutls_hmac_fast(
            algorithm,
            key,
            key.count,
            text,
            text.count,
            &digest
        )
        guard result == 0 else { throw .algorithmRefused(code: result) }
        return digest
    }
}
