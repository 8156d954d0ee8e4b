import Cryptography
import Foundation
import Synchronization
public import Vocabulary

/// Names and passwords of those who may sign in, in a file of the data directory.
///
/// Passwords are not in the log, which never forgets. The file holds Argon2id hashes; a password that
/// was right is remembered for the process as an HMAC under a random key, so that a script that sends
/// it with every request does not pay for the hash each time and no password is kept. What another
/// process changes in the file holds from the next sign-in on; without the file nobody is let in.
public final class Accounts: Sendable {
    /// The shortest password in characters.
    public static let passwordMinimum = 8
    /// How many right passwords are remembered.
    static let rememberedMax = 10_000

    private struct State: Sendable {
        var hashes: [String: String] = [:]
        var stamp: DurableFile.Stamp?
        var remembered: [[UInt8]: String] = [:]
        var limit = FailureLimit()

        mutating func take(_ hashes: [String: String], _ stamp: DurableFile.Stamp?) {
            self.hashes = hashes
            self.stamp = stamp
            remembered.removeAll()
        }
    }

    private let file: DurableFile
    private let key: [UInt8]
    private let state = Mutex(State())

    /// Reads the file; a missing one has no accounts.
    ///
    /// - Throws: `file`.
    public init(path: String) throws(AccountsError) {
        file = DurableFile(path: path)
        key = RandomBytes.draw(32)
        try reload()
    }

    /// Whether nobody has a password yet.
    public var isEmpty: Bool { state.withLock { $0.hashes.isEmpty } }

    /// The names that have a password, in order.
    public var names: [String] { state.withLock { $0.hashes.keys.sorted() } }

    /// Checks a name and a password.
    ///
    /// - Parameters:
    ///   - name: the user's name.
    ///   - password: the password as it came.
    ///   - address: where it came from.
    ///   - now: the time.
    /// - Throws: `wrongPassword`, `tooManyFailures`; `file` when it changed and cannot be read.
    public func verify(
        _ name: String,
        password: String,
        from address: String,
        at now: Instant
    ) throws(AccountsError) {
        try reload()
        let token = remembering(name, password)
        let keys = ["name:" + name, "address:" + AddressGroup.name(of: address)]
        let (isRemembered, hash, wait) = state.withLock { state in
            (
                state.remembered[token] == name,
                state.hashes[name],
                keys.compactMap { state.limit.wait($0, at: now) }.max()
            )
        }
        if isRemembered { return }
        if let wait {
            throw .tooManyFailures(retryAfterSeconds: wait.rawValue / 1_000 + 1)
        }
        // A name that is not there costs as much as one that is.
        let isRight = PasswordHash.verify(password, against: hash ?? Self.nobody)
        guard isRight, hash != nil else {
            state.withLock { state in
                for key in keys { state.limit.fail(key, at: now) }
            }
            throw .wrongPassword
        }
        state.withLock { state in
            state.limit.succeed("name:" + name)
            // The hash took a while: a password that was changed meanwhile is not remembered.
            guard state.hashes[name] == hash else { return }
            if state.remembered.count >= Self.rememberedMax { state.remembered.removeAll() }
            state.remembered[token] = name
        }
    }

    /// What changes with a user's password; nothing for who has none.
    ///
    /// Whatever a password opened (sessions, OAuth grants) keeps it and ends when it changes.
    ///
    /// - Throws: `file` when the file changed and cannot be read.
    public func mark(of name: String) throws(AccountsError) -> String? {
        try reload()
        guard let hash = state.withLock({ $0.hashes[name] }) else { return nil }
        return String(SHA256Digest.hash(of: Array(hash.utf8)).description.prefix(16))
    }

    /// Sets a password and makes it durable.
    ///
    /// - Throws: `passwordTooShort`; `file`, also when memory is too short for a hash.
    public func setPassword(_ password: String, of name: String) throws(AccountsError) {
        guard password.count >= Self.passwordMinimum else {
            throw .passwordTooShort(minimum: Self.passwordMinimum)
        }
        let hash: String
        do {
            hash = try PasswordHash.make(password)
        } catch {
            throw .file(path: file.path, problem: "has no new hash, memory is short")
        }
        try change { $0[name] = hash }
    }

    /// Takes a password away; the user can no longer sign in.
    ///
    /// - Throws: `file`.
    public func remove(_ name: String) throws(AccountsError) {
        try change { $0[name] = nil }
    }

    private static let nobody =
        (try? PasswordHash.make(String(decoding: RandomBytes.draw(16), as: UTF8.self))) ?? ""

    private func remembering(_ name: String, _ password: String) -> [UInt8] {
        let text = Array(name.utf8) + [0] + Array(password.utf8)
        return (try? HMAC.sha256(key: key, text)) ?? RandomBytes.draw(32)
    }

    private func change(_ body: (inout [String: String]) -> Void) throws(AccountsError) {
        try file.alone { () throws(AccountsError) in
            var hashes = try read()?.hashes ?? [:]
            body(&hashes)
            let stamp = try file.write(try encoded(hashes))
            state.withLock { $0.take(hashes, stamp) }
        }
    }

    private func reload() throws(AccountsError) {
        let stamp = try file.stamp()
        if state.withLock({ $0.stamp == stamp }) { return }
        let found = try read()
        state.withLock { $0.take(found?.hashes ?? [:], found?.stamp) }
    }

    private func read() throws(AccountsError) -> (
        hashes: [String: String], stamp: DurableFile.Stamp
    )? {
        guard let (contents, stamp) = try file.read() else { return nil }
        let hashes = try? JSONSerialization.jsonObject(with: contents) as? [String: String]
        guard let hashes else {
            throw .file(path: file.path, problem: "cannot be read as accounts")
        }
        return (hashes, stamp)
    }

    private func encoded(_ hashes: [String: String]) throws(AccountsError) -> Data {
        do {
            return try JSONSerialization.data(
                withJSONObject: hashes,
                options: [.prettyPrinted, .sortedKeys]
            )
        } catch {
            throw .file(path: file.path, problem: "cannot be written: \(error)")
        }
    }
}
