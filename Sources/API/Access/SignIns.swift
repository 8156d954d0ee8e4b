import Cryptography
import Synchronization

/// Remembers for some seconds which credentials were right.
///
/// A page that asks for several things then does not leave the server's thread for each of them.
///
/// Kept are keyed hashes, not passwords; the key dies with the process. A changed password goes on
/// working for up to `lifetime`.
final class SignIns: Sendable {
    /// How long a sign-in is remembered.
    static let lifetime = Duration.seconds(5)
    /// How many are remembered; when there are more, all are forgotten.
    static let countMax = 10_000

    private let key = RandomBytes.draw(32)
    private let remembered = Mutex<[[UInt8]: ContinuousClock.Instant]>([:])

    /// Whether these credentials were right a moment ago.
    func remembers(_ credentials: Credentials, at now: ContinuousClock.Instant = .now) -> Bool {
        guard let name = name(of: credentials) else { return false }
        return remembered.withLock { remembered in
            guard let until = remembered[name] else { return false }
            if until > now { return true }
            remembered[name] = nil
            return false
        }
    }

    /// Takes note that credentials are right.
    func remember(_ credentials: Credentials, at now: ContinuousClock.Instant = .now) {
        guard let name = name(of: credentials) else { return }
        remembered.withLock { remembered in
            if remembered.count >= Self.countMax { remembered.removeAll() }
            remembered[name] = now + Self.lifetime
        }
    }

    /// Takes no note's word any more: a password has changed.
    func forgetAll() { remembered.withLock { $0.removeAll() } }

    private func name(of credentials: Credentials) -> [UInt8]? {
        // No user name has a colon, so the two parts cannot be taken for others.
        let text = Array((credentials.userName + ":" + credentials.password).utf8)
        return try? HMAC.sha256(key: key, text)
    }
}
