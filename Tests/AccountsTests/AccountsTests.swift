import Accounts
import Foundation
import Testing
import Vocabulary

@Suite("Accounts")
struct AccountsTests {
    private let path = FileManager.default.temporaryDirectory
        .appending(path: UUID().uuidString + ".json").path
    private let now = Instant(rawValue: 1_772_442_000_000)

    private func verify(_ accounts: Accounts, _ password: String) throws(AccountsError) {
        try accounts.verify("ana", password: password, from: "127.0.0.1", at: now)
    }

    @Test func `let in whoever has the password, and nobody else`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let accounts = try Accounts(path: path)
        #expect(accounts.isEmpty)
        try accounts.setPassword("a-good-password", of: "ana")
        try verify(accounts, "a-good-password")
        try verify(accounts, "a-good-password")
        #expect(throws: AccountsError.wrongPassword) { try verify(accounts, "another one") }
        #expect(throws: AccountsError.wrongPassword) {
            try accounts.verify("boris", password: "a-good-password", from: "::1", at: now)
        }
    }

    @Test func `keep hashes in a file that only its owner reads, and no password`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let accounts = try Accounts(path: path)
        try accounts.setPassword("a-good-password", of: "ana")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("$argon2id$"))
        #expect(!text.contains("a-good-password"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        try verify(try Accounts(path: path), "a-good-password")
    }

    @Test func `refuse a short password and a file that is none`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let accounts = try Accounts(path: path)
        #expect(throws: AccountsError.passwordTooShort(minimum: 8)) {
            try accounts.setPassword("short", of: "ana")
        }
        try Data("nonsense".utf8).write(to: URL(filePath: path))
        #expect(throws: AccountsError.self) { _ = try Accounts(path: path) }
    }

    @Test func `take note of a password that another process changed`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let daemon = try Accounts(path: path)
        try daemon.setPassword("the-first-password", of: "ana")
        try verify(daemon, "the-first-password")
        try Accounts(path: path).setPassword("the-second-password", of: "ana")
        try verify(daemon, "the-second-password")
        #expect(throws: AccountsError.wrongPassword) { try verify(daemon, "the-first-password") }
    }

    @Test func `slow down whoever guesses, and forget it with time`() {
        var limit = FailureLimit()
        for _ in 0..<FailureLimit.freeFailures {
            #expect(limit.wait("name:ana", at: now) == nil)
            limit.fail("name:ana", at: now)
        }
        #expect(limit.wait("name:ana", at: now) == .seconds(1))
        limit.fail("name:ana", at: now)
        #expect(limit.wait("name:ana", at: now) == .seconds(2))
        #expect(limit.wait("name:boris", at: now) == nil)
        #expect(limit.wait("name:ana", at: now + .seconds(3)) == nil)
        limit.succeed("name:ana")
        #expect(limit.wait("name:ana", at: now) == nil)
    }
}
