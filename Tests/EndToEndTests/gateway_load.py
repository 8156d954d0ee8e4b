"""Thousands of messages both ways through a real Kannel gateway, beside what the gateway does alone.

Usage: gateway_load.py EXECUTABLE. GATEWAY_MESSAGES says how many go each way (200). First the gateway alone:
a pretend phone writes and a sink that does nothing takes it; then `sendsms` is called directly. Then the same
with the daemon: what phones write is in its log, what agents write is heard by phones and reported delivered.
"""

import asyncio
import collections
import http.client
import os
import re
import secrets
import threading
import time
import urllib.parse

from harness import Daemon, Failed, Run, free_ports, listens, main, wait_for

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PHONE_PROGRAM = "/usr/lib/kannel/test/fakesmsc"
MESSAGES = int(os.environ.get("GATEWAY_MESSAGES", "200"))
COMPANY = "+15550009999"
PHONES = [f"+1555124{number:04d}" for number in range(min(100, MESSAGES // 20))]
SENDERS = 16
# How many messages the daemon may have with the gateway at a time; 128 is what it does unless told.
CONCURRENCY = int(os.environ.get("GATEWAY_CONCURRENCY", "128"))
SECONDS = 30 if MESSAGES <= 500 else 900

CONFIGURATION = """
{
    dataDirectory: "data",
    http: { address: "127.0.0.1", port: @PORT@, publicURL: "http://127.0.0.1:@PORT@" },
    queues: [{ name: "Support" }],
    providerApplications: [
        {
            name: "Gateway", provider: "kannel", number: "@COMPANY@", queue: "Support",
            sending: { concurrency: @CONCURRENCY@ },
            kannel: {
                sendURL: "http://127.0.0.1:@SENDSMS_PORT@/cgi-bin/sendsms",
                userName: "ledgerline", password: "@TOKEN@", inboundToken: "@TOKEN@",
                smsc: "phones", validityMinutes: 60, priority: 1,
            },
        },
    ],
    messagingActions: [],
    users: [{ userName: "ana", name: "Ana Ortiz", roles: ["agent"] }],
}
"""


class Sink:
    """A server that takes everything at once and remembers only how much."""

    def __init__(self, port):
        self.taken = 0
        self.loop = asyncio.new_event_loop()
        ready = threading.Event()

        async def serve(reader, writer):
            try:
                while True:
                    head = await reader.readuntil(b"\r\n\r\n")
                    if not head:
                        break
                    self.taken += 1
                    writer.write(
                        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"
                    )
                    await writer.drain()
            except (OSError, asyncio.IncompleteReadError):
                pass
            finally:
                writer.close()

        async def begin():
            await asyncio.start_server(serve, "127.0.0.1", port, backlog=1024)
            ready.set()

        def run():
            asyncio.set_event_loop(self.loop)
            self.loop.create_task(begin())
            self.loop.run_forever()

        threading.Thread(target=run, daemon=True).start()
        ready.wait(5)


class Gateway:
    """Kannel's boxes with a phone that hears; phones that write come and go."""

    def __init__(self, run, name, token, target):
        self.run = run
        self.name = name
        names = ["ADMIN_PORT", "SMSBOX_PORT", "SENDSMS_PORT", "SMSC_PORT", "WRITING_PORT"]
        self.values = dict(zip(names, map(str, free_ports(len(names)))))
        self.values |= {"TOKEN": token, "LEDGERLINE": target, "LOGS": run.path(name)}
        os.mkdir(run.path(name))
        with open(f"{CHECKOUT}/fixtures/kannel/storm.conf", encoding="utf-8") as template:
            text = template.read()
        for key, value in self.values.items():
            text = text.replace(f"@{key}@", value)
        # A line for each message would be what is measured.
        self.config = run.write(f"{name}.conf", text.replace("log-level = 0", "log-level = 3"))
        self.processes = []

    def start(self):
        for program in ("bearerbox", "smsbox"):
            process = self.run.start(
                [f"/usr/sbin/{program}", "-v", "3", self.config], f"{self.name}-{program}.txt"
            )
            self.processes.append(process)
            port = int(self.values["SMSBOX_PORT" if program == "bearerbox" else "SENDSMS_PORT"])
            wait_for(f"{program} to listen", lambda: listens(port) or process.poll() is not None)
        for name in ("SMSC_PORT", "WRITING_PORT"):
            wait_for(f"bearerbox to listen on {name}", lambda: listens(int(self.values[name])))
        self.processes.append(
            self.run.start(self.phone("SMSC_PORT", 0, "0 0 text nothing"), f"{self.name}-heard.txt")
        )
        wait_for(
            "the phone to be connected",
            lambda: "Connecting to" in self.run.read(f"{self.name}-heard.txt"),
        )

    def phone(self, port, count, *texts):
        return [
            PHONE_PROGRAM, "-H", "127.0.0.1", "-r", self.values[port], "-i", "0.0001",
            "-m", str(count), *texts,
        ]

    def write(self, count):
        texts = [f"{phone} {COMPANY} text Hello from {phone[-4:]}" for phone in PHONES]
        process = self.run.start(
            self.phone("WRITING_PORT", count, *texts), f"{self.name}-writing.txt"
        )
        self.processes.append(process)
        return process

    def heard(self):
        """How many messages the phones have heard, without reading the file anew each time."""
        with open(self.run.path(f"{self.name}-heard.txt"), "rb") as file:
            return file.read().count(b"Got message")

    def texts(self):
        return re.findall(
            r"Got message \d+: <\S+ (\S+) text (.*?)>$", self.run.read(f"{self.name}-heard.txt"), re.M
        )

    def stop(self):
        for process in reversed(self.processes):
            self.run.stop(process, seconds=5)


def rate(count, seconds):
    return f"{count / seconds:.0f}/s ({count} in {seconds:.1f} s)"


def until(what, condition, seconds=SECONDS):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise Failed(f"waited {seconds} s in vain for: {what}")
        time.sleep(0.05 if MESSAGES <= 500 else 0.25)
    return time.monotonic()


def side_by_side(work):
    threads = [threading.Thread(target=work, args=(index,), daemon=True) for index in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def alone(run, token):
    """What the gateway does with nobody behind it."""
    port = free_ports(1)[0]
    sink = Sink(port)
    gateway = Gateway(run, "alone", token, f"http://127.0.0.1:{port}")
    gateway.start()
    began = time.monotonic()
    gateway.write(MESSAGES)
    inbound = until("the sink to take everything", lambda: sink.taken >= MESSAGES) - began
    sink.taken = 0

    def send(index):
        connection = http.client.HTTPConnection("127.0.0.1", int(gateway.values["SENDSMS_PORT"]))
        for number in range(index, MESSAGES, SENDERS):
            report = f"http://127.0.0.1:{port}/report?status=%d"
            query = urllib.parse.urlencode({
                "username": "ledgerline", "password": token, "from": COMPANY,
                "to": PHONES[number % len(PHONES)], "smsc": "phones", "coding": "0",
                "charset": "UTF-8", "dlr-mask": "31", "dlr-url": report, "text": f"Text {number}",
            })
            connection.request("GET", "/cgi-bin/sendsms?" + query)
            connection.getresponse().read()
        connection.close()

    began = time.monotonic()
    side_by_side(send)
    heard = until("the phones to hear everything", lambda: gateway.heard() >= MESSAGES) - began
    until("the reports", lambda: sink.taken >= MESSAGES)
    reported = time.monotonic() - began
    gateway.stop()
    return inbound, heard, reported


def figure(daemon, name):
    text = daemon.ask("GET", "/metrics", user=None, seconds=30).body.decode()
    return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith(name))


def together(run, daemon, gateway):
    """The same with the daemon behind it."""
    began = time.monotonic()
    gateway.write(MESSAGES)
    received = 'ledgerline_webhook_requests_total{outcome="received"}'
    inbound = until("everything to be in the log", lambda: figure(daemon, received) >= MESSAGES) - began
    interactions = {}

    def known():
        interactions.update({row["requester"]: row["sys_id"] for row in daemon.rows("interactions")})
        return len(interactions) >= len(PHONES)

    until("every phone's conversation", known)
    written = collections.defaultdict(list)

    def answer(index):
        credentials = {"Content-Type": "application/json", "Authorization": daemon.authorization}
        connection = http.client.HTTPConnection("127.0.0.1", daemon.port)
        # A conversation is one sender's, so that its order is known.
        own = [phone for place, phone in enumerate(PHONES) if place % SENDERS == index]
        if not own:
            return
        share = [number for number in range(MESSAGES) if number % len(PHONES) % SENDERS == index]
        for number in share:
            phone = PHONES[number % len(PHONES)]
            body = '{"body": "Answer %d"}' % number
            path = f"/api/ledgerline/v1/interactions/{interactions[phone]}/messages"
            connection.request("POST", path, body, credentials)
            response = connection.getresponse()
            response.read()
            if response.status != 201:
                raise Failed(f"an answer was refused: {response.status}")
            written[phone].append(f"Answer {number}")
        connection.close()

    began = time.monotonic()
    side_by_side(answer)
    accepted = time.monotonic() - began
    heard = until("the phones to hear everything", lambda: gateway.heard() >= MESSAGES) - began

    # A report that says `sent` comes before the one that says `delivered`.
    def delivered():
        rows = [
            row for phone in PHONES
            for row in daemon.rows(f"interactions/{interactions[phone]}/messages")
            if row["direction"] == "outbound"
        ]
        counts = collections.Counter(row["status"] for row in rows)
        return counts["delivered"] >= MESSAGES

    reports = 'ledgerline_webhook_requests_total{outcome="report"}'
    until("the reports", lambda: figure(daemon, reports) >= MESSAGES)
    until("everything to be delivered", delivered)
    reported = time.monotonic() - began
    return inbound, accepted, heard, reported, written, interactions


def body(run):
    token = secrets.token_hex(8)
    lone = alone(run, token)
    port = free_ports(1)[0]
    gateway = Gateway(run, "together", token, f"http://127.0.0.1:{port}")
    text = CONFIGURATION
    for name, value in {**gateway.values, "PORT": port, "COMPANY": COMPANY,
                        "CONCURRENCY": CONCURRENCY}.items():
        text = text.replace(f"@{name}@", str(value))
    daemon = Daemon(run, run.write("ledgerline.json5", text), port)
    daemon.start()
    result = run.call("user", "password", "ana", "--config", daemon.config, input="ana-types-well\n")
    if result.returncode:
        raise Failed(result.stderr)
    daemon.authorization = "Basic YW5hOmFuYS10eXBlcy13ZWxs"
    test = run.call("provider", "test", "Gateway", "--config", daemon.config)
    run.check("before the gateway runs, provider test says that nobody is there",
              test.returncode == 1 and "cannot be reached" in test.stdout, test.stdout + test.stderr)
    gateway.start()
    test = run.call("provider", "test", "Gateway", "--config", daemon.config)
    run.check("then it says that the gateway takes the credentials",
              test.returncode == 0 and "takes user name and password" in test.stdout,
              test.stdout + test.stderr)
    inbound, accepted, heard, reported, written, interactions = together(run, daemon, gateway)
    rows = {
        phone: daemon.rows(f"interactions/{interactions[phone]}/messages") for phone in PHONES
    }
    count = sum(row["direction"] == "inbound" for own in rows.values() for row in own)
    run.equal("everything that phones wrote is in the log once", count, MESSAGES)
    by_phone = collections.defaultdict(list)
    for phone, text in gateway.texts():
        by_phone[phone].append(text)
    run.check("phones hear every answer once and in order", dict(by_phone) == dict(written))
    statuses = collections.Counter(
        row["status"] for own in rows.values() for row in own if row["direction"] == "outbound"
    )
    run.equal("every answer was reported delivered", dict(statuses), {"delivered": MESSAGES})
    print(f"        inbound: {rate(MESSAGES, inbound)}, the gateway alone {rate(MESSAGES, lone[0])}")
    print(f"        outbound accepted by the API: {rate(MESSAGES, accepted)}")
    print(f"        outbound heard: {rate(MESSAGES, heard)}, the gateway alone {rate(MESSAGES, lone[1])}")
    print(f"        with reports: {rate(MESSAGES, reported)}, the gateway alone {rate(MESSAGES, lone[2])}")
    run.equal("the daemon stops when it is told to", daemon.stop(), 0)
    result = run.call("verify", "--config", daemon.config, seconds=120)
    run.check("verify finds nothing", result.returncode == 0, result.stdout + result.stderr)


main("Gateway load", body, 85 if MESSAGES <= 500 else 3_000)
