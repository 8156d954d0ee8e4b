import Accounts
import Foundation
import Testing
import Vocabulary

@Suite("Access tokens")
struct AccessTokensTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: UUID().uuidString).path
    private let now = Instant(rawValue: 1_772_442_000_000)

    private func withTokens(
        _ body: (AccessTokens, Accounts) throws -> Void
    ) throws {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let accounts = try Accounts(path: folder + "/accounts.json")
        try accounts.setPassword("a-good-password", of: "ana")
        let tokens = try AccessTokens(path: folder + "/tokens.json", accounts: accounts)
        try body(tokens, accounts)
        tokens.flush()
    }

    @Test func `are kept as hashes, and stand for their user after a restart`() throws {
        try withTokens { tokens, accounts in
            let made = try tokens.issue(to: "ana", name: "nightly", lifetime: nil, at: now)
            #expect(made.secret.hasPrefix("llp_"))
            let text = try String(contentsOfFile: folder + "/tokens.json", encoding: .utf8)
            #expect(!text.contains(made.secret) && !text.contains(made.secret.dropFirst(4)))
            let again = try AccessTokens(path: folder + "/tokens.json", accounts: accounts)
            #expect(try again.verify(made.secret, at: now).user == "ana")
            #expect(throws: AccountsError.wrongToken) { try again.verify("llp_0", at: now) }
        }
    }

    @Test func `note the day of their last use, also for another process`() throws {
        try withTokens { tokens, accounts in
            let made = try tokens.issue(to: "ana", name: "nightly", lifetime: nil, at: now)
            #expect(made.token.lastUsedOn.isEmpty)
            _ = try tokens.verify(made.secret, at: now)
            tokens.flush()
            let other = try AccessTokens(path: folder + "/tokens.json", accounts: accounts)
            #expect(try other.list(of: "ana", at: now).first?.lastUsedOn == "2026-03-02")
        }
    }

    @Test func `end when another process revokes them`() throws {
        try withTokens { tokens, accounts in
            let made = try tokens.issue(to: "ana", name: "a", lifetime: nil, at: now)
            let other = try AccessTokens(path: folder + "/tokens.json", accounts: accounts)
            #expect(throws: AccountsError.unknownToken) {
                try other.revoke(made.token.id, of: "boris", at: now)
            }
            try other.revoke(made.token.id, of: "ana", at: now)
            #expect(throws: AccountsError.wrongToken) { try tokens.verify(made.secret, at: now) }
        }
    }

    @Test func `are limited in number and in time`() throws {
        try withTokens { tokens, _ in
            for number in 0..<AccessTokens.personalMax {
                _ = try tokens.issue(to: "ana", name: "\(number)", lifetime: .hours(1), at: now)
            }
            #expect(throws: AccountsError.tooManyTokens(limit: AccessTokens.personalMax)) {
                try tokens.issue(to: "ana", name: "one more", lifetime: nil, at: now)
            }
            // Expired ones make room.
            let later = now + .hours(2)
            _ = try tokens.issue(to: "ana", name: "one more", lifetime: nil, at: later)
            #expect(try tokens.list(of: nil, at: later).count == 1)
        }
    }

    @Test func `of a grant are refreshed, and end with the password that they came from`() throws {
        try withTokens { tokens, accounts in
            let grant = try tokens.grant(to: "ana", client: "day-book", at: now)
            #expect(try tokens.verify(grant.accessToken, at: now).user == "ana")
            #expect(throws: AccountsError.wrongToken) {
                try tokens.verify(grant.refreshToken, at: now)
            }
            let later = now + .minutes(31)
            #expect(throws: AccountsError.wrongToken) {
                try tokens.verify(grant.accessToken, at: later)
            }
            #expect(throws: AccountsError.wrongToken) {
                try tokens.refresh(grant.refreshToken, client: "another", at: later)
            }
            let next = try tokens.refresh(grant.refreshToken, client: "day-book", at: later)
            #expect(next.user == "ana")
            #expect(try tokens.verify(next.grant.accessToken, at: later).user == "ana")
            try accounts.setPassword("another-password", of: "ana")
            #expect(throws: AccountsError.wrongToken) {
                try tokens.verify(next.grant.accessToken, at: later)
            }
            #expect(throws: AccountsError.wrongPassword) {
                try tokens.grant(to: "boris", client: "day-book", at: later)
            }
        }
    }

    @Test func `of many grants the oldest go`() throws {
        try withTokens { tokens, _ in
            let first = try tokens.grant(to: "ana", client: "x", at: now)
            for number in 1...AccessTokens.grantsMax {
                _ = try tokens.grant(to: "ana", client: "x", at: now + .seconds(Int64(number)))
            }
            #expect(try tokens.list(of: "ana", at: now).count == AccessTokens.grantsMax)
            #expect(throws: AccountsError.wrongToken) {
                try tokens.verify(first.accessToken, at: now)
            }
        }
    }

    @Test func `refuse a file that is none`() throws {
        try withTokens { tokens, accounts in
            try Data("nonsense".utf8).write(to: URL(filePath: folder + "/tokens.json"))
            #expect(throws: AccountsError.self) { try tokens.verify("llp_1", at: now) }
        }
    }
}
