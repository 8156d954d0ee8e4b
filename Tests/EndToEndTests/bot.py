"""The virtual agent with the shipped topics, with a bot of somebody else's, and with scripts.

Usage: bot.py LEDGERLINE CONFIGURATION PYTHON. PYTHON is of a folder that has errbot, a chat-bot framework of PyPI; it
is given a configuration and one handler and answers behind the webhook. Exit status 0 when all is well.
"""
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

from harness import Failed, Run, free_ports, listens, wait_for

executable, configuration, python = map(os.path.abspath, sys.argv[1:4])
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
    text = text.replace('dataDirectory: "data"', f'dataDirectory: "{run.path("data")}"', 1)
    text = text.replace("port: 8480", f"port: {port}", 1)
    agent = {"folder": run.path("topics"), **virtual_agent}
    start = text.index("    virtualAgent: {")
    end = text.index("\n    },", start) + len("\n    },")
    text = text[:start] + "    virtualAgent: " + json.dumps(agent) + "," + text[end:]
    text = text.replace(
        "    providerApplications: [",
        '    providerApplications: [\n        { name: "Bot", provider: "loopback", number: "' + BOT
        + '", virtualAgentFirst: true, queue: "Support" },', 1)
    return run.write("ledgerline.json5", text)


def write(phone, text):
    """A phone writes."""
    body = json.dumps({"from": phone, "to": BOT, "text": text, "id": os.urandom(8).hex()}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/providers/Bot/inbound", body,
                                     {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as response:
        return response.status


def steps():
    """What the virtual agent has done, in order."""
    done = run.call("log", "--config", run.path("ledgerline.json5"), "--json",
                    "--type", "virtualAgentStepped")
    return [json.loads(line)["data"] for line in done.stdout.splitlines() if line.startswith("{")]


def answered(number):
    return wait_for(f"{number} answers", lambda: len(steps()) >= number and steps(), 20)


def serve():
    daemon = run.start([executable, "serve", "--config", run.path("ledgerline.json5")], "daemon.log")
    wait_for("the daemon is ready", lambda: listens(port))
    return daemon


def errbot():
    """The peer: nothing but its own configuration and one handler."""
    os.makedirs(run.path("errbot/plugins/support"))
    run.write("errbot/plugins/support/support.plug",
              "[Core]\nName = Support\nModule = support\n\n[Python]\nVersion = 3\n")
    run.write("errbot/plugins/support/support.py", HANDLER)
    file = run.write("errbot/config.py", f"""
import logging
BOT_LOG_LEVEL = logging.INFO
BACKEND = "Text"
BOT_DATA_DIR = {run.path("errbot")!r}
BOT_EXTRA_PLUGIN_DIR = {run.path("errbot/plugins")!r}
BOT_LOG_FILE = {run.path("errbot/errbot.log")!r}
BOT_ADMINS = ("@admin",)
AUTOINSTALL_DEPS = False
CORE_PLUGINS = ("Webserver",)
""")
    program = os.path.join(os.path.dirname(python), "errbot")
    stored = {"configs": {"Webserver": {"HOST": "127.0.0.1", "PORT": bot_port, "SSL": None}}}
    done = subprocess.run([program, "-c", file, "--storage-merge", "core"], input=repr(stored),
                          capture_output=True, text=True, timeout=60, cwd=run.folder)
    if done.returncode != 0:
        raise Failed("errbot cannot be configured: " + done.stdout + done.stderr)
    # Its console reads from a pipe that stays open and silent.
    output = open(run.path("errbot.log"), "ab")
    process = subprocess.Popen([program, "-c", file, "-T"], stdin=subprocess.PIPE, stdout=output,
                               stderr=output, cwd=run.folder)
    run.processes.append(process)
    wait_for("errbot listens", lambda: listens(bot_port), 60)
    return process


try:
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
    peer = errbot()
    site(webhook={"url": f"http://127.0.0.1:{bot_port}/bot", "secret": SECRET, "timeLimit": "5s"})
    daemon = serve()
    write("+15551230011", "Hello")
    found = answered(7)[6]
    run.equal("the bot answers", found.get("body"), "You said Hello.\nThat is number 1.")
    write("+15551230011", "Again")
    run.equal("what the bot remembers comes back", answered(8)[7].get("body"),
              "You said Again.\nThat is number 2.")
    write("+15551230011", "I want a person")
    found = answered(9)[8]
    run.check("the bot hands off with what was said",
              found["act"] == "hands_off" and found["reason"] == "asked"
              and "virtual agent: You said Again." in found["note"], repr(found))
    write("+15551230012", "break")
    found = answered(10)[9]
    run.check("a bot that fails costs an apology and a handoff",
              found["act"] == "hands_off" and "sorry" in found["body"]
              and "status 500" in found["reason"], repr(found))
    run.stop(daemon)

    # A wrong secret is refused by the bot; a bot that says nothing is given up in time.
    site(webhook={"url": f"http://127.0.0.1:{bot_port}/bot", "secret": "wrong", "timeLimit": "5s"})
    daemon = serve()
    write("+15551230013", "Hello")
    run.check("the bot believes no other signature", "status 403" in answered(11)[10]["reason"])
    run.stop(daemon)
    run.stop(peer)
    silent = socket.socket()
    silent.bind(("127.0.0.1", silent_port))
    silent.listen()
    site(webhook={"url": f"http://127.0.0.1:{silent_port}/bot", "secret": SECRET,
                  "timeLimit": "300ms"})
    daemon = serve()
    begun = time.monotonic()
    write("+15551230014", "Hello")
    took = answered(12)[11]
    run.check("a silent bot is given up in time",
              "took too long" in took["reason"] and time.monotonic() - begun < 5)
    run.stop(daemon)
    done = run.call("redecide", "--config", run.path("ledgerline.json5"))
    run.equal("redecision runs no topic, bot or script", done.returncode, 0)
    done = run.call("verify", "--config", run.path("ledgerline.json5"))
    run.equal("the log verifies", done.returncode, 0)
finally:
    run.end()
sys.exit(1 if run.failures else 0)
