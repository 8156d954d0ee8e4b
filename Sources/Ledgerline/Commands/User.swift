import Accounts
import Foundation

extension Command {
    static let user = Command(
        name: "user",
        summary: "lists who may sign in, sets and removes passwords",
        usage: """
            user list | user password NAME | user remove NAME

            `password` reads the new password from standard input, or asks for it on a terminal. Users
            themselves, with their roles, stand in the configuration. A running daemon takes note.

            \(DataDirectory.usage)
            """,
        options: DataDirectory.options,
        flags: []
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
                guard accounts.names.contains(words[1]) else {
                    complain("\(words[1]) has no password")
                    return .found
                }
                try accounts.remove(words[1])
                print("password of \(words[1]) removed")
            default:
                complain("use `user list`, `user password NAME` or `user remove NAME`")
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
