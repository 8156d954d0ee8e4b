"""Records as CloudEvents beside a daemon: all of them, some of them, and in constant memory.

Usage: export.py EXECUTABLE.
"""

import json
import os
import re
import subprocess

from harness import Daemon, free_ports, main, wait_for

COMPANY = "+15550009999"
ATTRIBUTES = {"specversion", "id", "source", "type", "time", "datacontenttype", "sequence", "recordhash",
              "data"}


def events(text):
    return [json.loads(line) for line in text.splitlines()]


def body(run):
    port, = free_ports(1)
    config = run.write("ledgerline.json5", json.dumps({
        "dataDirectory": run.path("data"), "http": {"port": port},
        "log": {"recordsPerSegment": 1_000, "fillAheadBytes": 1_048_576},
        "queues": [{"name": "Support"}],
        "providerApplications": [
            {"name": "Demo", "provider": "loopback", "number": COMPANY, "queue": "Support"}],
        "users": [{"userName": "admin", "roles": ["admin"]}, {"userName": "ana"},
                  {"userName": "boris"}],
    }))
    daemon = Daemon(run, config, port)
    daemon.start()
    daemon.set_passwords()
    for number in range(400):
        text = "Line one\nline two \u2028 \u202e \"quoted\" \\ é 🦫" if number == 7 else f"text {number}"
        answer = daemon.ask("POST", "/providers/Demo/inbound", {
            "from": f"+1555{number % 100:07d}", "to": COMPANY, "text": text}, user=None)
        if answer.status != 204:
            run.equal("a message is taken", answer.status, 204)
    wait_for("interactions", lambda: len(daemon.rows("interactions")) == 100)
    status = daemon.ask("GET", "status").body
    row = daemon.rows("interactions")[-1]

    # Beside the daemon.
    done = run.call("export", "--config", config)
    run.equal("everything is exported", (done.returncode, done.stderr), (0, ""))
    found = events(done.stdout)
    run.equal("an event for each record, in order", [event["id"] for event in found],
              [str(number) for number in range(1, len(found) + 1)])
    run.check("up to where the log ended", len(found) >= status["last_position"])
    wrong = [event for event in found if not (
        set(event) - {"subject", "partitionkey", "sealed"} == ATTRIBUTES and event["specversion"] == "1.0"
        and event["source"] == "urn:ledgerline:" + status["log"]
        and event["type"] == "ledgerline." + event["data"]["type"]
        and event["sequence"] == event["id"].zfill(20) and int(event["id"]) == event["data"]["position"]
        and event.get("subject") == event.get("partitionkey") == event["data"].get("interaction")
        and event["datacontenttype"] == "application/json" and event["time"] == event["data"]["time"]
        and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event["time"]))]
    run.equal("all of them as CloudEvents has it", wrong[:2], [])
    shown = run.call("log", "--json", "--config", config).stdout.splitlines()
    run.check("the data is the record as `log` shows it",
              [event["data"] for event in found] == [json.loads(line) for line in shown])
    run.check("any text is a line of its own",
              any(event["data"]["data"].get("body", "").startswith("Line one\nline two \u2028")
                  for event in found))

    # Some of them.
    done = run.call("export", "--config", config, "--from", "20", "--through", "29")
    run.equal("a range", [event["id"] for event in events(done.stdout)],
              [str(number) for number in range(20, 30)])
    done = run.call("export", "--config", config, "--from", "99999999")
    run.equal("a range behind the end", (done.returncode, done.stdout), (0, ""))
    done = run.call("export", "--config", config, "--type", "smsReceived")
    run.equal("a type", len(events(done.stdout)), 400)
    done = run.call("export", "--config", config, "--interaction", row["number"])
    told = run.call("replay", row["number"], "--json", "--config", config).stdout.splitlines()
    told = sorted(json.loads(line)["position"] for line in told if '"position"' in line[:12])
    run.equal("an interaction, as replay tells it",
              [int(event["id"]) for event in events(done.stdout)], told)
    run.equal("its own records have it as their subject",
              {event["subject"] for event in events(done.stdout) if "subject" in event},
              {row["sys_id"]})
    file = run.path("events.jsonl")
    done = run.call("export", "--config", config, "--out", file)
    run.equal("into a file", done.returncode, 0)
    run.check("that has the same", events(run.read("events.jsonl"))[:len(found)] == found)
    run.equal("it is its owner's only", os.stat(file).st_mode & 0o777, 0o600)
    run.equal("nothing unfinished is left",
              [name for name in os.listdir(run.folder) if "unfinished" in name], [])
    for arguments, status in ((["--from", "x"], 2), (["--interaction", "IMS9999999"], 1),
                              (["--out", run.path("no/where")], 3), (["here"], 2)):
        done = run.call("export", "--config", config, *arguments)
        run.equal(f"{' '.join(arguments[:1])} that is wrong", done.returncode, status)
    with open("/dev/full", "w") as full:
        status = subprocess.run([run.executable, "export", "--config", config], stdout=full,
                                stderr=subprocess.DEVNULL, timeout=30).returncode
    run.equal("a disk that is full", status, 3)
    run.equal("the daemon stops", daemon.stop(), 0)


main("export", body)
