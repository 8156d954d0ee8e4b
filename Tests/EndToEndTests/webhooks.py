"""Outgoing webhooks to a receiver that somebody else could have written: everything comes, signed, in order.

Usage: webhooks.py LEDGERLINE. Exit status 0 when all is as it should be.
"""

import base64
import http.client
import json
import os
import re
import sys
import time

from harness import PASSWORDS, Daemon, Run, free_ports, listens, main, wait_for
from webhook_receiver import Receiver, is_signed, out_of_order, position

COMPANY = "+15550009999"
CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(CHECKOUT, "Sources/Vocabulary/Documentation.docc/Webhooks.md")
EXAMPLE = os.path.join(CHECKOUT, "fixtures/webhooks/messageJoined.json")
PAUSE_AFTER = 86_400_000
SITE = """{
    dataDirectory: "data",
    http: { address: "127.0.0.1", port: %(port)d },
    webhooks: { allowPrivateAddresses: %(private)s },
    queues: [{ name: "Support" }],
    providerApplications: [
        { name: "Demo", provider: "loopback", number: "+15550009999", queue: "Support" },
    ],
    users: [
        { userName: "admin", roles: ["admin", "auditor"] },
        { userName: "ana", name: "Ana Ortiz", roles: ["agent"] },
        { userName: "boris", roles: ["agent"] },
    ],
}
"""


class Site:
    """The daemon, phones that write to it, and an administrator's requests."""

    def __init__(self, run):
        self.run = run
        port, receiver = free_ports(2)
        self.port = port
        self.configure(True)
        self.daemon = Daemon(run, run.path("ledgerline.json5"), port)
        self.receiver = Receiver(receiver)
        self.daemon.start()
        self.daemon.set_passwords()
        self.serial = 0

    def configure(self, is_private):
        self.run.write("ledgerline.json5", SITE % {"port": self.port, "private": str(is_private).lower()})

    def ask(self, method, path, body=None, user="admin", wanted=(200, 201, 204), seconds=30):
        answer = self.daemon.ask(method, path, body, user=user, seconds=seconds)
        if wanted and answer.status not in wanted:
            raise KeyError(f"{method} {path}: {answer.status} {answer.body}")
        return answer.body

    def webhook(self, name, path, types=(), **more):
        body = {"name": name, "url": self.receiver.url(path), "types": list(types), **more}
        return self.ask("POST", "webhooks", body, wanted=(201,))["sys_id"]

    def row(self, webhook):
        return next(row for row in self.ask("GET", "webhooks")["result"] if row["sys_id"] == webhook)

    def state(self, webhook):
        return self.row(webhook)["delivery"]["state"]

    def secret(self, webhook):
        return self.ask("GET", f"webhooks/{webhook}/secret")["result"]

    def phone(self, number, text):
        self.serial += 1
        body = {"id": f"sms-{self.serial}", "from": number, "to": COMPANY, "text": text}
        answer = self.daemon.ask("POST", "/providers/Demo/inbound", body, user=None)
        if answer.status >= 300:
            raise KeyError(f"the phone's message was refused: {answer.status} {answer.body}")

    def conversation(self, number, *texts):
        """A phone writes, an agent answers and closes: its number, as IMS0000001."""
        for text in texts:
            self.phone(number, text)
        name = self.ask("POST", "interactions/next", {}, user="ana")["interaction"]
        self.ask("POST", f"interactions/{name}/messages", {"body": f"An answer to {number}."}, user="ana")
        self.ask("POST", f"interactions/{name}/close", {}, user="ana")
        return self.ask("GET", f"interactions/{name}")["number"]

    def last(self):
        return self.ask("GET", "status")["last_position"]

    def records(self, first=1):
        """The records of the log by position, as the stream of events gives them."""
        last = self.last()
        pair = base64.b64encode(f"admin:{PASSWORDS['admin']}".encode()).decode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        connection.request("GET", f"/api/ledgerline/v1/events?from={first}", headers={
            "Authorization": "Basic " + pair, "Accept": "text/event-stream"})
        response, found, place = connection.getresponse(), {}, 0
        while last not in found:
            line = response.readline().decode().rstrip("\n")
            if line.startswith("id: "):
                place = int(line[4:])
            elif line.startswith("data: "):
                found[place] = json.loads(line[6:])
        connection.close()
        return found

    def wanted(self, first, types=()):
        """The positions that a webhook must be told of."""
        return [place for place, record in sorted(self.records(first).items())
                if not types or record["type"] in types]

    def wait_told(self, path, first, types=(), seconds=40):
        """Waits until a path was told of everything; what it was told of, sorted."""
        def told():
            wanted = set(self.wanted(first, types))
            return wanted <= set(self.receiver.positions(path)) and sorted(wanted)
        return wait_for(f"{path} to be told of everything", told, seconds)


def roles(run, site):
    for method, path, body in [("GET", "webhooks", None), ("POST", "webhooks", {"name": "x", "url": "http://127.0.0.1/"})]:
        run.equal(f"an agent must not {method} {path}", site.daemon.ask(method, path, body, user="ana").status, 403)
    refused = {
        "no name": {"url": "https://example.com/"},
        "no URL": {"name": "x"},
        "another scheme": {"name": "x", "url": "ftp://example.com/"},
        "a password in the URL": {"name": "x", "url": "https://user:word@example.com/"},
        "an unknown type": {"name": "x", "url": "https://example.com/", "types": ["nothingHappened"]},
        "too short a patience": {"name": "x", "url": "https://example.com/", "pause_after_ms": 59_999},
    }
    for name, body in refused.items():
        answer = site.daemon.ask("POST", "webhooks", body, user="admin")
        run.check(f"{name} is refused", 400 <= answer.status < 500 and answer.status != 403, answer)
    types = site.ask("GET", "event-types", user="ana")["result"]
    run.check("types of events are listed, of both kinds",
              {"interactionOpened", "smsReceived", "webhookSet"} <= {each["type"] for each in types}
              and {each["kind"] for each in types} == {"input", "outcome"}, types[:3])


def deliveries(run, site):
    """A conversation comes signed, in order, with its text and numbers; a filter lets through what it names."""
    receiver = site.receiver
    everything = site.webhook("Everything", "/all")
    closing = site.webhook("Closings", "/closed", ["interactionClosed"])
    row = site.row(everything)
    run.equal("a row has what was left out", (row["active"], row["pause_after_ms"], row.get("paused", False)), (True, PAUSE_AFTER, False))
    again = site.daemon.ask("POST", "webhooks", {"name": "Everything", "url": receiver.url("/x")}, user="admin")
    run.equal("a name is taken once", (again.status, again.body["type"].rsplit(":", 1)[-1]), (409, "name-taken"))
    first = min(record for record, each in site.records().items()
                if each["type"] == "webhookSet" and each["data"]["name"] == "Everything")
    name = site.conversation("+12025550143", "Where is my order?", "Hello?")
    wanted = site.wait_told("/all", first)
    run.check("everything since it was made is told, its own making first", wanted[0] == first, wanted)
    told = receiver.taken("/all")
    run.equal("each verifies under the secret", [position(each) for each in told
              if not is_signed(each, site.secret(everything)["secret"])], [])
    run.equal("and under no other", [each for each in told if is_signed(each, site.secret(closing)["secret"])], [])
    run.equal("in order, per interaction", (out_of_order(told), receiver.problems), ([], []))

    records = site.records(first)
    differ = []
    for each in told:
        data = dict(each.event.get_data())
        for more in ("conversation", "text"):
            if more not in records[position(each)]:
                data.pop(more, None)
        if data != records[position(each)]:
            differ.append((position(each), data, records[position(each)]))
    run.equal("the data is the record as the stream of events gives it", differ[:1], [])
    sources = {each.event.get_source() for each in told}
    identity = sources.pop().removeprefix("urn:ledgerline:")
    run.equal("one source", sources, set())
    run.equal("webhook-id is the log's identity and the position",
              [each.headers["webhook-id"] for each in told], [f"{identity}-{position(each)}" for each in told])
    run.equal("types have our prefix", [each for each in told
              if each.event.get_type() != "ledgerline." + each.event.get_data()["type"]], [])
    run.equal("sequences sort as the log does", [each.event.get_extension("sequence") for each in told],
              [f"{position(each):020}" for each in told])
    run.equal("content types", {each.headers["Content-Type"] for each in told},
              {"application/cloudevents+json; charset=utf-8"})
    about = [each for each in told if each.event.get_subject()]
    number = {each.event.get_data()["conversation"]["number"] for each in about}
    run.equal("records of an interaction name it", (number, {each.event.get_extension("partitionkey") for each in about}),
              ({name}, {each.event.get_subject() for each in about}))
    conversation = about[-1].event.get_data()["conversation"]
    run.equal("and its numbers", (conversation["requester"], conversation["company"]), ("+12025550143", COMPANY))
    texts = [each.event.get_data()["text"] for each in told if each.event.get_type() == "ledgerline.messageJoined"]
    run.equal("messages have their text", texts, ["Where is my order?", "Hello?", "An answer to +12025550143."])
    site.wait_told("/closed", first, ["interactionClosed"])
    run.equal("a filter lets through what it names", {each.event.get_type() for each in receiver.all("/closed")},
              {"ledgerline.interactionClosed"})
    standing = wait_for("nothing to be behind", lambda: (row := site.row(everything)["delivery"])["behind"] == 0 and row)
    run.equal("the row says so", (standing["state"], standing["delivered"] >= len(wanted), "last_success_at" in standing),
              ("delivering", True, True))
    return everything, closing, first


def without_names(text):
    """A JSON text without what differs from log to log: identifiers, positions and times."""
    text = re.sub(r"\b[0-9a-f]{32}\b", "ID", text)
    text = re.sub(r'"\d{4}-\d\d-\d\dT[0-9:.]+Z"', '"TIME"', text)
    text = re.sub(r'"(id|sequence)": ?"\d+"', r'"\1": "N"', text)
    return json.loads(re.sub(r'"(position|cause)": ?\d+', r'"\1": 0', text))


def documented(run, site, everything):
    """The page for receivers says what is so: its example is an event, its receiver receives."""
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    with open(EXAMPLE, encoding="utf-8") as file:
        example = file.read().strip()
    run.check("the example of the page is that of the fixtures", example in page)
    joined = [each.body.decode() for each in site.receiver.taken("/all")
              if each.event.get_type() == "ledgerline.messageJoined"]
    run.equal("an event is as the example says", without_names(joined[0]), without_names(example))

    [port] = free_ports(1)
    program = re.search(r"```python\n(.*?)```", page, re.DOTALL).group(1)
    program = program.replace("whsec_...", site.secret(everything)["secret"]).replace("8000", str(port))
    row = site.row(everything)
    process = run.start([sys.executable, "-c", program], "example.out")
    wait_for("the example to listen", lambda: listens(port))
    kept = {"name": row["name"]}
    # An event that comes with the new address may still be on its way to the old one; a later one is not.
    for _ in range(2):
        site.ask("PUT", f"webhooks/{everything}", {**kept, "url": f"http://127.0.0.1:{port}/"})
        wait_for("nothing to be behind", lambda: site.row(everything)["delivery"]["behind"] == 0)
    answer = site.ask("POST", f"webhooks/{everything}/test", {})["result"]
    wait_for("the example to be told", lambda: "ledgerline.webhookSet" in run.read("example.out"))
    run.check("the example of the page verifies, prints and takes what comes",
              answer["delivered"] and "ledgerline.webhookTested" in run.read("example.out"), answer)
    site.ask("PUT", f"webhooks/{everything}", {**kept, "url": row["url"]})
    wait_for("nothing to be behind", lambda: site.row(everything)["delivery"]["behind"] == 0)
    run.stop(process)


def away(run, site, everything, first):
    """A receiver that fails, or is not there, is told later, in order."""
    receiver = site.receiver
    receiver.status["/all"] = 500
    before = len(receiver.all("/all"))
    site.conversation("+12025550144", "First", "Second")
    wait_for("it to be tried again", lambda: len(receiver.all("/all")) >= before + 3)
    row = wait_for("the row to say so", lambda: (row := site.row(everything)["delivery"])["state"] == "retrying" and row)
    run.check("a receiver that fails is retried, and the row tells since when and why",
              row["failing_since"] and "500" in row["last_problem"] and row["next_attempt_at"]
              and row["stuck_position"] and row["behind"] > 0, row)
    attempts = site.ask("GET", f"webhooks/{everything}/attempts")["result"]
    run.check("attempts are listed, the newest first", attempts[0]["status"] == 500 and not attempts[0]["delivered"]
              and [each["at"] for each in attempts] == sorted((each["at"] for each in attempts), reverse=True), attempts[:2])
    receiver.status["/all"] = 204
    site.wait_told("/all", first)
    run.equal("all of it comes later, in order", (out_of_order(receiver.taken("/all")), receiver.problems), ([], []))

    receiver.stop()
    site.conversation("+12025550145", "Is anybody there?")
    row = wait_for("the row to say so", lambda: "connect" in (row := site.row(everything)["delivery"])["last_problem"] and row)
    run.equal("who is not there is told of in words", row["state"], "retrying")
    receiver.is_away = False
    receiver.start()
    site.wait_told("/all", first)
    run.equal("and is told later, in order", (out_of_order(receiver.taken("/all")), receiver.problems), ([], []))


def killed(run, site, everything, first):
    """A daemon that is killed while it delivers: nothing is missing, what comes twice has the same id."""
    receiver = site.receiver
    receiver.delay = 0.02
    for turn in range(3):
        for number in range(12):
            site.phone(f"+1202555{turn:02d}{number:02d}", f"Turn {turn}, phone {number}")
        wait_for("deliveries to be under way", lambda: receiver.under_way)
        site.daemon.kill()
        receiver.under_way.clear()
        site.daemon.start()
    receiver.delay = 0.0
    site.wait_told("/all", first)
    told = receiver.taken("/all")
    ids = {}
    for each in told:
        ids.setdefault(position(each), set()).add(each.headers["webhook-id"])
    run.equal("killed three times, nothing is missing and nothing invented",
              sorted(ids), site.wanted(first))
    run.equal(f"who was told twice ({len(told) - len(ids)} times) knows it by the id", [place for place, found in ids.items() if len(found) > 1], [])
    run.equal("in order", (out_of_order(told), receiver.problems), ([], []))
    secret = site.secret(everything)["secret"]
    run.equal("and the secret is the same as before", [position(each) for each in told if not is_signed(each, secret)], [])


def paused(run, site, everything, closing, first):
    """410 pauses at once; it goes on where it stopped, or from a position."""
    receiver = site.receiver
    receiver.status["/closed"] = 410
    site.conversation("+12025550146", "One")
    wait_for("it to be paused", lambda: site.row(closing).get("paused") and site.state(closing) == "paused")
    row = site.row(closing)
    run.check("410 pauses, and the row says who, why and since when",
              row["delivery"]["state"] == "paused" and not row.get("paused_by") and "410" in row["pause_reason"]
              and row["paused_at"], row)
    pauses = [record for record in site.records().values() if record["type"] == "webhookPaused"]
    run.equal("the log says so too, of nobody", [each["data"].get("by") for each in pauses], [None])
    count = len(receiver.all("/closed"))
    site.conversation("+12025550147", "Two")
    site.wait_told("/all", first)
    run.equal("a paused one is told nothing", len(receiver.all("/closed")), count)
    receiver.status["/closed"] = 204
    site.daemon.stop()
    site.daemon.start()
    run.equal("it is still paused after a restart", site.state(closing), "paused")
    site.ask("POST", f"webhooks/{closing}/resume", {})
    site.wait_told("/closed", first, ["interactionClosed"])
    run.equal("resumed where it stopped, it is told of the rest, in order",
              (sorted(receiver.positions("/closed")), out_of_order(receiver.taken("/closed"))),
              (site.wanted(first, ["interactionClosed"]), []))

    site.ask("POST", f"webhooks/{closing}/pause", {"reason": "maintenance"})
    row = site.row(closing)
    me = site.ask("GET", "me")["sys_id"]
    run.equal("an administrator pauses with a reason", (row["paused"], row["paused_by"], row["pause_reason"]), (True, me, "maintenance"))
    count = len(receiver.taken("/closed"))
    closings = site.wanted(first, ["interactionClosed"])
    beyond = site.daemon.ask("POST", f"webhooks/{closing}/resume", {"from": site.last() + 1_000}, user="admin")
    run.equal("a position that the log has not come to is refused", beyond.status, 422)
    site.ask("POST", f"webhooks/{closing}/resume", {"from": closings[-2]})
    wait_for("two to be sent again", lambda: len(receiver.taken("/closed")) >= count + 2)
    again = receiver.taken("/closed")[count:]
    run.equal("from a position on it is sent again, with the same ids",
              {each.headers["webhook-id"] for each in again},
              {each.headers["webhook-id"] for each in receiver.taken("/closed")[:count] if position(each) >= closings[-2]})

    site.ask("POST", f"webhooks/{closing}/pause", {})
    site.conversation("+12025550148", "Not for Closings")
    skipped = site.wanted(first, ["interactionClosed"])[-1]
    site.ask("POST", f"webhooks/{closing}/resume", {"from": site.last() + 1})
    site.conversation("+12025550149", "Again for Closings")
    later = site.wanted(first, ["interactionClosed"])[-1]
    wait_for("the next one", lambda: later in receiver.positions("/closed"))
    run.check("from now on leaves out what happened meanwhile", skipped not in receiver.positions("/closed"), skipped)


def secrets(run, site, everything, first):
    """For a day after it is renewed, either secret verifies."""
    receiver = site.receiver
    former = site.secret(everything)["secret"]
    site.ask("POST", f"webhooks/{everything}/secret")
    shown = site.secret(everything)
    run.check("a renewed secret is another, and the former one is shown with its end",
              shown["secret"] != former and shown["formerly"] == former and shown["formerly_until"], sorted(shown))
    site.wait_told("/all", first)
    count = len(receiver.taken("/all"))
    site.conversation("+12025550150", "With two signatures")
    site.wait_told("/all", first)
    told = receiver.taken("/all")[count:]
    run.check("either verifies for the time being", told and all(
        is_signed(each, former) and is_signed(each, shown["secret"]) for each in told))
    run.equal("there are two signatures", {len(each.headers["webhook-signature"].split(" ")) for each in told}, {2})
    both = (former, shown["secret"], former.removeprefix("whsec_"), shown["secret"].removeprefix("whsec_"))
    run.check("no secret is in the log or in the process log",
              not any(each in json.dumps(site.records()) or each in site.run.read("daemon.log") for each in both))


def tested(run, site, everything):
    receiver = site.receiver
    answer = site.ask("POST", f"webhooks/{everything}/test", {})["result"]
    run.equal("a test event is taken", (answer["delivered"], answer["status"], answer["problem"]), (True, 204, ""))
    tests = receiver.without_tests("/all")
    run.check("it says what it is, signed", len(tests) == 1
              and is_signed(tests[0], site.secret(everything)["secret"]), tests)
    receiver.status["/all"] = 503
    answer = site.ask("POST", f"webhooks/{everything}/test", {})["result"]
    receiver.status["/all"] = 204
    receiver.without_tests("/all")
    run.check("one that is refused says so", not answer["delivered"] and answer["status"] == 503
              and "503" in answer["problem"], answer)
    run.check("a test is in no log", "webhookTested" not in {record["type"] for record in site.records().values()})


def never_slow(run, site, first):
    """A receiver that hangs costs those who write nothing."""
    receiver = site.receiver
    receiver.hangs.add("/hang")
    hanging = site.webhook("Hanging", "/hang")

    def took(serial):
        begin = time.monotonic()
        for number in range(25):
            site.phone(f"+1303555{serial:02d}{number:02d}", "Quickly, please")
        return time.monotonic() - begin

    took(0)
    times = {True: 0.0, False: 0.0}
    for turn in range(8):
        hangs = turn % 2 == 0
        site.ask("POST", f"webhooks/{hanging}/{'resume' if hangs else 'pause'}", {})
        times[hangs] += took(turn + 1)
    ratio = times[True] / times[False]
    run.check(f"100 messages beside a receiver that hangs take {ratio:.2f} times as long", ratio < 3, times)
    site.wait_told("/all", first)
    run.check("and the others are told", not receiver.problems, receiver.problems)
    site.ask("POST", f"webhooks/{hanging}/resume", {})
    wait_for("it to hang again", lambda: site.row(hanging)["delivery"]["waiting"] > 0)
    run.equal("the daemon stops while a receiver hangs", site.daemon.stop(), 0)
    site.daemon.start()
    begin = time.monotonic()
    site.ask("DELETE", f"webhooks/{hanging}")
    run.check("it is deleted while it hangs", time.monotonic() - begin < 10)
    run.check("and listed no more", "Hanging" not in {row["name"] for row in site.ask("GET", "webhooks")["result"]})
    receiver.goes_on.set()


def private(run, site, everything, first):
    """Without the setting an address of this machine is refused, and says so; with it again all comes."""
    wait_for("nothing to be behind", lambda: site.row(everything)["delivery"]["behind"] == 0)
    site.daemon.stop()
    site.configure(False)
    site.daemon.start()
    count = len(site.receiver.taken("/all"))
    site.conversation("+12025550151", "Is this a secret?")
    wait_for("it to be refused", lambda: "allowPrivateAddresses" in site.row(everything)["delivery"].get("last_problem", ""))
    run.check("a private address is refused, and the row says what allows it", True)
    answer = site.ask("POST", f"webhooks/{everything}/test", {})["result"]
    run.check("a test says so too", not answer["delivered"] and "allowPrivateAddresses" in answer["problem"], answer)
    run.equal("nothing reached it", len(site.receiver.taken("/all")), count)
    site.daemon.stop()
    site.configure(True)
    site.daemon.start()
    site.wait_told("/all", first)
    told = site.receiver.taken("/all")
    run.equal("allowed again, all of it comes, in order", out_of_order(told), [])
    run.equal("and who was stopped in peace sends nothing twice",
              {position(each) for each in told[count:]} & {position(each) for each in told[:count]}, set())


def figures(run, site, everything):
    text = site.daemon.ask("GET", "/metrics", user=None).body.decode()
    for name in ("delivered_total", "failed_total", "behind_records", "paused"):
        run.check(f"there is ledgerline_outgoing_webhook_{name}",
                  f'ledgerline_outgoing_webhook_{name}{{webhook="Everything"}}' in text)
    body = {"name": "Everything", "url": site.receiver.url("/all"), "active": False}
    site.ask("PUT", f"webhooks/{everything}", body)
    wait_for("one that is switched off to say so", lambda: site.state(everything) == "off")
    run.check("one that is switched off says so", True)


def body(run: Run):
    site = Site(run)
    roles(run, site)
    everything, closing, first = deliveries(run, site)
    away(run, site, everything, first)
    killed(run, site, everything, first)
    paused(run, site, everything, closing, first)
    secrets(run, site, everything, first)
    tested(run, site, everything)
    never_slow(run, site, first)
    private(run, site, everything, first)
    documented(run, site, everything)
    figures(run, site, everything)
    run.equal("the daemon stops when it is told to", site.daemon.stop(), 0)
    for command in ("verify", "redecide"):
        result = run.call(command, "--config", site.daemon.config)
        run.check(f"{command} finds nothing", result.returncode == 0, result.stdout + result.stderr)


main("Webhooks", body, seconds=240)
