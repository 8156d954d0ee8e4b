"""What an end-to-end script needs: processes that end with the script, a client, checks."""

import base64
import collections
import http.client
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

PASSWORDS = {"ana": "ana-types-well", "boris": "boris-types-too", "admin": "admin-is-careful"}

Answer = collections.namedtuple("Answer", "status body headers")


class Failed(Exception):
    """Something that makes going on senseless."""


def free_ports(count):
    """Ports that nobody listens on, all different."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def wait_for(what, condition, seconds=15.0):
    """What `condition` gives as soon as it is true."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Failed(f"waited {seconds:g} s in vain for: {what}")
        time.sleep(0.03)


def listens(port):
    """Whether somebody listens on a port; asked of the kernel, so that nobody is connected to."""
    wanted = f":{port:04X}"
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            with open(table) as lines:
                for line in lines:
                    fields = line.split()
                    if fields[3] == "0A" and fields[1].endswith(wanted):
                        return True
        except FileNotFoundError:
            pass
    return False


class Run:
    """A temporary folder, the processes in it, and what was checked."""

    def __init__(self, executable):
        self.executable = os.path.abspath(executable)
        self.folder = tempfile.mkdtemp(prefix="ledgerline-e2e-")
        self.processes = []
        self.lock = threading.Lock()
        self.failures = 0

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def read(self, name):
        try:
            with open(self.path(name), encoding="utf-8", errors="replace") as file:
                return file.read()
        except FileNotFoundError:
            return ""

    def start(self, arguments, log):
        """Starts a process that writes to a file; it is ended with the script at the latest."""
        with open(self.path(log), "ab") as output:
            process = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                cwd=self.folder,
            )
        with self.lock:
            self.processes.append(process)
        return process

    def stop(self, process, with_signal=signal.SIGTERM, seconds=15):
        """Ends one process; by force when it does not listen."""
        if process.poll() is None:
            process.send_signal(with_signal)
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait(5)
        with self.lock:
            if process in self.processes:
                self.processes.remove(process)
        return status

    def call(self, *arguments, input="", seconds=30):
        """Runs a command of the program to its end."""
        return subprocess.run(
            [self.executable, *arguments], input=input, capture_output=True, text=True,
            cwd=self.folder, timeout=seconds,
        )

    def check(self, name, holds, detail=""):
        """Notes a fact, in a line."""
        print(("ok      " if holds else "FAILED  ") + name + ("" if holds else f": {detail}"))
        sys.stdout.flush()
        if not holds:
            self.failures += 1
        return holds

    def equal(self, name, found, wanted):
        return self.check(name, found == wanted, f"found {found!r}, wanted {wanted!r}")

    def end(self):
        """Ends every process that is left, the last first."""
        for process in reversed(list(self.processes)):
            self.stop(process, seconds=3)
        if self.failures and os.environ.get("KEEP"):
            print(f"kept: {self.folder}")
        else:
            shutil.rmtree(self.folder, ignore_errors=True)


class Daemon:
    """The daemon: started, stopped, killed, asked."""

    def __init__(self, run, config, port, context=None):
        self.run = run
        self.context = context
        self.config = config
        self.port = port
        self.process = None

    def start(self):
        self.process = self.run.start(
            [self.run.executable, "serve", "--config", self.config], "daemon.log"
        )
        process = self.process

        def ready():
            if process.poll() is not None:
                raise Failed(f"the daemon ended with {process.returncode}")
            try:
                return self.ask("GET", "/health/ready", user=None, seconds=2).status == 200
            except OSError:
                return False

        wait_for("the daemon to be ready", ready, 20)

    def stop(self):
        return self.run.stop(self.process)

    def kill(self):
        return self.run.stop(self.process, signal.SIGKILL)

    def set_passwords(self):
        for name, password in PASSWORDS.items():
            result = self.run.call(
                "user", "password", name, "--config", self.config, input=password + "\n"
            )
            if result.returncode != 0:
                raise Failed(f"no password for {name}: {result.stderr}")

    def connect(self, seconds=10):
        """A connection, by TLS if there is a context for it."""
        if self.context is None:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        return http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=seconds, context=self.context
        )

    def ask(self, method, path, body=None, user="ana", password=None, headers=(), seconds=10):
        """One request; a path without a slash in front is one of the API's."""
        if not path.startswith("/"):
            path = "/api/ledgerline/v1/" + path
        fields = dict(headers)
        if user is not None:
            pair = f"{user}:{password or PASSWORDS[user]}"
            fields["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        if body is not None:
            fields.setdefault("Content-Type", "application/json")
            if not isinstance(body, bytes):
                body = json.dumps(body).encode()
        connection = self.connect(seconds)
        try:
            connection.request(method, path, body, fields)
            response = connection.getresponse()
            content = response.read()
            try:
                value = json.loads(content) if content else None
            except ValueError:
                value = content
            return Answer(response.status, value, response.headers)
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()

    def rows(self, path):
        """All rows of a list, page by page."""
        rows, after = [], None
        while True:
            mark = "&" if "?" in path else "?"
            query = f"{mark}limit=50" + (f"&after={after}" if after else "")
            answer = self.ask("GET", path + query)
            if answer.status != 200:
                raise Failed(f"{path}: {answer.status} {answer.body}")
            rows += answer.body["result"]
            after = answer.body.get("next")
            if not after:
                return rows

    def conversations(self):
        """The messages of every interaction, by the requester's number, oldest first."""
        found = {}
        for row in reversed(self.rows("interactions")):
            found.setdefault(row["requester"], []).extend(
                self.rows(f"interactions/{row['sys_id']}/messages")
            )
        return {
            number: sorted(rows, key=lambda row: int(row["position"]))
            for number, rows in found.items()
        }


def tls_in_front(port, target, certificate, key):
    """TLS in front of a port, for a server that knows none."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = socket.create_server(("127.0.0.1", port))

    def pump(source, sink):
        try:
            while data := source.recv(4096):
                sink.sendall(data)
        except OSError:
            pass
        for each in (source, sink):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def serve():
        while True:
            plain, _ = server.accept()
            try:
                secure = context.wrap_socket(plain, server_side=True)
                behind = socket.create_connection(("127.0.0.1", target))
            except OSError:
                plain.close()
                continue
            threading.Thread(target=pump, args=(secure, behind), daemon=True).start()
            threading.Thread(target=pump, args=(behind, secure), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()


def main(title, body, seconds=85):
    """Runs a script's body with the executable's path for so long at most, and ends with its verdict."""
    if len(sys.argv) != 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit(f"usage: {os.path.basename(sys.argv[0])} EXECUTABLE")
    begin = time.monotonic()
    run = Run(sys.argv[1])

    def leave(number, frame):
        raise Failed(f"signal {number}")

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGALRM, leave)
    signal.alarm(seconds)
    try:
        body(run)
    except (Failed, OSError, KeyError, subprocess.SubprocessError) as error:
        run.check("goes to its end", False, f"{type(error).__name__}: {error}")
    finally:
        signal.alarm(0)
        if run.failures:
            for name in sorted(os.listdir(run.folder)):
                if name.endswith(".log"):
                    print(f"--- the end of {name}\n{run.read(name)[-1500:]}")
        run.end()
    print(f"{title}: {run.failures} failed, {time.monotonic() - begin:.1f} s")
    sys.exit(1 if run.failures else 0)
