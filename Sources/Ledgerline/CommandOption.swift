import Vocabulary

/// An option or a flag of a command: what is parsed, what help and the manual page tell, what shells complete.
struct CommandOption: Sendable {
    /// Its name without the dashes.
    let name: String
    /// What its value is called; nothing for a flag, which has none.
    let value: String?
    /// What a shell offers as its value.
    let offer: Offer
    /// What it does; `code` is marked as here.
    let meaning: String

    /// How it is written on a command line.
    var head: String { value.map { "--\(name) \($0)" } ?? "--\(name)" }

    /// An option whose value no shell can guess.
    static func option(_ name: String, _ value: String, _ meaning: String) -> CommandOption {
        option(name, value, .nothing, meaning)
    }

    /// An option that takes a value.
    static func option(
        _ name: String,
        _ value: String,
        _ offer: Offer,
        _ meaning: String
    ) -> CommandOption {
        CommandOption(name: name, value: value, offer: offer, meaning: meaning)
    }

    /// One that takes none.
    static func flag(_ name: String, _ meaning: String) -> CommandOption {
        CommandOption(name: name, value: nil, offer: .nothing, meaning: meaning)
    }

    /// What every command knows.
    static let help = flag("help", "shows how the command is called")
}

/// What a shell offers for a word of a command line.
enum Offer: Sendable {
    /// Nothing: only its writer knows.
    case nothing
    /// The names of files.
    case file
    /// The names of folders.
    case directory
    /// One of these; a text with spaces is several words, one behind the other.
    case words([String])
    /// The name of a command.
    case command

    /// The types of records.
    static let recordTypes = words(EventTypes.all.map(\.name))
}
