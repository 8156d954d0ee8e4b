import Accounts
import Engine
import Foundation

extension Command {
    static let user = Command(
        name: "user",
        summary: "lists who may sign in, sets and removes passwords, makes and revokes tokens",
        synopsis: [
            "user list",
            "user password NAME",
            "user remove NAME",
            "user token create NAME LABEL [--expires-in DURATION]",
            "user token list [NAME]",
            "user token revoke ID",
            "user token revoke-all NAME",
        ],
        arguments: .words([
            "list", "password", "remove", "token create", "token list", "token revoke",
            "token revoke-all",
        ]),
        about: """
            `password` reads the new password from standard input, or asks for it on a terminal. `remove`
            takes password and tokens away. `token create` prints a token, once: it stands for the user
            as `Authorization: Bearer TOKEN`. Users themselves, with their roles, stand in the
            configuration. A running daemon takes note.
            """,
        options: DataDirectory.options + [
            .option(
                "expires-in",
                "DURATION",
                "such as 12h or 90d; else the token lasts until it is revoked"
            )
        ]
    ) { arguments in
        let data = try DataDirectory(arguments)
        let words = arguments.plain
        do throws(AccountsError) {
            let accounts = try Accounts(path: data.accounts)
            switch (words.first, words.count) {
            case ("list", 1):
                for name in accounts.names { print(name) }
                if accounts.isEmpty { complain("nobody has a password yet") }
            case ("password", 2):
                guard FileManager.default.fileExists(atPath: data.path) else {
                    complain("there is no data directory \(data.path); `ledgerline serve` makes it")
                    return .failure
                }
                guard let password = readSecret("New password") else {
                    complain("no password was given")
                    return .usage
                }
                try accounts.setPassword(password, of: words[1])
                print("password of \(words[1]) set")
            case ("remove", 2):
                let tokens = try AccessTokens(path: data.tokens, accounts: accounts)
                let now = SystemClock().read().wall
                let hasTokens = try !tokens.list(of: words[1], at: now).isEmpty
                guard accounts.names.contains(words[1]) || hasTokens else {
                    complain("\(words[1]) has neither a password nor tokens")
                    return .found
                }
                // Without a password nobody makes another token in between.
                try accounts.remove(words[1])
                try tokens.revokeAll(of: words[1], at: now)
                print("password and tokens of \(words[1]) removed")
            case ("token", 2...):
                return try token(Array(words.dropFirst()), arguments, accounts, data)
            default:
                complain("use `user list`, `user password`, `user remove` or `user token`")
                return .usage
            }
        } catch {
            throw CommandFailure(error.description)
        }
        return .success
    }

    /// Reads a line without showing it.
    static func readSecret(_ prompt: String) -> String? {
        guard isatty(0) == 1 else { return readLine(strippingNewline: true) }
        print(prompt + ": ", terminator: "")
        var settings = termios()
        unsafe tcgetattr(0, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(0, TCSANOW, &silent)
        defer {
            unsafe tcsetattr(0, TCSANOW, &settings)
            print("")
        }
        return readLine(strippingNewline: true)
    }
}
