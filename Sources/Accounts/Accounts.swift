import Cryptography
import Foundation
import Synchronization
public import Vocabulary

/// Names and passwords of those who may sign in, in a file of the data directory.
///
/// Passwords are not in the log, which never forgets. The file holds Argon2id hashes; a password that
/// was right is remembered for the process as an HMAC under a random key, so that a script that sends
/// it with every request does not pay for the hash each time and no password is kept.
public final class Accounts: Sendable {
    /// The shortest password in characters.
    public static let passwordMinimum = 8
    /// How many right passwords are remembered.
    static let rememberedMax = 10_000

    private struct State: Sendable {
        var hashes: [String: String] = [:]
        var modified: Date?
        var remembered: [[UInt8]: String] = [:]
        var limit = FailureLimit()
    }

    private let path: String
    private let key: [UInt8]
    private let state = Mutex(State())

    /// Reads the file; a missing one has no accounts.
    ///
    /// - Throws: `file`.
    public init(path: String) throws(AccountsError) {
        self.path = path
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
    /// - Throws: `wrongPassword`, `tooManyFailures`.
    public func verify(
        _ name: String,
        password: String,
        from address: String,
        at now: Instant
    ) throws(AccountsError) {
        try reload()
        let token = remembering(name, password)
        let keys = ["name:" + name, "address:" + address]
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
            if state.remembered.count >= Self.rememberedMax { state.remembered.removeAll() }
            state.remembered[token] = name
        }
    }

    /// Sets a password and makes it durable.
    ///
    /// - Throws: `passwordTooShort`, `file`.
    public func setPassword(_ password: String, of name: String) throws(AccountsError) {
        guard password.count >= Self.passwordMinimum else {
            throw .passwordTooShort(minimum: Self.passwordMinimum)
        }
        let hash: String
        do {
            hash = try PasswordHash.make(password)
        } catch {
            throw .file(path: path, problem: "\(error)")
        }
        try reload()
        try change { $0[name] = hash }
    }

    /// Takes a password away; the user can no longer sign in.
    ///
    /// - Throws: `file`.
    public func remove(_ name: String) throws(AccountsError) {
        try reload()
        try change { $0[name] = nil }
    }

    private static let nobody =
        (try? PasswordHash.make(String(decoding: RandomBytes.draw(16), as: UTF8.self))) ?? ""

    private func remembering(_ name: String, _ password: String) -> [UInt8] {
        let text = Array(name.utf8) + [0] + Array(password.utf8)
        return (try? HMAC.sha256(key: key, text)) ?? RandomBytes.draw(32)
    }

    private func change(_ body: (inout [String: String]) -> Void) throws(AccountsError) {
        var hashes = state.withLock { $0.hashes }
        body(&hashes)
        do {
            let data = try JSONSerialization.data(
                withJSONObject: hashes,
                options: [.prettyPrinted, .sortedKeys]
            )
            try data.write(durablyTo: path)
        } catch {
            throw .file(path: path, problem: "cannot be written: \(error)")
        }
        state.withLock { state in
            state.hashes = hashes
            state.remembered.removeAll()
            state.modified = modificationDate
        }
    }

    private var modificationDate: Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }

    private func reload() throws(AccountsError) {
        let modified = modificationDate
        let isCurrent = state.withLock { $0.modified == modified }
        guard !isCurrent, modified != nil else { return }
        guard let data = FileManager.default.contents(atPath: path),
            let hashes = try? JSONSerialization.jsonObject(with: data) as? [String: String]
        else { throw .file(path: path, problem: "cannot be read as accounts") }
        state.withLock { state in
            state.hashes = hashes
            state.remembered.removeAll()
            state.modified = modified
        }
    }
}

extension Data {
    /// Replaces a file at once, readable by its owner only, and waits until it is on disk.
    fileprivate func write(durablyTo path: String) throws {
        let temporary = path + ".new"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: self)
        try handle.synchronize()
        try handle.close()
        guard unsafe rename(temporary, path) == 0 else {
            throw POSIXError(.init(rawValue: errno) ?? .EIO)
        }
        let folder = unsafe open(
            (path as NSString).deletingLastPathComponent,
            O_RDONLY | O_DIRECTORY
        )
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }
}
