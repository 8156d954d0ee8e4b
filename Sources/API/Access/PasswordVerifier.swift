/// Whoever knows users' passwords.
public protocol PasswordVerifier: Sendable {
    /// Checks a password, and counts failures.
    ///
    /// Called on a thread that may be held: a good check is slow on purpose.
    func verify(userName: String, password: String, remoteAddress: String) -> PasswordVerdict
}

/// What a check of a password gives.
public enum PasswordVerdict: Hashable, Sendable {
    /// It is the user's.
    case right
    /// It is not, or there is no such user.
    case wrong
    /// Too many checks failed: none is made for so many seconds.
    case tooManyAttempts(retryAfterSeconds: Int)
    /// Nobody can say at the moment, and why.
    case failed(String)
}
