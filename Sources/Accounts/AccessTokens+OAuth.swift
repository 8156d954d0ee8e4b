import Cryptography
public import Vocabulary

/// What an OAuth client gets for a user's password, or for a refresh token.
///
/// Source: RFC 6749, section 5.1.
public struct OAuthGrant: Hashable, Sendable {
    /// For requests, as `Authorization: Bearer`.
    public var accessToken: String
    /// For the next access token.
    public var refreshToken: String
    /// How long the access token is good.
    public var lifetime: Milliseconds
}

// A grant ends with the password that it came from, and when it is revoked.
extension AccessTokens {
    /// How long an access token is good.
    public static let accessLifetime = Milliseconds.minutes(30)
    /// How long a refresh token is good.
    public static let refreshLifetime = Milliseconds.hours(24 * 100)
    /// How many grants a user may have; the oldest goes for a new one.
    public static let grantsMax = 100

    /// Grants tokens to a client of a user whose password was right.
    ///
    /// - Parameters:
    ///   - user: whose password it was.
    ///   - client: the client's name, for lists; what is longer than a name may be is cut.
    ///   - now: the time.
    /// - Returns: the secrets, which nobody can show again.
    /// - Throws: `wrongPassword` when the user has none any more; `file`.
    public func grant(
        to user: String,
        client: String,
        at now: Instant
    ) throws(AccountsError) -> OAuthGrant {
        guard let mark = try accounts.mark(of: user) else { throw .wrongPassword }
        let id = Hex.encode(RandomBytes.draw(8))
        let name = Self.name(client)
        let refresh = make(
            .refresh,
            user,
            name,
            Self.refreshLifetime,
            grant: id,
            mark: mark,
            at: now
        )
        let access = make(.access, user, name, Self.accessLifetime, grant: id, mark: mark, at: now)
        try change(at: now) { tokens throws(AccountsError) in
            let grants = tokens.filter { $0.user == user && $0.kind == .refresh }
                .sorted { $0.createdAt < $1.createdAt }
            let surplus = Set(grants.dropLast(Self.grantsMax - 1).map(\.grant))
            tokens.removeAll { surplus.contains($0.grant) }
            tokens += [refresh.token, access.token]
        }
        return OAuthGrant(
            accessToken: access.secret,
            refreshToken: refresh.secret,
            lifetime: Self.accessLifetime
        )
    }

    /// Gives the next access token of a grant; the one before it ends.
    ///
    /// - Parameters:
    ///   - refreshToken: the grant's; it stays the same.
    ///   - client: the client's name, which must be the one that got the grant.
    ///   - now: the time.
    /// - Returns: the grant, and the user that it stands for.
    /// - Throws: `wrongToken`, `file`.
    public func refresh(
        _ refreshToken: String,
        client: String,
        at now: Instant
    ) throws(AccountsError) -> (grant: OAuthGrant, user: String) {
        let found = try find(refreshToken, at: now)
        guard found.kind == .refresh, found.name == Self.name(client) else { throw .wrongToken }
        let access = make(
            .access,
            found.user,
            found.name,
            Self.accessLifetime,
            grant: found.grant,
            mark: found.mark,
            at: now
        )
        let day = String(now.description.prefix(10))
        try change(at: now) { tokens throws(AccountsError) in
            let refresh = tokens.firstIndex { $0.digest == found.digest }
            // Revoked in this moment.
            guard let refresh else { throw .wrongToken }
            tokens[refresh].lastUsedOn = day
            tokens.removeAll { $0.kind == .access && $0.grant == found.grant }
            tokens.append(access.token)
        }
        let grant = OAuthGrant(
            accessToken: access.secret,
            refreshToken: refreshToken,
            lifetime: Self.accessLifetime
        )
        return (grant, found.user)
    }

    private static func name(_ client: String) -> String {
        String(String.UnicodeScalarView(client.unicodeScalars.prefix(nameMax)))
    }
}
