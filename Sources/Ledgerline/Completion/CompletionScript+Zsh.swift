extension CompletionScript {
    /// The script for zsh, as a file of `$fpath` or to be sourced.
    var zsh: String {
        let options = commands.map { command in
            let entries = self.options(of: command).map { described("--" + $0.name, $0.meaning) }
            return "        \(quoted(command.name))) options=(\(entries.joined(separator: " "))) ;;"
        }.joined(separator: "\n")
        let names = commands.map { described($0.name, $0.summary) }.joined(separator: " ")
        return #"""
            #compdef ledgerline
            # Completion of ledgerline for zsh; `ledgerline completion zsh` wrote it.

            _ledgerline() {
                emulate -L zsh
                local command word option offer current=$words[CURRENT]
                local -a before offered options plain
                integer count=0
                before=("${(@)words[2,CURRENT-1]}")
                case "$before " in
            \#(finding)
                esac
                if [[ -z $command ]]; then
                    _ledgerline_next "$before" \#(names)
                    return
                fi
                for word in "${(@)before[count+1,-1]}"; do
                    if [[ -n $option ]]; then
                        option=
                    elif [[ $word == --* ]]; then
                        _ledgerline_offer $word && option=$word
                    else
                        plain+=("$word")
                    fi
                done
                if [[ -z $option && $current == --*=* ]]; then
                    option=${current%%=*}
                    compset -P '*='
                elif [[ -z $option && $current == -* ]]; then
                    case $command in
            \#(options)
                    esac
                    _describe -o option options
                    return
                fi
                _ledgerline_offer "$option" || return
                case $offer in
                    file) _files ;;
                    directory) _files -/ ;;
                    words)
                        [[ -n $option ]] && plain=()
                        _ledgerline_next "$plain" "${(@)offered}"
                        ;;
                esac
            }

            # What is offered as the value of an option, or with no option for a plain word.
            _ledgerline_offer() {
                case "$command $1" in
            \#(offering)
                    *) return 1 ;;
                esac
            }

            # Of phrases with what they mean, the words that may follow those that are there.
            _ledgerline_next() {
                local before=${1:+$1 } phrase name rest
                local -aU found
                shift
                for phrase in "$@"; do
                    name=${phrase%%:*}
                    [[ $name == "$before"* ]] || continue
                    rest=${name#"$before"}
                    if [[ $rest == *' '* ]]; then
                        found+=("${rest%% *}")
                    elif [[ $phrase == *:* ]]; then
                        found+=("$rest:${phrase#*:}")
                    else
                        found+=("$rest")
                    fi
                done
                _describe word found
            }

            if [[ $funcstack[1] == _ledgerline ]]; then
                _ledgerline "$@"
            else
                compdef _ledgerline ledgerline
            fi

            """#
    }

    private func described(_ name: String, _ meaning: String) -> String {
        quoted(name + ":" + meaning.replacing("\\", with: "\\\\").replacing(":", with: "\\:"))
    }
}
