extension CompletionScript {
    /// The script for bash; it needs nothing but bash.
    var bash: String {
        let options = commands.map { command in
            let names = self.options(of: command).map { "--" + $0.name }.joined(separator: " ")
            return "        \(quoted(command.name))) options=(\(names)) ;;"
        }.joined(separator: "\n")
        return #"""
            # Completion of ledgerline for bash; `ledgerline completion bash` wrote it.

            _ledgerline() {
                local current=${COMP_WORDS[COMP_CWORD]} words=() word
                # Bash takes `--option=value` apart into three words.
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    [ "$word" = '=' ] || words+=("$word")
                done
                [ "$current" = '=' ] && current=
                COMPREPLY=()
                local command= count=0
                case "${words[*]} " in
            \#(finding)
                esac
                if [ -z "$command" ]; then
                    _ledgerline_next "${words[*]}" \#(commands.map(\.name).map(quoted).joined(separator: " "))
                    return
                fi
                local option= offer= offered=() options=() plain=()
                for word in "${words[@]:count}"; do
                    if [ -n "$option" ]; then
                        option=
                    elif [[ $word == --* ]]; then
                        _ledgerline_offer "$word" && option=$word
                    else
                        plain+=("$word")
                    fi
                done
                if [ -z "$option" ] && [[ $current == -* ]]; then
                    case $command in
            \#(options)
                    esac
                    mapfile -t COMPREPLY < <(compgen -W "${options[*]}" -- "$current")
                    return
                fi
                _ledgerline_offer "$option" || return
                case $offer in
                    file)
                        compopt -o filenames 2> /dev/null
                        mapfile -t COMPREPLY < <(compgen -f -- "$current")
                        ;;
                    directory)
                        compopt -o filenames 2> /dev/null
                        mapfile -t COMPREPLY < <(compgen -d -- "$current")
                        ;;
                    words)
                        [ -n "$option" ] && plain=()
                        _ledgerline_next "${plain[*]}" "${offered[@]}"
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

            # Of phrases, the words that may follow those that are there.
            _ledgerline_next() {
                local before=${1:+$1 } phrase rest
                shift
                for phrase in "$@"; do
                    [[ $phrase == "$before"* ]] || continue
                    rest=${phrase#"$before"}
                    rest=${rest%% *}
                    [[ $rest == "$current"* && " ${COMPREPLY[*]} " != *" $rest "* ]] || continue
                    COMPREPLY+=("$rest")
                done
            }

            complete -F _ledgerline ledgerline

            """#
    }
}
