extension CompletionScript {
    /// The script for fish.
    var fish: String {
        let names = commands.map(\.name).map(literal).joined(separator: " ")
        let phrases = commands.map { literal($0.name + "\t" + $0.summary) }
        return """
            # Completion of ledgerline for fish; `ledgerline completion fish` wrote it.

            # Whether the words before the cursor call a command; '' while they call none.
            function __ledgerline_calls
                set -l words (commandline -opc)
                set -e words[1]
                set -l found ''
                for name in \(names)
                    if string match -q -- "$name *" "$words "
                        set found $name
                        break
                    end
                end
                test "$found" = "$argv[1]"
            end

            # Of phrases, the words that may follow those that are there. In front of the phrases: how many words
            # are the command's name, and its options that take a value.
            function __ledgerline_next
                set -l words (commandline -opc)
                set -e words[1..(math 1 + $argv[1])]
                set -l before
                set -l option
                for word in $words
                    if test -n "$option"
                        set option
                    else if string match -q -- '--*' $word
                        contains -- $word (string split ' ' -- $argv[2]); and set option $word
                    else
                        set before "$before$word "
                    end
                end
                for phrase in $argv[3..]
                    set -l parts (string split \\t -- $phrase)
                    string match -q -- "$before*" $parts[1]; or continue
                    set -l rest (string sub -s (math 1 + (string length -- "$before")) -- $parts[1])
                    set -l next (string split ' ' -- $rest)
                    if set -q next[2]
                        echo $next[1]
                    else
                        string join \\t -- $next[1] $parts[2..]
                    end
                end
            end

            complete -c ledgerline -f
            complete -c ledgerline -n '__ledgerline_calls ""' \\
                -a \(literal("(__ledgerline_next 0 '' " + phrases.joined(separator: " ") + ")"))
            \(commands.flatMap(lines).joined(separator: "\n"))

            """
    }

    private func lines(_ command: Command) -> [String] {
        let begin =
            "complete -c ledgerline -n \(literal("__ledgerline_calls \(literal(command.name))"))"
        let count = command.name.split(separator: " ").count
        var lines: [String] = []
        switch command.arguments {
        case .nothing: break
        case .file: lines.append(begin + " -F")
        case .directory: lines.append(begin + " -a '(__fish_complete_directories)'")
        case .words, .command:
            let phrases = words(command.arguments).map(literal).joined(separator: " ")
            let values = command.options.filter { $0.value != nil }.map { "--" + $0.name }
            let known = literal(values.joined(separator: " "))
            lines.append(
                begin + " -a \(literal("(__ledgerline_next \(count) \(known) \(phrases))"))"
            )
        }
        for option in options(of: command) {
            let head = begin + " -l \(option.name) -d \(literal(option.meaning))"
            lines.append(head + (option.value == nil ? "" : value(option.offer)))
        }
        return lines
    }

    private func value(_ offer: Offer) -> String {
        switch offer {
        case .nothing: " -x"
        case .file: " -r -F"
        case .directory: " -x -a '(__fish_complete_directories)'"
        case .words, .command: " -x -a \(literal(words(offer).joined(separator: " ")))"
        }
    }

    /// A text as a word of fish.
    private func literal(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
