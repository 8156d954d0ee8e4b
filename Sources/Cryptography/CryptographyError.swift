/// Why a cryptographic operation could not be done.
public enum CryptographyError: Error, Equatable, Sendable {
    /// A library refuses an algorithm, as a system-wide policy can demand; `code` is GnuTLS's own.
    ///
    /// Try `gnutls-cli --list` and the system's crypto policy.
    case algorithmRefused(code: Int32)
    /// libsodium could not start or had too little memory for a password hash; free some memory.
    case passwordHashingFailed
    /// A text is not base64 or hexadecimal, or has the wrong length.
    case malformedText
}
