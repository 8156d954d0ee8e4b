/// Why an account could not be used or changed.
public enum AccountsError: Error, Equatable, Sendable {
    /// Name and password do not belong together, or there is no such account.
    case wrongPassword
    /// Too many wrong passwords came for this name or from this address. Try again after so many seconds.
    case tooManyFailures(retryAfterSeconds: Int64)
    /// A password needs at least so many characters.
    case passwordTooShort(minimum: Int)
    /// The token was never issued, is expired, was revoked, or is not of this kind.
    case wrongToken
    /// The user has as many tokens as one may have. Revoke one.
    case tooManyTokens(limit: Int)
    /// There is no such token.
    case unknownToken
    /// The file cannot be read or written. Check its owner and the disk.
    case file(path: String, problem: String)
}

extension AccountsError: CustomStringConvertible {
    /// The failure and what to try.
    public var description: String {
        switch self {
        case .wrongPassword: "The name or the password is wrong."
        case .tooManyFailures(let seconds):
            "Too many wrong passwords. Try again in \(seconds) seconds."
        case .passwordTooShort(let minimum):
            "A password needs at least \(minimum) characters."
        case .wrongToken: "The token is wrong, expired or revoked."
        case .tooManyTokens(let limit):
            "A user has at most \(limit) tokens. Revoke one."
        case .unknownToken: "There is no such token."
        case .file(let path, let problem): "\(path): \(problem)"
        }
    }
}
