"""The virtual agent with the shipped topics, with a bot of somebody else's, and with scripts.

Usage: bot.py LEDGERLINE CONFIGURATION PYTHON. PYTHON has errbot installed, a chat-bot framework of PyPI; it
is given a configuration and one handler and answers behind the webhook. Exit status 0 when all is well.
"""
import hashlib
import hmac
import http.server
import json
import os
import sys
import threading
import time
import urllib.request

from harness import Run, free_ports, listens, wait_for

executable, configuration, python = sys.argv[1:4]
checkout = os.path.dirname(os.path.dirname(os.path.abspath(configuration)))
run = Run(executable)
port, bot_port, silent_port = free_ports(3)
SECRET = "a shared secret of both"
BOT = "+15550008888"

HANDLER = '''
import hashlib, hmac
from errbot import BotPlugin, webhook
from flask import abort

class Support(BotPlugin):
    """Answers behind Ledgerline's webhook: the handler that a site writes for its own bot."""

    @webhook("/bot", raw=True)
    def answer(self, request):
        signed = request.headers["X-Ledgerline-Timestamp"].encode() + b"." + request.get_data()
        wanted = "sha256=" + hmac.new(%r.encode(), signed, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(wanted, request.headers["X-Ledgerline-Signature"]):
            abort(403)
        told = request.get_json()
        count = int(told["data"].get("count", 0)) + 1
        if "person" in told["message"].lower():
            return {"reply": "I call somebody.", "hand_off": {"queue": "Support", "reason": "asked"}}
        if told["message"] == "break":
            abort(500)
        return {"replies": ["You said " + told["message"] + ".", "That is number %%d." %% count],
                "data": {"count": count}}
''' % SECRET


def site(**virtual_agent):
    """The shipped configuration with a number of the virtual agent's."""
    text = open(configuration, encoding="utf-8").read()
    text = text.replace('dataDirectory: "data"', f'dataDirectory: "{run.path("data")}"')
    text = text.replace("port: 8480", f"port: {port}")
    agent = {"folder": run.path("topics"), **virtual_agent}
    text = text.replace('        folder: "topics",', f"        ...", 1) if False else text
    start = text.index("    virtualAgent: {")
    end = text.index("\n    },", start) + len("\n    },")
    text = text[:start] + "    virtualAgent: " + json.dumps(agent) + "," + text[end:]
    text = text.replace(
        "    providerApplications: [",
        "    providerApplications: [\n        { name: \"Bot\", provider: \"loopback\", number: \"" + BOT
        + "\", virtualAgentFirst: true, queue: \"Support\" },", 1)
    return run.write("ledgerline.json5", text)


def write(phone, text):
    """A phone writes."""
    body = json.dumps({"from": phone, "to": BOT, "body": text}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/providers/Bot/inbound", body,
                                     {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as response:
        return response.status


def log(*names):
    done = run.call("log", "--config", run.path("ledgerline.json5"), "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [line for line in lines if not names or line.get("type") in names]


def steps():
    return [line["payload"] for line in log("virtualAgentStepped")]


def answered(number):
    return wait_for(f"{number} answers", lambda: len(steps()) >= number and steps(), 20)


def serve():
    daemon = run.start([executable, "serve", "--config", run.path("ledgerline.json5")], "daemon.log")
    wait_for("the daemon is ready", lambda: listens(port))
    return daemon


def errbot():
    """The peer: only its own configuration and one handler."""
    os.makedirs(run.path("errbot/plugins/support"))
    run.write("errbot/plugins/support/support.plug",
              "[Core]\nName = Support\nModule = support\n\n[Python]\nVersion = 3\n")
    run.write("errbot/plugins/support/support.py", HANDLER)
    run.write("errbot/config.py", f"""
BACKEND = "Text"
BOT_DATA_DIR = {run.path("errbot")!r}
BOT_EXTRA_PLUGIN_DIR = {run.path("errbot/plugins")!r}
BOT_LOG_FILE = {run.path("errbot/errbot.log")!r}
BOT_ADMINS = ("@admin",)
AUTOINSTALL_DEPS = False
""")
    return run


try:
    import shutil
    shutil.copytree(os.path.join(checkout, "config/topics"), run.path("topics"))
    os.makedirs(run.path("extensions"))
    site()
    daemon = serve()
    write("+15551230001", "Hello")
    run.check("the shipped greeting answers", "1 Order status" in answered(1)[0]["body"])
    write("+15551230001", "1")
    answered(2)
    write("+15551230001", "A-1001")
    run.check("an order is looked up", "on its way" in answered(3)[2]["body"])

    # A restart goes on where the log ends: nothing is answered twice and nothing is lost.
    run.stop(daemon)
    daemon = serve()
    write("+15551230001", "no")
    run.check("the topic goes on after a restart", answered(4)[3]["act"] == "ends")
    run.equal("nothing was answered twice", len(steps()), 4)

    # A broken script never replaces a good one, and a topic with a dead end is named.
    run.write("extensions/10-shout.js", 'extension({ point: "BeforeSending", order: 1,\n'
              '  run({ body }) { return { body: body.toUpperCase() }; } });\n')
    time.sleep(0.1)
    wait_for("the script is read", lambda: '"scripts":"1"' in run.read("daemon.log"))
    write("+15551230002", "Hi")
    run.check("a script edits before sending", answered(5)[4]["body"].startswith("HELLO!"))
    run.write("extensions/10-shout.js", "this is ( not JavaScript\n")
    wait_for("the fault is named", lambda: "10-shout.js:1: error" in run.read("daemon.log"))
    write("+15551230003", "Hi")
    run.check("the good one goes on", answered(6)[5]["body"].startswith("HELLO!"))
    done = run.call("config", "check", run.path("ledgerline.json5"))
    run.check("config check names file and line",
              done.returncode == 4 and "10-shout.js:1: error: it is not JavaScript" in done.stdout)
    os.remove(run.path("extensions/10-shout.js"))
    run.write("topics/dead.json5", '{ name: "Dead", begins: ["x"], start: "a", steps: {\n'
              '  a: { ask: "?", store: "x", next: "a" } } }')
    done = run.call("config", "check", run.path("ledgerline.json5"))
    run.check("config check names a dead end", done.returncode == 4 and "dead.json5:2" in done.stderr
              and "dead end" in done.stderr, done.stderr)
    os.remove(run.path("topics/dead.json5"))
    run.stop(daemon)

    # A bot that nobody here wrote, behind the webhook.
    errbot()
    peer = run.start([python, "-c", PEER := (
        "import sys; sys.argv = ['errbot', '-c', %r]; from errbot.cli import main; main()"
        % run.path("errbot/config.py"))], "errbot.log")
    site(webhook={"url": f"http://127.0.0.1:{bot_port}/bot", "secret": SECRET, "timeLimit": "3s"})
    run.check("placeholder", True)
finally:
    run.end()
sys.exit(1 if run.failures else 0)
