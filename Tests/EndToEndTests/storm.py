"""Three phones, two agents, a real Kannel gateway, and a daemon that is killed in the middle.

Usage: storm.py EXECUTABLE
"""

import collections
import os
import re
import secrets
import signal
import threading
import time
import urllib.parse

from harness import Daemon, Failed, Run, free_ports, listens, main, wait_for

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PHONE_PROGRAM = "/usr/lib/kannel/test/fakesmsc"
COMPANY = "+15550009999"
NOBODY = "+15550001111"
PHONES = ["+15551234567", "+15551234568", "+15551234569"]
STORM = 12

CONFIGURATION = """
{
    dataDirectory: "data",
    http: { address: "127.0.0.1", port: @PORT@, publicURL: "@LEDGERLINE@" },
    queues: [{ name: "Support" }],
    providerApplications: [
        {
            name: "Gateway", provider: "kannel", number: "@COMPANY@", queue: "Support",
            kannel: {
                sendURL: "http://127.0.0.1:@SENDSMS_PORT@/cgi-bin/sendsms",
                userName: "ledgerline", password: "@TOKEN@", inboundToken: "@TOKEN@",
                smsc: "phones",
            },
        },
    ],
    messagingActions: [],
    users: [
        { userName: "admin", name: "Administrator", roles: ["admin", "supervisor", "auditor"] },
        { userName: "ana", name: "Ana Ortiz", roles: ["agent"] },
        { userName: "boris", name: "Boris Vogel", roles: ["agent"] },
    ],
}
"""


def filled(text, values):
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    left = re.search(r"@[A-Z_]+@", text)
    if left:
        raise Failed(f"nothing is known of {left.group()}")
    return text


class Gateway:
    """Kannel's boxes, the phones that hear and the phones that write."""

    heard_line = re.compile(r"Got message \d+: <(\S+) (\S+) (text|ucs-2|data) (.*?)>$", re.M)

    def __init__(self, run: Run, values):
        self.run = run
        self.values = values
        self.serial = 0
        # The gateway takes one phone at a time on a port.
        self.writing = threading.Lock()
        with open(f"{CHECKOUT}/fixtures/kannel/storm.conf", encoding="utf-8") as template:
            self.config = run.write("kannel.conf", filled(template.read(), values))

    def start(self):
        for program in ("bearerbox", "smsbox"):
            process = self.run.start([f"/usr/sbin/{program}", self.config], f"{program}-output.txt")
            port = self.values["SMSBOX_PORT" if program == "bearerbox" else "SENDSMS_PORT"]
            wait_for(f"{program} to listen", lambda: listens(port) or process.poll() is not None)
            if process.poll() is not None:
                raise Failed(f"{program} ended with {process.returncode}")
        for name in ("SMSC_PORT", "WRITING_PORT"):
            wait_for(f"bearerbox to listen on {name}", lambda: listens(self.values[name]))
        self.run.start(self._phone("SMSC_PORT", 0, "0 0 text nothing"), "phones.log")
        wait_for(
            "the phones to be connected",
            lambda: "Connecting to" in self.run.read("phones.log"),
        )

    def _phone(self, port, count, text):
        return [
            PHONE_PROGRAM, "-H", "127.0.0.1", "-r", str(self.values[port]), "-i", "0.05",
            "-m", str(count), text,
        ]

    def write(self, phone, company, text):
        """A phone writes; it comes back when the gateway has the text."""
        wide = any(ord(character) > 0xFFFF for character in text)
        if wide:
            body = "ucs2 " + urllib.parse.quote(text.encode("utf-16-be"), safe="")
        else:
            body = "text " + text
        with self.writing:
            self.serial += 1
            log = f"writing-{self.serial}.txt"
            before = self._taken()
            process = self.run.start(
                self._phone("WRITING_PORT", 1, f"{phone} {company} {body}"), log
            )
            wait_for("the gateway to take a text", lambda: self._taken() > before)
            self.run.stop(process, signal.SIGKILL)

    def _taken(self):
        return self.run.read("bearerbox.log").count("fake: new message received")

    def heard(self):
        """What each phone has heard, in order."""
        found = collections.defaultdict(list)
        for line in self.heard_line.finditer(self.run.read("phones.log")):
            company, phone, kind, text = line.groups()
            if kind == "ucs-2":
                plain = text.replace("+", " ")
                text = urllib.parse.unquote_to_bytes(plain).decode("utf-16-be")
            if company == COMPANY:
                found[phone].append(text)
        return found


class Agent(threading.Thread):
    """Takes what waits and answers every text of its conversations once, however often it must try."""

    def __init__(self, daemon, name):
        super().__init__(daemon=True)
        self.site = daemon
        self.user = name
        self.answered = {}
        self.done = threading.Event()
        self.problems = []

    def run(self):
        while not self.done.is_set():
            try:
                self.turn()
            except OSError:
                pass  # The daemon is away.
            except Exception as error:
                self.problems.append(repr(error))
                return
            self.done.wait(0.05)

    def ask(self, method, path, body=None, headers=()):
        return self.site.ask(method, path, body, user=self.user, headers=headers, seconds=5)

    def turn(self):
        self.ask("POST", "interactions/next", {})
        mine = self.ask("GET", "interactions?assigned_to=me&limit=50")
        if mine.status != 200:
            return
        for row in mine.body["result"]:
            path = f"interactions/{row['sys_id']}/messages"
            messages = self.ask("GET", path + "?limit=200")
            if messages.status != 200:
                return
            for message in messages.body["result"]:
                if message["direction"] == "inbound" and message["sys_id"] not in self.answered:
                    self.answer(row["requester"], path, message)

    def answer(self, requester, path, message):
        text = f"{self.user} to: {message['body']}"
        reply = self.ask(
            "POST", path, {"body": text}, {"Idempotency-Key": "answer-" + message["sys_id"]}
        )
        if reply.status == 201:
            self.answered[message["sys_id"]] = (requester, text)
        elif reply.status < 500:
            raise Failed(f"an answer was refused: {reply.status} {reply.body}")


def counts(texts):
    return dict(collections.Counter(texts))


def calm(run, daemon, gateway):
    """Everybody speaks while nothing goes wrong."""
    texts = {
        phone: [f"Hello from {index}", "Un café à 5 €, s'il vous plaît", "Thumbs 👍 up"]
        for index, phone in enumerate(PHONES)
    }
    for turn in range(3):
        for phone in PHONES:
            gateway.write(phone, COMPANY, texts[phone][turn])

    def inbound():
        return {
            phone: [row["body"] for row in rows if row["direction"] == "inbound"]
            for phone, rows in daemon.conversations().items()
        }

    wait_for(
        "the first texts", lambda: sum(map(len, inbound().values())) >= 9 or None, 10
    )
    run.equal("texts of three phones arrive, é, € and 👍 among them, in order", inbound(), texts)

    wait_for("the first answers", lambda: sum(map(len, gateway.heard().values())) >= 9, 10)
    found = {
        phone: [text.split(" to: ", 1)[-1] for text in heard]
        for phone, heard in gateway.heard().items()
    }
    run.equal("answers arrive at the phones, é, € and 👍 among them, in order", found, texts)

    def statuses():
        return [
            row["status"] for rows in daemon.conversations().values() for row in rows
            if row["direction"] == "outbound"
        ]

    def delivered():
        return set(statuses()) == {"delivered"}

    try:
        wait_for("delivery reports", delivered, 8)
    except Failed:
        pass
    run.check("delivery reports arrive", delivered(), str(statuses()))
    owners = {row["assigned_to"] for row in daemon.rows("interactions")}
    run.check("every conversation has an agent", "" not in owners and None not in owners)


def unknown_number(run, daemon, gateway):
    """A text to a number that no application has."""
    gateway.write(PHONES[0], NOBODY, "Is anybody there?")

    def logged():
        lines = run.call("log", "--config", daemon.config).stdout.splitlines()
        return [line for line in lines if NOBODY in line]

    try:
        found = wait_for("the refusal to be logged", logged, 8)
    except Failed:
        found = []
    run.check("a text to an unknown company number is logged as refused", bool(found))
    bodies = [row["body"] for rows in daemon.conversations().values() for row in rows]
    run.check("and is in no conversation", "Is anybody there?" not in bodies)


def storm(run, daemon, gateway):
    """Everybody speaks at once while the daemon is killed, twice."""
    written = collections.defaultdict(list)
    problems = []

    def writer(phone):
        try:
            for number in range(STORM):
                text = f"Storm {number} é€ of {phone[-4:]}"
                gateway.write(phone, COMPANY, text)
                written[phone].append(text)
        except Failed as error:
            problems.append(str(error))

    writers = [threading.Thread(target=writer, args=(phone,), daemon=True) for phone in PHONES]
    for each in writers:
        each.start()
    kills = 0
    for share in (0.25, 0.6):
        goal = share * STORM * len(PHONES)
        wait_for("texts to be written", lambda: sum(map(len, written.values())) >= goal, 20)
        daemon.kill()
        kills += 1
        # Away long enough for texts, answers and reports to find nobody.
        time.sleep(1)
        daemon.start()
    for each in writers:
        each.join(30)
    run.check("all phones have written", not problems and not any(
        each.is_alive() for each in writers), str(problems))
    run.check("the daemon was killed twice meanwhile", kills == 2)
    return written


def settle(run, daemon, agents, expected):
    """Waits until everything written is answered and every answer has come to its end."""

    def settled():
        rows = [row for rows in daemon.conversations().values() for row in rows]
        inbound = sum(row["direction"] == "inbound" for row in rows)
        outbound = [row["status"] for row in rows if row["direction"] == "outbound"]
        return (
            inbound >= expected and len(outbound) >= expected
            and set(outbound) <= {"delivered", "uncertain"}
            # An agent whose answer was lost with the daemon asks again, with the same key.
            and sum(len(agent.answered) for agent in agents) >= expected
        )

    try:
        wait_for("everything to be answered and delivered", settled, 25)
    except Failed as error:
        run.check("everything comes to its end", False, str(error))


def judge(run, daemon, gateway, agents, written):
    conversations = daemon.conversations()
    for phone in PHONES:
        rows = conversations.get(phone, [])
        name = f"phone {phone[-1]}: "
        inbound = [row["body"] for row in rows if row["body"].startswith("Storm")]
        run.equal(name + "no text is lost, none is there twice", counts(inbound),
                  counts(written[phone]))
        answers = [row for row in rows if row["direction"] == "outbound"]
        wanted = [
            text for agent in agents for requester, text in agent.answered.values()
            if requester == phone
        ]
        run.equal(name + "every answer is there once", counts(row["body"] for row in answers),
                  counts(wanted))
        heard = gateway.heard()[phone]
        times = counts(heard)
        uncertain = {row["body"] for row in answers if row["status"] == "uncertain"}
        # The texts of the calm part differ as well, so that a text names one answer.
        twice = [text for text, count in times.items() if count > 1 and text not in uncertain]
        run.check(name + "no answer is heard twice", not twice, str(twice))
        deaf = [
            row["body"] for row in answers
            if row["status"] != "uncertain" and row["body"] not in times
        ]
        run.check(name + "every answer is heard", not deaf, str(deaf))
        run.equal(
            name + "answers are heard in the conversation's order",
            [text for text in heard if text not in uncertain],
            [row["body"] for row in answers if row["body"] not in uncertain],
        )
        moments = [row["created_at"] for row in rows]
        run.check(name + "the conversation is in order of time", moments == sorted(moments))
    statuses = [
        row["status"] for rows in conversations.values() for row in rows
        if row["direction"] == "outbound"
    ]
    print(f"        statuses of answers: {counts(statuses)}")


def body(run):
    names = ["PORT", "ADMIN_PORT", "SMSBOX_PORT", "SENDSMS_PORT", "SMSC_PORT", "WRITING_PORT"]
    values = dict(zip(names, free_ports(len(names))))
    values["LEDGERLINE"] = f"http://127.0.0.1:{values['PORT']}"
    values["TOKEN"] = secrets.token_hex(8)
    values["LOGS"] = run.folder
    values["COMPANY"] = COMPANY
    config = run.write("ledgerline.json5", filled(CONFIGURATION, values))
    daemon = Daemon(run, config, values["PORT"])
    daemon.start()
    daemon.set_passwords()
    gateway = Gateway(run, values)
    gateway.start()
    agents = [Agent(daemon, "ana"), Agent(daemon, "boris")]
    for agent in agents:
        agent.start()
    try:
        calm(run, daemon, gateway)
        unknown_number(run, daemon, gateway)
        written = storm(run, daemon, gateway)
        settle(run, daemon, agents, 9 + STORM * len(PHONES))
    finally:
        for agent in agents:
            agent.done.set()
    for agent in agents:
        agent.join(10)
        run.check(f"{agent.user} met nothing unexpected", not agent.problems, str(agent.problems))
    judge(run, daemon, gateway, agents, written)
    run.equal("the daemon stops when it is told to", daemon.stop(), 0)
    for command in ("verify", "redecide"):
        result = run.call(command, "--config", config)
        run.check(
            f"{command} finds nothing", result.returncode == 0,
            f"{result.returncode}: {result.stdout}{result.stderr}",
        )


main("Storm", body)
