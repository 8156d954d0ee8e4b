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

    @Test func `notice a change that leaves time and size of the file as they were`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let daemon = try Accounts(path: path)
        try daemon.setPassword("the-first-password", of: "ana")
        try verify(daemon, "the-first-password")
        let before = try FileManager.default.attributesOfItem(atPath: path)
        try Accounts(path: path).setPassword("the-second-password", of: "ana")
        let time = try #require(before[.modificationDate] as? Date)
        try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
        #expect(throws: AccountsError.wrongPassword) { try verify(daemon, "the-first-password") }
        try verify(daemon, "the-second-password")
    }

    @Test func `let nobody in once the file or the account is gone`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let daemon = try Accounts(path: path)
        try daemon.setPassword("a-good-password", of: "ana")
        try daemon.setPassword("a-good-password", of: "boris")
        try verify(daemon, "a-good-password")
        try Accounts(path: path).remove("boris")
        #expect(throws: AccountsError.wrongPassword) {
            try daemon.verify("boris", password: "a-good-password", from: "::1", at: now)
        }
        #expect(daemon.names == ["ana"])
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: AccountsError.wrongPassword) { try verify(daemon, "a-good-password") }
    }

    @Test func `lose no password that is set while another one is`() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let names = (0..<6).map { "agent\($0)" }
        try await withThrowingTaskGroup(of: Void.self) { [path] group in
            for name in names {
                group.addTask {
                    try Accounts(path: path).setPassword("a-good-password", of: name)
                }
            }
            try await group.waitForAll()
        }
        let written = try Accounts(path: path).names
        #expect(written == names)
    }

    @Test func `replace what a crash left behind instead of writing into it`() throws {
        let other = path + ".elsewhere"
        defer {
            for path in [path, other] { try? FileManager.default.removeItem(atPath: path) }
        }
        try Data("precious".utf8).write(to: URL(filePath: other))
        try FileManager.default.createSymbolicLink(
            atPath: path + ".new",
            withDestinationPath: other
        )
        try Accounts(path: path).setPassword("a-good-password", of: "ana")
        let text = try String(contentsOfFile: other, encoding: .utf8)
        #expect(text == "precious")
        #expect(!FileManager.default.fileExists(atPath: path + ".new"))
    }

    @Test func `make whoever guesses wait, but not whoever has just signed in`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let accounts = try Accounts(path: path)
        try accounts.setPassword("a-good-password", of: "ana")
        try verify(accounts, "a-good-password")
        for _ in 0..<FailureLimit.freeFailures {
            #expect(throws: AccountsError.wrongPassword) { try verify(accounts, "another one") }
        }
        #expect(throws: AccountsError.tooManyFailures(retryAfterSeconds: 2)) {
            try verify(accounts, "another one")
        }
        try verify(accounts, "a-good-password")
    }

    @Test func `say plainly which file cannot be written`() throws {
        let path = "/nowhere/at/all/accounts.json"
        let accounts = try Accounts(path: path)
        let error = #expect(throws: AccountsError.self) {
            try accounts.setPassword("a-good-password", of: "ana")
        }
        #expect(error?.description.contains(path) == true)
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

    @Test func `keep the wait of a name that many made-up ones come after`() {
        var limit = FailureLimit()
        for _ in 0..<8 { limit.fail("name:ana", at: now) }
        for number in 0..<25_000 { limit.fail("name:\(number)", at: now) }
        #expect(limit.wait("name:ana", at: now) == .seconds(8))
    }
}
