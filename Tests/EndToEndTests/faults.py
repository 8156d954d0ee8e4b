"""Wrong things are named with file and place at `config check` and at reload, and nothing running is disturbed.

Usage: faults.py LEDGERLINE. Exit status 0 when all is as it should be.
"""

import json
import os
import signal

import harness
from harness import wait_for

SITE = """{
    dataDirectory: "data",
    http: { port: %(port)d },
    extensions: { folder: "scripts" },
    virtualAgent: { folder: "topics" },
    routing: {
        calendars: [
            { name: "Office", hours: %(hours)s },
        ],
        groups: [
            { name: "Team", members: [%(members)s] },
        ],
    },
    queues: [
        { name: "Support", groups: ["Team"], calendar: "Office", condition: %(condition)s },
    ],
    providerApplications: [
        { name: "Demo", provider: "loopback", number: "+15550009999", queue: "Support" },
    ],
    users: [
        { userName: "admin", roles: ["admin"] },
        { userName: "ana", roles: ["agent"] },
    ],
}
"""
USUAL = {"hours": '["mon-sun 00:00-24:00"]', "members": '"ana"', "condition": '""'}
SCRIPT = 'extension({\n    point: "Routing",\n    order: 5,\n    run() { return {}; },\n});\n'
DEAD_END = '{ name: "Dead", begins: ["x"], start: "a", steps: {\n    a: { ask: "?", store: "x", next: "a" },\n} }\n'

# What is changed in the configuration, the files beside it, whether it is refused, and what is named.
FAULTS = {
    "a condition that does not parse": (
        {"condition": '"colour=red"'}, {}, True, ["ledgerline.json5:15:", "queues[0].condition"]),
    "a calendar that is never open": (
        {"hours": "[]"}, {}, True, ["ledgerline.json5:8:", "routing.calendars[0].hours", "never begin"]),
    "an agent in no group": (
        {"members": ""}, {}, False, ["ledgerline.json5:22:", "users[1].userName", "in no group"]),
    "a queue that offers to nobody": (
        {"members": ""}, {}, False, ["ledgerline.json5:15:", "queues[0].groups", "offered to nobody"]),
    "a topic with a dead end": (
        {}, {"topics/dead.json5": DEAD_END}, True, ["dead.json5:2", "dead end"]),
    "two scripts of one order": (
        {}, {"scripts/a.js": SCRIPT, "scripts/b.js": SCRIPT}, False,
        ["scripts/b.js:3: warning:", "the order of a.js"]),
    "a script that is not JavaScript": (
        {}, {"scripts/odd.js": "let = ( ;\n"}, True, ["scripts/odd.js:1: error:", "not JavaScript"]),
}
SCENARIO = """{
    title: "A message", rule: "R1",
    steps: [
        { settingsChanged: { channel_active: true, default_territory: "US" } },
        { queueSet: { name: "Support", order: 100, active: true } },
        { providerApplicationSet: { name: "Demo", provider: "loopback", number: "+15550009999",
            active: true, queue: "Support" } },
        { smsReceived: { from: "+15551234567", to: "+15550009999", body: "Hi", provider_message_id: "SM1" } },
    ],
}"""
FLOOD = '{ title: "A flood", rule: "R1", steps: [' + "{ tick: {} }, " * 1_500 + "] }"


def body(run):
    [port] = harness.free_ports(1)
    for folder in ("scripts", "topics"):
        os.makedirs(run.path(folder))

    def site(**changes):
        return run.write("ledgerline.json5", SITE % dict(USUAL, port=port, **{**USUAL, **changes}))

    daemon = harness.Daemon(run, site(), port)
    daemon.start()
    daemon.set_passwords()

    def works(phone):
        answer = daemon.ask("POST", "/providers/Demo/inbound", {
            "from": f"+1555123{phone:04d}", "to": "+15550009999", "text": "Hello"}, user=None)
        return answer.status

    def shown():
        return daemon.ask("GET", "extensions", user="admin").body

    for number, (name, (changes, files, is_refused, wanted)) in enumerate(FAULTS.items()):
        for file, text in files.items():
            run.write(file, text)
        config = site(**changes)
        done = run.call("config", "check", config)
        told = done.stdout + done.stderr
        run.check(f"{name}: config check names it", all(part in told for part in wanted), told)
        run.equal(f"{name}: and ends so", done.returncode, 4 if is_refused else 0)
        before = len(run.read("daemon.log"))
        daemon.process.send_signal(signal.SIGHUP)
        try:
            wait_for("it is named", lambda: all(
                part in run.read("daemon.log")[before:].replace("\\/", "/") for part in wanted), 10)
        except harness.Failed:
            run.check(f"{name}: a reload names it", False, run.read("daemon.log")[before:])
        else:
            run.check(f"{name}: a reload names it", True)
        run.equal(f"{name}: nothing running is disturbed", works(number), 204)
        if "scripts/b.js" in files:
            run.equal("both scripts are listed", [s["name"] for s in shown()["scripts"]], ["a.js", "b.js"])
        if "scripts/odd.js" in files:
            found = shown()["findings"]
            run.check("a page can show the fault",
                      any(f["file"].endswith("odd.js") and f["line"] == 1 for f in found), found)
        if "topics/dead.json5" in files:
            run.check("a page can show the topic's fault", "dead end" in shown()["topic_problem"], shown())
        for file in files:
            os.remove(run.path(file))

    site()
    run.write("topics/menu.json5", '{ name: "Menu", start: "a", steps: { a: { end: "Bye." } } }')
    wait_for("a topic is read when its file is there", lambda: [
        topic["name"] for topic in shown()["topics"]] == ["Menu"], 15)
    run.check("a topic is read when its file is there", True)

    # A scenario runs in a process of its own, within limits.
    answer = daemon.ask("POST", "simulations", {"scenario": SCENARIO}, user="admin", seconds=30)
    run.check("a scenario is answered with its log", answer.status == 200
              and any(line.get("type") == "interactionOpened" for line in answer.body["log"]), answer)
    for name, text in {"no scenario": "{", "a flood": FLOOD}.items():
        answer = daemon.ask("POST", "simulations", {"scenario": text}, user="admin", seconds=30)
        run.equal(f"{name} is refused", answer.status, 422)
    run.equal("and nothing running is disturbed", works(99), 204)
    run.equal("it stops", daemon.stop(), 0)


harness.main("faults", body, seconds=120)
