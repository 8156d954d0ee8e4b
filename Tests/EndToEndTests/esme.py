"""A daemon that speaks SMPP with centres that others wrote: smpp.twisted3, the same behind TLS, and
Kannel's drive_smpp.

The first centre is started late, ended and started again, and the daemon is killed; nothing is lost.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time

from harness import Daemon, Failed, free_ports, listens, main, tls_in_front, wait_for

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PYTHON = os.path.join(CHECKOUT, ".venv", "bin", "python")
DRIVE = "/usr/lib/kannel/test/drive_smpp"
COMPANY, SECURE, SHORT = "+15550006666", "+15550006667", "123"
PHONE, OTHER = "+15551234567", "+15557654321"
DRIVEN = 5


class Centre:
    """The centre, its events, and what phones send through it."""

    def __init__(self, run, name, port):
        self.run, self.name, self.port = run, name, port
        self.commands = run.write(name + ".commands", "")
        self.starts = 0
        self.seen = 0

    def start(self):
        self.starts += 1
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "smpp_centre.py")
        log = f"{self.name}.log"
        self.process = self.run.start(
            [PYTHON, "-W", "ignore", script, str(self.port), self.commands,
             str(0x0A00 * self.starts)], log)
        wait_for("the centre to listen", lambda: listens(self.port))

    def events(self, kind=None):
        found = []
        for line in self.run.read(self.name + ".log").splitlines():
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if kind is None or event["event"] == kind:
                found.append(event)
        return found

    def send(self, name, sender, to, text, coding=0, headed=False, sar=None):
        with open(self.commands, "a", encoding="utf-8") as file:
            file.write(json.dumps({
                "name": name, "from": sender.lstrip("+"), "to": to.lstrip("+"), "text": text.hex(),
                "coding": coding, "headed": headed, "sar": sar}) + "\n")

    def answered(self, name):
        return [e for e in self.events("answered") if e.get("message") == name]


def take(daemon):
    """Ana takes the next interaction; its id."""
    answer = daemon.ask("POST", "interactions/next", {})
    return answer.body["interaction"] if answer.status in (200, 201) else None


def conversation(run, daemon, centre):
    centre.send("plain", PHONE, COMPANY, b"Hello \x1be[1]", 0)
    run.check("a message is answered to the centre", wait_for(
        "the answer", lambda: centre.answered("plain"))[0]["status"] == "ESME_ROK")
    centre.send("wide", PHONE, COMPANY, "Привет 👍".encode("utf-16-be"), 8)
    centre.send("latin", PHONE, COMPANY, "Grüße".encode("latin-1"), 3)
    wait_for("the answers", lambda: centre.answered("wide") and centre.answered("latin"))
    wait_for("three messages", lambda: len(daemon.conversations().get(PHONE, [])) >= 3)
    bodies = [row["body"] for row in daemon.conversations()[PHONE]]
    # What twisted sends as septets is the 7-bit alphabet: 0x5B is Ä there.
    run.equal("texts came in their alphabets", bodies[:3], ["Hello €Ä1Ñ", "Привет 👍", "Grüße"])

    interaction = wait_for("an interaction to take", lambda: take(daemon))
    long = "This is long. " * 20 + "€"
    texts = ["Hi there", long, "Да 👍 " * 30, "early bird", "throttle me", "refuse me"]
    for text in texts:
        answer = daemon.ask("POST", f"interactions/{interaction}/messages", {"body": text})
        run.check(f"an answer is taken: {text[:10]}", answer.status in (200, 201), answer.body)

    def rows():
        return {row["body"]: row for row in daemon.conversations()[PHONE]
                if row["direction"] == "outbound"}

    def settled():
        found = rows()
        return all(text in found and found[text]["status"] in ("delivered", "failed", "uncertain")
                   for text in texts)

    wait_for("every answer to have its end", settled, 30)
    for text in texts[:-1]:
        run.equal(f"is delivered: {text[:12]}", rows()[text]["status"], "delivered")
    run.equal("a refusal is final", rows()["refuse me"]["status"], "failed")

    accepted = [e for e in centre.events("submit") if e["verdict"] == "accepted"]
    joined, parts = [], ""
    for event in accepted:
        data = bytes.fromhex(event["text"])
        piece = data.decode("utf-16-be") if event["wide"] else (
            data.replace(b"\x1be", "€".encode("latin-1", "ignore") or b"\xa4").decode("latin-1"))
        parts += piece
        header = bytes.fromhex(event["header"])
        if not header or header[4] == header[5]:
            joined.append(parts.replace("\xa4", "€"))
            parts = ""
    run.equal("the centre got the texts, long ones in parts", joined, texts[:-1])
    long_parts = [e for e in accepted if e["header"]]
    run.check("long texts went in parts", len(long_parts) >= 5, len(long_parts))
    return interaction


def parts(run, daemon, centre):
    """Parts of long messages in any order, by header and by parameters."""
    phone, wide = "+15557654399", "Да 👍".encode("utf-16-be")
    pieces = [
        (bytes([5, 0, 3, 0x42, 3, 3]) + b"three", 0, None),
        (bytes([6, 8, 4, 1, 0x2C, 2, 2]) + wide, 8, None),
        (b"by parameters", 0, [77, 2, 2]),
        (bytes([5, 0, 3, 0x42, 3, 1]) + b"one, ", 0, None),
        (bytes([5, 0, 3, 0x42, 3, 1]) + b"one, ", 0, None),
        (b"Joined ", 0, [77, 2, 1]),
        (bytes([6, 8, 4, 1, 0x2C, 2, 1]) + wide, 8, None),
        (bytes([5, 0, 3, 0x42, 3, 2]) + b"two, ", 0, None),
    ]
    for number, (data, coding, sar) in enumerate(pieces):
        centre.send(f"part {number}", phone, COMPANY, data, coding, headed=sar is None, sar=sar)
    wait_for("the answers to all parts", lambda: all(
        centre.answered(f"part {n}") for n in range(len(pieces))))
    wait_for("the joined messages", lambda: len(daemon.conversations().get(phone, [])) >= 3)
    run.equal("parts in any order became one message each",
              [row["body"] for row in daemon.conversations()[phone]],
              ["Joined by parameters", "Да 👍Да 👍", "one, two, three"])


def body(run):
    centre_port, driven_port, secure_port, port, trap = free_ports(5)
    key, certificate = run.path("key.pem"), run.path("certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", key, "-out", certificate], check=True, capture_output=True)

    def smpp(port, **more):
        return {"host": "127.0.0.1", "port": port, "systemID": "ledgerline", "password": "secret",
                "answerIDs": "hexadecimal", "receiptIDs": "decimal", "reconnectAtMost": "1s", **more}

    config = run.write("ledgerline.json5", json.dumps({
        "dataDirectory": run.path("data"),
        "http": {"port": port},
        "queues": [{"name": "Support"}],
        "providerApplications": [
            {"name": "Centre", "provider": "smpp", "number": COMPANY, "queue": "Support",
             "smpp": smpp(centre_port)},
            {"name": "Secure", "provider": "smpp", "number": SECURE, "queue": "Support",
             "smpp": smpp(secure_port, tls={
                 "authoritiesFile": certificate, "serverName": "localhost"})},
            {"name": "Driven", "provider": "smpp", "number": SHORT, "queue": "Support",
             "smpp": smpp(driven_port, bind="separate")},
            {"name": "Wrong", "provider": "smpp", "number": "+15550006668", "queue": "Support",
             "smpp": smpp(secure_port, tls={
                 "authoritiesFile": certificate, "serverName": "elsewhere.example"})},
        ],
        "users": [{"userName": "admin", "roles": ["admin"]}, {"userName": "ana"},
                  {"userName": "boris"}],
        "consumers": [{"name": "Carla", "phones": [PHONE]}],
    }))
    daemon = Daemon(run, config, port)
    daemon.start()
    daemon.set_passwords()
    tls_in_front(secure_port, centre_port, certificate, key)
    centre = Centre(run, "centre", centre_port)
    # The daemon has tried in vain for a while.
    wait_for("a first failure", lambda: "smpp session lost" in run.read("daemon.log"))
    centre.start()
    wait_for("two sessions", lambda: len(centre.events("bound")) >= 2)
    conversation(run, daemon, centre)
    run.check("a certificate of another name is refused",
              "smpp session lost" in run.read("daemon.log")
              and not any(json.loads(line).get("application") == "Wrong"
                          for line in run.read("daemon.log").splitlines()
                          if '"smpp session open"' in line))

    parts(run, daemon, centre)

    # The centre goes, and comes again: what is written meanwhile is sent afterwards.
    run.stop(centre.process, signal.SIGKILL)
    interaction = [
        row for row in daemon.rows("interactions") if row["requester"] == PHONE][0]["sys_id"]
    daemon.ask("POST", f"interactions/{interaction}/messages", {"body": "while you were away"})
    time.sleep(1)
    centre.start()

    def status(text):
        for row in daemon.conversations()[PHONE]:
            if row["body"] == text:
                return row["status"]
        return None

    wait_for("the answer to be delivered", lambda: status("while you were away") == "delivered", 30)
    run.check("what was written while the centre was away is delivered", True)

    # Whatever the centre was told is durable, is durable.
    for number in range(10):
        centre.send(f"burst {number}", OTHER, COMPANY, b"burst %d" % number)
    wait_for("some answers", lambda: len(centre.answered("burst 3")) > 0)
    daemon.kill()
    told = [n for n in range(10) if centre.answered(f"burst {n}")]
    daemon.start()
    bodies = [row["body"] for row in daemon.conversations().get(OTHER, [])]
    run.check("nothing that was answered is lost by a kill",
              all(f"burst {n}" in bodies for n in told), (told, bodies))

    # TLS: the same centre, through the other application.
    wait_for("sessions after the restart", lambda: len(centre.events("bound")) >= 4)
    secured = [line for line in run.read("daemon.log").splitlines()
               if '"smpp session open"' in line and '"application":"Secure"' in line]
    run.check("a session over TLS was open", secured, "no line of the log says so")
    answer = daemon.ask("POST", "messages", {"to": OTHER, "from": SECURE, "body": "over TLS"})
    run.check("a message over TLS is taken", answer.status in (200, 201), answer.body)
    wait_for("the message over TLS to be delivered", lambda: any(
        row["body"] == "over TLS" and row["status"] == "delivered"
        for row in daemon.conversations()[OTHER]), 20)
    run.check("a message goes over TLS and is reported", [
        e for e in centre.events("submit") if e["source"] == SECURE.lstrip("+")])

    driven(run, daemon, driven_port)
    run.equal("the daemon stops gracefully", daemon.stop(), 0)
    wait_for("the sessions to be unbound", lambda: len(centre.events("gone")) >= 1)
    for command in ("verify", "redecide"):
        done = run.call(command, "--config", config)
        run.equal(command, done.returncode, 0)


def driven(run, daemon, port):
    """Kannel's pretend centre: it needs something that listens where a gateway would."""
    gateway = None

    def claim():
        nonlocal gateway
        try:
            gateway = socket.create_server(("127.0.0.1", 13001))
            return True
        except OSError:
            return False

    wait_for("the port of Kannel's boxes to be free", claim, 20)
    kept = []

    def accept():
        try:
            while True:
                kept.append(gateway.accept()[0])
        except OSError:
            pass

    threading.Thread(target=accept, daemon=True).start()
    process = run.start([DRIVE, "-v", "1", "-m", str(DRIVEN), "-p", str(port)], "drive.log")
    try:
        wait_for("drive_smpp's messages", lambda: len(
            daemon.conversations().get("456", [])) >= DRIVEN, 20)
        bodies = [row["body"] for row in daemon.conversations()["456"]]
        run.equal("drive_smpp's messages came, each once", sorted(bodies),
                  sorted(str(n + 1) for n in range(DRIVEN)))
        found = [row for row in daemon.rows("interactions") if row["requester"] == "456"]
        interaction = found[0]["sys_id"]
        while take(daemon):
            pass
        answer = daemon.ask("POST", f"interactions/{interaction}/messages", {"body": "got it"})
        run.check("an answer to drive_smpp is taken", answer.status in (200, 201), answer.body)
        wait_for("drive_smpp to take it", lambda: [
            row for row in daemon.conversations()["456"]
            if row["body"] == "got it" and row["status"] == "sent"], 10)
        run.check("drive_smpp has taken the answer", True)
    finally:
        run.stop(process, signal.SIGKILL)
        gateway.close()
        for each in kept:
            each.close()


main("smpp", body)
