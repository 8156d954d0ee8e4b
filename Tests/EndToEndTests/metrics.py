"""A real Prometheus watches a real daemon: the page Operations, the dashboard and the alerts ask for what is there.

Usage: metrics.py LEDGERLINE. Exit status 0 when all is as it should be.
"""

import http.server
import json
import math
import os
import re
import subprocess
import threading
import urllib.parse
import urllib.request

from harness import PASSWORDS, Daemon, Failed, Run, free_ports, main, wait_for

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(CHECKOUT, "Sources/Vocabulary/Documentation.docc/Operations.md")
DASHBOARD = os.path.join(CHECKOUT, "config/grafana-dashboard.json")
ALERTS = os.path.join(CHECKOUT, "config/prometheus-alerts.yml")
ALERT_TESTS = os.path.join(CHECKOUT, "fixtures/prometheus/alerts.test.yml")
EXAMPLE = os.path.join(CHECKOUT, "config/prometheus.yml")
COMPANY = "+15550008888"
SITE = """{
    dataDirectory: "data",
    http: { address: "127.0.0.1", port: %(port)d },
    webhooks: { allowPrivateAddresses: true },
    queues: [{ name: "Support", groups: ["Support"], assignmentRule: "Usual" }],
    routing: {
        presenceStates: [{ name: "Available", channels: ["sms"] }],
        groups: [{ name: "Support", members: ["ana"] }],
        assignmentRules: [{ name: "Usual" }],
    },
    messagingActions: [
        { name: "Ask", event: "agent_message_without_requester_response", duration: "300ms",
          action: "prompt_requester", text: "Are you still there?" },
    ],
    providerApplications: [
        { name: "Gateway", provider: "kannel", number: "+15550008888", queue: "Support", kannel: {
            sendURL: "http://127.0.0.1:%(gateway)d/send", userName: "u", password: "p",
            inboundToken: "token" } },
        { name: "Centre", provider: "smpp", number: "+15550005555", queue: "Support",
          smpp: { host: "127.0.0.1", port: %(nobody)d, systemID: "u", password: "p" } },
    ],
    users: [
        { userName: "admin", roles: ["admin", "auditor"] },
        { userName: "ana", name: "Ana Ortiz", roles: ["agent"] },
    ],
}
"""
SCRAPE = """global:
  scrape_interval: 1s
  evaluation_interval: 1s
rule_files: ["%(rules)s"]
scrape_configs:
  - job_name: ledgerline
    static_configs:
      - targets: ["127.0.0.1:%(port)d"]
"""


class Gateway:
    """What takes messages and reports them as delivered, or answers as the requester's number wants."""

    def __init__(self, port):
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *words):
                pass

            def do_GET(self):
                query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)
                status = {"4": 400, "3": 503, "2": 429}.get(query["to"][0][-1], 202)
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()
                if status == 202:
                    report = query["dlr-url"][0].replace("%d", "1").replace("%A", "")
                    threading.Timer(0.05, lambda: urllib.request.urlopen(report, timeout=5)).start()

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(204)
                self.end_headers()

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


class Prometheus:
    """Prometheus on a free port, asked over its own HTTP API."""

    def __init__(self, run, daemon_port):
        self.port = free_ports(1)[0]
        config = run.write("prometheus.yml", SCRAPE % {"rules": ALERTS, "port": daemon_port})
        run.start(["/usr/bin/prometheus", f"--config.file={config}", f"--storage.tsdb.path={run.path('tsdb')}",
                   f"--web.listen-address=127.0.0.1:{self.port}", "--log.level=warn"], "prometheus.log")

    def ask(self, path, **parameters):
        url = f"http://127.0.0.1:{self.port}/api/v1/{path}?" + urllib.parse.urlencode(parameters)
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            raise Failed(f"{parameters}: {error.read().decode()}") from error
        except OSError:
            return None

    def value(self, expression):
        """The values of an expression; a list of label sets and numbers."""
        found = self.ask("query", query=expression)
        return found and [(each["metric"], float(each["value"][1])) for each in found["result"]]


def documented():
    """What the page Operations says of each metric: its kind and its labels, by name."""
    found = {}
    with open(PAGE, encoding="utf-8") as lines:
        for line in lines:
            row = re.match(r"\| `(ledgerline_\w+|process_\w+)(?:\{([\w,]+)\})?` \| (\w+) \| ([^|]+) \| (.+) \|$", line)
            if row:
                name, labels, kind, unit, meaning = row.groups()
                if name in found:
                    raise Failed(f"the page has {name} twice")
                found[name] = (kind, frozenset(labels.split(",") if labels else ()))
    return found


def given(text):
    """The same as the daemon says it."""
    kinds = dict(re.findall(r"^# TYPE (\w+) (\w+)$", text, re.M))
    labels = {name: set() for name in kinds}
    for name, inner in re.findall(r"^(\w+?)(?:\{(.*)\})? \S+$", text, re.M):
        base = re.sub(r"_(bucket|sum|count)$", "", name)
        name = base if kinds.get(base) == "histogram" else name
        labels[name] |= set(re.findall(r'(\w+)="', inner)) - {"le"}
    return {name: (kind, frozenset(labels[name])) for name, kind in kinds.items()}


def expressions(dashboard):
    """Each panel's expressions, as Grafana would ask them."""
    for panel in dashboard["panels"]:
        for target in panel.get("targets", ()):
            text = target["expr"].replace("$__rate_interval", "8s").replace("$instance", ".*")
            yield panel["title"], target["expr"], text


def traffic(run, daemon, gateway):
    """Requesters write, an agent answers, a timer fires; some of it goes wrong on purpose."""
    daemon.ask("PUT", "agents/ana/presence", {"presence": "Available"})
    daemon.ask("POST", "webhooks", {"name": "CRM", "url": f"http://127.0.0.1:{gateway}/hook", "types": []}, user="admin")

    def write(number, text):
        query = urllib.parse.urlencode({"token": "token", "from": number, "to": COMPANY, "text": text})
        return daemon.ask("GET", f"/providers/Gateway/inbound?{query}", user=None).status

    serial = 0
    while True:
        serial += 1
        for last in (1, 1, 4, 3):
            number = f"+1555123{serial:03}{last}"
            statuses = {write(number, "Where is my parcel?")}
            if statuses - {200, 202}:
                raise Failed(f"the message was refused: {statuses}")
            taken = daemon.ask("POST", "interactions/next", {})
            if taken.status == 200:
                name = taken.body["interaction"]
                daemon.ask("POST", f"interactions/{name}/messages", {"body": "On its way."})
                if serial % 2:
                    daemon.ask("POST", f"interactions/{name}/close", {})
                    daemon.ask("POST", f"interactions/{name}/messages", {"body": "Too late."})
        daemon.ask("GET", "/api/now/table/interaction?sysparm_limit=1")
        daemon.ask("GET", "/providers/Gateway/inbound?token=wrong", user=None)
        daemon.ask("GET", "/workspace/", user=None)
        daemon.ask("GET", "/media/none", user=None)
        yield


def body(run: Run):
    port, gateway, nobody = free_ports(3)
    config = run.write("ledgerline.json5", SITE % {"port": port, "gateway": gateway, "nobody": nobody})
    Gateway(gateway)
    daemon = Daemon(run, config, port)
    prometheus = Prometheus(run, port)
    daemon.start()
    for name in ("ana", "admin"):
        run.call("user", "password", name, "--config", config, input=PASSWORDS[name] + "\n")
    rounds = traffic(run, daemon, gateway)
    next(rounds)

    def promtool(name, *arguments, **more):
        result = subprocess.run(["promtool", *arguments], capture_output=True, text=True, timeout=30, **more)
        run.check(name, result.returncode == 0, result.stdout + result.stderr)

    promtool("promtool takes the example of a scrape configuration", "check", "config", EXAMPLE)
    promtool("and the alert rules", "check", "rules", ALERTS)
    promtool("each alert fires when it should, and only then", "test", "rules", ALERT_TESTS)
    with open(ALERTS, encoding="utf-8") as file:
        rules = file.read()
    alerts = re.findall(r"- alert: (\w+)", rules)
    queries = " ".join(re.findall(r"expr: >-\n((?: {10}.*\n)+)", rules))
    with open(ALERT_TESTS, encoding="utf-8") as file:
        tested = re.findall(r"- name: (\w+) (fires|stays quiet)", file.read())
    run.equal("both of each alert are tested", sorted(tested),
              sorted((alert, how) for alert in alerts for how in ("fires", "stays quiet")))
    with open(PAGE, encoding="utf-8") as file:
        headings = set(re.findall(r"^#+ (.+)$", file.read(), re.M))
    run.equal("each alert names a heading of the page Operations",
              set(re.findall(r'page: "Operations: (.+)"', rules)) - headings, set())

    with open(DASHBOARD, encoding="utf-8") as file:
        dashboard = json.load(file)
    wanted = list(expressions(dashboard))
    missing = wanted

    def all_have_data():
        nonlocal missing
        next(rounds)
        missing = [each for each in missing if not has_data(each[2])]
        return not missing

    def has_data(expression):
        return any(not math.isnan(value) for _, value in prometheus.value(expression) or ())

    try:
        wait_for("every panel to have data", all_have_data, 15)
    except Failed:
        pass
    run.equal(f"each of {len(wanted)} expressions of the dashboard has data", [each[:2] for each in missing], [])

    text = daemon.ask("GET", "/metrics", user=None).body.decode()
    with open(run.path("metrics.txt"), "w", encoding="utf-8") as file:
        file.write(text)
    promtool("promtool finds nothing wrong with the metrics", "check", "metrics", input=text)
    said, found = documented(), given(text)
    run.equal("the page Operations lists each metric that there is",
              {name: each for name, each in found.items() if said.get(name) != each}, {})
    run.equal("and no other", set(said) - set(found), set())
    def metrics(text):
        """The metrics that an expression asks for, histograms by their own name."""
        names = set(re.findall(r"\b(?:ledgerline|process)_\w+", text))
        return {name if name in said else re.sub(r"_(bucket|sum|count)$", "", name) for name in names}

    shown = metrics(" ".join(text for *_, text in wanted))
    run.equal("dashboard and alerts ask for what the page has", (shown | metrics(queries)) - set(said), set())
    run.equal("every metric is on the dashboard, but for two that others there say better", set(said) - shown,
              {"process_virtual_memory_bytes", "ledgerline_inputs_refused_total"})
    kept = re.findall(r"\+1555\d+|parcel|On its way|ana\b", text)
    run.equal("and says nothing of anybody", kept, [])

    for panel in dashboard["panels"]:
        if panel["type"] != "row" and not (panel.get("description") and panel["fieldConfig"]["defaults"].get("unit")):
            run.check(f"the panel {panel['title']} has a unit and a description", False)

    groups = prometheus.ask("rules")["groups"]
    states = {rule["name"]: rule for group in groups for rule in group["rules"]}
    run.equal("Prometheus has every alert", sorted(states), sorted(alerts))
    run.equal("and evaluates each", {name: rule["lastError"] for name, rule in states.items()
                                     if rule["health"] != "ok"}, {})
    for name, rule in sorted(states.items()):
        # Each comparison's sides must have values in a site that has everything.
        for side in re.findall(r"ledgerline_\w+(?:\{[^}]*\})?|process_\w+\{[^}]*\}|up\{[^}]*\}", rule["query"]):
            if not prometheus.value(side) and 'status=~"5' not in side:
                run.check(f"{name} asks for values that there are", False, side)
    firing = {name for name, rule in states.items() if rule["state"] == "firing"}
    run.check("nothing critical fires, but for the centre that nobody is", firing <= {
        "LedgerlineUncertainMessages", "LedgerlineRestarts"}, firing)

    run.equal("the daemon stops when it is told to", daemon.stop(), 0)
    wait_for("Prometheus to notice", lambda: [
        rule for group in prometheus.ask("rules")["groups"] for rule in group["rules"]
        if rule["name"] == "LedgerlineDown" and rule["state"] in ("pending", "firing")], 5)
    run.check("a daemon that is down is noticed", True)


main("metrics", body)
