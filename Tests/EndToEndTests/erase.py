"""What is known of a requester is destroyed, and the log still verifies, replays and goes on.

Usage: erase.py EXECUTABLE.
"""

import json
import os
import shutil
import subprocess

from harness import Daemon, free_ports, main, wait_for

COMPANY, PHONE, SECOND, OTHER = "+15550009999", "+15551234567", "+15551230002", "+15557654321"
# Words that are in the text of nothing else.
SECRETS = ["purple elephant", "yellow giraffe", "green walrus", "blue heron", PHONE, SECOND, "Carla Consumer"]
KEPT = "a patient tortoise"


def found(folder, words):
    """Which words stand in which files, in UTF-8 or UTF-16, or as hexadecimal digits."""
    hits = []
    for place, _, files in os.walk(folder):
        for name in files:
            with open(os.path.join(place, name), "rb") as file:
                contents = file.read()
            for word in words:
                shapes = (word.encode(), word.encode("utf-16-le"), word.encode().hex().encode())
                if any(shape in contents for shape in shapes):
                    hits.append((word, os.path.relpath(os.path.join(place, name), folder)))
    return hits


def body(run):
    port, = free_ports(1)

    def configuration(consumers):
        return json.dumps({
            "dataDirectory": run.path("data"), "http": {"port": port},
            "queues": [{"name": "Support"}],
            "providerApplications": [
                {"name": "Demo", "provider": "loopback", "number": COMPANY, "queue": "Support"}],
            "consumers": consumers,
            "users": [{"userName": "admin", "roles": ["admin"]}, {"userName": "ana", "roles": ["agent"]},
                      {"userName": "boris", "roles": ["auditor"]}],
        })

    config = run.write("ledgerline.json5", configuration(
        [{"name": "Carla Consumer", "phones": [PHONE, SECOND]}]))
    daemon = Daemon(run, config, port)
    daemon.start()
    daemon.set_passwords()

    def sms(phone, text):
        answer = daemon.ask("POST", "/providers/Demo/inbound",
                            {"from": phone, "to": COMPANY, "text": text}, user=None)
        run.equal("a message is taken", answer.status, 204)

    def interaction(phone, count=1):
        rows = wait_for("the interaction", lambda: [
            row for row in daemon.rows("interactions") if row["requester"] == phone][:count])
        return rows[0]["number"]

    sms(PHONE, "My purple elephant is ill")
    sms(OTHER, f"I have {KEPT}")
    number, others = interaction(PHONE), interaction(OTHER)
    daemon.ask("POST", f"interactions/{number}/assign", {})
    run.equal("an answer", daemon.ask(
        "POST", f"interactions/{number}/messages", {"body": "Is the yellow giraffe well?"}).status, 201)
    run.equal("a note", daemon.ask(
        "POST", f"interactions/{number}/notes", {"body": "asks for a green walrus"}).status, 200)
    wait_for("the answer to be delivered", lambda: [
        row for row in daemon.conversations()[PHONE] if row.get("status") == "delivered"])
    sms(SECOND, "This is my other number, blue heron")
    second = interaction(SECOND)
    run.equal("the views know it", {hit[0] for hit in found(run.path("data/views"), SECRETS)}, set(SECRETS))
    run.equal("nothing in the log is open", found(run.path("data/log"), SECRETS + [KEPT]), [])
    proof = run.path("proof.json")
    run.equal("a proof is made before", run.call(
        "prove", number, "--config", config, "--out", proof).returncode, 0)
    key = run.call("prove", "--key", "--config", config).stdout.strip()
    note = run.write("kept.txt", run.call("prove", "--checkpoint", "--config", config).stdout)

    # Not beside a daemon, and not within a conversation.
    done = run.call("erase", PHONE, "--reason", "request 17", "--yes", "--config", config)
    run.check("not while the daemon runs", done.returncode not in (0, 1) and "in use" in done.stderr, done.stderr)
    run.equal("the daemon stops", daemon.stop(), 0)
    done = run.call("erase", PHONE, "--reason", "request 17", "--yes", "--config", config)
    run.check("not within a conversation",
              done.returncode == 1 and "still-in-conversation" in done.stderr, done.stderr)
    run.check("and nothing is destroyed then", run.call("replay", number, "--config", config).stdout
              .count("purple elephant") == 1)
    daemon.start()
    for each in (number, second):
        daemon.ask("POST", f"interactions/{each}/assign", {})
        run.equal("it is closed", daemon.ask("POST", f"interactions/{each}/close", {}).status, 200)
    run.equal("the daemon stops", daemon.stop(), 0)
    run.equal("a backup", run.call("backup", run.path("backup"), "--config", config).returncode, 0)
    # What a crash behind the record of the erasure leaves.
    shutil.copytree(run.path("data/views"), run.path("views-before"))
    shutil.copy(run.path("data/personal-keys"), run.path("keys-before"))

    # The file would bring the consumer back.
    run.write("ledgerline.json5", configuration([]))
    done = run.call("erase", PHONE, "--config", config, "--yes")
    run.check("a reason is needed", done.returncode == 2 and "reason" in done.stderr, done.stderr)
    done = run.call("erase", PHONE, "--reason", "request 17", "--config", config)
    run.check("nobody is erased unasked", done.returncode == 2 and "--yes" in done.stderr, done.stderr)
    done = run.call("erase", "--person", "#999", "--reason", "x", "--yes", "--config", config)
    run.check("nobody who is not there", done.returncode == 1, done.stdout + done.stderr)
    done = run.call("erase", PHONE, "--reason", "request 17", "--yes", "--config", config)
    run.check("both numbers and the consumer are erased",
              done.returncode == 0 and "2 numbers, 1 persons" in done.stdout, done.stdout + done.stderr)

    shutil.rmtree(run.path("data/views"), ignore_errors=True)
    shutil.copytree(run.path("views-before"), run.path("data/views"))
    os.replace(run.path("keys-before"), run.path("data/personal-keys"))
    run.check("as if it had been cut off", "purple elephant" in run.call(
        "replay", number, "--config", config).stdout and found(run.path("data"), SECRETS) != [])
    daemon.start()
    run.equal("the next start goes on with it", daemon.stop(), 0)
    run.check("and says so", "erasure finished" in run.read("daemon.log"))

    # Everything holds, and nothing is left.
    run.equal("no file has any of it", found(run.path("data"), SECRETS), [])
    told = run.call("replay", number, "--config", config).stdout
    run.check("a replay tells what happened, of nobody",
              "erased:" in told and "IMS" in told and "closes" in told
              and not any(word in told for word in SECRETS), told)
    run.check("others are as they were",
              KEPT in run.call("replay", others, "--config", config).stdout)
    for command in (["verify"], ["redecide"], ["rebuild"], ["verify"],
                    ["verify", "--checkpoint", note]):
        done = run.call(*command, "--config", config)
        run.equal(" ".join(command[:2]) + " finds nothing", (done.returncode, done.stderr), (0, ""))
    run.equal("no file has any of it in new views", found(run.path("data"), SECRETS), [])
    erased = [json.loads(line) for line in run.call(
        "export", "--type", "requesterErased", "--config", config).stdout.splitlines()]
    run.equal("the log says why", [event["data"]["data"]["reason"] for event in erased],
              ["request 17"] * 3)
    done = run.call("prove", number, "--config", config)
    run.equal("what is left is proven", done.returncode, 0)
    run.write("after.json", done.stdout)
    done = run.call("prove", "--check", run.path("after.json"), "--public-key", key)
    run.check("and the proof shows nobody", done.returncode == 0
              and not any(word in done.stdout for word in SECRETS), done.stdout + done.stderr)
    done = run.call("prove", "--check", proof, "--public-key", key)
    run.check("one that was handed out before still holds",
              done.returncode == 0 and "purple elephant" in done.stdout, done.stderr)

    # A backup follows.
    restored = run.path("restored")
    done = run.call("erase", "--in-backup", run.path("backup"), "--config", config)
    run.check("the backup's keys are destroyed", done.returncode == 0 and "keys destroyed" in done.stdout,
              done.stdout + done.stderr)
    run.equal("it is still a backup",
              run.call("restore", run.path("backup"), "--data", restored).returncode, 0)
    run.equal("nothing of it is there", found(restored, SECRETS), [])
    run.equal("and it verifies", run.call("verify", "--data", restored).returncode, 0)

    # Whoever writes again is new.
    daemon.start()
    sms(PHONE, "Hello, it is me")
    row = wait_for("a new interaction", lambda: [
        row for row in daemon.rows("interactions") if row["requester"] == PHONE])
    run.equal("it is a guest's", [each["opened_for_table"] for each in row], ["guest"])
    shown = daemon.ask("GET", f"interactions/{number}", user="boris").body
    run.check("the old one is nobody's", "erased:" in json.dumps(shown)
              and not any(word in json.dumps(shown) for word in SECRETS), json.dumps(shown))
    run.equal("the daemon stops", daemon.stop(), 0)
    for command in ("verify", "redecide"):
        done = run.call(command, "--config", config)
        run.equal(f"{command} finds nothing", (done.returncode, done.stderr), (0, ""))

    # Without the keys nothing is read, and nothing is made up.
    os.rename(run.path("data/personal-keys"), run.path("keys-elsewhere"))
    done = run.call("replay", others, "--config", config)
    run.check("without keys nothing is read", done.returncode != 0 and "key" in done.stderr, done.stderr)
    process = subprocess.run([run.executable, "serve", "--config", config], capture_output=True,
                             text=True, timeout=30, cwd=run.folder)
    run.check("and no daemon starts", process.returncode != 0 and "key" in process.stderr,
              process.stderr)
    os.replace(run.path("keys-elsewhere"), run.path("data/personal-keys"))
    run.equal("with them all is as before", run.call("verify", "--config", config).returncode, 0)


main("erase", body)
