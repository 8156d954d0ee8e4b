import CSodium

/// Hashes of passwords, by Argon2id, in libsodium's text form (`$argon2id$v=19$m=...`).
///
/// Source: RFC 9106; libsodium's documentation, "Password hashing".
public enum PasswordHash {
    /// How much work a hash costs whoever guesses passwords, and us at each sign-in.
    public enum Effort: Sendable {
        /// About 64 MiB and a tenth of a second: for people signing in.
        case interactive
        /// The least that libsodium allows: for tests.
        case least
    }

    /// Hashes a password with a fresh salt.
    ///
    /// It takes a good part of a second, so it is never called on the writer's thread.
    ///
    /// - Throws: `passwordHashingFailed` when memory is short.
    public static func make(
        _ password: String,
        effort: Effort = .interactive
    ) throws(CryptographyError) -> String {
        guard Sodium.isReady else { throw .passwordHashingFailed }
        let operations: Int
        let memory: Int
        switch effort {
        case .interactive:
            operations = crypto_pwhash_opslimit_interactive()
            memory = crypto_pwhash_memlimit_interactive()
        case .least:
            operations = crypto_pwhash_opslimit_min()
            memory = crypto_pwhash_memlimit_min()
        }
        var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let bytes = password.utf8.map { CChar(bitPattern: $0) }
        let result = unsafe crypto_pwhash_str(
            &text,
            bytes,
            UInt64(bytes.count),
            UInt64(operations),
            memory
        )
        guard result == 0 else { throw .passwordHashingFailed }
        return String(
            decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
    }

    /// Whether a password is the one that was hashed; false too for a text that is no hash.
    ///
    /// It costs as much as making the hash did.
    public static func verify(_ password: String, against hash: String) -> Bool {
        guard Sodium.isReady, hash.utf8.count < crypto_pwhash_strbytes() else { return false }
        let bytes = password.utf8.map { CChar(bitPattern: $0) }
        return unsafe crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
    }
}
