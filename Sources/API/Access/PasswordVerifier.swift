/// Whoever knows users' passwords.
public protocol PasswordVerifier: Sendable {
    /// Checks a password, and counts failures.
    ///
    /// Called on a thread that may be held: a good check is slow on purpose.
    func verify(userName: String, password: String, remoteAddress: String) -> PasswordVerdict

    /// Gives a user a new password and makes it durable; whatever the old one opened ends.
    ///
    /// Called on a thread that may be held, and only for a user that there is.
    func setPassword(_ password: String, of userName: String) -> PasswordChange
}

/// What becomes of a new password.
public enum PasswordChange: Hashable, Sendable {
    /// It holds.
    case done
    /// It needs so many characters; the old one holds.
    case tooShort(minimum: Int)
    /// It could not be kept, and why.
    case failed(String)
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
