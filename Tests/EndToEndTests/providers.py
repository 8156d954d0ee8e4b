"""Twilio's and the generic provider's far ends: pictures both ways, pause and resume, tests of credentials.

Usage: providers.py EXECUTABLE
"""

import base64
import hashlib
import hmac
import http.client
import http.server
import json
import os
import secrets
import threading
import time
import urllib.parse

from harness import PASSWORDS, Daemon, Run, free_ports, main, wait_for

COMPANY, PARTNER = "+15550009999", "+15550006666"
PHONE = "+15551234567"
ACCOUNT = "AC" + "0" * 32
PNG = b"\x89PNG\r\n\x1a\n" + b"a small picture"

CONFIGURATION = """
{
    dataDirectory: "data",
    http: { address: "127.0.0.1", port: @PORT@, publicURL: "http://127.0.0.1:@PORT@" },
    queues: [{ name: "Support" }],
    providerApplications: [
        {
            name: "Twilio", provider: "twilio", number: "@COMPANY@", queue: "Support",
            sending: { perSecond: 50, burst: 5, concurrency: 4 },
            twilio: {
                accountSID: "@ACCOUNT@", authToken: "@TOKEN@", apiBaseURL: "@FAR@",
                messagingServiceSID: "MG00000000000000000000000000000000",
            },
        },
        {
            name: "Partner", provider: "http", number: "@PARTNER@", queue: "Support",
            http: {
                sendURL: "@FAR@/messages", secret: "@TOKEN@",
                paths: { inbound: { text: "content.text" }, outbound: { text: "content.text" } },
            },
        },
    ],
    messagingActions: [],
    users: [
        { userName: "admin", name: "Administrator", roles: ["admin"] },
        { userName: "ana", name: "Ana Ortiz", roles: ["agent"] },
    ],
}
"""


class FarEnd:
    """What stands for both providers."""

    def __init__(self, port, token):
        self.token = token
        self.forms = []
        self.posts = []
        self.webhook = ""
        far_end = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *words):
                pass

            def answer(self, status, body, kind="application/json", headers=()):
                self.send_response(status)
                for name, value in [*headers, ("Content-Type", kind), ("Content-Length", len(body))]:
                    self.send_header(name, str(value))
                self.end_headers()
                self.wfile.write(body)

            def trusted(self):
                pair = base64.b64encode(f"{ACCOUNT}:{far_end.token}".encode()).decode()
                return self.headers.get("Authorization") == "Basic " + pair

            def do_GET(self):
                if not self.trusted():
                    return self.answer(401, b'{"code": 20003}')
                if self.path.endswith(f"/Accounts/{ACCOUNT}.json"):
                    return self.answer(200, b'{"status": "active", "type": "Full"}')
                if "IncomingPhoneNumbers.json" in self.path:
                    number = {"sms_url": far_end.webhook, "capabilities": {"sms": True}}
                    found = [number] if urllib.parse.quote(COMPANY) in self.path else []
                    return self.answer(200, json.dumps({"incoming_phone_numbers": found}).encode())
                if self.path.startswith("/v1/Services/MG"):
                    number = {"phone_numbers": [{"phone_number": COMPANY}], "friendly_name": "Shop"}
                    return self.answer(200, json.dumps(number).encode())
                if self.path == "/media/picture":
                    # Twilio leads on to where its media are; here it is the same machine.
                    return self.answer(307, b"", headers=[("Location", "/media/moved")])
                if self.path == "/media/moved":
                    return self.answer(200, PNG, "application/octet-stream")
                if self.path == "/media/page":
                    return self.answer(200, b"<html><script>alert(1)</script>", "image/png")
                if self.path == "/media/inward":
                    inward = [("Location", f"https://localhost:{port}/media/moved")]
                    return self.answer(302, b"", headers=inward)
                return self.answer(404, b"")

            def do_OPTIONS(self):
                self.answer(204, b"")

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path == "/messages":
                    far_end.posts.append((dict(self.headers), body))
                    return self.answer(200, b'{"id": "P-1"}')
                if not self.trusted():
                    return self.answer(401, b'{"code": 20003}')
                far_end.forms.append(urllib.parse.parse_qs(body.decode()))
                self.answer(201, b'{"sid": "SM%d"}' % len(far_end.forms))

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def request(port, method, path, body=b"", headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body, headers or {})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, content, response.headers


def write_twilio(port, token, sid, text, media):
    url = f"http://127.0.0.1:{port}/providers/Twilio/inbound"
    form = {"MessageSid": sid, "AccountSid": ACCOUNT, "From": PHONE, "To": COMPANY, "Body": text,
            "NumMedia": str(len(media)), "NumSegments": "1", "FromCountry": "US"}
    for index, address in enumerate(media):
        form[f"MediaUrl{index}"], form[f"MediaContentType{index}"] = address, "image/png"
    signed = url + "".join(name + form[name] for name in sorted(form))
    signature = base64.b64encode(hmac.new(token.encode(), signed.encode(), hashlib.sha1).digest())
    headers = {"Content-Type": "application/x-www-form-urlencoded",
               "X-Twilio-Signature": signature.decode()}
    return request(port, "POST", "/providers/Twilio/inbound", urllib.parse.urlencode(form), headers)[0]


def write_partner(port, token, path, document, age=0):
    body = json.dumps(document).encode()
    stamp = str(int(time.time()) - age)
    digest = hmac.new(token.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json", "X-Ledgerline-Timestamp": stamp,
               "X-Ledgerline-Signature": "sha256=" + digest}
    return request(port, "POST", f"/providers/Partner/{path}", body, headers)[0]


def conversation(daemon, number):
    rows = [row for row in daemon.rows("interactions") if row["company"] == number]
    return rows[0]["sys_id"] if rows else None


def pictures(run, daemon, far_end, far, token):
    media = [far + "/media/picture", far + "/media/page", far + "/media/inward"]
    run.equal("a signed message with media is taken", write_twilio(
        daemon.port, token, "SMin1", "Look", media), 200)
    interaction = wait_for("the conversation", lambda: conversation(daemon, COMPANY))

    def fetched():
        row = daemon.rows(f"interactions/{interaction}/messages")[0]
        ended = len(row.get("files", [])) + len(row.get("media_problems", []))
        return row if ended == 2 else None

    row = wait_for("the media to be fetched", fetched)
    digest = hashlib.sha256(PNG).hexdigest()
    run.equal("the picture is kept by its hash, as what its bytes are", row["files"],
              [{"hash": digest, "type": "image/png", "size": len(PNG)}])
    run.check("a page that calls itself a picture is not", "no kind" in row["media_problems"][0])
    answer = daemon.ask("GET", f"attachments/{digest}")
    run.equal("an agent gets it", (answer.status, answer.body), (200, PNG))
    run.equal("with headers that let nothing run",
              (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]),
              ("image/png", "nosniff"))
    run.equal("nobody else does", daemon.ask("GET", f"attachments/{digest}", user=None).status, 401)
    stored = daemon.ask("POST", "attachments", PNG + b"!", headers=[("Content-Type", "image/png")])
    run.equal("an agent's picture is kept", stored.status, 201)
    page = daemon.ask("POST", "attachments", b"<html>", headers=[("Content-Type", "image/png")])
    run.equal("an agent's page is not", page.status, 400)
    sent = daemon.ask("POST", f"interactions/{interaction}/messages",
                      {"body": "Here", "attachments": [stored.body["hash"]]})
    run.equal("a message may bring it along", sent.status, 201)
    form = wait_for("the message at the far end", lambda: far_end.forms and far_end.forms[0])
    run.equal("from the number, by the messaging service",
              (form["From"], form["MessagingServiceSid"]), ([COMPANY], ["MG" + "0" * 32]))
    link = urllib.parse.urlsplit(form["MediaUrl"][0])
    path = f"{link.path}?{link.query}"
    status, content, _ = request(daemon.port, "GET", path)
    run.equal("the provider fetches it without credentials", (status, content), (200, PNG + b"!"))
    other = path.replace(stored.body["hash"], digest)
    run.equal("another file is not behind that signature", request(daemon.port, "GET", other)[0], 404)
    return interaction


def pausing(run, daemon, far_end, interaction):
    os.environ["LEDGERLINE_PASSWORD"] = PASSWORDS["admin"]

    def switch(act, *more):
        return run.call("provider", act, "Twilio", "--user", "admin", "--config", daemon.config, *more)

    result = switch("pause", "--reason", "the number is being ported")
    run.check("the command line pauses sending", result.returncode == 0, result.stderr)
    before = len(far_end.forms)
    for number in range(3):
        daemon.ask("POST", f"interactions/{interaction}/messages", {"body": f"Waiting {number}"})
    time.sleep(0.5)
    run.equal("the daemon stops while paused", daemon.stop(), 0)
    daemon.start()
    time.sleep(0.5)
    standing = daemon.ask("GET", "status").body["sending"]
    run.check("it is still paused after a restart, and says so",
              any(one["provider_application"] == "Twilio" and one["paused"] for one in standing),
              str(standing))
    run.equal("nothing was sent", len(far_end.forms), before)
    result = switch("resume")
    run.check("the command line resumes", result.returncode == 0, result.stderr)
    wait_for("what waited", lambda: len(far_end.forms) == before + 3)
    bodies = [form["Body"][0] for form in far_end.forms[before:]]
    run.equal("what waited goes out in order", bodies, [f"Waiting {number}" for number in range(3)])
    os.environ["LEDGERLINE_PASSWORD"] = "wrong"
    run.equal("a wrong password pauses nothing", switch("pause").returncode, 5)


def partner(run, daemon, far_end, token):
    document = {"id": "M1", "from": PHONE, "to": PARTNER, "content": {"text": "Hé"}}
    run.equal("a signed document is taken", write_partner(daemon.port, token, "inbound", document), 204)
    run.equal("a copy as well", write_partner(daemon.port, token, "inbound", document), 204)
    run.equal("an old one is refused",
              write_partner(daemon.port, token, "inbound", {**document, "id": "M2"}, age=600), 403)
    run.equal("one that is signed otherwise too",
              write_partner(daemon.port, "other", "inbound", document), 403)
    interaction = wait_for("the conversation", lambda: conversation(daemon, PARTNER))
    rows = daemon.rows(f"interactions/{interaction}/messages")
    run.equal("it is there once", [row["body"] for row in rows], ["Hé"])
    daemon.ask("POST", f"interactions/{interaction}/messages", {"body": "Ça va"})
    headers, body = wait_for("the post", lambda: far_end.posts and far_end.posts[0])
    stamp = headers["X-Ledgerline-Timestamp"]
    digest = hmac.new(token.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    run.equal("what goes out is signed", headers["X-Ledgerline-Signature"], "sha256=" + digest)
    post = json.loads(body)
    run.equal("and stands where it is wanted", post["content"], {"text": "Ça va"})
    report = {"reference": post["reference"], "status": "delivered"}
    run.equal("a report is taken", write_partner(daemon.port, token, "status", report), 204)
    wait_for("the message to be delivered", lambda: daemon.rows(
        f"interactions/{interaction}/messages")[-1]["status"] == "delivered")


def credentials(run, daemon, token):
    def test(name, config=None):
        return run.call("provider", "test", name, "--config", config or daemon.config)

    result = test("Twilio")
    run.check("provider test finds account, number and webhook in order",
              result.returncode == 0 and "active" in result.stdout, result.stdout + result.stderr)
    run.equal("the generic provider answers", test("Partner").returncode, 0)
    with open(daemon.config, encoding="utf-8") as file:
        text = file.read()
    wrong = run.write("wrong.json5", text.replace(token, "0" * 32))
    result = test("Twilio", wrong)
    run.check("a wrong token is said to be one",
              result.returncode == 1 and "does not take" in result.stdout, result.stdout)
    run.equal("an application that is not there is an error of the configuration",
              test("Nobody").returncode, 4)


def body(run: Run):
    ports = free_ports(2)
    token = secrets.token_hex(16)
    far = f"http://127.0.0.1:{ports[1]}"
    text = CONFIGURATION
    for name, value in {"PORT": ports[0], "FAR": far, "TOKEN": token, "COMPANY": COMPANY,
                        "PARTNER": PARTNER, "ACCOUNT": ACCOUNT}.items():
        text = text.replace(f"@{name}@", str(value))
    daemon = Daemon(run, run.write("ledgerline.json5", text), ports[0])
    far_end = FarEnd(ports[1], token)
    far_end.webhook = f"http://127.0.0.1:{ports[0]}/providers/Twilio/inbound"
    daemon.start()
    for name in ("admin", "ana"):
        run.call("user", "password", name, "--config", daemon.config, input=PASSWORDS[name] + "\n")
    credentials(run, daemon, token)
    interaction = pictures(run, daemon, far_end, far, token)
    pausing(run, daemon, far_end, interaction)
    partner(run, daemon, far_end, token)
    run.equal("the daemon stops when it is told to", daemon.stop(), 0)
    for command in ("verify", "redecide"):
        result = run.call(command, "--config", daemon.config)
        run.check(f"{command} finds nothing", result.returncode == 0, result.stdout + result.stderr)


main("Providers", body)
