"""The demo: one command, and a support centre lives.

Usage: demo.py LEDGERLINE. Exit status 0 when everything is as it should be.
"""

import http.client
import json
import os
import subprocess
import time

import harness
from harness import Failed, wait_for

PEOPLE = ["ana", "boris", "supervisor", "auditor", "admin"]


class Demo(harness.Daemon):
    """The daemon as `serve --demo` starts it."""

    def __init__(self, run, folder):
        super().__init__(run, None, harness.free_ports(1)[0])
        self.folder = folder

    def start(self):
        arguments = ["env", f"LEDGERLINE_HTTP_PORT={self.port}", self.run.executable,
                     "serve", "--demo", "--data", self.folder]
        self.process = self.run.start(arguments, "daemon.log")

        def ready():
            if self.process.poll() is not None:
                raise Failed(f"the daemon ended with {self.process.returncode}")
            try:
                return self.ask("GET", "/health/ready", user=None, seconds=2).status == 200
            except (OSError, http.client.HTTPException):
                return False

        wait_for("the demo to be ready", ready, 60)

    def asking(self, path, user="admin"):
        return self.ask("GET", path, user=user, password=user + "-demo").body

    def count(self, state):
        return len(self.asking(f"interactions?state={state}&limit=500")["result"])


def refuses_what_is_not_its_own(run):
    run.write("other.json5", '{ dataDirectory: "%s" }' % run.path("other"))
    os.makedirs(run.path("other/log"))
    result = run.call("serve", "--demo", "--data", run.path("other"))
    run.check("a log that is not the demo's is left alone",
              result.returncode != 0 and "not the demo's" in result.stderr, result.stderr)
    result = subprocess.run(
        ["env", "LEDGERLINE_HTTP_ADDRESS=0.0.0.0", run.executable, "serve", "--demo", "--data", run.path("open")],
        capture_output=True, text=True, cwd=run.folder, timeout=30,
    )
    run.check("other machines are not let in", result.returncode != 0 and "loopback" in result.stderr, result.stderr)
    result = run.call("serve", "--demo", "--config", run.path("other.json5"))
    run.check("a configuration beside the demo's own is refused", result.returncode != 0, result.stderr)


def body(run):
    refuses_what_is_not_its_own(run)
    demo = Demo(run, run.path("demo"))
    begin = time.monotonic()
    demo.start()
    print(f"        ready after {time.monotonic() - begin:.1f} s")
    printed = wait_for("the passwords", lambda: "admin-demo" in run.read("daemon.log") and run.read("daemon.log"))
    run.check("it says who may sign in, where, and that all know the passwords",
              all(f"{name}-demo" in printed for name in PEOPLE) and f":{demo.port}/" in printed
              and "known to everybody" in printed, printed)
    for name in PEOPLE:
        answer = demo.ask("GET", "me", user=name, password=name + "-demo")
        run.check(f"{name} signs in", answer.status == 200, answer.body)

    status = demo.asking("status")
    run.check("a history of thousands of messages", status["last_position"] > 50_000, status)
    run.check("its end is now", status["last_time"] >= time.strftime("%Y-%m-%dT", time.gmtime(time.time() - 3600)))
    run.check("conversations are open, and some wait", demo.count("work_in_progress") > 10 and demo.count("queued") > 0)
    conflicts = [row for row in demo.asking("interactions?limit=500")["result"] if row.get("conflict")]
    run.check("a number that two people share", len(conflicts) > 0)
    consents = demo.asking("consents")["result"]
    run.check("somebody wants no more messages", any(row.get("opted_out") for row in consents), consents)

    before = demo.asking("status")["last_position"]
    wait_for("customers to write and colleagues to answer",
             lambda: demo.asking("status")["last_position"] > before + 30, 60)
    history = demo.asking(f"history?from={before}&limit=500", user="auditor")["result"]
    kinds = {record["type"] for record in history}
    run.check("by the loopback provider, as a phone does", "smsReceived" in kinds, kinds)

    # A newcomer's own phone gets an answer of a colleague.
    own = "+447700900555"
    demo.ask("POST", "/providers/Orders/inbound",
             {"from": own, "to": "+14155550110", "text": "Where is my bike?", "id": "own-1"}, user=None)

    def answered():
        rows = demo.asking("interactions?requester=%2B447700900555")["result"]
        return rows and rows[0].get("agent_message_count", 0) > 0

    wait_for("an answer to a phone of one's own", answered, 90)

    demo.stop()
    demo.start()
    again = demo.asking("status")
    run.check("a restart goes on where it was", again["log"] == status["log"]
              and again["last_position"] >= before, again)
    demo.stop()
    for command in ["verify", "redecide"]:
        result = run.call(command, "--data", demo.folder, seconds=60)
        run.check(f"`{command}` finds nothing wrong", result.returncode == 0, result.stdout + result.stderr)
    what_if(run, demo.folder)


def what_if(run, folder):
    """The command tells what would have been otherwise, for people and as JSON, and what it cannot tell."""
    asked = ["what-if", "--data", folder, "--action", "Close when the requester is silent"]
    table = run.call(*asked, "--duration", "12h", seconds=60)
    run.check("`what-if` tells what would have been otherwise", table.returncode == 1
              and "waits: 12 h instead of 2 d" in table.stdout and "1 d 12 h earlier" in table.stdout
              and "closed by it" in table.stdout, table.stdout[-500:] + table.stderr)
    report = json.loads(run.call(*asked, "--duration", "12h", "--json", seconds=60).stdout)
    run.check("and the same as JSON", report["would_have"]["closed"] > report["happened"]["closed"] > 0
              and report["difference_count"] == len(report["differences"]) == table.stdout.count("    would  "), report["happened"])
    same = run.call(*asked, "--duration", "2d", seconds=60)
    run.check("what changes nothing makes no difference", same.returncode == 0
              and "Nothing would have been otherwise" in same.stdout, same.stdout[-300:] + same.stderr)
    for wrong, status, words in ((["--action", "Nobody", "--inactive"], 1, "no messaging action Nobody"), (["--action", "x"], 2, "nothing is otherwise"),
                                 (["--action", "Remind the agent", "--filter", "colour=red"], 2, "filter-field-unknown")):
        result = run.call("what-if", "--data", folder, *wrong, seconds=60)
        run.check(f"{words!r} is said", result.returncode == status and words in result.stderr, result.stdout[-200:] + result.stderr)


if __name__ == "__main__":
    harness.main("the demo", body, seconds=240)
