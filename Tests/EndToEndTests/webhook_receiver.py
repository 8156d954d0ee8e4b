"""A receiver of webhooks, as somebody else would write one: it verifies with `standardwebhooks` and reads
with `cloudevents`, both from PyPI and neither ours."""

import collections
import http.server
import threading
import time

from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from standardwebhooks import Webhook

Delivery = collections.namedtuple("Delivery", "headers body event status")


class Receiver:
    """Paths of one server, each the address of a webhook; what came to each, in order."""

    def __init__(self, port):
        self.port = port
        self.lock = threading.Lock()
        self.came = collections.defaultdict(list)
        self.status = collections.defaultdict(lambda: 204)
        self.delay = 0.0
        self.hangs = set()
        self.goes_on = threading.Event()
        self.problems = []
        self.under_way = set()
        self.server = None
        self.start()

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def start(self):
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *words):
                pass

            def do_POST(self):
                receiver.take(self)

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

            def handle_error(self, request, address):
                pass

        self.server = Server(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        """Nobody listens any more; connections that stand are cut."""
        with self.lock:
            self.is_away = True
        self.server.shutdown()
        self.server.server_close()

    is_away = False

    def take(self, handler):
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        path, headers = handler.path, dict(handler.headers.items())
        if self.is_away:
            handler.close_connection = True
            return
        event = from_http_event(HTTPMessage(headers=headers, body=body))
        lane = (path, event.get_subject())
        if path in self.hangs:
            self.goes_on.wait(60)
            handler.close_connection = True
            return
        with self.lock:
            if event.get_subject() and lane in self.under_way:
                self.problems.append(f"two events of {event.get_subject()} at once")
            self.under_way.add(lane)
            status = self.status[path]
        if self.delay:
            time.sleep(self.delay)
        # What comes next may be answered while this is written.
        with self.lock:
            self.under_way.discard(lane)
            self.came[path].append(Delivery(headers, body, event, status))
        handler.send_response(status)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    def all(self, path):
        with self.lock:
            return list(self.came[path])

    def taken(self, path):
        """What was answered with success, in order; what came twice stands here twice."""
        return [each for each in self.all(path) if each.status < 300]

    def without_tests(self, path):
        """Takes events that only test a path out of what came, and gives them."""
        with self.lock:
            tests = [each for each in self.came[path] if each.event.get_type() == "ledgerline.webhookTested"]
            self.came[path] = [each for each in self.came[path] if each not in tests]
        return tests

    def positions(self, path):
        """The records that were taken, each once, as they came first."""
        return list(dict.fromkeys(position(each) for each in self.taken(path)))


def position(delivery):
    return int(delivery.event.get_id())


def is_signed(delivery, secret):
    """Whether a delivery verifies under a secret."""
    try:
        Webhook(secret).verify(delivery.body, delivery.headers)
    except Exception:  # Whatever somebody else's library says: it does not verify.
        return False
    return True


def out_of_order(deliveries):
    """Subjects whose events were not taken in the order of the log; a repetition is no disorder."""
    last, seen, found = {}, set(), []
    for each in deliveries:
        subject, place = each.event.get_subject(), position(each)
        if place in seen or subject is None:
            continue
        seen.add(place)
        if place < last.get(subject, 0):
            found.append((subject, place))
        last[subject] = place
    return found
