"""One interaction is exported beside the daemon and checked offline, by the program and by another one.

Usage: prove.py EXECUTABLE. The other one is verify_proof.py: Python's hashlib and `cryptography`. Both find
every change of a file, whatever was changed, and the program names it.
"""

import base64
import copy
import json
import os
import shutil

from harness import Daemon, free_ports, main, wait_for
from verify_proof import Wrong, check

COMPANY, PHONE, OTHER = "+15550009999", "+15551234567", "+15557654321"


def both(run, proof, key):
    """The verdicts of the two: the program's status and first words, the other's complaint."""
    path = run.write("checked.json", json.dumps(proof))
    # A folder without configuration and log, and nothing in the environment.
    done = run.call("prove", "--check", path, "--public-key", key)
    try:
        check(proof, key)
        other = ""
    except (Wrong, ValueError) as error:
        other = str(error)
    return done.returncode, (done.stderr or done.stdout), other


def flipped(text):
    """The same hexadecimal digits with one of them another."""
    return text[:-1] + ("0" if text[-1] != "0" else "1")


def body(run):
    port, = free_ports(1)
    config = run.write("ledgerline.json5", json.dumps({
        "dataDirectory": run.path("data"), "http": {"port": port},
        "queues": [{"name": "Support"}],
        "providerApplications": [
            {"name": "Demo", "provider": "loopback", "number": COMPANY, "queue": "Support"}],
        "users": [{"userName": "admin", "roles": ["admin"]}, {"userName": "ana"},
                  {"userName": "boris", "roles": ["agent", "auditor"]}],
    }))
    daemon = Daemon(run, config, port)
    daemon.start()
    daemon.set_passwords()

    def sms(phone, text):
        answer = daemon.ask("POST", "/providers/Demo/inbound",
                            {"from": phone, "to": COMPANY, "text": text}, user=None)
        run.equal(f"{text!r} is taken", answer.status, 204)

    sms(PHONE, "Where is my chair?")
    sms(OTHER, "Something else")
    wait_for("both", lambda: len(daemon.rows("interactions")) == 2)
    number = [row["number"] for row in daemon.rows("interactions") if row["requester"] == PHONE][0]
    daemon.ask("POST", f"interactions/{number}/assign", {})
    daemon.ask("POST", f"interactions/{number}/messages", {"body": "On its way."})
    wait_for("the answer to be sent", lambda: [
        row for row in daemon.conversations()[PHONE] if row.get("status") == "delivered"])

    # The key, by the program and by the API.
    key = run.call("prove", "--key", "--config", config).stdout.strip()
    shown = daemon.ask("GET", "log/checkpoint", user="boris").body
    run.equal("the API shows the same key", shown["public_key"], key)
    run.equal("only to who may read the log", daemon.ask("GET", "log/checkpoint").status, 403)
    run.equal("it is its owner's only",
              os.stat(run.path("data/checkpoint-key")).st_mode & 0o777, 0o600)
    note = run.call("prove", "--checkpoint", "--config", config).stdout
    run.equal("the API signs the same", shown["checkpoint"], note)
    run.equal("a checkpoint has three lines", note.split("\n")[:3], [
        "ledgerline/" + daemon.ask("GET", "status").body["log"], str(shown["size"]),
        base64.b64encode(bytes.fromhex(shown["root"])).decode()])

    # The proof, beside the daemon.
    file = run.path("proof.json")
    done = run.call("prove", number, "--config", config, "--out", file)
    run.equal("an interaction is exported", (done.returncode, done.stderr), (0, ""))
    proof = json.loads(run.read("proof.json"))
    told = run.call("replay", number, "--json", "--config", config).stdout.splitlines()
    told = sorted({json.loads(line)["position"] for line in told if '"position"' in line[:12]})
    run.equal("with all that a replay tells", [each["position"] for each in proof["records"]], told)
    run.check("that is some", len(told) > 5, str(told))
    sms(PHONE, "Thank you!")
    later = json.loads(run.call("prove", number, "--config", config).stdout)
    run.check("a later one has more", len(later["records"]) > len(told))
    run.equal("nobody else's interaction is in it",
              "Something else".encode().hex() in json.dumps(later), False)
    run.equal("the daemon stops", daemon.stop(), 0)
    kept = run.write("kept.txt", note)
    done = run.call("verify", "--checkpoint", kept, "--config", config)
    run.check("a checkpoint that was kept still holds",
              done.returncode == 0 and "still holds" in done.stdout, done.stdout + done.stderr)
    for what, text in (("root", "\n".join(note.split("\n")[:2]) + "\n" + "A" * 43 + "=\n"),
                       ("size", note.replace(f"\n{shown['size']}\n", "\n999999\n")),
                       ("origin", "ledgerline/" + ("1" if note[11] == "0" else "0") + note[12:])):
        done = run.call("verify", "--checkpoint", run.write("kept.txt", text), "--config", config)
        run.check(f"one with another {what} does not",
                  done.returncode == 1 and "does not continue" in done.stdout, done.stdout)
    shutil.rmtree(run.path("data"))
    os.remove(config)

    # Offline: no data directory is there any more.
    for what, each in (("the proof", proof), ("the later proof", later)):
        status, text, other = both(run, each, key)
        run.equal(f"{what} holds, say both", (status, other), (0, ""))
    run.check("what is proven is shown", "Where is my chair?" in text and "On its way." in text
              and "smsReceived" in text, text)
    words = [word for payload in check(later, key)[2] for word in payload.values()]
    run.check("what is personal opens by the page Log format too",
              {"Where is my chair?", "On its way.", PHONE} <= {word for word in words
                                                              if isinstance(word, str)}, str(words))
    run.check("and by the keys of the file only", None in check(later | {"keys": {}}, key)[2])
    run.check("and how much it is", f"{len(later['records'])} records: all of interaction" in text)

    def changed(change):
        copied = copy.deepcopy(proof)
        change(copied)
        return copied

    def set_in(name, old, new):
        return lambda each: each.__setitem__(name, each[name].replace(old, new))

    middle = len(told) // 2
    size = f"\n{proof['checkpoint'].splitlines()[1]}\n"
    bigger = f"\n{int(size) + 1}\n"
    wrong = [
        ("a changed byte", "record-altered", lambda each: each["records"][middle].__setitem__(
            "bytes", flipped(each["records"][middle]["bytes"]))),
        ("a record that is left out", "records-missing", lambda each: each["records"].pop(middle)),
        ("the last record left out", "records-missing", lambda each: each["records"].pop()),
        ("a record twice", "records-missing",
         lambda each: each["records"].append(each["records"][0])),
        ("all left out", "records-missing", lambda each: each["records"].clear()),
        ("another position", "record-altered", lambda each: each["records"][0].__setitem__(
            "position", each["records"][0]["position"] + 1)),
        ("a changed path", "record-altered", lambda each: each["records"][middle]["proof"]
         .__setitem__(0, flipped(each["records"][middle]["proof"][0]))),
        ("another size", "signature-wrong", set_in("checkpoint", size, bigger)),
        ("another size of the statement", "signature-wrong", set_in("statement", size, bigger)),
        ("both of a later proof", "record-altered", lambda each: each.update(
            checkpoint=later["checkpoint"], statement=later["statement"])),
        ("the later checkpoint alone", "statement-of-something-else",
         lambda each: each.update(checkpoint=later["checkpoint"])),
        ("another interaction", "statement-of-something-else",
         lambda each: each.update(interaction=flipped(each["interaction"]))),
        ("a wrong key", "key-wrong", lambda each: each["keys"].update(
            {name: flipped(each["keys"][name]) for name in each["keys"]})),
        ("no signature", "malformed", lambda each: each.update(
            checkpoint=each["checkpoint"].split("\n\n")[0] + "\n")),
    ]
    for what, name, change in wrong:
        status, text, other = both(run, changed(change), key)
        run.check(f"{what} is found by both", status == 1 and name in text and other != "",
                  f"{status} {text} / {other}")

    # Another key: of another log, and one that claims the same name.
    other_config = run.write("other.json5", json.dumps({
        "dataDirectory": run.path("other"), "http": {"port": port},
        "users": [{"userName": "admin", "roles": ["admin"]}]}))
    second = Daemon(run, other_config, port)
    second.start()
    second.stop()
    foreign = run.call("prove", "--key", "--config", other_config).stdout.strip()
    status, text, other = both(run, proof, foreign)
    run.check("another log's key is found by both",
              status == 1 and "not-signed-by-key" in text and other != "", f"{text} / {other}")
    name, identifier, _ = key.split("+", 2)
    forged = "+".join([name, identifier, foreign.split("+", 2)[2]])
    status, text, other = both(run, proof, forged)
    run.check("a key under another's name as well",
              status == 2 and "key-unreadable" in text and other != "", f"{status} {text} / {other}")
    run.equal("a check needs a key", run.call("prove", "--check", file).returncode, 2)
    run.equal("nothing at all is asked for", run.call("prove").returncode, 2)


main("prove", body)
