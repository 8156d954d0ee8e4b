"""Backups while messages come in, put back elsewhere, and backups that somebody or something changed.

Usage: backup.py EXECUTABLE. What was acknowledged before a backup began is in it; what is restored serves,
and its log and rules hold. A backup that is not what it was is refused by name and leaves nothing behind.
"""

import collections
import hashlib
import http.client
import json
import os
import shutil
import signal
import stat
import threading
import time

from harness import Daemon, free_ports, main, wait_for

COMPANY = "+15550009999"
WRITERS = 4
PNG = b"\x89PNG\r\n\x1a\n" + b"a small picture"


class Load:
    """Phones that write without end; notes what was acknowledged, and when."""

    def __init__(self, port):
        self.port = port
        self.done = threading.Event()
        self.lock = threading.Lock()
        self.acknowledged = []
        self.threads = [threading.Thread(target=self.run, args=(number,), daemon=True)
                        for number in range(WRITERS)]
        for thread in self.threads:
            thread.start()

    def run(self, writer):
        connection, number = None, 0
        while not self.done.is_set():
            number += 1
            text = f"message {number} of {writer}"
            body = json.dumps({"from": f"+1555{writer}{number % 250:06d}", "to": COMPANY,
                               "text": text, "id": f"{writer}-{number}"})
            try:
                if connection is None:
                    connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("POST", "/providers/Demo/inbound", body,
                                   {"Content-Type": "application/json"})
                response = connection.getresponse()
                response.read()
                if response.status == 204:
                    with self.lock:
                        self.acknowledged.append(text)
            except (OSError, http.client.HTTPException):
                connection = None
                time.sleep(0.05)

    def so_far(self):
        with self.lock:
            return list(self.acknowledged)

    def stop(self):
        self.done.set()
        for thread in self.threads:
            thread.join(10)


def files(folder):
    """Every path below a folder with its permissions."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in ["."] + names:
            path = os.path.normpath(os.path.join(place, name))
            found[os.path.relpath(path, folder)] = stat.S_IMODE(os.stat(path).st_mode)
    return found


def texts(run, data):
    """The texts of all messages in a log, and its last position."""
    shown = run.call("log", "--data", data, "--type", "smsReceived", "--json", seconds=60)
    records = [json.loads(line) for line in shown.stdout.splitlines()]
    return [record["data"]["body"] for record in records]


def configuration(port, data):
    return json.dumps({
        "dataDirectory": data, "http": {"port": port},
        "log": {"recordsPerSegment": 1_000, "fillAheadBytes": 1_048_576},
        "queues": [{"name": "Support"}],
        "providerApplications": [
            {"name": "Demo", "provider": "loopback", "number": COMPANY, "queue": "Support"}],
        "users": [{"userName": "admin", "roles": ["admin"]}, {"userName": "ana"},
                  {"userName": "boris"}],
    })


def change(path, offset, how=lambda byte: byte ^ 1):
    os.chmod(path, 0o600)
    with open(path, "r+b") as file:
        file.seek(offset, os.SEEK_END if offset < 0 else os.SEEK_SET)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([how(byte[0])]))


def change_name(path):
    """Changes a byte of the queue's name, in the page that counts and in older copies of it."""
    with open(path, "rb") as file:
        contents = file.read()
    place = contents.index(b"Support")
    while place >= 0:
        change(path, place)
        place = contents.find(b"Support", place + 1)


def damaged(run, backup):
    """Ways to change a backup, with the name of the error that each must be refused by."""
    segments = sorted(os.listdir(os.path.join(backup, "log")))
    first, last = (os.path.join("log", name, "data.mdb") for name in (segments[0], segments[-1]))

    def text(folder):
        """One byte of a record."""
        path = os.path.join(folder, first)
        change_name(path)

    def edit(folder, name, member, value):
        path = os.path.join(folder, name)
        with open(path) as file:
            content = json.load(file)
        content[member] = value
        with open(path, "w") as file:
            json.dump(content, file)

    def cut(folder, name, size):
        os.chmod(os.path.join(folder, name), 0o600)
        os.truncate(os.path.join(folder, name), size)

    def picture(folder):
        """The picture's path."""
        digest = hashlib.sha256(PNG).hexdigest()
        return os.path.join(folder, "attachments", digest[:2], digest)

    return [
        ("a letter of a message", "log-altered", text),
        ("a segment that ends early", "log-altered", lambda folder: cut(
            folder, first, os.path.getsize(os.path.join(folder, first)) // 2)),
        ("an empty segment", "log-", lambda folder: cut(folder, last, 0)),
        ("a segment that is gone", "log-altered", lambda folder: shutil.rmtree(
            os.path.join(folder, "log", segments[1]))),
        ("the last segment that is gone", "log-exchanged", lambda folder: shutil.rmtree(
            os.path.join(folder, "log", segments[-1]))),
        ("a log that is gone", "file-missing", lambda folder: shutil.rmtree(
            os.path.join(folder, "log"))),
        ("passwords of others", "file-altered", lambda folder: change(
            os.path.join(folder, "accounts.json"), -3)),
        ("a file that ends early", "file-altered", lambda folder: cut(folder, "link-key", 31)),
        ("a file that is gone", "file-missing", lambda folder: os.remove(
            os.path.join(folder, "link-key"))),
        ("another picture", "file-altered", lambda folder: change(picture(folder), -1)),
        ("a picture that is gone", "file-missing", lambda folder: os.remove(picture(folder))),
        ("another root", "log-exchanged",
         lambda folder: edit(folder, "manifest.json", "root", "0" * 64)),
        ("a form of later versions", "manifest-unreadable",
         lambda folder: edit(folder, "manifest.json", "form", "ledgerline.backup.2")),
        ("half a manifest", "manifest-unreadable", lambda folder: cut(folder, "manifest.json", 90)),
        ("no manifest", "backup-incomplete", lambda folder: os.remove(
            os.path.join(folder, "manifest.json"))),
        ("nothing", "not-a-backup", lambda folder: [
            shutil.rmtree(folder), os.mkdir(folder)]),
    ]


def killed(run, backup, config, seconds):
    """Kills a restore and a backup of what it left after a while, and says what is left of them."""
    place, copy = run.path("killed"), run.path("killed-copy")
    for command in (["restore", backup, "--data", place], ["backup", copy, "--data", place]):
        process = run.start([run.executable, *command], "killed.log")
        time.sleep(seconds)
        run.stop(process, signal.SIGKILL)
    try:
        if os.path.isdir(os.path.join(place, "log")):
            if run.call("verify", "--data", place).returncode != 0:
                return "a log that is not whole"
        elif os.path.isdir(os.path.join(place, "log.restoring")):
            started = run.call("serve", "--config", config, "--data", place)
            if started.returncode != 3 or "restore-cut-off" not in started.stderr:
                return "a daemon on half a log: " + started.stderr
        shutil.rmtree(place, ignore_errors=True)
        again = run.call("restore", copy, "--data", place)
        if again.returncode == 0:
            return "whole" if run.call("verify", "--data", place).returncode == 0 else "bad"
        named = any(name in again.stderr for name in ("not-a-backup", "backup-incomplete"))
        return "refused" if again.returncode == 3 and named else again.stderr
    finally:
        shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(copy, ignore_errors=True)


def body(run):
    port, second = free_ports(2)
    data, target = run.path("data"), run.path("backup")
    config = run.write("ledgerline.json5", configuration(port, data))
    daemon = Daemon(run, config, port)
    daemon.start()
    daemon.set_passwords()
    run.equal("a picture is kept", daemon.ask(
        "POST", "attachments", PNG, headers=[("Content-Type", "image/png")]).status, 201)
    load = Load(port)
    wait_for("some segments", lambda: len(os.listdir(os.path.join(data, "log"))) > 3, 40)

    # Two backups under load, the second of a longer log.
    for folder in (target, run.path("backup-2")):
        before = load.so_far()
        done = run.call("backup", folder, "--config", config, "--json", seconds=60)
        run.equal(f"{os.path.basename(folder)} is made beside the daemon",
                  (done.returncode, done.stderr), (0, ""))
        manifest = json.loads(done.stdout)
        if folder == target:
            first_before, first = before, manifest
    run.check("the daemon took messages all the while",
              len(load.so_far()) > len(before) > len(first_before) > 0)
    run.check("the second has more", manifest["last_position"] > first["last_position"])
    again = run.call("backup", target, "--config", config)
    run.check("a backup is never made over another",
              again.returncode == 3 and "target-not-empty" in again.stderr, again.stderr)
    run.equal("a command line without a folder", run.call("backup", "--config", config).returncode, 2)
    busy = run.call("restore", target, "--config", config)
    run.check("nothing is put back under a running daemon",
              busy.returncode == 3 and "daemon-running" in busy.stderr, busy.stderr)
    load.stop()
    run.equal("the daemon stops", daemon.stop(), 0)
    full = run.call("restore", target, "--config", config)
    run.check("nor over what is there",
              full.returncode == 3 and "directory-not-empty" in full.stderr, full.stderr)

    done = run.call("restore", target, "--check")
    run.check("it is checked where it lies", done.returncode == 0 and first["root"] in done.stdout,
              done.stderr)

    # The first one, elsewhere.
    other = run.path("elsewhere")
    elsewhere = run.write("elsewhere.json5", configuration(second, other))
    done = run.call("restore", target, "--config", elsewhere, seconds=60)
    run.equal("it is restored", (done.returncode, done.stderr), (0, ""))
    run.check("last position and root are said", f"{first['last_position']} records" in done.stdout
              and first["root"] in done.stdout, done.stdout)
    kept = texts(run, other)
    run.check("all that was acknowledged before it began is there, once", set(first_before) <= set(kept)
              and len(kept) == len(set(kept)), f"{len(first_before)} in {len(kept)}")
    run.check("and nothing that was never sent", set(kept) <= set(texts(run, data)))
    theirs, mine = files(data), files(other)
    modes = files(target)
    run.equal("the backup is its owner's only", (modes["."], modes["manifest.json"]), (0o700, 0o600))
    wrong = {path: (oct(mode), oct(theirs.get(path, 0))) for path, mode in mine.items()
             if not path.endswith("lock.mdb") and theirs.get(path) not in (mode, 0o444)
             and path != "log/" + max(os.listdir(os.path.join(other, "log")))}
    run.check("permissions are the same", not wrong, str(wrong))
    run.equal("views and sessions are not there",
              [name for name in sorted(os.listdir(other)) if name in ("views", "sessions.json")], [])
    for command in ("verify", "redecide"):
        done = run.call(command, "--config", elsewhere, seconds=60)
        run.equal(f"{command} of what was restored", (done.returncode, done.stderr), (0, ""))
    restored = Daemon(run, elsewhere, second)
    restored.start()
    run.equal("it serves: the passwords are the same",
              restored.ask("GET", "interactions?limit=1").status, 200)
    digest = hashlib.sha256(PNG).hexdigest()
    run.equal("and the picture is there", restored.ask("GET", f"attachments/{digest}").body, PNG)
    load = Load(second)
    wait_for("messages in it", lambda: len(load.so_far()) > 20)
    load.stop()
    run.equal("it stops", restored.stop(), 0)
    for command in ("verify", "redecide"):
        done = run.call(command, "--config", elsewhere, seconds=60)
        run.equal(f"{command} after it went on", done.returncode, 0)
    done = run.call("backup", run.path("at-rest"), "--config", elsewhere, seconds=60)
    run.equal("a backup without a daemon", done.returncode, 0)

    # What was cut off, and what was damaged before.
    os.mkdir(os.path.join(other, "log.restoring"))
    done = run.call("serve", "--config", elsewhere)
    run.check("no daemon goes on from half a restore",
              done.returncode == 3 and "restore-cut-off" in done.stderr, done.stderr)
    shutil.rmtree(other)
    segment = os.path.join(data, "log", min(os.listdir(os.path.join(data, "log"))), "data.mdb")
    change_name(segment)
    done = run.call("backup", run.path("damaged"), "--config", config, seconds=60)
    run.check("a damaged log is no backup", done.returncode == 1 and "log-damaged" in done.stderr
              and not os.path.exists(run.path("damaged/manifest.json")), done.stderr)
    outcomes = collections.Counter()
    for step in range(12):
        outcomes[killed(run, target, config, 0.015 * step)] += 1
    run.check("whatever a kill leaves is whole or refused", set(outcomes) <= {"refused", "whole"},
              str(outcomes))
    run.check("kills came before the end", outcomes["refused"] > 0, str(outcomes))

    # Backups that are not what they were.
    for what, name, damage in damaged(run, target):
        copy, place = run.path("changed"), run.path("nowhere")
        shutil.copytree(target, copy)
        damage(copy)
        done = run.call("restore", copy, "--data", place, seconds=60)
        run.check(f"refused: {what}", done.returncode in (1, 3) and name in done.stderr,
                  f"{done.returncode} {done.stderr}")
        left = os.listdir(place) if os.path.isdir(place) else []
        run.equal(f"and nothing is left: {what}", left, [])
        looked = run.call("restore", copy, "--check", seconds=60)
        run.check(f"found where it lies: {what}", looked.returncode in (1, 3)
                  and (name in looked.stderr or "log-" in looked.stderr), looked.stderr)
        shutil.rmtree(copy)
        shutil.rmtree(place, ignore_errors=True)


main("backup", body)
