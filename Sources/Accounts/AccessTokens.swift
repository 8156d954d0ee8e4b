import Cryptography
import Dispatch
import Foundation
import Synchronization
public import Vocabulary

/// Tokens that stand for users, in a file of the data directory.
///
/// The file holds SHA-256 hashes: a secret has 256 random bits, so nothing slower is needed, and shows
/// once, when it is issued. What another process changes in the file holds from the next request on.
/// Who a token stands for is looked up by the caller: a user who is switched off is out with all tokens.
public final class AccessTokens: Sendable {
    /// How many personal tokens a user may have.
    public static let personalMax = 50
    /// How many characters of Unicode the name of a token may have.
    public static let nameMax = 100

    struct State: Sendable {
        var byDigest: [String: AccessToken] = [:]
        var stamp: DurableFile.Stamp?
    }

    let accounts: Accounts
    private let file: DurableFile
    private let state = Mutex(State())
    private let notes = DispatchQueue(label: "accounts.tokens")

    /// Reads the file; a missing one has no tokens.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - accounts: knows when a password changed.
    /// - Throws: `file`.
    public init(path: String, accounts: Accounts) throws(AccountsError) {
        file = DurableFile(path: path)
        self.accounts = accounts
        try reload()
    }

    /// Makes a personal token.
    ///
    /// - Parameters:
    ///   - user: whom it stands for.
    ///   - name: what the user calls it.
    ///   - lifetime: how long it is good; nothing for until it is revoked.
    ///   - now: the time.
    /// - Returns: the secret, which nobody can show again, and the token.
    /// - Throws: `tooManyTokens`, `file`.
    public func issue(
        to user: String,
        name: String,
        lifetime: Milliseconds?,
        at now: Instant
    ) throws(AccountsError) -> (secret: String, token: AccessToken) {
        let (secret, token) = make(.personal, user, name, lifetime, at: now)
        try change(at: now) { tokens throws(AccountsError) in
            let count = tokens.count { $0.user == user && $0.kind == .personal }
            guard count < Self.personalMax else {
                throw .tooManyTokens(limit: Self.personalMax)
            }
            tokens.append(token)
        }
        return (secret, token)
    }

    /// Finds out whom a token of a request stands for, and notes the day.
    ///
    /// - Throws: `wrongToken`, also for a refresh token; `file` when it changed and cannot be read.
    public func verify(_ secret: String, at now: Instant) throws(AccountsError) -> AccessToken {
        let token = try find(secret, at: now)
        guard token.kind != .refresh else { throw .wrongToken }
        note(token, usedAt: now)
        return token
    }

    /// The tokens of a user, or of all, the oldest first; OAuth grants by their refresh tokens.
    ///
    /// - Throws: `file` when it changed and cannot be read.
    public func list(of user: String?, at now: Instant) throws(AccountsError) -> [AccessToken] {
        try reload()
        return state.withLock { Array($0.byDigest.values) }
            .filter { token in
                (user == nil || token.user == user) && token.kind != .access
                    && !token.isExpired(at: now)
            }
            .sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// Revokes a token; of an OAuth grant all of it.
    ///
    /// - Parameters:
    ///   - id: the token's.
    ///   - user: whose it must be; nothing for anybody's.
    ///   - now: the time.
    /// - Throws: `unknownToken`, `file`.
    public func revoke(
        _ id: String,
        of user: String?,
        at now: Instant
    ) throws(AccountsError) {
        try change(at: now) { tokens throws(AccountsError) in
            let found = tokens.first { $0.id == id && (user == nil || $0.user == user) }
            guard let found else { throw .unknownToken }
            tokens.removeAll { token in
                token.id == id || (!found.grant.isEmpty && token.grant == found.grant)
            }
        }
    }

    /// Revokes everything of a user.
    ///
    /// - Throws: `file`.
    public func revokeAll(of user: String, at now: Instant) throws(AccountsError) {
        try change(at: now) { tokens throws(AccountsError) in tokens.removeAll { $0.user == user } }
    }

    /// Waits until the days of use are in the file.
    public func flush() { notes.sync {} }
}

extension AccessTokens {
    /// A token by its secret, whatever its kind.
    func find(_ secret: String, at now: Instant) throws(AccountsError) -> AccessToken {
        guard secret.utf8.count <= 256 else { throw .wrongToken }
        try reload()
        let digest = Self.digest(of: secret)
        guard let token = state.withLock({ $0.byDigest[digest] }), !token.isExpired(at: now) else {
            throw .wrongToken
        }
        if !token.mark.isEmpty {
            guard try accounts.mark(of: token.user) == token.mark else { throw .wrongToken }
        }
        return token
    }

    /// Draws a secret and puts its token together.
    func make(
        _ kind: AccessToken.Kind,
        _ user: String,
        _ name: String,
        _ lifetime: Milliseconds?,
        grant: String = "",
        mark: String = "",
        at now: Instant
    ) -> (secret: String, token: AccessToken) {
        let secret = kind.prefix + Hex.encode(RandomBytes.draw(32))
        let token = AccessToken(
            id: Hex.encode(RandomBytes.draw(8)),
            user: user,
            kind: kind,
            name: name,
            createdAt: now,
            expiresAt: lifetime.map { now + $0 },
            lastUsedOn: "",
            digest: Self.digest(of: secret),
            grant: grant,
            mark: mark
        )
        return (secret, token)
    }

    /// Changes the file; what is expired goes by the way.
    func change(
        at now: Instant,
        _ body: (inout [AccessToken]) throws(AccountsError) -> Void
    ) throws(AccountsError) {
        try file.alone { () throws(AccountsError) in
            var tokens = try read()?.tokens ?? []
            tokens.removeAll { $0.isExpired(at: now) }
            try body(&tokens)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            guard let contents = try? encoder.encode(tokens.map(\.line)) else {
                throw .file(path: file.path, problem: "cannot be written")
            }
            take(tokens, try file.write(contents))
        }
    }

    private static func digest(of secret: String) -> String {
        SHA256Digest.hash(of: Array(secret.utf8)).description
    }

    /// Notes the day of use: in memory at once, in the file soon, once a day.
    private func note(_ token: AccessToken, usedAt now: Instant) {
        let day = String(now.description.prefix(10))
        guard token.lastUsedOn != day else { return }
        state.withLock { $0.byDigest[token.digest]?.lastUsedOn = day }
        notes.async { [self] in
            // A day that cannot be noted is no reason to refuse anybody: the disk may be full.
            try? change(at: now) { tokens throws(AccountsError) in
                for index in tokens.indices where tokens[index].digest == token.digest {
                    tokens[index].lastUsedOn = day
                }
            }
        }
    }

    private func take(_ tokens: [AccessToken], _ stamp: DurableFile.Stamp?) {
        let byDigest = Dictionary(tokens.map { ($0.digest, $0) }) { first, _ in first }
        state.withLock { $0 = State(byDigest: byDigest, stamp: stamp) }
    }

    private func reload() throws(AccountsError) {
        let stamp = try file.stamp()
        if state.withLock({ $0.stamp == stamp }) { return }
        let found = try read()
        take(found?.tokens ?? [], found?.stamp)
    }

    private func read() throws(AccountsError) -> (tokens: [AccessToken], stamp: DurableFile.Stamp)?
    {
        guard let (contents, stamp) = try file.read() else { return nil }
        guard let lines = try? JSONDecoder().decode([AccessToken.Line].self, from: contents) else {
            throw .file(path: file.path, problem: "cannot be read as tokens")
        }
        let tokens = lines.compactMap { AccessToken($0) }
        guard tokens.count == lines.count else {
            throw .file(path: file.path, problem: "has a token that cannot be read")
        }
        return (tokens, stamp)
    }
}
