"""`ledgerline provider test` against far ends of every kind that are right, wrong, mute, closed or away.

Usage: provider_test.py EXECUTABLE. The SMS centre is PyPI's smpp.twisted3, the gateway Debian's Kannel.
"""

import http.server
import json
import os
import socket
import subprocess
import threading
import time
import urllib.parse

from harness import free_ports, listens, main, tls_in_front, wait_for

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PYTHON = os.path.join(CHECKOUT, ".venv", "bin", "python")
NUMBER = "+15550009999"
ACCOUNT, SERVICE = "AC" + "0" * 32, "MG" + "0" * 32


class Tester:
    """Configurations of one application each, and what the command says of them."""

    def __init__(self, run):
        self.run = run
        self.count = 0

    def test(self, provider, settings, what, status, *words, lacks=()):
        self.count += 1
        port = free_ports(1)[0]
        config = self.run.write(f"site{self.count}.json5", json.dumps({
            "dataDirectory": self.run.path("data"),
            "http": {"port": port, "publicURL": "https://sms.example.org"},
            "providerApplications": [
                {"name": "Tested", "provider": provider, "number": NUMBER, provider: settings}],
        }))
        begin = time.monotonic()
        result = self.run.call("provider", "test", "Tested", "--config", config, seconds=60)
        said = result.stdout + result.stderr
        self.run.check(
            f"{provider}: {what}",
            result.returncode == status and all(word in said for word in words)
            and not any(word in said for word in lacks) and time.monotonic() - begin < 45,
            f"{result.returncode} {said}")
        self.run.check("  no secret is shown", "s3cret" not in said and "wr0ng" not in said, said)


def certificate(run, name):
    key, chain = run.path(name + ".key"), run.path(name + ".pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}",
         "-keyout", key, "-out", chain], check=True, capture_output=True)
    return key, chain


def mute(port):
    """Listens, and never says a word."""
    server = socket.create_server(("127.0.0.1", port))
    kept = []

    def serve():
        while True:
            kept.append(server.accept()[0])

    threading.Thread(target=serve, daemon=True).start()


def smpp(run, tester):
    centre, secure, closed, silent = free_ports(4)
    key, chain = certificate(run, "localhost")
    _, other = certificate(run, "elsewhere.example")
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "smpp_centre.py")
    process = run.start(
        [PYTHON, "-W", "ignore", script, str(centre), run.write("commands", "")], "centre.log")
    wait_for("the centre to listen", lambda: listens(centre))
    tls_in_front(secure, centre, chain, key)
    mute(silent)

    def at(port, **more):
        return {"host": "127.0.0.1", "port": port, "systemID": "ledgerline", "password": "secret",
                **more}

    def test(settings, *rest, **more):
        tester.test("smpp", settings, *rest, **more)

    test(at(centre), "name and password are taken", 0, "ok      ", "takes name and password",
         "(transceiver)")
    test(at(centre, bind="separate"), "both sessions are opened", 0, "(transmitter)", "(receiver)")
    test(at(centre, password="wr0ng"), "a wrong password is said to be one", 1, "WRONG",
         "refuses name or password", "ESME_R")
    test(at(centre, systemID="nobody"), "so is a name that nobody has", 1, "WRONG",
         "refuses name or password", "ESME_R")
    test(at(closed), "a closed port is named", 1, "WRONG", "cannot be reached", "refused")
    test({**at(centre), "host": "no-such-host.invalid"}, "so is a name that no machine has", 1,
         "WRONG", "cannot be reached", "the host has no address")
    test(at(silent), "a port where nobody speaks is one", 1, "WRONG", "does not answer")
    trusted = {"authoritiesFile": chain, "serverName": "localhost"}
    test(at(secure, tls=trusted), "over TLS as well", 0, "takes name and password")
    test(at(secure, tls=trusted, password="wr0ng"), "a wrong password over TLS", 1, "ESME_R")
    test(at(secure, tls={**trusted, "serverName": "elsewhere.example"}),
         "a certificate of another name", 1, "WRONG", "cannot be reached", "ertificate")
    test(at(secure, tls={**trusted, "authoritiesFile": other}),
         "a certificate of an unknown authority", 1, "WRONG", "cannot be reached", "ertificate")
    test(at(centre, tls=trusted), "TLS where none is spoken", 1, "WRONG",
         lacks=["takes name and password"])
    test(at(secure), "none where TLS is spoken", 1, "WRONG", lacks=["takes name and password"])
    run.stop(process)


class Far(http.server.BaseHTTPRequestHandler):
    """Twilio, a partner, and a server that is neither."""

    protocol_version = "HTTP/1.1"
    account = {"status": "active", "type": "Full"}
    webhook = "https://sms.example.org/providers/Tested/inbound"
    has_number = can_send = in_service = True
    seen = []

    def log_message(self, *words):
        pass

    def answer(self, status, document=None):
        body = json.dumps(document or {}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        cls = type(self)
        cls.seen.append(self.path)
        path = urllib.parse.urlsplit(self.path).path
        # The token `s3cret` behind the account's SID.
        import base64
        pair = base64.b64encode(f"{ACCOUNT}:s3cret".encode()).decode()
        if self.headers.get("Authorization") != "Basic " + pair:
            return self.answer(401, {"code": 20003})
        if path.endswith(f"/Accounts/{ACCOUNT}.json"):
            return self.answer(200, cls.account)
        if path.endswith("/IncomingPhoneNumbers.json"):
            number = {"sms_url": cls.webhook, "capabilities": {"sms": cls.can_send}}
            return self.answer(200, {"incoming_phone_numbers": [number] if cls.has_number else []})
        if path == f"/v1/Services/{SERVICE}":
            return self.answer(200, {"friendly_name": "Shop", "inbound_request_url": None,
                                     "use_inbound_webhook_on_number": True})
        if path == f"/v1/Services/{SERVICE}/PhoneNumbers":
            numbers = [{"phone_number": NUMBER}] if cls.in_service else []
            return self.answer(200, {"phone_numbers": numbers})
        return self.answer(404, {"code": 20404})

    def do_OPTIONS(self):
        path = urllib.parse.urlsplit(self.path).path
        self.answer(404 if path == "/away" else 503 if path == "/ill" else 204)


def far_end():
    port = free_ports(1)[0]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Far)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return port


def twilio(run, tester, port, closed):
    def at(port, **more):
        return {"accountSID": ACCOUNT, "authToken": "s3cret",
                "apiBaseURL": f"http://127.0.0.1:{port}", **more}

    def test(settings, *rest, **more):
        tester.test("twilio", settings, *rest, **more)

    test(at(port), "account, number and webhook are found", 0, "takes account SID and auth token",
         "active", "the number is the account's", "its messages come here")
    test(at(port, authToken="wr0ng"), "a wrong token", 1, "does not take account SID")
    test({**at(port), "accountSID": "AC" + "1" * 32}, "an account that is another's", 1,
         "does not take account SID")
    test(at(closed), "nobody there", 1, "cannot be reached")
    Far.account = {"status": "suspended", "type": "Trial"}
    test(at(port), "a suspended account", 1, "WRONG   the account is suspended, of type Trial")
    Far.account = {"status": "active", "type": "Trial"}
    test(at(port), "a trial account is only said to be one", 0, "of type Trial")
    Far.webhook = "https://elsewhere.example/sms"
    test(at(port), "messages that go elsewhere", 1,
         "WRONG   its messages go to https://elsewhere.example/sms",
         "https://sms.example.org/providers/Tested/inbound")
    Far.webhook = ""
    test(at(port), "messages that go nowhere", 1, "WRONG   its messages go nowhere")
    Far.webhook = "https://sms.example.org/providers/Tested/inbound#rp=5xx"
    test(at(port), "a webhook with a fragment is ours", 0, "its messages come here")
    Far.can_send = False
    test(at(port), "a number that cannot send SMS", 1, "WRONG   the number cannot send SMS")
    Far.can_send, Far.has_number = True, False
    test(at(port), "a number that is not the account's", 1, "has no number " + NUMBER)
    Far.has_number = True
    service = at(port, messagingServiceSID=SERVICE)
    test(service, "a messaging service that has the number", 0, "the messaging service is Shop",
         "has the number")
    Far.in_service = False
    test(service, "one that has it not", 1, "WRONG   the messaging service has not the number")
    test(at(port, messagingServiceSID="MG" + "1" * 32), "one that does not exist", 1,
         "WRONG   the account has no messaging service")


def generic(run, tester, port, closed):
    def test(path, *rest, port=port, **more):
        tester.test("http", {"sendURL": f"http://127.0.0.1:{port}{path}", "secret": "s3cret" * 6},
                    *rest, **more)

    test("/messages", "somebody answers", 0, "answers with status 204", "only when a message")
    test("/away", "nothing at that path", 1, "WRONG", "404")
    test("/ill", "a server that is ill", 1, "WRONG", "503")
    test("/messages", "nobody there", 1, "cannot be reached", port=closed)


def kannel(run, tester, port, closed):
    names = ["ADMIN_PORT", "SMSBOX_PORT", "SENDSMS_PORT", "SMSC_PORT", "WRITING_PORT"]
    values = dict(zip(names, map(str, free_ports(len(names)))))
    values |= {"TOKEN": "s3cret", "LEDGERLINE": "http://127.0.0.1:1", "LOGS": run.folder}
    with open(f"{CHECKOUT}/fixtures/kannel/storm.conf", encoding="utf-8") as template:
        text = template.read()
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    config = run.write("kannel.conf", text)
    for program, name in (("bearerbox", "SMSBOX_PORT"), ("smsbox", "SENDSMS_PORT")):
        run.start([f"/usr/sbin/{program}", config], program + ".log")
        wait_for(program, lambda: listens(int(values[name])))

    def test(at, *rest, path="/cgi-bin/sendsms", password="s3cret", user="ledgerline"):
        tester.test("kannel", {
            "sendURL": f"http://127.0.0.1:{at}{path}", "userName": user, "password": password,
            "inboundToken": "s3cret"}, *rest)

    own = values["SENDSMS_PORT"]
    test(own, "the gateway takes user name and password", 0, "takes user name and password")
    test(own, "a wrong password", 1, "does not take user name and password", password="wr0ng")
    test(own, "a user that it does not have", 1, "does not take", user="nobody")
    test(own, "a path that is not sendsms", 1, "WRONG", path="/cgi-bin/elsewhere")
    test(values["ADMIN_PORT"], "the wrong port of the gateway", 1, "WRONG")
    test(port, "a server that is no gateway", 1, "WRONG")
    test(closed, "nobody there", 1, "cannot be reached")


def body(run):
    tester = Tester(run)
    closed = free_ports(1)[0]
    port = far_end()
    smpp(run, tester)
    twilio(run, tester, port, closed)
    generic(run, tester, port, closed)
    kannel(run, tester, port, closed)
    tester.test("loopback", {}, "is on this machine", 0, "on this machine")


main("provider test", body, 170)
