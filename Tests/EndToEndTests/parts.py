"""Long messages whose parts come by themselves, through a real Kannel gateway that does not join them.

The phone is the gateway's pretend SMS centre, told what to send over its own connection. Parts come in any
order, twice, and not at all; the daemon is killed between two of them. Nothing is lost, doubled or left in
pieces that came in time.
"""

import json
import os
import signal
import socket
import time

from harness import Daemon, Failed, free_ports, listens, main, wait_for

FIXTURE = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))),
                       "fixtures", "kannel", "kannel.conf")
PHONE, OTHER, COMPANY = "+15551000001", "+15551000002", "+15550009999"
TOKEN = "a-shared-token"


class Phone:
    """A pretend SMS centre of Kannel's protocol: a line for each message."""

    def __init__(self, port, number):
        self.number = number
        self.socket = socket.create_connection(("127.0.0.1", port))

    def part(self, reference, number, count, text):
        header = (bytes([5, 0, 3, reference, count, number]) if reference < 256 else
                  bytes([6, 8, 4, reference >> 8, reference & 255, count, number]))
        coded = ["".join(f"%{byte:02X}" for byte in data) for data in (header, text.encode())]
        self.line("udh", *coded)

    def text(self, text):
        self.line("text", text)

    def line(self, *words):
        self.socket.sendall(" ".join((self.number, COMPANY) + words).encode() + b"\n")


def start_gateway(run, values, change):
    with open(FIXTURE, encoding="utf-8") as file:
        text = file.read()
    for name, value in values.items():
        text = text.replace("@" + name + "@", str(value))
    text = text.replace("group = core\n", "group = core\nsms-combine-concatenated-mo = false\n")
    path = run.write("kannel.conf", change(text))
    box = run.start(["/usr/sbin/bearerbox", path], "bearerbox-out.log")
    wait_for("bearerbox", lambda: listens(values["SMSBOX_PORT"]) and listens(values["SMSC1_PORT"])
             and listens(values["SMSC2_PORT"]))
    sms = run.start(["/usr/sbin/smsbox", path], "smsbox-out.log")
    wait_for("smsbox", lambda: listens(values["SENDSMS_PORT"]))
    return box, sms


def bodies(daemon, number):
    return [row["body"] for row in daemon.conversations().get(number, [])
            if row["direction"] == "inbound"]


def by_header(text):
    """The same service with the text as the body of a POST and the rest in headers."""
    begin = text.index("get-url = ")
    end = text.index('"', text.index('"', begin) + 1) + 1
    url = text[begin:end].split('"')[1].split("?")[0]
    return text[:begin] + f'post-url = "{url}?token={TOKEN}&id=%I&from=%p"' + text[end:]


def body(run):
    port, *ports = free_ports(7)
    base = f"http://127.0.0.1:{port}"
    values = {"TOKEN": TOKEN, "LOGS": run.folder, "LEDGERLINE": base}
    names = ["ADMIN", "SMSBOX", "SENDSMS", "SMSC1", "SMSC2", "SMSC3"]
    values.update({name + "_PORT": number for name, number in zip(names, ports)})
    config = run.write("ledgerline.json5", json.dumps({
        "dataDirectory": run.path("data"),
        "http": {"port": port, "publicURL": base},
        "site": {"partsWait": "5s"},
        "queues": [{"name": "Support"}],
        "providerApplications": [{
            "name": "Gateway", "provider": "kannel", "number": COMPANY, "queue": "Support",
            "kannel": {
                "sendURL": f"http://127.0.0.1:{values['SENDSMS_PORT']}/cgi-bin/sendsms",
                "userName": "ledgerline", "password": TOKEN, "inboundToken": TOKEN,
            },
        }],
        "users": [{"userName": "admin", "roles": ["admin"]}, {"userName": "ana"},
                  {"userName": "boris"}],
    }))
    daemon = Daemon(run, config, port)
    daemon.start()
    daemon.set_passwords()
    boxes = start_gateway(run, values, lambda text: text)
    phone, other = Phone(values["SMSC1_PORT"], PHONE), Phone(values["SMSC2_PORT"], OTHER)

    # In any order, between those of others, with both widths of references.
    phone.part(7, 3, 3, "three €")
    phone.part(7, 1, 3, "Öne, ")
    other.part(7, 2, 2, "of another phone")
    phone.part(300, 2, 2, "with 16 bits")
    phone.part(7, 1, 3, "Öne, ")
    other.part(7, 1, 2, "Whole, ")
    phone.part(7, 2, 3, "two, ")
    phone.part(300, 1, 2, "A reference ")
    wait_for("the joined messages", lambda: len(bodies(daemon, PHONE)) >= 2
             and bodies(daemon, OTHER), 20)
    run.equal("parts in any order are joined", sorted(bodies(daemon, PHONE)),
              ["A reference with 16 bits", "Öne, two, three €"])
    run.equal("and never with those of others", bodies(daemon, OTHER),
              ["Whole, of another phone"])

    # The daemon is killed between two parts; the gateway brings again what it could not.
    phone.part(8, 2, 3, "a kill ")
    log = run.path("data")
    wait_for("a part in the log", lambda: "8:2/3" in run.call(
        "log", "--config", config).stdout if os.path.isdir(log) else False, 20)
    daemon.kill()
    phone.part(8, 3, 3, "in the middle.")
    daemon.start()
    phone.part(8, 1, 3, "With ")
    wait_for("the message over a kill", lambda: "With a kill in the middle." in
             bodies(daemon, PHONE) or len(bodies(daemon, PHONE)) > 3, 20)
    run.check("a message goes on over a kill", "With a kill in the middle." in
              bodies(daemon, PHONE), bodies(daemon, PHONE))

    # A part that never comes, and one that comes late.
    phone.part(9, 1, 3, "Only this, ")
    phone.part(9, 3, 3, "and that.")
    phone.text("A message between")
    wait_for("the message between", lambda: "A message between" in bodies(daemon, PHONE))
    run.check("nothing of it is shown before its time",
              "Only this, and that." not in bodies(daemon, PHONE))
    wait_for("the incomplete message",
             lambda: "Only this, and that." in bodies(daemon, PHONE), 15)
    phone.part(9, 2, 3, "late")
    wait_for("the late part", lambda: "late" in bodies(daemon, PHONE), 15)
    rows = {row["body"]: row for row in daemon.conversations()[PHONE]}
    run.equal("what came in time is marked", (rows["Only this, and that."].get("incomplete"),
              rows["Only this, and that."].get("missing_parts")), (True, "2"))
    run.equal("and what came late", (rows["late"].get("incomplete"),
              rows["late"].get("missing_parts")), (True, "1, 3"))
    run.check("and nothing else", not any(
        row.get("incomplete") for body, row in rows.items()
        if body not in ("late", "Only this, and that.")))

    # STOP in two parts.
    other.part(9, 2, 2, "op")
    other.part(9, 1, 2, "St")
    wait_for("the opt-out", lambda: [row for row in daemon.rows("consents")
                                     if row["requester"] == OTHER and row["opted_out"]], 15)
    run.check("a wish in two parts is one", True)

    # The same through a post-url, whose headers have the header.
    for process in boxes:
        run.stop(process)
    start_gateway(run, values, by_header)
    phone = Phone(values["SMSC1_PORT"], PHONE)
    phone.part(10, 2, 2, "by header")
    phone.part(10, 1, 2, "Posted, ")
    wait_for("the posted message", lambda: "Posted, by header" in bodies(daemon, PHONE)
             or "by header" in bodies(daemon, PHONE), 20)
    run.check("parts of a post-url are joined", "Posted, by header" in bodies(daemon, PHONE),
              bodies(daemon, PHONE))

    time.sleep(0.2)
    run.equal("every message is there once", sorted(bodies(daemon, PHONE)), sorted([
        "Öne, two, three €", "A reference with 16 bits", "With a kill in the middle.",
        "A message between", "Only this, and that.", "late", "Posted, by header"]))
    number = [row["number"] for row in daemon.rows("interactions") if row["requester"] == PHONE][0]
    run.equal("the daemon stops gracefully", daemon.stop(), 0)
    story = run.call("replay", number, "--config", config).stdout
    run.check("the story tells the parts", "(part 7:3/3)" in story
              and "3 of 3 parts become one message" in story, story[:2_000])
    for command in ("verify", "redecide"):
        done = run.call(command, "--config", config)
        run.equal(command, done.returncode, 0)


main("parts", body)
