import Accounts
import Configuration
import Engine
import Foundation
import Vocabulary

extension Command {
    /// Carries `user token …` out.
    ///
    /// - Parameters:
    ///   - words: what follows `user token`.
    ///   - arguments: the command line.
    ///   - accounts: who has a password.
    ///   - data: where the tokens are.
    /// - Returns: how it ended.
    /// - Throws: why the tokens cannot be read or changed.
    static func token(
        _ words: [String],
        _ arguments: Arguments,
        _ accounts: Accounts,
        _ data: DataDirectory
    ) throws(AccountsError) -> ExitStatus {
        let tokens = try AccessTokens(path: data.tokens, accounts: accounts)
        let now = SystemClock().read().wall
        switch (words.first, words.count) {
        case ("create", 3):
            guard (1...AccessTokens.nameMax).contains(words[2].unicodeScalars.count) else {
                complain("the label needs 1 to \(AccessTokens.nameMax) characters")
                return .usage
            }
            var lifetime: Milliseconds?
            if let text = arguments["expires-in"] {
                guard let duration = DurationText.parse(text),
                    DurationText.usualRange.contains(duration)
                else {
                    complain("--expires-in \(text) is no duration; write 12h or 90d")
                    return .usage
                }
                lifetime = .seconds(max(1, duration.components.seconds))
            }
            let made = try tokens.issue(to: words[1], name: words[2], lifetime: lifetime, at: now)
            print(made.secret)
        case ("list", 1), ("list", 2):
            for token in try tokens.list(of: words.dropFirst().first, at: now) {
                print(line(token))
            }
        case ("revoke", 2):
            do throws(AccountsError) {
                try tokens.revoke(words[1], of: nil, at: now)
            } catch .unknownToken {
                complain("there is no token \(words[1]); `user token list` shows them")
                return .found
            }
            print("token \(words[1]) revoked")
        case ("revoke-all", 2):
            try tokens.revokeAll(of: words[1], at: now)
            print("tokens of \(words[1]) revoked")
        default:
            complain(
                "use `user token create NAME LABEL`, `user token list [NAME]`,"
                    + " `user token revoke ID` or `user token revoke-all NAME`"
            )
            return .usage
        }
        return .success
    }

    private static func line(_ token: AccessToken) -> String {
        let end = token.expiresAt.map { "until \($0.description.prefix(10))" } ?? "until revoked"
        let use = token.lastUsedOn.isEmpty ? "never used" : "used \(token.lastUsedOn)"
        let kind = token.kind == .personal ? "" : " (OAuth)"
        return "\(token.id)  \(token.user)  \(token.name.printable)\(kind)  \(end)  \(use)"
    }
}
