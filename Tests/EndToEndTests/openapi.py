"""The OpenAPI document is true: a fuzzer asks a started daemon everything that it allows, and more.

Usage: openapi.py LEDGERLINE. Exit status 0 when there was no 5xx, no status, header or content type that
the document does not have, and no answer outside its schema. $LEDGERLINE_FUZZ_EXAMPLES says how many
examples there are for each operation (4 without it), $LEDGERLINE_FUZZ_PHASES which phases run.
"""

import http.client
import json
import os
import subprocess
import sys
import time

import harness

EXAMPLES = int(os.environ.get("LEDGERLINE_FUZZ_EXAMPLES", "4"))
PHASES = os.environ.get("LEDGERLINE_FUZZ_PHASES", "examples,fuzzing")
HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMATHESIS = os.path.join(HERE, "../../.venv/bin/schemathesis")
COMPANY = "+15550100"

CONFIGURATION = """
{
    dataDirectory: "data",
    http: { port: %d },
    queues: [ { name: "Support" } ],
    providerApplications: [
        { name: "Demo", provider: "loopback", number: "+15550100", queue: "Support" },
    ],
    users: [
        { userName: "ana", roles: ["agent"] },
        {
            userName: "fuzz",
            roles: ["admin", "agent", "supervisor", "auditor", "integration"],
        },
    ],
    consumers: [ { name: "Carla Reyes", phones: ["+15550142"], territory: "US" } ],
}
"""

# What is well formed can still be refused by a rule (422), and a sequence be out of its turn (409).
SETTINGS = """
[generation]
allow-x00 = false

[checks.positive_data_acceptance]
expected-statuses = ["2xx", 401, 403, 404, 409, 422, 429]

[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 409, 413, 415, 422, 429]

# There what is refused by a rule is 400 too, as on the platform.
[[operations]]
include-path-regex = "^/api/now/"
checks.positive_data_acceptance.expected-statuses = ["2xx", 400, 401, 403, 404, 429]
"""


def bearer(token):
    return [("Authorization", "Bearer " + token)]


def prepare(run, daemon, token):
    """Things to name, and their names."""
    head = bearer(token)

    def ask(method, path, body=None):
        answer = daemon.ask(method, path, body, user=None, headers=head)
        if answer.status >= 300:
            raise harness.Failed(f"{method} {path}: {answer.status} {answer.body}")
        return answer.body

    sent = []
    for number in range(12):
        to = f"+155501{number:02d}"
        sent.append(ask("POST", "messages", {"from": COMPANY, "to": to, "body": f"Hello {number}"}))
    names = {"any": [], "subject": [one["message"] for one in sent]}
    for path in (
        "interactions", "queues", "users", "consumers", "provider-applications",
        "messaging-actions", "profiles", "work-items", "service-channels", "presence-states",
        "agent-groups", "skills", "assignment-rules", "calendars", "reject-reasons",
        "wrap-up-codes", "response-templates", "webhooks",
    ):
        if path in ("agent-groups", "skills", "calendars", "reject-reasons", "wrap-up-codes",
                    "response-templates", "assignment-rules", "webhooks"):
            body = {"name": "One"}
            if path == "webhooks":
                # Nobody is there, and nothing of this machine's networks is asked.
                body["url"] = "http://127.0.0.1:9/"
            if path == "response-templates":
                body["text"] = "Hello"
            daemon.ask("POST", path, body, user=None, headers=head)
        rows = ask("GET", path)["result"]
        names[path] = [row["sys_id"] for row in rows]
        names["any"] += names[path]
    names["interaction"] = names["origin"] = names["interactions"]
    # The fuzzer's own user must go on to exist: only the other may be changed.
    users = ask("GET", "users")["result"]
    names["agent"] = names["users"] = [u["sys_id"] for u in users if u["user_name"] == "ana"]
    names["queue"] = names["queues"]
    names["item"] = names["work-items"]
    names["presence"] = names["presence-states"]
    for table, path in (
        ("interaction", "interactions"), ("awa_queue", "queues"), ("sys_user", "agent"),
        ("csm_consumer", "consumers"), ("sys_cs_provider_application", "provider-applications"),
        ("sys_cs_messaging_action", "messaging-actions"), ("awa_work_item", "work-items"),
        ("sys_cs_channel_user_profile", "profiles"), ("channel", "provider-applications"),
    ):
        names[table] = names[path]
    return names


def streams(run, daemon, token):
    """The one operation without an end: what a client sees of its beginning."""
    connection = http.client.HTTPConnection("127.0.0.1", daemon.port, timeout=10)
    headers = dict(bearer(token)) | {"Last-Event-ID": "1"}
    connection.request("GET", "/api/ledgerline/v1/events", headers=headers)
    response = connection.getresponse()
    run.equal("events are a stream", response.headers["Content-Type"], "text/event-stream")
    lines = [response.readline().decode().rstrip("\n") for _ in range(6)]
    run.check("which goes on behind Last-Event-ID", "id: 2" in lines, lines)
    connection.close()


def body(run):
    [port] = harness.free_ports(1)
    daemon = harness.Daemon(run, run.write("ledgerline.json5", CONFIGURATION % port), port)
    daemon.start()
    made = run.call("user", "token", "create", "fuzz", "fuzzer", "--config", daemon.config)
    token = made.stdout.strip()
    run.check("a token is made by the command line", token.startswith("llp_"), made.stderr)
    streams(run, daemon, token)
    names = run.write("names.json", json.dumps(prepare(run, daemon, token)))
    settings = run.write("schemathesis.toml", SETTINGS)
    begin = time.monotonic()
    report = run.path("fuzz.json")
    result = subprocess.run(
        [
            SCHEMATHESIS, "--config-file", settings, "run",
            f"http://127.0.0.1:{port}/openapi.json",
            "--checks", "all", "--phases", PHASES, "--max-examples", str(EXAMPLES),
            "--seed", os.environ.get("LEDGERLINE_FUZZ_SEED", "1"),
            "--header", "Authorization: Bearer " + token, "--workers", "2",
            # A stream has no end to wait for: `streams` looks at it.
            "--exclude-operation-id", "streamEvents",
            # What a file is, is in its bytes: random ones are none that is kept.
            "--exclude-operation-id", "storeAttachment", "--suppress-health-check", "all",
            "--request-timeout", "20", "--no-color", "--continue-on-failure",
            "--generation-database", "none", "--report", "json", "--report-json-path", report,
        ],
        cwd=run.folder, capture_output=True, text=True,
        env=dict(os.environ, LEDGERLINE_NAMES=names, PYTHONPATH=HERE,
                 SCHEMATHESIS_HOOKS="openapi_hooks"),
    )
    took = time.monotonic() - begin
    if os.environ.get("LEDGERLINE_FUZZ_OUTPUT"):
        with open(os.environ["LEDGERLINE_FUZZ_OUTPUT"], "w", encoding="utf-8") as file:
            file.write(result.stdout + result.stderr)
    summary = result.stdout.rfind("= SUMMARY =")
    print(result.stdout[-8000:] if result.returncode else result.stdout[summary:])
    run.equal("the fuzzer finds nothing", result.returncode, 0)
    if result.returncode != 0:
        print(result.stderr[-3000:])
    run.check("the daemon goes on", daemon.process.poll() is None)
    log = run.read("daemon.log")
    run.check("and reports nothing of its own", '"level":"error"' not in log, log[-1000:])
    print(f"{EXAMPLES} examples an operation, phases {PHASES}: {took:.0f} s")
    run.equal("it stops", daemon.stop(), 0)
    for command in ("verify", "redecide"):
        done = run.call(command, "--config", daemon.config, seconds=120)
        run.check(command + " finds nothing", done.returncode == 0, done.stdout + done.stderr)


harness.main("openapi", body, seconds=int(os.environ.get("LEDGERLINE_FUZZ_SECONDS", "300")))
