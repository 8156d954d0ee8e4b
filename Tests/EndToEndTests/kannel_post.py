"""A real Kannel gateway that brings messages by POST: as `post-url`, and as `post-xml`.

Usage: kannel_post.py EXECUTABLE. Long texts, parts, markup and bytes that are no text; the daemon is away for one.
"""

import os
import secrets

from harness import Daemon, Run, free_ports, listens, main, wait_for

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PHONE_PROGRAM = "/usr/lib/kannel/test/fakesmsc"
COMPANY = "+15550009999"
# What a phone writes, as fakesmsc takes it, and how it must be in the log.
LONG = "Lang und länger: " + "é€ß " * 1_500 + "Ende"
TEXTS = [
    ("text Hello <b>&amp; 100%25 & more", "Hello <b>&amp; 100%25 & more"),
    ("text Grüße, €5 from Łódź", "Grüße, €5 from Łódź"),
    ("text " + LONG, LONG),
    ("text </ud><ud>x</ud>", "</ud><ud>x</ud>"),
    ("data Caf%e9", "Café"),
]

CONFIGURATION = """
{
    dataDirectory: "data",
    http: { address: "127.0.0.1", port: @PORT@ },
    queues: [{ name: "Support" }],
    providerApplications: [
        { name: "Gateway", provider: "kannel", number: "@COMPANY@", queue: "Support",
          kannel: { sendURL: "http://127.0.0.1:1/cgi-bin/sendsms", userName: "ledgerline",
                    password: "@TOKEN@", inboundToken: "@TOKEN@" } },
    ],
    users: [{ userName: "ana", roles: ["agent"] }],
}
"""


class Gateway:
    """Kannel's boxes; phones come one after the other."""

    def __init__(self, run, kind, token, target):
        self.run, self.kind = run, kind
        names = ["ADMIN_PORT", "SMSBOX_PORT", "SENDSMS_PORT", "SMSC_PORT", "WRITING_PORT"]
        self.values = dict(zip(names, map(str, free_ports(len(names)))))
        os.mkdir(run.path(kind))
        self.values |= {"TOKEN": token, "LEDGERLINE": target, "LOGS": run.path(kind)}
        with open(f"{CHECKOUT}/fixtures/kannel/storm.conf", encoding="utf-8") as template:
            text = template.read()
        # The same URL without the text, which comes as the body.
        text = text.replace("&text=%b", "").replace("get-url = ", kind + " = ")
        for key, value in self.values.items():
            text = text.replace(f"@{key}@", value)
        self.config = run.write(kind + ".conf", text)
        self.processes = []

    def start(self):
        for program, port in (("bearerbox", "SMSBOX_PORT"), ("smsbox", "SENDSMS_PORT")):
            self.processes.append(
                self.run.start([f"/usr/sbin/{program}", self.config], f"{self.kind}-{program}.log"))
            wait_for(program, lambda: listens(int(self.values[port])))
        wait_for("a place to write to", lambda: listens(int(self.values["WRITING_PORT"])))

    def write(self, phone, text):
        return self.run.start(
            [PHONE_PROGRAM, "-H", "127.0.0.1", "-r", self.values["WRITING_PORT"], "-i", "0.1",
             "-m", "1", f"{phone} {COMPANY} {text}"], f"{self.kind}-phone.txt")

    def stop(self):
        for process in reversed(self.processes):
            self.run.stop(process, seconds=5)


def bring(run, daemon, kind, token, phone):
    gateway = Gateway(run, kind, token, f"http://127.0.0.1:{daemon.port}")
    gateway.start()

    def bodies():
        return [row["body"] for row in daemon.conversations().get(phone, [])]

    for index, (written, wanted) in enumerate(TEXTS):
        # The gateway keeps what is written while nobody takes it.
        is_away = index == 1
        if is_away:
            daemon.kill()
        process = gateway.write(phone, written)
        if is_away:
            wait_for("the gateway to try in vain",
                     lambda: "retry" in run.read(f"{kind}-smsbox.log").lower())
            daemon.start()
        wait_for(f"message {index + 1}", lambda: len(bodies()) > index, 20)
        run.stop(process)
        run.equal(f"{kind}: {wanted[:30]!r} came as it was written", bodies()[index], wanted)
    run.equal(f"{kind}: each came once", len(bodies()), len(TEXTS))
    gateway.stop()


def body(run: Run):
    token = secrets.token_hex(8)
    port = free_ports(1)[0]
    text = CONFIGURATION
    for name, value in {"PORT": port, "TOKEN": token, "COMPANY": COMPANY}.items():
        text = text.replace(f"@{name}@", str(value))
    daemon = Daemon(run, run.write("ledgerline.json5", text), port)
    daemon.start()
    run.call("user", "password", "ana", "--config", daemon.config, input="ana-types-well\n")
    bring(run, daemon, "post-url", token, "+15551230001")
    bring(run, daemon, "post-xml", token, "+15551230002")
    run.equal("the daemon stops when it is told to", daemon.stop(), 0)
    result = run.call("verify", "--config", daemon.config)
    run.check("verify finds nothing", result.returncode == 0, result.stdout + result.stderr)


main("Kannel by POST", body)
