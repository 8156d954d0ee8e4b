extension Command {
    static let help = Command(
        name: "help",
        summary: "explains a command, or writes the manual page",
        synopsis: ["help [COMMAND]", "help --man"],
        arguments: .command,
        about: """
            Without COMMAND it lists all of them.
            """,
        options: [
            .flag(
                "man",
                "the manual page in roff, for `man -l` or a folder such as "
                    + "/usr/local/share/man/man1"
            )
        ]
    ) { arguments in
        if arguments.has("man") {
            print(ManualPage.text, terminator: "")
        } else {
            print(find(arguments.plain)?.command.helpText ?? overview)
        }
        return .success
    }

    static let completion = Command(
        name: "completion",
        summary: "writes a script with which a shell completes commands and options",
        synopsis: ["completion bash|zsh|fish"],
        arguments: .words(CompletionScript.Shell.allCases.map(\.rawValue)),
        about: """
            bash: `source <(ledgerline completion bash)` in ~/.bashrc, or as the file
            /usr/share/bash-completion/completions/ledgerline. zsh: as a file _ledgerline in a folder of
            $fpath. fish: as the file ~/.config/fish/completions/ledgerline.fish.
            """
    ) { arguments in
        let names = CompletionScript.Shell.allCases.map(\.rawValue).joined(separator: ", ")
        guard let name = arguments.plain.first, arguments.plain.count == 1,
            let shell = CompletionScript.Shell(rawValue: name)
        else { throw CommandLineError(message: "it takes the name of a shell: \(names)") }
        print(CompletionScript(Command.listed).text(for: shell), terminator: "")
        return .success
    }
}
