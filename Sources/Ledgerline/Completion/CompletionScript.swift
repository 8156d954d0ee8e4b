/// A script that teaches a shell to complete what is typed behind `ledgerline`.
///
/// It holds the table of commands as it is, so that completing starts no program.
struct CompletionScript {
    let commands: [Command]

    /// The shells that there are scripts for.
    enum Shell: String, CaseIterable {
        case bash
        case zsh
        case fish
    }

    init(_ commands: [Command]) {
        self.commands = commands
    }

    /// The script for a shell.
    func text(for shell: Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    /// The options of a command, and the one that all have.
    func options(of command: Command) -> [CommandOption] { command.options + [.help] }

    /// What is offered, as words when it is words.
    func words(_ offer: Offer) -> [String] {
        switch offer {
        case .words(let words): words
        case .command: commands.map(\.name)
        case .nothing, .file, .directory: []
        }
    }

    /// What bash and zsh call a kind of offer.
    func kind(_ offer: Offer) -> String {
        switch offer {
        case .nothing: "nothing"
        case .file: "file"
        case .directory: "directory"
        case .words, .command: "words"
        }
    }

    /// The lines of a `case` of bash and zsh that finds the command of the words behind the program's name.
    var finding: String {
        commands.map { command in
            let count = command.name.split(separator: " ").count
            return "        \(quoted(command.name + " "))*)"
                + " command=\(quoted(command.name)) count=\(count) ;;"
        }.joined(separator: "\n")
    }

    /// The lines of a `case` of bash and zsh that say what is offered for an option, or for a plain word.
    var offering: String {
        commands.flatMap { command in
            offers(of: command).map { option, offer in
                let words = words(offer).map(quoted).joined(separator: " ")
                return "        \(quoted(command.name + " " + option)))"
                    + " offer=\(kind(offer)) offered=(\(words)) ;;"
            }
        }.joined(separator: "\n")
    }

    private func offers(of command: Command) -> [(String, Offer)] {
        [("", command.arguments)]
            + command.options.filter { $0.value != nil }.map { ("--" + $0.name, $0.offer) }
    }
}

/// A text as a word of bash and zsh.
func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
}
