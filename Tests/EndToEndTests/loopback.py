"""The quick start with the terminal phone, restarts, and what an operator can get wrong.

Usage: loopback.py LEDGERLINE CONFIGURATION. Exit status 0 when all is as it should be.
"""
import base64, json, os, shutil, signal, socket, subprocess, sys, tempfile, time
import urllib.request, urllib.error

LEDGERLINE, CONFIGURATION = sys.argv[1:3]
folder = tempfile.mkdtemp(prefix="ledgerline-loopback-")
data = os.path.join(folder, "data")
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    port = s.getsockname()[1]
base = f"http://127.0.0.1:{port}"
environment = dict(os.environ, LEDGERLINE_DATA_DIRECTORY=data, LEDGERLINE_HTTP_PORT=str(port),
                   LEDGERLINE_CONFIG=CONFIGURATION)
processes, failures = [], []


def check(condition, text):
    print(("ok   " if condition else "FAIL ") + text, flush=True)
    if not condition:
        failures.append(text)


def until(what, condition, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise SystemExit("waited in vain: " + what)


def command(*words, stdin=None, **changes):
    done = subprocess.run([LEDGERLINE, *words], input=stdin, capture_output=True, text=True,
                          env=dict(environment, **changes), timeout=60)
    return done.returncode, done.stdout + done.stderr


def serve():
    out = open(os.path.join(folder, "daemon.log"), "ab")
    daemon = subprocess.Popen([LEDGERLINE, "serve"], stdout=out, stderr=out,
                              stdin=subprocess.DEVNULL, env=environment)
    processes.append(daemon)
    until("the daemon is ready", lambda: command("status")[0] == 0)
    return daemon


def answer(method, path, body=None, user="ana:a-good-password", kind="application/json"):
    """The status and the document of a call."""
    request = urllib.request.Request(base + path, method=method)
    if user:
        secret = base64.b64encode(user.encode()).decode()
        request.add_header("Authorization", "Basic " + secret)
    if body is not None:
        request.add_header("Content-Type", kind)
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, body, timeout=10) as response:
            return response.status, json.loads(response.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"null")


api = "/api/ledgerline/v1/"
try:
    code, text = command("status")
    check(code == 5 and "cannot be reached" in text, "no daemon: status says so and ends with 5")
    daemon = serve()
    first = open(os.path.join(folder, "daemon.log")).read()
    check("The password of admin, shown only now:" in first, "a first start shows a password once")
    check(command("user", "password", "ana", stdin="a-good-password\n")[0] == 0, "a password is set")
    code, text = command("user", "password", "ana", stdin="short\n")
    check(code == 3 and "8 characters" in text, "a short password is refused")

    phone = subprocess.Popen(
        [LEDGERLINE, "phone", "--as", "+15551234567", "--to", "+15550009999", "--wait", "20"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    processes.append(phone)
    phone.stdin.write("Where is my order?\n")
    phone.stdin.flush()
    taken = until("something waits",
                  lambda: (lambda a: a[1] if a[0] == 200 else None)(answer("POST", api + "interactions/next", {})))
    interaction = taken["interaction"]
    status, _ = answer("POST", api + "interactions/IMS0000001/messages", {"body": "Tomorrow."})
    check(status == 201, "an agent answers")
    printed, _ = phone.communicate(timeout=40)
    check(printed == "+15550009999: Tomorrow.\n", "the phone shows the answer")

    # Why it went so, beside the daemon: by the conversation's number, and the answer by its position.
    def why(*words):
        code, text = command("why", *words, "--json")
        return json.loads(text) if code == 0 else {}

    settled = lambda: (lambda chain: chain.get("complete") and chain)(why("IMS0000001"))
    chain = until("the answer is delivered", settled)
    steps = {step["type"]: step for step in chain["steps"]}
    check(chain["author"] == "requester" and chain["answered_at"] == steps["agentReplied"]["position"] + 1,
          "why: the requester's message and who answered it")
    check(steps["smsReceived"]["data"]["body"] == "Where is my order?" and steps["interactionOpened"]["rule"] == "R1"
          and steps["interactionOpened"]["data"]["profile_rule"].startswith("P"), "why: webhook, row, profile")
    check({"sendAccepted", "deliveryReported"} <= steps.keys() and steps["sendAttempted"]["consent"] == {"opted_out": False}
          and steps["deliveryReported"]["data"]["status"] == "delivered", "why: attempt with consent, taken, receipt")
    reply = why(str(chain["answered_at"]))
    check(reply["author"] == "agent" and reply["follows"] == steps["smsReceived"]["position"]
          and why(reply["message"]) == reply, "why: the answer by position and by sys_id")
    code, text = command("why", "IMS0000001")
    check(code == 0 and "Who is to answer" in text and "the requester had not opted out" in text, "why: a story for people")
    check(command("why", "1")[0] == 1 and command("why", "IMS0000099")[0] == 1 and command("why")[0] == 2,
          "why: what is no message is refused with 1, no name at all with 2")

    code, text = command("phone", "--as", "+15551234567", "--to", "+15550000000", stdin="")
    check(code == 4 and "+15550009999" in text, "a phone for a number that nobody has names the right one")
    code, text = command("serve", LEDGERLINE_HTTP_PORT="0")
    check(code == 3 and "in use" in text, "a data directory that is in use is named: " + text.strip()[-90:])
    occupied = os.path.join(folder, "file")
    open(occupied, "w").close()
    code, text = command("serve", LEDGERLINE_DATA_DIRECTORY=occupied + "/data")
    check(code == 3 and "cannot be made" in text, "a data directory that cannot be made is named")

    problem = lambda a: (a[0], (a[1] or {}).get("type", "").rsplit(":", 1)[-1])
    check(answer("GET", api + "interactions", user=None)[0] == 401, "no credentials: 401")
    check(answer("GET", api + "interactions", user="ana:wrong-password")[0] == 401, "a wrong password: 401")
    check(problem(answer("POST", api + "interactions/IMS0000001/messages", b'{"body":"' + b"x" * 2_000_000 + b'"}'))
          == (413, "body-too-large"), "a body that is too large: 413")
    check(answer("GET", api + "interactions/IMS9999999")[0] == 404, "an unknown interaction: 404")
    status, document = answer("POST", api + "interactions/IMS0000001/resume")
    check(status == 409 and document["type"].endswith("illegal-transition") and "on_hold" in document["detail"],
          "an illegal transition: 409 with those that are allowed")
    check(answer("POST", api + "interactions/IMS0000001/messages", b'{"body":"\xff\xfe"}')[0] == 400, "invalid UTF-8: 400")
    check(problem(answer("POST", api + "interactions/IMS0000001/messages", {"body": " "}))[1] == "empty-body", "an empty text is refused by name")
    check(problem(answer("POST", "/providers/Demo/inbound", {"from": "+1", "to": "x" * 40, "text": "x"}, user=None))
          == (400, "invalid-address"), "a number that is none: 400")
    check(problem(answer("POST", "/providers/Demo/inbound", b"from=1", user=None)) == (400, "webhook-malformed"), "a malformed body: 400")
    check(problem(answer("POST", "/providers/Demo/inbound", {"from": "+15551234567", "to": "+15550000000", "text": "x"}, user=None))
          == (404, "unknown-company-number"), "an unknown company number: 404")
    check(problem(answer("POST", "/providers/Nobody/inbound", {}, user=None)) == (404, "unknown-provider-application"), "an unknown application: 404")

    # A restart by signal, one by force, and views that somebody deleted.
    listed = answer("GET", api + "interactions/IMS0000001/messages")[1]["result"]
    daemon.send_signal(signal.SIGTERM)
    check(daemon.wait(30) == 0, "the daemon stops gracefully")
    notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notices.bind(os.path.join(folder, "notify"))
    notices.settimeout(20)
    # What it says of its state in words comes in between.
    notice = lambda: next(each for each in iter(lambda: notices.recv(4096), b"") if not each.startswith((b"STATUS=", b"EXTEND_")))
    environment["NOTIFY_SOCKET"] = os.path.join(folder, "notify")
    daemon = serve()
    check(notice().startswith(b"READY=1"), "the service manager is told when it is ready")
    check(answer("GET", api + "interactions/IMS0000001/messages")[1]["result"] == listed, "a restart keeps everything")
    daemon.send_signal(signal.SIGHUP)
    check(notice().startswith(b"RELOADING=1") and notice().startswith(b"READY=1"), "a reload is told")
    daemon.send_signal(signal.SIGTERM)
    check(notice().startswith(b"STOPPING=1") and daemon.wait(30) == 0, "stopping is told")
    del environment["NOTIFY_SOCKET"]
    daemon = serve()
    daemon.kill()
    daemon.wait()
    shutil.rmtree(os.path.join(data, "views"))
    daemon = serve()
    check(answer("GET", api + "interactions/IMS0000001/messages")[1]["result"] == listed, "deleted views are rebuilt")
    status, _ = answer("POST", api + f"interactions/{interaction}/close", {})
    check(status == 200, "an agent closes")
    position = answer("GET", api + "interactions/IMS0000001")[1]["last_position"]
    status, again = answer("POST", api + f"interactions/{interaction}/close", {})
    check(status == 200 and answer("GET", api + "interactions/IMS0000001")[1]["last_position"] == position,
          "closing twice changes nothing")
    daemon.send_signal(signal.SIGTERM)
    daemon.wait(30)

    check(command("verify")[0] == 0, "verify finds nothing")
    check(command("redecide")[0] == 0, "redecide finds nothing")
    code, text = command("replay", "IMS0000001", "--as-of", str(taken["position"]))
    check(code == 0 and "Tomorrow." not in text and "work_in_progress" in text, "a replay stops at a moment")
    check(why("IMS0000001")["steps"] == chain["steps"], "why says the same of a log that nobody writes")
    code, text = command("rebuild", "--verify")
    check(code == 0 and "were right" in text, "the views are a fold of the log")
    broken = os.path.join(folder, "broken.json5")
    open(broken, "w").write("{\n  http: { port: 8480 },\n  queues: [ { nmae: 'Support' } ],\n}\n")
    code, text = command("config", "check", broken)
    check(code == 4 and "broken.json5:3:" in text and "queues[0]" in text, "config check names line and key: " + text.strip())

    # A flipped bit anywhere in the records is found and named.
    code, text = command("prove", "IMS0000001")
    record = bytes.fromhex(json.loads(text)["records"][0]["bytes"])
    path = os.path.join(data, "log", "00000000000000000001", "data.mdb")
    os.chmod(path, 0o600)
    contents = bytearray(open(path, "rb").read())
    # Pages are copied on write: older copies of the record lie in pages that nothing reads any more.
    place = contents.find(record)
    check(code == 0 and place >= 0, "the record stands in the log as it is proven")
    while place >= 0:
        contents[place + len(record) // 2] ^= 1
        place = contents.find(record, place + 1)
    open(path, "wb").write(contents)
    code, text = command("verify")
    check(code == 1 and "record " in text, "a flipped bit is found: " + text.strip()[:80])
finally:
    for process in reversed(processes):
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    if failures:
        print(open(os.path.join(folder, "daemon.log")).read()[-3000:])
    shutil.rmtree(folder, ignore_errors=True)

print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
