public import Vocabulary

/// A token that stands for a user; the secret itself is not in it.
public struct AccessToken: Hashable, Sendable {
    /// What a token is for.
    public enum Kind: String, Sendable {
        /// Made by its user, for a script or a machine.
        case personal
        /// Of an OAuth grant, for requests.
        case access
        /// Of an OAuth grant, for its next access token.
        case refresh

        /// What secrets of this kind begin with, so that a leaked one is known for what it is.
        var prefix: String {
            switch self {
            case .personal: "llp_"
            case .access: "lla_"
            case .refresh: "llr_"
            }
        }
    }

    /// Its name towards those who list and revoke tokens: 16 hexadecimal digits, no secret.
    public var id: String
    /// The user that it stands for.
    public var user: String
    /// What it is for.
    public var kind: Kind
    /// What its user calls it; of an OAuth grant the client's name.
    public var name: String
    /// When it was issued.
    public var createdAt: Instant
    /// From when on it is worth nothing; nothing for one that lasts until it is revoked.
    public var expiresAt: Instant?
    /// The day of its last use in UTC, such as `2026-03-02`; empty before its first.
    public var lastUsedOn: String

    /// SHA-256 of the secret, in hexadecimal digits.
    var digest: String
    /// What the tokens of one OAuth grant have in common; empty for personal ones.
    var grant: String
    /// The mark of the password that the grant came from; empty for personal ones.
    var mark: String

    /// Whether it is worth nothing any more.
    func isExpired(at now: Instant) -> Bool { expiresAt.map { $0 <= now } ?? false }
}
