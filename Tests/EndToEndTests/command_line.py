"""Help, the manual page and what shells complete say the same, and shells really complete.

Usage: command_line.py EXECUTABLE.
"""

import os
import re
import subprocess

from harness import main

CASES = [
    # What is typed, of which the last word is completed; what must be offered; what must not be.
    (["ex"], {"export", "extension"}, {"serve"}),
    (["config", ""], {"check"}, {"serve"}),
    (["why", "--"], {"--json", "--config"}, {"--as-of"}),
    (["provider", "p"], {"pause"}, {"resume", "provider"}),
    (["help", "extension", ""], {"list", "test"}, {"host"}),
    (["completion", ""], {"bash", "zsh", "fish"}, set()),
    (["export", "--t"], {"--through", "--type"}, {"--out"}),
    (["export", "--type", "smsR"], {"smsReceived", "smsRefused"}, {"userSet"}),
    (["export", "--from", "1", "--ou"], {"--out"}, set()),
    (["config", "check", "--"], {"--config", "--help"}, {"--data"}),
    (["what-if", "--anchor", ""], {"first", "last"}, {"prompt_agent"}),
    (["user", "token", "revoke"], {"revoke", "revoke-all"}, {"create", "password"}),
    (["user", "--data", "there", "token", "c"], {"create"}, set()),
    (["verify", "--config", "led"], {"ledger one.json5", "ledgers"}, {"other"}),
    (["restore", "led"], {"ledgers"}, {"ledger one.json5"}),
    (["serve", "--data", "led"], {"ledgers"}, {"ledger one.json5"}),
    (["export", "--from", ""], set(), {"ledgers", "serve", "--out"}),
]

BASH = """
source "$1"; shift
COMP_WORDS=(ledgerline "$@"); COMP_CWORD=$#; COMPREPLY=()
_ledgerline
printf '%s\\n' "${COMPREPLY[@]}"
"""

# The functions of zsh's completion that the script calls, showing what they are given.
ZSH = """
compdef() { : }
compset() { : }
_describe() { print -rl -- "${(@)${(@P)argv[-1]}%%:*}" }
_files() { [[ $1 == -/ ]] && print -rl -- led*(/N) || print -rl -- led*(N) }
source "$1"; shift
words=(ledgerline "$@"); CURRENT=$#words
_ledgerline
"""


def offered(run, shell, script, words):
    """What a shell offers for the last of words."""
    if shell == "fish":
        line = "ledgerline " + " ".join(words)
        done = subprocess.run(["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]",
                               script, line],
                              capture_output=True, text=True, cwd=run.path("here"), timeout=30)
        found = {line.split("\t")[0].rstrip("/").replace("\\ ", " ")
                 for line in done.stdout.splitlines()}
    else:
        options = ["--norc", "--noprofile"] if shell == "bash" else ["-f"]
        done = subprocess.run([shell, *options, "-c", BASH if shell == "bash" else ZSH, shell,
                               script, *words],
                              capture_output=True, text=True, cwd=run.path("here"), timeout=30)
        found = set(done.stdout.splitlines()) - {""}
        if shell == "zsh":
            found = {word for word in found if word.startswith(words[-1])}
    return found, done.stderr


def body(run):
    os.mkdir(run.path("here"))
    os.mkdir(run.path("here/ledgers"))
    for name in ("ledger one.json5", "other"):
        run.write("here/" + name, "")
    overview = run.call("help")
    run.equal("help", (overview.returncode, overview.stderr), (0, ""))
    commands = re.findall(r"^  (\S+(?: \S+)*)  +\S", overview.stdout, re.M)
    run.check("lists the commands", {"serve", "config check", "help", "completion"} <= set(commands))
    run.equal("nothing at all is no command line", run.call().returncode, 2)
    run.equal("--help is help", run.call("--help").stdout, overview.stdout)

    # Every command and option is everywhere.
    manual = run.call("help", "--man").stdout
    page = run.write("ledgerline.1", manual)
    scripts = {shell: run.call("completion", shell).stdout for shell in ("bash", "zsh", "fish")}
    missing = []
    for command in commands:
        text = run.call("help", *command.split()).stdout
        if not text.startswith(f"ledgerline {command}: ") or f"Usage: ledgerline {command}" not in text:
            missing.append(("help", command))
        if run.call(*command.split(), "--help").stdout != text:
            missing.append(("--help", command))
        escaped = command.replace("-", "\\-")
        section = manual.partition(f'.SS "ledgerline {escaped}"\n')[2].partition("\n.S")[0]
        options = re.findall(r"^  --(\S+)", text, re.M)
        for option in options:
            if "\\fB\\-\\-" + option.replace("-", "\\-") not in section:
                missing.append(("manual page", command, option))
        # Those of a way to call are explained.
        for option in re.findall(r"--([a-z][a-z-]*)", text.partition("\n\n")[2].partition("\n\n")[0]):
            if option not in options:
                missing.append(("explained", command, option))
        for shell in scripts:
            script = run.write(shell, scripts[shell])
            found, _ = offered(run, shell, script, [*command.split(), "--"])
            if found != {"--" + option for option in [*options, "help"]}:
                missing.append((shell, command, found))
            unknown = run.call(*command.split(), "--no-such-option")
        if unknown.returncode != 2:
            missing.append(("unknown option", command, unknown.returncode))
    run.equal("every command and option is in help, manual page and scripts", missing, [])

    for shell in scripts:
        script = run.path(shell)
        done = subprocess.run([shell, "-n", script], capture_output=True, text=True, timeout=30)
        run.equal(f"{shell} can read its script", (done.returncode, done.stderr), (0, ""))
        for words, wanted, unwanted in CASES:
            found, problem = offered(run, shell, script, words)
            run.check(f"{shell} completes {' '.join(words)!r}",
                      wanted <= found and not unwanted & found and not problem,
                      f"found {sorted(found)}, wanted {sorted(wanted)} {problem}")
    found, _ = offered(run, "bash", run.path("bash"), ["verify", "--config", "=", "led"])
    run.check("bash completes --config=led", "ledgers" in found, found)

    for tool in (["groff", "-man", "-ww", "-z", "-Tutf8", page], ["man", "--warnings", "-l", page]):
        done = subprocess.run(tool, capture_output=True, text=True, timeout=30,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "MANPAGER": "cat"})
        run.equal(f"{tool[0]} finds no fault", (done.returncode, done.stderr), (0, ""))
    sections = re.findall(r'^\.SH "(.*)"$', manual, re.M)
    run.equal("the manual page's sections", sections,
              ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXIT STATUS", "ENVIRONMENT",
               "FILES", "EXAMPLES"])
    for arguments in (["completion"], ["completion", "tcsh"], ["completion", "bash", "zsh"]):
        run.equal(f"{' '.join(arguments)} is wrong", run.call(*arguments).returncode, 2)


main("command line", body)
