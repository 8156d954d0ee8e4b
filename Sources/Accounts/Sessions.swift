import Cryptography
import Dispatch
import Synchronization
public import Vocabulary

/// Who is signed in from a browser, over restarts too where there is a file to keep it.
///
/// Kept are hashes of the secrets that cookies carry. A session ends when nobody used it for a while,
/// when it has lasted long enough, when it is ended, and when its user's password changes.
public final class Sessions: Sendable {
    /// How long a session lasts.
    public struct Lifetime: Hashable, Sendable {
        /// Without a request.
        public var idle: Milliseconds
        /// In all.
        public var absolute: Milliseconds

        /// Puts both together.
        public init(idle: Milliseconds = .hours(1), absolute: Milliseconds = .hours(12)) {
            self.idle = idle
            self.absolute = absolute
        }
    }

    /// A session as its own user sees it.
    public struct Session: Hashable, Sendable {
        /// Who is signed in.
        public var user: String
        /// What a request that changes something must show beside the cookie.
        public var csrfToken: String
        /// When it ends at the latest.
        public var expiresAt: Instant
    }

    /// How many sessions a user may have; the oldest goes for a new one.
    public static let perUserMax = 20
    /// How many sessions there may be.
    static let sessionsMax = 20_000

    struct Entry: Sendable {
        var user: String
        var mark: String?
        var beganAt: Instant
        var usedAt: Instant
        /// What the file says of its last use.
        var keptAt: Instant
    }

    /// How old the last use in the file may be: a daemon that is killed forgets no more than this.
    private static let keptMax = Milliseconds.minutes(5)

    let file: DurableFile?
    let writer = DispatchQueue(label: "accounts.sessions")
    let entries: Mutex<[SHA256Digest: Entry]>
    private let accounts: Accounts
    private let lifetime: Lifetime

    /// Begins with those whom a file has; without one, with nobody signed in.
    ///
    /// - Parameters:
    ///   - accounts: knows when a password changed.
    ///   - lifetime: how long sessions last.
    ///   - path: the file; one that cannot be read is one that has nobody.
    public init(accounts: Accounts, lifetime: Lifetime = Lifetime(), path: String? = nil) {
        self.accounts = accounts
        self.lifetime = lifetime
        file = path.map { DurableFile(path: $0) }
        entries = Mutex(Self.kept(in: file))
    }

    /// How many are signed in or were a moment ago.
    public var count: Int { entries.withLock { $0.count } }

    /// Signs a user in whose password was right.
    ///
    /// - Returns: the secret for the cookie, and the session.
    /// - Throws: `file` when the accounts changed and cannot be read.
    public func begin(
        for user: String,
        at now: Instant
    ) throws(AccountsError) -> (secret: String, session: Session) {
        let secret = Hex.encode(RandomBytes.draw(32))
        let mark = try accounts.mark(of: user)
        let entry = Entry(user: user, mark: mark, beganAt: now, usedAt: now, keptAt: now)
        entries.withLock { entries in
            let own = entries.filter { $0.value.user == user }
                .sorted { $0.value.beganAt < $1.value.beganAt }
            for (digest, _) in own.dropLast(Self.perUserMax - 1) { entries[digest] = nil }
            if entries.count >= Self.sessionsMax {
                entries = entries.filter { isAlive($0.value, at: now) }
            }
            if entries.count >= Self.sessionsMax {
                let oldest = entries.min { $0.value.usedAt < $1.value.usedAt }
                if let oldest { entries[oldest.key] = nil }
            }
            entries[Self.digest(of: secret)] = entry
        }
        keep()
        return (secret, session(secret, entry))
    }

    /// Finds a session by its cookie's secret, which counts as a use of it.
    ///
    /// - Returns: nothing when there is none, or it has ended.
    /// - Throws: `file` when the accounts changed and cannot be read.
    public func find(_ secret: String, at now: Instant) throws(AccountsError) -> Session? {
        guard secret.utf8.count <= 256 else { return nil }
        let digest = Self.digest(of: secret)
        var isNewsForFile = false
        let entry = entries.withLock { entries -> Entry? in
            guard var entry = entries[digest] else { return nil }
            guard isAlive(entry, at: now) else {
                entries[digest] = nil
                return nil
            }
            entry.usedAt = max(entry.usedAt, now)
            isNewsForFile = entry.keptAt + Self.keptMax < entry.usedAt
            if isNewsForFile { entry.keptAt = entry.usedAt }
            entries[digest] = entry
            return entry
        }
        guard let entry else { return nil }
        guard try accounts.mark(of: entry.user) == entry.mark else {
            entries.withLock { $0[digest] = nil }
            keep()
            return nil
        }
        if isNewsForFile { keep() }
        return session(secret, entry)
    }

    /// Whether a session goes on; asking is no use of it.
    ///
    /// - Throws: `file` when the accounts changed and cannot be read.
    public func holds(_ secret: String, at now: Instant) throws(AccountsError) -> Bool {
        let digest = Self.digest(of: secret)
        guard let entry = entries.withLock({ $0[digest] }), isAlive(entry, at: now) else {
            return false
        }
        return try accounts.mark(of: entry.user) == entry.mark
    }

    /// Signs out; a session that is not there is no matter.
    public func end(_ secret: String) {
        let digest = Self.digest(of: secret)
        entries.withLock { $0[digest] = nil }
        keep()
    }

    private func isAlive(_ entry: Entry, at now: Instant) -> Bool {
        now < entry.usedAt + lifetime.idle && now < entry.beganAt + lifetime.absolute
    }

    private func session(_ secret: String, _ entry: Entry) -> Session {
        // From the secret itself, so that it is the same after a restart; it tells nothing of the secret.
        let purpose = Array("csrf".utf8)
        let token = (try? HMAC.sha256(key: Array(secret.utf8), purpose)) ?? RandomBytes.draw(32)
        return Session(
            user: entry.user,
            csrfToken: Hex.encode(token),
            expiresAt: entry.beganAt + lifetime.absolute
        )
    }

    private static func digest(of secret: String) -> SHA256Digest {
        SHA256Digest.hash(of: Array(secret.utf8))
    }
}
