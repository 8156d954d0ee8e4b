"""A new version beside a daemon: it follows the log, compares every decision, builds its views, takes over.

Usage: shadow.py EXECUTABLE. The new version is the same program, so live nothing differs; logs in which other
versions decided otherwise are written by the probe beside the executable. Last, views are made anew.
"""

import http.client
import json
import os
import shutil
import signal
import subprocess
import threading
import time

from harness import Daemon, free_ports, main, wait_for

COMPANY = "+15550009999"
WRITERS = 3


class Load:
    """Requesters who write without end, and an agent who answers, while the daemon is there."""

    def __init__(self, daemon):
        self.daemon = daemon
        self.done = threading.Event()
        self.taken = 0
        self.answered = 0
        self.threads = [threading.Thread(target=self.write, args=(number,), daemon=True)
                        for number in range(WRITERS)]
        self.threads.append(threading.Thread(target=self.answer, daemon=True))
        for thread in self.threads:
            thread.start()

    def write(self, writer):
        connection, number = None, 0
        begin = time.time_ns()
        while not self.done.is_set():
            number += 1
            body = json.dumps({"from": f"+1555{writer}{number % 50:06d}", "to": COMPANY,
                               "text": f"message {number}", "id": f"{begin}-{writer}-{number}"})
            try:
                if connection is None:
                    connection = http.client.HTTPConnection("127.0.0.1", self.daemon.port, timeout=5)
                connection.request("POST", "/providers/Demo/inbound", body,
                                   {"Content-Type": "application/json"})
                response = connection.getresponse()
                response.read()
                if response.status == 204:
                    self.taken += 1
            except (OSError, http.client.HTTPException):
                connection = None
                time.sleep(0.05)
            if number % 40 == 0:
                time.sleep(0.02)

    def answer(self):
        while not self.done.is_set():
            try:
                self.daemon.ask("POST", "interactions/next", {}, seconds=5)
                mine = self.daemon.ask("GET", "interactions?assigned_to=me&limit=5", seconds=5)
                for row in mine.body["result"]:
                    sent = self.daemon.ask("POST", f"interactions/{row['sys_id']}/messages",
                                           {"body": "An answer"}, seconds=5)
                    self.answered += sent.status == 201
            except (OSError, TypeError, KeyError):
                time.sleep(0.05)

    def stop(self):
        self.done.set()
        for thread in self.threads:
            thread.join(10)


def configuration(port, data):
    return json.dumps({
        "dataDirectory": data, "http": {"port": port},
        "log": {"recordsPerSegment": 1_000, "fillAheadBytes": 1_048_576},
        "queues": [{"name": "Support"}],
        "providerApplications": [
            {"name": "Demo", "provider": "loopback", "number": COMPANY, "queue": "Support"}],
        "messagingActions": [
            {"name": "Ask again", "event": "agent_message_without_requester_response",
             "duration": "1s", "action": "prompt_requester", "text": "Are you still there?"},
            {"name": "Tell the agent", "event": "requester_message_without_agent_response",
             "duration": "2s", "action": "prompt_agent", "text": "Somebody waits."}],
        "users": [{"userName": "admin", "roles": ["admin"]}, {"userName": "ana"},
                  {"userName": "boris"}],
    })


def lines(text):
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def of(found, event):
    return [line for line in found if line["event"] == event]


class Shadow:
    """The new version, following."""

    def __init__(self, run, log, *arguments):
        self.run, self.log = run, log
        self.process = run.start(
            [run.executable, "shadow", "--follow", "--json", "--every", "0.1", *arguments], log)

    def told(self, event):
        return of(lines(self.run.read(self.log)), event)

    def status(self):
        told = self.told("status")
        return told[-1] if told else {"position": 0, "lag_records": 1, "differences": 0, "inputs": 0}

    def has_caught_up(self, position):
        status = self.status()
        return status["position"] >= position and status["lag_records"] == 0


def probe(run, *words):
    path = os.path.join(os.path.dirname(os.path.realpath(run.executable)), "simulation-probe")
    done = subprocess.run([path, *map(str, words)], capture_output=True, text=True, timeout=60)
    run.equal(f"the probe writes: {words[0]}", (done.returncode, done.stdout[:60] * (done.returncode != 0)),
              (0, ""))
    return done.stdout.strip()


def live(run, daemon, config, data, views):
    """Followed under traffic, over a kill and a restart, and taken over from."""
    load = Load(daemon)
    killed = Shadow(run, "shadow-killed.log", "--config", config, "--views", views)
    wait_for("a shadow to compare", lambda: killed.status()["inputs"] > 100)
    run.equal("a shadow is killed", run.stop(killed.process, signal.SIGKILL), -signal.SIGKILL)
    shadow = Shadow(run, "shadow.log", "--config", config, "--views", views)
    wait_for("segments", lambda: len(os.listdir(os.path.join(data, "log"))) > 4, 40)
    wait_for("the shadow to compare", lambda: shadow.status()["inputs"] > 500)
    taken = load.taken
    run.equal("nothing is otherwise under traffic", shadow.status()["differences"], 0)
    second = run.call("shadow", "--config", config, "--views", views)
    run.check("another one begins where its views were",
              shadow.told("status")[0]["views_position"] >= killed.status()["views_position"])
    run.check("two shadows do not share views", second.returncode == 3 and "another shadow" in second.stderr,
              second.stderr)
    wait_for("timers that fired", lambda: shadow.status()["timers"] > 0)
    wait_for("answers", lambda: load.answered > 5)
    wait_for("more messages", lambda: load.taken > taken + 200)
    # With the shadow at the log, each kill may leave LMDB's table of readers a commit behind.
    for _ in range(4):
        run.equal("the daemon is killed", daemon.kill(), -signal.SIGKILL)
        daemon.start()
        before = load.taken
        wait_for("messages after the restart", lambda: load.taken > before + 100, 30)
    load.stop()
    end = daemon.ask("GET", "status").body["last_position"]
    wait_for("a lag of nothing", lambda: shadow.has_caught_up(end), 30)
    status = shadow.status()
    run.equal("no difference", (status["differences"], status["lag_ms"], shadow.told("difference")),
              (0, 0, []))
    told = shadow.told("status")
    run.check("the lag was told while there was one", any(
        line["lag_records"] > 0 and line["lag_ms"] >= 0 for line in told[1:]), str(told[-5:]))
    run.check("it never grew", max(line["lag_records"] for line in told[5:]) < 20_000, str(told[5:9]))
    run.check("no lag is no time", all(
        line["lag_ms"] == 0 for line in told if line["lag_records"] == 0))
    run.equal("the daemon stops", daemon.stop(), 0)
    time.sleep(0.3)
    run.equal("the shadow ends well", run.stop(shadow.process, signal.SIGINT), 0)
    last = shadow.told("end")[-1]
    shown = int(json.loads(run.call("log", "--config", config, "--json").stdout.splitlines()[-1])["position"])
    run.equal("behind the last record", (last["reason"], last["position"], last["views_position"]),
              ("stopped", shown, shown))
    print(f"        {last['inputs']} inputs, {last['timers']} timers, {last['same_outcomes']} outcomes"
          f" of {shown} records; {load.taken} messages, {load.answered} answers; at most"
          f" {max(line['lag_records'] for line in told[1:])} records and"
          f" {max(line['lag_ms'] for line in told[1:])} ms behind")
    run.check("inputs and outcomes are all records",
              last["inputs"] + last["same_outcomes"] == shown and last["timers"] > 0, str(last))

    # The switch.
    os.rename(os.path.join(data, "views"), run.path("views.old"))
    os.rename(views, os.path.join(data, "views"))
    mark = len(run.read("daemon.log"))
    daemon.start()
    run.equal("the views need no rebuild", "made anew" in run.read("daemon.log")[mark:], False)
    wait_for("the views to show everything", lambda: daemon.ask("GET", "/metrics", user=None).body.decode()
             .split("\nledgerline_views_behind_records ")[1].split("\n")[0] == "0")
    run.equal("the daemon stops again", daemon.stop(), 0)
    done = run.call("verify", "--config", config, seconds=60)
    run.check("they are a fold of the log", done.returncode == 0 and "views are a fold" in done.stdout,
              done.stdout + done.stderr)


def at_rest(run, config, data):
    """Without following, up to a record, and what cannot be."""
    done = run.call("shadow", "--config", config)
    run.check("a log at rest", done.returncode == 0 and "every decision is what" in done.stdout,
              done.stdout + done.stderr)
    done = run.call("shadow", "--config", config, "--until", "50", "--json")
    last = lines(done.stdout)[-1]
    run.equal("up to a record", (done.returncode, last["reason"], last["position"]), (0, "until", 50))
    done = run.call("shadow", "--config", config, "--until", "50", "--follow")
    run.equal("and no further when following", done.returncode, 0)
    own = os.path.join(data, "views")
    full = run.path("full")
    os.mkdir(full)
    run.write("full/precious", "mine")
    for what, arguments, status in (
            ("a position that is none", ["--until", "x"], 2), ("a word", ["here"], 2),
            ("no time", ["--every", "0"], 2), ("a number that is none", ["--show", "-1"], 2),
            ("the daemon's own views", ["--views", own], 3),
            ("the same by another way", ["--views", os.path.join(data, "log", "..", "views", "")], 3),
            ("a folder with other things", ["--views", full], 3)):
        done = run.call("shadow", "--config", config, *arguments)
        run.equal(f"refused: {what}", done.returncode, status)
    done = run.call("shadow", "--data", run.path("nowhere"))
    run.check("refused: no log", done.returncode == 3 and "no log" in done.stderr, done.stderr)
    run.equal("other things stay", os.listdir(full), ["precious"])


def otherwise(run, data):
    """Logs of versions that decided otherwise, or knew more."""
    records = lines(run.call("log", "--data", data, "--json").stdout.replace('{"position"',
                                                                             '{"event":0,"position"'))
    outcomes = [record for record in records if record["kind"] == "outcome" and record["rule"] != "P7"]
    chosen, causes = [], set()
    for record in outcomes[100::97][:30]:
        if record["cause"] not in causes:
            causes.add(record["cause"])
            chosen.append(record)
    other = run.path("other")
    os.mkdir(other)
    probe(run, "alter", os.path.join(data, "log"), os.path.join(other, "log"), "row",
          *[record["position"] for record in chosen])
    done = run.call("shadow", "--data", other, "--json", "--show", "1000")
    found = lines(done.stdout)
    run.equal("differences are found", done.returncode, 1)
    run.equal("each one, and no other", [line["position"] for line in of(found, "difference")],
              [record["position"] for record in chosen])
    run.check("named by their rows", all(
        line["decided"]["rule"] == record["rule"] and line["logged"]["rule"] == "P7"
        and line["decided"]["type"] == record["type"] and line["kind"] == "otherwise"
        and line["decided"]["record"]["data"] == line["logged"]["record"]["data"]
        for line, record in zip(of(found, "difference"), chosen)))
    last = of(found, "end")[0]
    run.equal("counted, by what they are", (last["differences"], sum(
        line["count"] for line in last["counts"])), (len(chosen), len(chosen)))
    done = run.call("shadow", "--data", other, "--show", "2")
    text = done.stdout.splitlines()
    run.equal("the first in full for people", (done.returncode, sum(
        line.startswith("  logged") for line in text)), (1, 2))
    run.check("and all counted", f"differences: {len(chosen)};" in text[-1], text[-1])

    middle = len(records) // 2
    for kind, word in (("type", "unknown_type"), ("version", "unknown_version")):
        newer = run.path("newer-" + kind)
        os.mkdir(newer)
        probe(run, "alter", os.path.join(data, "log"), os.path.join(newer, "log"), kind, middle)
        done = run.call("shadow", "--data", newer, "--json", "--views", run.path("views-" + kind))
        last = lines(done.stdout)[-1]
        run.equal(f"a record of an {word.replace('_', ' ')} is named", (
            done.returncode, last["reason"], last["unreadable"]["kind"], last["unreadable"]["position"],
            last["position"], last["differences"], last["views_position"]),
            (1, "unreadable", word, middle, middle - 1, 0, middle - 1))
        done = run.call("shadow", "--data", newer, "--follow")
        run.check("for people too, and it ends the following", done.returncode == 1
                  and f"record {middle}" in done.stdout and "this version" in done.stdout, done.stdout)


def anew(run):
    """Views that are made anew, with their making to be seen."""
    port, = free_ports(1)
    data = run.path("centre")
    os.mkdir(data, 0o700)
    records = int(probe(run, "centre", os.path.join(data, "log"), 10_000, 5))
    config = run.write("centre.json5", json.dumps({
        "dataDirectory": data, "http": {"port": port}, "users": [{"userName": "admin", "roles": ["admin"]}]}))
    process = run.start([run.executable, "serve", "--config", config, "--confirm-clock"], "centre.log")
    daemon = Daemon(run, config, port)
    seen = {"waiting": [], "live": 0, "behind": [], "other": set()}

    def ready():
        if process.poll() is not None:
            raise OSError(f"the daemon ended with {process.returncode}")
        try:
            answer = daemon.ask("GET", "/health/ready", user=None, seconds=2)
            if answer.status == 200:
                return True
            text = answer.body.decode()
            if "views are being made" in text:
                seen["waiting"].append(int(text.split(": ")[1].split()[0]))
                seen["live"] = daemon.ask("GET", "/health/live", user=None).status
                figures = daemon.ask("GET", "/metrics", user=None).body.decode()
                seen["behind"].append(
                    int(figures.split("\nledgerline_views_behind_records ")[1].split("\n")[0]))
                answer = daemon.ask("GET", "interactions", user=None)
                if answer.status == 503:
                    seen["other"].add((answer.body["type"], answer.headers["Retry-After"]))
        except OSError:
            pass
        return False

    wait_for("the daemon to be ready", ready, 60)
    log = run.read("centre.log")
    run.check("why is said", "views are made anew" in log and "there were none" in log, log)
    run.check("and the end", "views are up to date" in log, log)
    took = float(log.split('"records":"')[2].split('"seconds":"')[1].split('"')[0])
    print(f"        {records} records folded in {took} s")
    # A fast machine or build is done before anybody need know.
    if took > 1.5 and run.check("it could be seen meanwhile that it was not ready",
                                len(seen["waiting"]) > 1, log):
        run.equal("but alive", seen["live"], 200)
        run.check("further and further", seen["waiting"] == sorted(seen["waiting"])
                  and seen["waiting"][0] < seen["waiting"][-1] <= records * 2, str(seen["waiting"]))
        run.check("the lag is a figure", seen["behind"][0] > seen["behind"][-1] >= 0, str(seen["behind"]))
        run.equal("requests are told to come again", seen["other"],
                  {("urn:ledgerline:problem:views-behind", "5")})
    run.equal("then it serves", daemon.ask("GET", "/metrics", user=None).status, 200)
    run.equal("and stops", run.stop(process), 0)
    done = run.call("verify", "--config", config, seconds=100)
    run.check("the views are right", done.returncode == 0 and "views are a fold" in done.stdout,
              done.stdout + done.stderr)


def body(run):
    port, = free_ports(1)
    data, views = run.path("data"), run.path("views.next")
    config = run.write("ledgerline.json5", configuration(port, data))
    daemon = Daemon(run, config, port)
    daemon.start()
    daemon.set_passwords()
    live(run, daemon, config, data, views)
    at_rest(run, config, data)
    otherwise(run, data)
    shutil.rmtree(run.path("other"))
    anew(run)


main("shadow", body, seconds=240)
