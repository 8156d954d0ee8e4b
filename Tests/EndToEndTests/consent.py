"""STOP, START and HELP with a daemon that is killed the moment it has acknowledged them.

Usage: consent.py EXECUTABLE
"""

import hashlib
import hmac
import http.client
import http.server
import json
import os
import secrets
import threading
import time

from harness import PASSWORDS, Daemon, Run, free_ports, main, wait_for

DESK, BOT = "+15550009999", "+15550008888"
STOPPED = "Keine Nachrichten mehr."
PROMPT_SECONDS = 3

CONFIGURATION = """
{
    dataDirectory: "data",
    http: { address: "127.0.0.1", port: @PORT@ },
    virtualAgent: { folder: "topics",
        webhook: { url: "@FAR@/bot", secret: "@SECRET@", timeLimit: "20s" } },
    site: {
        stopWords: ["de:Stopp"], startWords: ["de:Weiter"], helpWords: ["de:Hilfe"],
        stopText: "No more.", startText: "Again.", helpText: "Call us.",
        stopTexts: ["de:@STOPPED@"], startTexts: ["de:Wieder da."], helpTexts: ["de:Rufen Sie an."],
    },
    queues: [{ name: "Support" }],
    providerApplications: [
        { name: "Desk", provider: "http", number: "@DESK@", queue: "Support",
          http: { sendURL: "@FAR@/desk", secret: "@SECRET@" } },
        { name: "Bot", provider: "http", number: "@BOT@", queue: "Support",
          virtualAgentFirst: true, language: "de-AT",
          http: { sendURL: "@FAR@/desk", secret: "@SECRET@" } },
    ],
    messagingActions: [
        { name: "Ask again", event: "agent_message_without_requester_response",
          duration: "@PROMPT@s", action: "prompt_requester", text: "Are you still there?" },
    ],
    users: [
        { userName: "admin", name: "Administrator", roles: ["admin"] },
        { userName: "ana", name: "Ana Ortiz", roles: ["agent"] },
    ],
}
"""


class FarEnd:
    """The phones behind a provider, and the bot: what they got, in order."""

    def __init__(self, port):
        self.lock = threading.Lock()
        self.texts = []
        self.asked = []
        self.bot_speaks = threading.Event()
        self.bot_speaks.set()
        far_end = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *words):
                pass

            def do_POST(self):
                document = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if self.path == "/bot":
                    with far_end.lock:
                        far_end.asked.append(document["message"])
                    far_end.bot_speaks.wait(15)
                    answer = {"reply": "You said " + document["message"]}
                else:
                    with far_end.lock:
                        far_end.texts.append((document["to"], document["text"]))
                        answer = {"id": f"P-{len(far_end.texts)}"}
                body = json.dumps(answer).encode()
                try:
                    self.send_response(200)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def got(self, phone):
        """What a phone got so far."""
        with self.lock:
            return [text for number, text in self.texts if number == phone]


class Phone:
    """One that writes to the company, signed as its provider signs."""

    def __init__(self, number, daemon, secret, application, company):
        self.number, self.daemon, self.secret = number, daemon, secret
        self.application, self.company = application, company

    def write(self, text):
        document = {"id": secrets.token_hex(8), "from": self.number, "to": self.company,
                    "text": text}
        body = json.dumps(document).encode()
        stamp = str(int(time.time()))
        digest = hmac.new(self.secret.encode(), stamp.encode() + b"." + body, hashlib.sha256)
        connection = http.client.HTTPConnection("127.0.0.1", self.daemon.port, timeout=10)
        connection.request("POST", f"/providers/{self.application}/inbound", body, {
            "Content-Type": "application/json", "X-Ledgerline-Timestamp": stamp,
            "X-Ledgerline-Signature": "sha256=" + digest.hexdigest()})
        status = connection.getresponse().status
        connection.close()
        return status


def logged(run, daemon, kind):
    """The records of one type, the oldest first."""
    done = run.call("log", "--config", daemon.config, "--json", "--type", kind)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def problem(answer):
    return answer.status, (answer.body or {}).get("type", "").rsplit(":", 1)[-1]


def at_a_desk(run, daemon, far_end, secret):
    """What waits to be sent, a prompt's timer and a kill between a STOP and its confirmation."""
    phone = Phone("+15551230001", daemon, secret, "Desk", DESK)
    phone.write("Hello")
    daemon.ask("POST", "interactions/next", {})
    reply = "interactions/IMS0000001/messages"
    daemon.ask("POST", reply, {"body": "Hi, Ana here"})
    wait_for("the answer", lambda: far_end.got(phone.number) == ["Hi, Ana here"])
    application = [row for row in daemon.ask("GET", "provider-applications").body["result"]
                   if row["name"] == "Desk"][0]["sys_id"]
    pause = f"provider-applications/{application}/pause"
    paused = daemon.ask("POST", pause, {"reason": "a test"}, user="admin")
    run.check("sending is paused", paused.status in (200, 201, 204), paused.body)
    run.equal("a message waits to be sent",
              daemon.ask("POST", reply, {"body": "One more thing"}).status, 201)
    began = time.monotonic()
    run.equal("STOP is acknowledged, in a language of the site's", phone.write("sTOPP "), 204)
    daemon.kill()
    daemon.start()
    run.equal("after a kill at once it still holds",
              problem(daemon.ask("POST", reply, {"body": "And another"})), (403, "opted-out"))
    daemon.ask("POST", pause.replace("/pause", "/resume"), {}, user="admin")
    wait_for("the confirmation", lambda: len(far_end.got(phone.number)) > 1)
    run.equal("Compose SMS is refused too", problem(daemon.ask(
        "POST", "messages", {"from": DESK, "to": phone.number, "body": "x"})), (403, "opted-out"))
    phone.write("STOP")
    time.sleep(max(0, began + PROMPT_SECONDS + 1.5 - time.monotonic()))
    run.equal("one confirmation and nothing else: what waited is not sent",
              far_end.got(phone.number), ["Hi, Ana here", STOPPED])
    skipped = logged(run, daemon, "messagingActionSkipped")
    run.check("the prompt's timer says why it sent nothing",
              [one["data"]["reason"] for one in skipped] == ["the requester wants no messages"]
              and skipped[0]["rule"] == "A10", skipped)
    changes = logged(run, daemon, "consentChanged")
    stop = [one for one in logged(run, daemon, "smsReceived") if one["data"]["body"] == "sTOPP "]
    run.check("the log names the message that caused it",
              len(changes) == 1 and changes[0]["cause"] == stop[0]["position"]
              and changes[0]["rule"] == "Y4", changes)
    phone.write("Hilfe")
    wait_for("help", lambda: far_end.got(phone.number)[-1] == "Rufen Sie an.")
    run.equal("START is acknowledged", phone.write("START"), 204)
    daemon.kill()
    daemon.start()
    run.equal("it brings messages back, after a kill as well",
              daemon.ask("POST", reply, {"body": "Welcome back"}).status, 201)
    wait_for("the answer", lambda: far_end.got(phone.number)[-1] == "Welcome back")
    return phone


def with_a_bot(run, daemon, far_end, secret):
    """The virtual agent thinks while its requester writes STOP."""
    phone = Phone("+15551230002", daemon, secret, "Bot", BOT)
    phone.write("Hello")
    wait_for("the bot", lambda: far_end.got(phone.number) == ["You said Hello"])
    far_end.bot_speaks.clear()
    phone.write("Tell me more")
    wait_for("the bot to think", lambda: far_end.asked[-1] == "Tell me more")
    run.equal("STOP is acknowledged while it thinks", phone.write("STOP"), 204)
    far_end.bot_speaks.set()
    wait_for("the confirmation", lambda: len(far_end.got(phone.number)) == 2)
    time.sleep(0.5)
    daemon.kill()
    daemon.start()
    time.sleep(1)
    phone.write("Are you there?")
    time.sleep(1)
    run.equal("the bot says nothing, before a kill and after it; the number's language confirms",
              far_end.got(phone.number)[1:], [STOPPED])
    rows = [row for row in daemon.rows("interactions") if row["requester"] == phone.number]
    run.equal("what it could not say is left to people", [row["state"] for row in rows], ["queued"])

    other = Phone("+15551230003", daemon, secret, "Bot", BOT)
    other.write("Hello")
    wait_for("the bot", lambda: far_end.got(other.number) == ["You said Hello"])
    other.write("stop")
    daemon.kill()
    daemon.start()
    run.equal("START is acknowledged", other.write("Weiter"), 204)
    wait_for("the confirmation", lambda: far_end.got(other.number)[-1] == "Wieder da.")
    other.write("I am back")
    wait_for("the bot to go on", lambda: far_end.got(other.number)[-1] == "You said I am back")
    run.equal("the bot never saw a word about consent",
              [word for word in far_end.asked if word.lower() in ("stop", "weiter")], [])


def killed_at_once(run, daemon, far_end, secret):
    """Whatever the outbox does at the moment of the kill, nobody is told twice."""
    for number in range(5):
        phone = Phone(f"+1555123010{number}", daemon, secret, "Desk", DESK)
        phone.write("Hello")
        phone.write("STOP")
        daemon.kill()
        daemon.start()

        def settled():
            rows = daemon.conversations().get(phone.number, [])
            last = rows[-1] if rows else {}
            return last if last.get("status") in ("sent", "delivered", "uncertain") else None

        row = wait_for("the confirmation to be sent, or to be called uncertain", settled)
        count = far_end.got(phone.number).count("No more.")
        run.check(f"kill {number + 1}: confirmed once, or shown as uncertain",
                  count == 1 or (count == 0 and row["status"] == "uncertain"), (count, row))
        run.equal("  and opted out", problem(daemon.ask("POST", "messages", {
            "from": DESK, "to": phone.number, "body": "x"})), (403, "opted-out"))


def body(run: Run):
    ports = free_ports(2)
    secret = secrets.token_hex(16)
    text = CONFIGURATION
    for name, value in {"PORT": ports[0], "FAR": f"http://127.0.0.1:{ports[1]}", "SECRET": secret,
                        "DESK": DESK, "BOT": BOT, "STOPPED": STOPPED,
                        "PROMPT": PROMPT_SECONDS}.items():
        text = text.replace(f"@{name}@", str(value))
    os.makedirs(run.path("topics"))
    daemon = Daemon(run, run.write("ledgerline.json5", text), ports[0])
    far_end = FarEnd(ports[1])
    daemon.start()
    for name in ("admin", "ana"):
        run.call("user", "password", name, "--config", daemon.config, input=PASSWORDS[name] + "\n")
    at_a_desk(run, daemon, far_end, secret)
    with_a_bot(run, daemon, far_end, secret)
    killed_at_once(run, daemon, far_end, secret)
    run.equal("the daemon stops when it is told to", daemon.stop(), 0)
    for command in ("verify", "redecide"):
        result = run.call(command, "--config", daemon.config)
        run.check(f"{command} finds nothing", result.returncode == 0, result.stdout + result.stderr)


main("Consent", body)
