import Foundation

/// A thing that the program can do.
struct Command: Sendable {
    /// The words that call it, such as `config check`.
    let name: String
    /// What it does, in a line.
    let summary: String
    /// The ways to call it, without the program's name.
    let synopsis: [String]
    /// What a shell offers for the words that are no options.
    let arguments: Offer
    /// What there is to know about it; paragraphs with an empty line between.
    let about: String
    let options: [CommandOption]
    let run: @Sendable (Arguments) throws -> ExitStatus

    /// Describes a command; without a summary it is one that nobody calls by hand.
    init(
        name: String,
        summary: String,
        synopsis: [String],
        arguments: Offer = .nothing,
        about: String,
        options: [CommandOption] = [],
        run: @escaping @Sendable (Arguments) throws -> ExitStatus
    ) {
        self.name = name
        self.summary = summary
        self.synopsis = synopsis
        self.arguments = arguments
        self.about = about
        self.options = options
        self.run = run
    }

    /// All commands in the order in which help lists them; of two names that begin alike, the longer first.
    static let all: [Command] = [
        .serve, .phone, .status, .user, .providerTest, .providerPause, .providerResume,
        .configCheck, .log, .replay, .why, .simulateHost, .simulate, .verify, .redecide, .shadow,
        .whatIf,
        .rebuild, .export, .importEvents, .prove, .backup, .restore, .erase,
        .extensionList,
        .extensionTest, .extensionHost, .help, .completion,
    ]

    /// Those that people call.
    static var listed: [Command] { all.filter { !$0.summary.isEmpty } }

    /// Finds the command that a command line calls and runs it.
    static func main(_ words: [String]) -> ExitStatus {
        var words = Array(words.dropFirst())
        guard let first = words.first else {
            print(overview)
            return .usage
        }
        if first == "--help" || first == "-h" { words[0] = "help" }
        if first == "--version" {
            print("ledgerline \(version)")
            return .success
        }
        guard let (command, rest) = find(words) else {
            complain("no command \(first); `ledgerline help` lists them")
            return .usage
        }
        if rest.contains("--help") || rest.contains("-h") {
            print(command.helpText)
            return .success
        }
        do {
            let arguments = try Arguments(rest, of: command.options)
            return try command.run(arguments)
        } catch let error as CommandLineError {
            complain("\(command.name): \(error.message)\n\n\(command.helpText)")
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

    /// The command that words begin with, and what is left of them.
    static func find(_ words: [String]) -> (command: Command, rest: [String])? {
        for command in all {
            let name = command.name.split(separator: " ").map(String.init)
            if words.starts(with: name) { return (command, Array(words.dropFirst(name.count))) }
        }
        return nil
    }
}

/// Writes a line to standard error.
func complain(_ message: String) {
    FileHandle.standardError.write(Data("ledgerline: \(message)\n".utf8))
}
