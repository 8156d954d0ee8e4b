@testable import Accounts
import Foundation
import Testing
import Vocabulary

@Suite("Sessions of browsers")
struct SessionsTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: UUID().uuidString).path
    private let now = Instant(rawValue: 1_772_442_000_000)
    private var path: String { folder + "/sessions.json" }

    private func withAccounts(_ body: (Accounts) throws -> Void) throws {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let accounts = try Accounts(path: folder + "/accounts.json")
        try accounts.setPassword("a-good-password", of: "ana")
        try body(accounts)
    }

    @Test func `outlive the daemon with the same token, and are kept as hashes`() throws {
        try withAccounts { accounts in
            let before = Sessions(accounts: accounts, path: path)
            let (secret, session) = try before.begin(for: "ana", at: now)
            before.flush()
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(!text.contains(secret) && !text.contains(session.csrfToken))
            let after = Sessions(accounts: accounts, path: path)
            #expect(try after.find(secret, at: now + .minutes(1)) == session)
            #expect(try after.find(secret + "0", at: now) == nil)
        }
    }

    @Test func `that were ended, or whose password changed, are not there after a restart`() throws
    {
        try withAccounts { accounts in
            let before = Sessions(accounts: accounts, path: path)
            let ended = try before.begin(for: "ana", at: now)
            let other = try before.begin(for: "ana", at: now)
            before.end(ended.secret)
            before.flush()
            let after = Sessions(accounts: accounts, path: path)
            #expect(try after.find(ended.secret, at: now) == nil)
            try accounts.setPassword("another-good-one", of: "ana")
            #expect(try after.find(other.secret, at: now) == nil)
        }
    }

    @Test func `that are used stay through a kill, for their idle time counts from the last use`()
        throws
    {
        try withAccounts { accounts in
            let before = Sessions(accounts: accounts, path: path)
            let (secret, _) = try before.begin(for: "ana", at: now)
            #expect(try before.find(secret, at: now + .minutes(50)) != nil)
            // The last use was so much later than what the file said that it was written at once.
            before.writer.sync {}
            let after = Sessions(accounts: accounts, path: path)
            #expect(try after.find(secret, at: now + .minutes(100)) != nil)
            #expect(try after.find(secret, at: now + .hours(13)) == nil)
        }
    }

    @Test func `begin anew where the file is none`() throws {
        try withAccounts { accounts in
            try "nonsense".write(toFile: path, atomically: true, encoding: .utf8)
            let sessions = Sessions(accounts: accounts, path: path)
            #expect(sessions.count == 0)
            let (secret, _) = try sessions.begin(for: "ana", at: now)
            #expect(try sessions.find(secret, at: now) != nil)
        }
    }
}
