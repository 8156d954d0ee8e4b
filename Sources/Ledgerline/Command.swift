import Foundation

/// A thing that the program can do.
struct Command: Sendable {
    /// The words that call it, such as `config check`.
    let name: String
    /// What it does, in a line.
    let summary: String
    /// How it is called and what its options mean.
    let usage: String
    let options: [String]
    let flags: [String]
    let run: @Sendable (Arguments) throws -> ExitStatus

    /// All commands in the order in which help lists them; of two names that begin alike, the longer first.
    static let all: [Command] = [
        .serve, .phone, .status, .user, .providerTest, .providerPause, .providerResume,
        .configCheck, .log, .replay, .simulateHost, .simulate, .verify, .redecide, .whatIf,
        .rebuild, .export, .prove, .backup, .restore,
        .extensionList,
        .extensionTest, .extensionHost,
    ]

    /// Finds the command that a command line calls and runs it.
    static func main(_ words: [String]) -> ExitStatus {
        let words = Array(words.dropFirst())
        guard let first = words.first, first != "help", first != "--help", first != "-h" else {
            if words.count > 1, let command = find(Array(words.dropFirst()))?.command {
                print(command.help)
            } else {
                print(overview)
            }
            return words.isEmpty ? .usage : .success
        }
        if first == "--version" {
            print("ledgerline \(version)")
            return .success
        }
        guard let (command, rest) = find(words) else {
            complain("no command \(first); `ledgerline help` lists them")
            return .usage
        }
        if rest.contains("--help") || rest.contains("-h") {
            print(command.help)
            return .success
        }
        do {
            let arguments = try Arguments(rest, options: command.options, flags: command.flags)
            return try command.run(arguments)
        } catch let error as CommandLineError {
            complain("\(command.name): \(error.message)\n\n\(command.help)")
            return .usage
        } catch let error as CommandFailure {
            complain("\(command.name): \(error.message)")
            return error.status
        } catch let status as ExitStatus {
            return status
        } catch {
            complain("\(command.name): \(error)")
            return .failure
        }
    }

    /// The version of the program; records carry versions of their own.
    static let version = "0.1.0"

    private static func find(_ words: [String]) -> (command: Command, rest: [String])? {
        for command in all {
            let name = command.name.split(separator: " ").map(String.init)
            if words.starts(with: name) { return (command, Array(words.dropFirst(name.count))) }
        }
        return nil
    }

    private var help: String {
        "ledgerline \(name): \(summary)\n\nUsage: ledgerline \(usage)"
    }

    private static var overview: String {
        let listed = all.filter { !$0.summary.isEmpty }
        let width = listed.map(\.name.count).max() ?? 0
        let lines = listed.map {
            "  " + $0.name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $0.summary
        }
        return """
            ledgerline: an event-sourced conversational-SMS engine

            Usage: ledgerline COMMAND [OPTION ...]

            \(lines.joined(separator: "\n"))

            `ledgerline help COMMAND` explains one. Exit status: 0 well, 1 something was found,
            2 the command line is wrong, 3 the command failed, 4 the configuration is wrong,
            5 the daemon cannot be reached or refused.
            """
    }
}

/// Writes a line to standard error.
func complain(_ message: String) {
    FileHandle.standardError.write(Data("ledgerline: \(message)\n".utf8))
}
