"""The daemon with a certificate: clients verify it, and what is not TLS gets nowhere.

Usage: tls.py LEDGERLINE. Exit status 0 when all is as it should be.
"""

import base64
import json
import socket
import ssl
import subprocess
import time

import harness

CONFIG = """{
  dataDirectory: "%(data)s",
  http: { port: %(port)d, connectionLimit: 64, idleTimeout: "2s", requestTimeout: "2s",
          tls: { certificateFile: "%(certificate)s", keyFile: "%(key)s" } },
  queues: [{ name: "Support" }],
  providerApplications: [
    { name: "Demo", provider: "loopback", number: "+15550009999", queue: "Support" } ],
  users: [{ userName: "admin", roles: ["admin"] }, { userName: "ana", roles: ["agent", "auditor"] }],
}"""


def body(run):
    certificate, key = run.path("certificate.pem"), run.path("key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True, timeout=30,
    )
    port = harness.free_ports(1)[0]
    config = run.write("tls.json5", CONFIG % {
        "data": run.path("data"), "port": port, "certificate": certificate, "key": key})
    process = run.start([run.executable, "serve", "--config", config], "daemon.log")

    def curl(path, *arguments, body=None):
        """The status and the body as curl gets them; status 0 when it gets none."""
        command = ["curl", "-s", "-m", "10", "-w", "\n%{http_code}", *arguments]
        if body is not None:
            command += ["-H", "Content-Type: application/json", "--data-binary", "@-"]
        done = subprocess.run(
            command + [path], input=json.dumps(body), capture_output=True, text=True, timeout=20,
            cwd=run.folder)
        text, _, status = done.stdout.rpartition("\n")
        return int(status or 0), text

    home = f"https://localhost:{port}"
    known = ("--cacert", certificate)
    harness.wait_for("the daemon to be ready", lambda: curl(home + "/health/ready", *known)[0] == 200)
    run.check("a client that knows the certificate is answered", True)
    run.equal("one that does not know it goes away", curl(home + "/health/live")[0], 0)
    run.equal("plain HTTP gets nothing", curl(f"http://localhost:{port}/health/live")[0], 0)
    result = run.call("user", "password", "ana", "--config", config, input="ana-types-well\n")
    run.equal("a password is set", result.returncode, 0)

    # A request that waits for its commit, and one that is read back, over the same library's suspension.
    message = {"from": "+15551230001", "to": "+15550009999", "text": "Over TLS", "id": "1"}
    run.equal("a message is taken", curl(home + "/providers/Demo/inbound", *known, body=message)[0], 204)
    api = home + "/api/ledgerline/v1/"
    signed = (*known, "-u", "ana:ana-types-well")
    text = lambda: curl(api + "interactions/IMS0000001/messages", *signed)[1]
    harness.wait_for("the message to be shown", lambda: "Over TLS" in text())
    run.check("and shown", True)
    large = {"from": "+15551230001", "to": "+15550009999", "text": "x" * 70_000, "id": "2"}
    run.equal("a large one too", curl(home + "/providers/Demo/inbound", *known, body=large)[0], 204)
    run.equal("too large a one is refused", curl(
        home + "/providers/Demo/inbound", *known, body={"text": "x" * 2_000_000})[0], 413)

    context = ssl.create_default_context(cafile=certificate)
    old = ssl.create_default_context(cafile=certificate)
    old.minimum_version = ssl.TLSVersion.TLSv1
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("DEFAULT:@SECLEVEL=0")

    def shake(with_context):
        plain = socket.create_connection(("127.0.0.1", port), timeout=10)
        return with_context.wrap_socket(plain, server_hostname="localhost")

    try:
        shake(old).close()
        spoken = True
    except (ssl.SSLError, OSError):
        spoken = False
    run.check("versions before 1.2 are not spoken", not spoken)

    # Whoever begins a handshake and says no more is cut off as any slow client is.
    begin = time.monotonic()
    silent = socket.create_connection(("127.0.0.1", port), timeout=10)
    silent.send(b"\x16\x03\x01")
    try:
        ended = silent.recv(1) == b""
    except ConnectionResetError:
        ended = True
    except TimeoutError:
        ended = False
    run.check("half a handshake is cut off", ended and time.monotonic() - begin < 8)
    silent.close()

    stream = shake(context)
    pair = base64.b64encode(b"ana:ana-types-well").decode()
    stream.send(f"GET /api/ledgerline/v1/events?from=1 HTTP/1.1\r\nHost: h\r\n"
                f"Authorization: Basic {pair}\r\n\r\n".encode())
    received = stream.recv(65_536)
    run.check("events are streamed", b"text/event-stream" in received, received[:80])
    run.equal("a stop ends well", run.stop(process), 0)
    try:
        while part := stream.recv(65_536):
            received += part
    except OSError as error:
        received += str(error).encode()
    run.check("and ends the stream as a whole", received.endswith(b"0\r\n\r\n"), received[-80:])
    log = run.read("daemon.log")
    run.check("the process log has no error", '"level":"error"' not in log, log[-300:])


harness.main("TLS", body)
