"""An export becomes the same log again, and one that is not whole or was altered becomes none.

Usage: import_events.py EXECUTABLE.
"""

import json
import os
import re
import subprocess

from harness import Daemon, free_ports, main, wait_for

COMPANY = "+15550009999"
SCENARIO = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "../../fixtures/scenarios/a-day-in-the-life.json5")


def configuration(run, name, port):
    return run.write(name + ".json5", json.dumps({
        "dataDirectory": run.path(name), "http": {"port": port},
        "queues": [{"name": "Support"}],
        "providerApplications": [
            {"name": "Demo", "provider": "loopback", "number": COMPANY, "queue": "Support"}],
        "users": [{"userName": "admin", "roles": ["admin"]}, {"userName": "ana"},
                  {"userName": "boris"}],
    }))


def root(run, data):
    """How many records a log has, and the root of their tree, from its own bytes."""
    done = run.call("verify", "--log-only", "--data", data)
    found = re.match(r"(\d+ records, root [0-9a-f]{64}): nothing was changed", done.stdout)
    return found.group(1) if found and done.returncode == 0 else (done.stdout, done.stderr)


def body(run):
    port, other = free_ports(2)
    config = configuration(run, "data", port)
    daemon = Daemon(run, config, port)
    daemon.start()
    daemon.set_passwords()
    for number in range(300):
        text = "Line one\nline two \u2028 \u202e \"quoted\" \\ é 🦫 \x01" if number == 7 else f"text {number}"
        answer = daemon.ask("POST", "/providers/Demo/inbound", {
            "from": f"+1555{number % 90:07d}", "to": COMPANY, "text": text}, user=None)
        if answer.status != 204:
            run.equal("a message is taken", answer.status, 204)
    wait_for("interactions", lambda: len(daemon.rows("interactions")) == 90)

    # Beside the daemon, by a pipe.
    beside = run.path("beside")
    exported = subprocess.Popen([run.executable, "export", "--config", config],
                                stdout=subprocess.PIPE, cwd=run.folder)
    done = subprocess.run([run.executable, "import", "-", "--data", beside], stdin=exported.stdout,
                          capture_output=True, text=True, timeout=30, cwd=run.folder)
    exported.stdout.close()
    run.equal("what a daemon's log holds is piped into another log",
              (exported.wait(10), done.returncode, done.stderr), (0, 0, ""))
    run.equal("its directory is its owner's only", os.stat(beside).st_mode & 0o777, 0o700)
    done = run.call("import", "-", "--data", run.path("data"))
    run.equal("a daemon's directory is left alone",
              (done.returncode, "daemon-running" in done.stderr), (3, True))
    run.equal("the daemon stops", daemon.stop(), 0)

    # The whole log, and the scenario that has something of everything.
    checkpoint = run.write("checkpoint", run.call("prove", "--checkpoint", "--config", config).stdout)
    run.equal("a scenario's log is made", run.call(
        "simulate", SCENARIO, "--root", "--into", run.path("day"), seconds=60).returncode, 0)
    for name in ("data", "day"):
        file, copy = run.path(name + ".jsonl"), run.path(name + ".copy")
        run.equal(f"{name} is exported", run.call(
            "export", "--out", file, "--data", run.path(name)).returncode, 0)
        keys = run.path(name + "/personal-keys") if name == "data" else "none"
        done = run.call("import", file, "--data", copy, "--keys", keys)
        run.equal(f"{name} is imported", (done.returncode, done.stderr), (0, ""))
        run.equal(f"{name}: the same records, to the byte", root(run, copy),
                  root(run, run.path(name)))
        run.check(f"{name}: the root is shown",
                  root(run, copy).split()[-1] in done.stdout, done.stdout)
        run.equal(f"{name}: decided again", run.call("redecide", "--data", copy).returncode, 0)
        run.check(f"{name}: exported again", run.call(
            "export", "--data", copy).stdout == run.read(name + ".jsonl"))
    done = run.call("import", run.path("data.jsonl"), "--data", run.path("kept"),
                    "--checkpoint", checkpoint, "--keys", run.path("data/personal-keys"))
    run.equal("a checkpoint that was kept holds", (done.returncode, done.stderr), (0, ""))
    second = Daemon(run, configuration(run, "kept", other), other)
    second.start()
    second.set_passwords()
    run.equal("a daemon serves what was imported", len(second.rows("interactions")), 90)
    run.equal("it stops", second.stop(), 0)

    anew = run.path("anew")
    run.equal("without keys it is sealed under new ones", run.call(
        "import", run.path("data.jsonl"), "--data", anew).returncode, 0)
    run.check("to another root", root(run, anew) != root(run, run.path("data")))
    unsealed = re.sub(r'"sealed":"[^"]*",', "", run.read("data.jsonl"))
    run.check("from the same records", re.sub(r'"sealed":"[^"]*",', "", run.call(
        "export", "--data", anew).stdout) == unsealed and unsealed != run.read("data.jsonl"))
    done = run.call("import", run.path("data.jsonl"), "--data", run.path("none"), "--keys", "none")
    run.check("what was sealed needs its keys", done.returncode == 1 and "keys-missing" in done.stderr
              and not os.path.exists(run.path("none")), done.stderr)
    done = run.call("import", run.path("data.jsonl"), "--data", run.path("none"),
                    "--checkpoint", checkpoint)
    run.check("and so does a checkpoint", done.returncode == 2 and "--keys" in done.stderr, done.stderr)

    # What is no export, not all of it, or altered.
    lines = run.read("data.jsonl").splitlines(keepends=True)
    texts = [index for index, line in enumerate(lines) if '"text 200"' in line]
    outcome = next(index for index, line in enumerate(lines) if '"rule":"R' in line)
    whole = "".join(lines)
    cases = [
        ("an outcome's rule", "record-differs", outcome + 1, "".join(
            [*lines[:outcome], re.sub(r'"rule":"R\d+"', '"rule":"R12"', lines[outcome]),
             *lines[outcome + 1:]])),
        ("an input's text", "record-differs", texts[0] + 1, whole.replace("text 200", "text 201")),
        ("half a line at the end", "cut-off", len(lines) - 1, whole[:-20]),
        ("no end of the last line", "cut-off", len(lines) - 1, whole[:-1]),
        ("a line that is missing", "gap", 51, "".join(lines[:50] + lines[51:])),
        ("a later beginning", "begins-later", 2, "".join(lines[1:])),
        ("something else", "not-cloud-events", 1, "Dear customer,\n"),
        ("a type of tomorrow", "newer-version", texts[0] + 1,
         whole.replace(lines[texts[0]], lines[texts[0]].replace("smsReceived", "smsDreamt"))),
        ("nothing", "no-events", None, ""),
        ("a line without end", "line-too-long", 1, " " * (33 << 20)),
    ]
    for what, name, position, content in cases:
        file, target = run.write("altered.jsonl", content), run.path("none")
        done = run.call("import", file, "--data", target)
        status = 3 if name in ("newer-version", "line-too-long") else 1
        run.check(f"{what}: {name}, by its place",
                  done.returncode == status and f"import: {name}: " in done.stderr and
                  (position is None or re.search(rf"\b{position}\b", done.stderr)),
                  (done.returncode, done.stderr))
        run.check(f"{what}: no text and no number is shown",
                  not re.search(r"text \d|Dear|\+1555", done.stdout + done.stderr), done.stderr)
        run.check(f"{what}: nothing stays", not os.path.exists(target))
    os.mkdir(run.path("empty"))
    run.write("altered.jsonl", "".join(lines[:outcome + 1]) + "{}\n")
    run.equal("refused", run.call(
        "import", run.path("altered.jsonl"), "--data", run.path("empty")).returncode, 1)
    run.equal("an empty folder stays empty", os.listdir(run.path("empty")), [])
    early = max(index for index in range(len(lines) - 1) if '"kind":"input"' in lines[index])
    run.write("early.jsonl", "".join(lines[:early]))
    done = run.call("import", run.path("early.jsonl"), "--data", run.path("none"),
                    "--checkpoint", checkpoint, "--keys", run.path("data/personal-keys"))
    run.check("an export without its end is not the checkpoint's log",
              done.returncode == 1 and "checkpoint-broken" in done.stderr
              and not os.path.exists(run.path("none")), done.stderr)

    # Killed in the middle.
    killed = run.path("killed")
    process = subprocess.Popen([run.executable, "import", "-", "--data", killed], text=True,
                               stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=run.folder)
    process.stdin.write("".join(lines[:-1]))
    process.stdin.flush()
    wait_for("a log that is being made", lambda: os.path.exists(killed + "/log.restoring"))
    process.kill()
    process.wait(10)
    run.check("what was killed is no log", not os.path.exists(killed + "/log"))
    done = run.call("serve", "--config", configuration(run, "killed", other))
    run.check("and no daemon goes on with it",
              done.returncode == 3 and "restore-cut-off" in done.stderr, done.stderr)

    for arguments, status, name in (
            (["import", run.path("data.jsonl"), "--data", run.path("kept")], 3, "directory-not-empty"),
            (["import", run.path("nowhere"), "--data", run.path("none")], 3, "file-unreadable"),
            (["import", run.folder, "--data", run.path("none")], 3, "file-unreadable"),
            (["import", run.path("data.jsonl"), "--data", "/proc/none"], 3, ""),
            (["import"], 2, "missing"), (["import", "a", "b"], 2, "missing")):
        done = run.call(*arguments)
        run.check(f"{' '.join(arguments[:2])}: {name}",
                  done.returncode == status and name in done.stderr, (done.returncode, done.stderr))
    run.check("nothing was made", not os.path.exists(run.path("none")))


main("import", body)
