"""Three phones, a real Kannel gateway and a daemon that is killed in the middle.

Usage: kannel.py LEDGERLINE CONFIGURATION-TEMPLATE. Everything runs on loopback with ports of its own; what
is started here is ended here. Exit status 0 when nothing was lost, doubled or out of order.
"""
import base64, collections, json, os, re, shutil, signal, socket, subprocess, sys, tempfile, time
import urllib.request, urllib.error

LEDGERLINE, TEMPLATE = sys.argv[1:3]
PHONES = ["+15551000001", "+15551000002", "+15551000003"]
COMPANY = "+15550009999"
PER_PHONE = 20
FAKESMSC = "/usr/lib/kannel/test/fakesmsc"
processes, folder = [], tempfile.mkdtemp(prefix="ledgerline-kannel-")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start(name, *words, **more):
    out = open(os.path.join(folder, name + ".log"), "ab")
    process = subprocess.Popen(words, stdout=out, stderr=out, stdin=subprocess.DEVNULL, **more)
    processes.append(process)
    return process


def until(what, condition, seconds=40):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.1)
    raise SystemExit("waited in vain: " + what)


def listening(port):
    with socket.socket() as s:
        return s.connect_ex(("127.0.0.1", port)) == 0


def log(name):
    with open(os.path.join(folder, name + ".log"), encoding="utf-8", errors="replace") as f:
        return f.read()


def call(method, path, body=None, user="ana"):
    request = urllib.request.Request(base + "/api/ledgerline/v1/" + path, method=method)
    secret = base64.b64encode((user + ":a-good-password").encode()).decode()
    request.add_header("Authorization", "Basic " + secret)
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, data, timeout=10) as answer:
        return json.load(answer)


def tried(*words, **more):
    """A call that may meet the daemon while it is away, or a refusal."""
    try:
        return call(*words, **more)
    except (OSError, urllib.error.URLError):
        return None


def messages(interaction):
    found, after = [], ""
    while True:
        page = call("GET", f"interactions/{interaction}/messages?limit=100{after}")["result"]
        found += page
        if len(page) < 100:
            return found
        after = f"&after={page[-1]['position']}"


def serve():
    daemon = start("daemon", LEDGERLINE, "serve", "--config", configuration)
    until("the daemon is ready", lambda: ready())
    return daemon


def ready():
    try:
        return urllib.request.urlopen(base + "/health/ready", timeout=2).status == 200
    except OSError:
        return False


def check(condition, text):
    print(("ok   " if condition else "FAIL ") + text, flush=True)
    if not condition:
        failures.append(text)


failures = []
try:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    values = {"TOKEN": "a-shared-token", "LOGS": folder, "LEDGERLINE": base}
    for name in ["ADMIN", "SMSBOX", "SENDSMS", "SMSC1", "SMSC2", "SMSC3"]:
        values[name + "_PORT"] = str(free_port())
    text = open(TEMPLATE).read()
    for name, value in values.items():
        text = text.replace("@" + name + "@", value)
    gateway = os.path.join(folder, "kannel.conf")
    open(gateway, "w").write(text)
    configuration = os.path.join(folder, "ledgerline.json5")
    open(configuration, "w").write(json.dumps({
        "dataDirectory": os.path.join(folder, "data"),
        "http": {"port": port, "publicURL": base},
        "queues": [{"name": "Support"}],
        "providerApplications": [{
            "name": "Gateway", "provider": "kannel", "number": COMPANY, "queue": "Support",
            "kannel": {
                "sendURL": f"http://127.0.0.1:{values['SENDSMS_PORT']}/cgi-bin/sendsms",
                "userName": "ledgerline", "password": values["TOKEN"],
                "inboundToken": values["TOKEN"],
            },
        }],
        "users": [{"userName": "ana"}, {"userName": "boris"}],
        "consumers": [{"name": "Carla", "phones": [PHONES[0]]}],
    }))
    daemon = serve()
    for user in ["ana", "boris"]:
        subprocess.run([LEDGERLINE, "user", "password", user, "--config", configuration],
                       input=b"a-good-password\n", check=True, stdout=subprocess.DEVNULL)
    start("bearerbox-out", "/usr/sbin/bearerbox", gateway)
    until("bearerbox listens", lambda: listening(int(values["SMSBOX_PORT"])))
    start("smsbox-out", "/usr/sbin/smsbox", gateway)
    until("smsbox listens", lambda: listening(int(values["SENDSMS_PORT"])))

    # Each phone sends texts with a random number behind them, and prints what it receives.
    for index, phone in enumerate(PHONES):
        start(f"phone{index}", FAKESMSC, "-H", "127.0.0.1", "-r", values[f"SMSC{index + 1}_PORT"],
              "-i", "0.15", "-m", str(PER_PHONE), "-z", "4",
              f"{phone} {COMPANY} text Hé {index} € ")
    until("three interactions wait", lambda: len(call("GET", "interactions")["result"]) == 3)

    # Agents take and answer all along; the daemon is killed in the middle and started again.
    owners, sent, killed, serial = {}, collections.defaultdict(list), False, 0
    while serial < 45:
        if serial == 15 and not killed:
            daemon.send_signal(signal.SIGKILL)
            daemon.wait()
            killed = True
            time.sleep(2)
            daemon = serve()
        for user in ["ana", "boris"]:
            if len(owners) < 3:
                taken = tried("POST", "interactions/next", {}, user=user)
                if taken:
                    owners[taken["interaction"]] = user
        for interaction, user in list(owners.items()):
            text = f"answer {serial} 👍" if serial % 5 == 0 else f"answer {serial}"
            if tried("POST", f"interactions/{interaction}/messages", {"body": text}, user=user):
                sent[interaction].append(text)
            serial += 1
        time.sleep(0.05)
    check(len(owners) == 3, "agents took three interactions")

    def settled():
        for interaction in owners:
            for message in messages(interaction):
                if message["direction"] == "outbound" and message["status"] not in (
                        "delivered", "uncertain", "undelivered", "failed"):
                    return False
        return True

    until("every answer has a fate", settled, 60)
    until("every text has arrived",
          lambda: sum(m["direction"] == "inbound" for i in owners for m in messages(i))
          >= 3 * PER_PHONE, 60)

    for interaction in owners:
        number = call("GET", f"interactions/{interaction}")["requester"]
        index = PHONES.index(number)
        listed = messages(interaction)
        inbound = [m for m in listed if m["direction"] == "inbound"]
        check(len(inbound) == PER_PHONE, f"{PER_PHONE} texts of phone {index}, none lost or doubled")
        check(all(m["body"].startswith(f"Hé {index} €") for m in inbound),
              f"the texts of phone {index} came as they were written")
        outbound = [m for m in listed if m["direction"] == "outbound"]
        bodies = [m["body"] for m in outbound]
        check([b for b in bodies if b in sent[interaction]] == sent[interaction],
              f"every acknowledged answer to phone {index} is in the log, in order")
        uncertain = [m["body"] for m in outbound if m["status"] == "uncertain"]
        delivered = [m["body"] for m in outbound if m["status"] == "delivered"]
        check(sorted(uncertain + delivered) == sorted(bodies) and len(uncertain) <= 2,
              f"{len(delivered)} delivered by report, {len(uncertain)} uncertain")
        received = []
        for kind, got in re.findall(r"Got message \d+: <\S+ \S+ (\S+) (.*)>", log(f"phone{index}")):
            if kind == "ucs-2":
                got = urllib.request.unquote_to_bytes(got.replace("+", " ")).decode("utf-16-be")
            received.append(got)
        check(len(set(received)) == len(received), f"phone {index} got nothing twice")
        check(set(delivered) <= set(received), f"phone {index} got all that was reported delivered")
        order = [bodies.index(text) for text in received]
        check(order == sorted(order), f"phone {index} got the answers in order")

    refused = urllib.request.Request(
        f"{base}/providers/Gateway/inbound?token={values['TOKEN']}&from=%2B15551000001"
        "&to=%2B15550000000&text=x&id=1")
    try:
        urllib.request.urlopen(refused, timeout=5)
        check(False, "a number that nobody has is refused")
    except urllib.error.HTTPError as error:
        check(error.code == 404, "a number that nobody has is refused")
    daemon.send_signal(signal.SIGTERM)
    check(daemon.wait(30) == 0, "the daemon stops gracefully")
    for command in ["verify", "redecide"]:
        done = subprocess.run([LEDGERLINE, command, "--config", configuration],
                              capture_output=True, text=True)
        check(done.returncode == 0, f"{command}: {done.stdout.strip()[-120:]}")
finally:
    for process in reversed(processes):
        if process.poll() is None:
            process.terminate()
    for process in reversed(processes):
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if failures:
        print(log("daemon")[-3000:])
    shutil.rmtree(folder, ignore_errors=True)

print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
