"""A far end that does everything wrong, a daemon that is killed again and again, and nothing is lost.

Usage: chaos.py EXECUTABLE. CHAOS_KILLS says how often the daemon is killed (5), CHAOS_SEED what the far end
does to whom (1). The far end speaks Twilio's Messages API: it answers, refuses for now or for good, hangs,
resets, answers twice, and reports deliveries early, late, twice or never.
"""

import base64
import collections
import hashlib
import hmac
import http.client
import http.server
import json
import os
import random
import secrets
import socket
import struct
import threading
import time
import urllib.parse

from harness import Daemon, Failed, Run, free_ports, main, wait_for

KILLS = int(os.environ.get("CHAOS_KILLS", "5"))
SEED = int(os.environ.get("CHAOS_SEED", "1"))
COMPANY = "+15550009999"
PHONES = [f"+1555123{number:04d}" for number in range(16)]
ACCOUNT = "AC" + "0" * 32
# How long a message may take from the outbox's first attempt to its fate once nothing goes wrong.
PATIENCE = 60 if KILLS <= 10 else 240

CONFIGURATION = """
{
    dataDirectory: "data",
    http: { address: "127.0.0.1", port: @PORT@, publicURL: "http://127.0.0.1:@PORT@" },
    queues: [{ name: "Support" }],
    providerApplications: [
        {
            name: "Chaos", provider: "twilio", number: "@COMPANY@", queue: "Support",
            twilio: {
                accountSID: "@ACCOUNT@", authToken: "@TOKEN@",
                apiBaseURL: "http://127.0.0.1:@FAR_PORT@",
            },
        },
    ],
    messagingActions: [],
    users: [
        { userName: "admin", name: "Administrator", roles: ["admin"] },
        { userName: "ana", name: "Ana Ortiz", roles: ["agent"] },
        { userName: "boris", name: "Boris Vogel", roles: ["agent"] },
    ],
}
"""


def signed(url, form, token):
    """The signature of a form, as Twilio's documentation has it."""
    text = url + "".join(name + form[name] for name in sorted(form))
    digest = hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def post_form(port, url, form, token, seconds=5):
    """A webhook of the far end's; the status, or nothing when nobody answers."""
    path = url.split("/", 3)[3]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        connection.request(
            "POST", "/" + path, urllib.parse.urlencode(form),
            {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-Twilio-Signature": signed(url, form, token),
            },
        )
        response = connection.getresponse()
        response.read()
        return response.status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


class FarEnd:
    """What stands for the provider and the phones behind it."""

    # What happens to an attempt, in hundredths.
    FATES = [
        ("ok", 58), ("late", 6), ("twice", 5), ("early", 5), ("never", 5), ("answers twice", 3),
        ("429", 4), ("500", 5), ("refused", 2), ("hangs", 2), ("deaf", 1), ("resets", 2), ("drops", 2),
    ]

    def __init__(self, port, daemon_port, token):
        self.daemon_port = daemon_port
        self.token = token
        self.lock = threading.Lock()
        self.heard = collections.defaultdict(list)
        self.attempts = collections.Counter()
        self.fates = collections.Counter()
        self.reports = []
        self.away_until = 0.0
        self.done = threading.Event()
        far_end = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *words):
                pass

            def do_POST(self):
                length = int(self.headers.get("Content-Length", 0))
                form = dict(urllib.parse.parse_qsl(self.rfile.read(length).decode()))
                try:
                    far_end.take(self, form)
                except OSError:
                    self.close_connection = True

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

            def handle_error(self, request, address):
                pass

        self.server = Server(("127.0.0.1", port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        threading.Thread(target=self.report, daemon=True).start()

    def fate(self, to, body, attempt):
        if time.monotonic() < self.away_until:
            return "500"
        chance = random.Random(f"{SEED} {to} {body} {attempt}").random() * 100
        for name, share in self.FATES:
            chance -= share
            if chance < 0:
                return name
        return "ok"

    def take(self, handler, form):
        to, body = form["To"], form["Body"]
        with self.lock:
            self.attempts[to, body] += 1
            fate = self.fate(to, body, self.attempts[to, body])
            self.fates[fate] += 1
            sid = "SM" + hashlib.md5(f"{to} {body} {self.attempts[to, body]}".encode()).hexdigest()
            if fate not in ("429", "500", "refused", "deaf", "drops"):
                self.heard[to].append(body)
        if fate == "429":
            return self.answer(handler, 429, {"code": 20429}, [("Retry-After", "1")])
        if fate == "500":
            return self.answer(handler, 500, {"code": 20500})
        if fate == "refused":
            return self.answer(handler, 400, {"code": 21211})
        if fate in ("hangs", "deaf"):
            # Nobody answers; the connection ends long after it began.
            self.done.wait(4)
            return self.reset(handler)
        if fate in ("resets", "drops"):
            return self.reset(handler)
        report = {"MessageSid": sid, "MessageStatus": "delivered", "To": to, "From": form["From"],
                  "AccountSid": ACCOUNT}
        now = time.monotonic()
        times = {"late": [now + 3], "twice": [now + 0.1, now + 0.4], "never": [],
                 "early": []}.get(fate, [now + 0.05])
        if fate == "early":
            post_form(self.daemon_port, form["StatusCallback"], report, self.token, 1)
        self.answer(handler, 201, {"sid": sid, "status": "queued"})
        if fate == "answers twice":
            self.answer(handler, 201, {"sid": sid, "status": "queued"})
        with self.lock:
            self.reports += [(when, form["StatusCallback"], report) for when in times]

    def answer(self, handler, status, fields, headers=()):
        body = json.dumps(fields).encode()
        handler.send_response(status)
        for name, value in [*headers, ("Content-Type", "application/json"),
                            ("Content-Length", str(len(body)))]:
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)
        handler.wfile.flush()

    def reset(self, handler):
        handler.connection.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
        handler.close_connection = True
        handler.connection.close()

    def report(self):
        """Brings delivery reports when their time comes, and again while nobody takes them."""
        while not self.done.is_set():
            now = time.monotonic()
            with self.lock:
                due = [entry for entry in self.reports if entry[0] <= now]
                self.reports = [entry for entry in self.reports if entry[0] > now]
            for when, url, form in due:
                if post_form(self.daemon_port, url, form, self.token) is None:
                    with self.lock:
                        self.reports.append((now + 0.5, url, form))
            self.done.wait(0.02)


class Load:
    """Phones that write and agents who answer, each conversation by a thread of its own."""

    def __init__(self, daemon, token):
        self.daemon = daemon
        self.token = token
        self.done = threading.Event()
        self.written = collections.defaultdict(list)
        self.answered = collections.defaultdict(list)
        self.problems = []
        self.threads = [
            threading.Thread(target=self.run, args=(phone,), daemon=True) for phone in PHONES
        ]

    def start(self):
        for thread in self.threads:
            thread.start()

    def stop(self):
        self.done.set()
        for thread in self.threads:
            thread.join(30)
        return not any(thread.is_alive() for thread in self.threads)

    def run(self, phone):
        try:
            interaction, number = None, 0
            while not self.done.is_set():
                self.write(phone, f"In {number} é from {phone[-4:]}")
                interaction = interaction or self.interaction(phone)
                for part in range(2):
                    self.answer(phone, interaction, f"Out {number}.{part} € to {phone[-4:]}")
                number += 1
                self.done.wait(0.5)
        except Failed as error:
            self.problems.append(str(error))

    def write(self, phone, text):
        sid = "SM" + hashlib.md5(text.encode()).hexdigest()
        url = f"http://127.0.0.1:{self.daemon.port}/providers/Chaos/inbound"
        form = {"MessageSid": sid, "AccountSid": ACCOUNT, "From": phone, "To": COMPANY,
                "Body": text, "NumMedia": "0", "NumSegments": "1"}
        while not self.tried_once(lambda: post_form(self.daemon.port, url, form, self.token)):
            pass
        self.written[phone].append(text)

    def interaction(self, phone):
        """The conversation of a phone, which an agent takes."""
        while True:
            try:
                found = self.daemon.ask("GET", f"interactions?requester={phone.replace('+', '%2B')}")
                if found.status == 200 and found.body["result"]:
                    return found.body["result"][0]["sys_id"]
            except OSError:
                pass
            time.sleep(0.1)

    def answer(self, phone, interaction, text):
        key = hashlib.md5(text.encode()).hexdigest()
        user = "ana" if int(phone[-1]) % 2 else "boris"

        def ask():
            try:
                reply = self.daemon.ask(
                    "POST", f"interactions/{interaction}/messages", {"body": text}, user=user,
                    headers=[("Idempotency-Key", key)], seconds=5,
                )
            except OSError:
                return None
            if 400 <= reply.status < 500 and reply.status != 404:
                raise Failed(f"an answer was refused: {reply.status} {reply.body}")
            return reply.status

        while not self.tried_once(ask):
            pass
        self.answered[phone].append(text)

    def tried_once(self, ask):
        status = ask()
        if status in (200, 201, 204):
            return True
        time.sleep(0.1)
        return False


def outbound(conversations):
    return [row for rows in conversations.values() for row in rows if row["direction"] == "outbound"]


def settle(run, daemon, what):
    """Waits until no message is on its way any more."""

    def settled():
        left = [row for row in outbound(daemon.conversations()) if row["status"] in ("pending", "sending")]
        return not left

    try:
        wait_for(what, settled, PATIENCE)
    except Failed as error:
        run.check(what, False, str(error))


def figure(daemon, name):
    text = daemon.ask("GET", "/metrics", user=None).body.decode()
    return [float(line.split()[-1]) for line in text.splitlines() if line.startswith(name)]


def judge(run, daemon, far_end, load, resent):
    conversations = daemon.conversations()
    rows = outbound(conversations)
    uncertain = {(row["interaction"], row["body"]) for row in rows if row.get("was_uncertain")}
    lost, doubled, disordered, silent, repeated = [], [], [], [], []
    for phone in PHONES:
        own = conversations.get(phone, [])
        inbound = [row["body"] for row in own if row["direction"] == "inbound"]
        lost += [text for text in load.written[phone] if text not in inbound]
        doubled += [text for text, count in collections.Counter(inbound).items() if count > 1]
        if inbound != [text for text in load.written[phone] if text in inbound]:
            disordered.append(f"inbound of {phone[-4:]}")
        answers = [row for row in own if row["direction"] == "outbound"]
        bodies = [row["body"] for row in answers]
        lost += [text for text in load.answered[phone] if text not in bodies]
        doubled += [text for text, count in collections.Counter(bodies).items() if count > 1]
        heard = far_end.heard[phone]
        times = collections.Counter(heard)
        unsure = {row["body"] for row in answers if row.get("was_uncertain")}
        repeated += [text for text, count in times.items() if count > 1 and text not in unsure]
        silent += [
            row["body"] for row in answers
            if row["body"] not in unsure and row["status"] in ("sent", "delivered")
            and row["body"] not in times
        ]
        certain = [text for text in heard if text not in unsure]
        if certain != [text for text in bodies if text in certain and text not in unsure]:
            disordered.append(f"outbound of {phone[-4:]}")
    run.check("no acknowledged message is lost, in either direction", not lost, str(lost[:5]))
    run.check("no message is in the log twice", not doubled, str(doubled[:5]))
    run.check("conversations are in order, on the phones too", not disordered, str(disordered))
    run.check("what counts as sent was heard", not silent, str(silent[:5]))
    run.check("a phone hears twice only what is marked uncertain", not repeated, str(repeated[:5]))
    statuses = collections.Counter(row["status"] for row in rows)
    run.check(
        "every message met its fate",
        set(statuses) <= {"sent", "delivered", "failed", "uncertain", "expired"}, str(statuses),
    )
    heard_again = sum(
        1 for phone in PHONES for count in collections.Counter(far_end.heard[phone]).values()
        if count > 1
    )
    print(f"        inbound {sum(map(len, load.written.values()))},"
          f" outbound {len(rows)}, uncertain {len(uncertain)}, sent again {resent},"
          f" heard twice {heard_again}, statuses {dict(statuses)}")
    print(f"        what the far end did: {dict(far_end.fates)}")


def resolve(run, daemon):
    """An agent says of every second uncertain message to send it again, of the others that it counts."""
    rows = daemon.rows_once("uncertain-messages?limit=200")
    again = 0
    for index, row in enumerate(rows):
        resolution = "send_again" if index % 2 else "sent_anyway"
        answer = daemon.ask(
            "POST", f"uncertain-messages/{row['sys_id']}/resolve", {"resolution": resolution}
        )
        # A report may have said meanwhile what nobody knew.
        if answer.status not in (200, 409):
            run.check("an agent can say what becomes of it", False, str(answer))
        again += resolution == "send_again" and answer.status == 200
    return again


def body(run):
    ports = free_ports(2)
    token = secrets.token_hex(16)
    values = {"PORT": ports[0], "FAR_PORT": ports[1], "TOKEN": token, "COMPANY": COMPANY,
              "ACCOUNT": ACCOUNT}
    text = CONFIGURATION
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    daemon = Daemon(run, run.write("ledgerline.json5", text), ports[0])
    daemon.rows_once = lambda path: daemon.ask("GET", path).body["result"]
    daemon.start()
    daemon.set_passwords()
    far_end = FarEnd(ports[1], ports[0], token)
    load = Load(daemon, token)
    chance = random.Random(SEED)
    began = time.monotonic()
    load.start()
    opened = 0
    for kill in range(KILLS):
        time.sleep(chance.uniform(0.4, 2.0))
        if kill == KILLS // 2:
            # The far end is away altogether; the breaker notices.
            far_end.away_until = time.monotonic() + 3
            time.sleep(2)
            opened = max([0, *figure(daemon, "ledgerline_outbox_application_breaker")])
        daemon.kill()
        daemon.start()
    run.check(f"the daemon was killed {KILLS} times under load", True)
    run.check("an outage of the provider opens its circuit breaker", opened > 0, str(opened))
    run.check("phones and agents came to their end", load.stop(), str(load.problems))
    run.check("nobody met anything unexpected", not load.problems, str(load.problems))
    took = time.monotonic() - began
    settle(run, daemon, "everything that is on its way arrives")
    resent = resolve(run, daemon)
    settle(run, daemon, "what is sent again arrives")
    time.sleep(0.5)
    judge(run, daemon, far_end, load, resent)
    print(f"        {took:.1f} s under load, seed {SEED}")
    far_end.done.set()
    run.equal("the daemon stops when it is told to", daemon.stop(), 0)
    for command in ("verify", "redecide"):
        result = run.call(command, "--config", daemon.config, seconds=120)
        run.check(
            f"{command} finds nothing", result.returncode == 0,
            f"{result.returncode}: {result.stdout}{result.stderr}",
        )


main("Chaos", body, 85 if KILLS <= 10 else 1_200)
