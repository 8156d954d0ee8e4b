"""A browser before the workspace page, pretend phones, and steps that say what went wrong."""

import contextlib
import os
import re
import time
import urllib.parse

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import expect, sync_playwright

import harness

CHROMIUM = "/usr/bin/chromium"
# What a browser tells by itself when a request is refused: a test that provokes it expects it.
EXPECTED = re.compile(r"Failed to load resource")

# Other tests run beside these.
expect.set_options(timeout=15_000)


def patience(seconds):
    """A bound for a machine with nothing else to do, made longer where others use it too."""
    return seconds * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


CONFIGURATION = """{
    dataDirectory: "%(folder)s/data",
    http: { address: "127.0.0.1", port: %(port)d },
    webhooks: { allowPrivateAddresses: true },
    site: { openingAcknowledgement: "Thank you, somebody will answer soon." },
    routing: {
        groups: [{ name: "Support", members: ["ana", "boris"] }],
        agents: [{ userName: "ana", capacity: %(capacity)d }, { userName: "boris", capacity: 50 }],
        assignmentRules: [
            { name: "Usual", offerTimeout: "10m", presenceAfterTimeout: "Away" },
            { name: "Hasty", offerTimeout: "2s", presenceAfterTimeout: "Away" },
            { name: "At once", autoAssign: true },
        ],
        rejectReasons: [{ name: "Busy" }, { name: "Not my expertise", reassignable: false }],
    },
    wrapUpCodes: [{ name: "Solved", order: 100 }],
    responseTemplates: [{ name: "hello", text: "Hello ${requester.name}, this is ${agent.name}." }],
    queues: [
        { name: "Support", order: 100, groups: ["Support"], assignmentRule: "Usual", targetWait: "5m" },
        { name: "Hasty", order: 150, groups: ["Support"], assignmentRule: "Hasty" },
        { name: "Walk-in", order: 200 },
        { name: "Given", order: 250, groups: ["Support"], assignmentRule: "At once" },
    ],
    providerApplications: [
        { name: "Demo", provider: "loopback", number: "+15550009999", queue: "Support", pool: "Shop" },
        { name: "Quick", provider: "loopback", number: "+15550007777", queue: "Hasty" },
        { name: "Sales", provider: "loopback", number: "+15550008888", queue: "Walk-in", pool: "Shop" },
        { name: "Robot", provider: "loopback", number: "+15550006666", queue: "Walk-in", virtualAgentFirst: true },
        { name: "Given", provider: "loopback", number: "+15550005555", queue: "Given" },
    ],
    users: [
        { userName: "admin", name: "Ada Minster", roles: ["admin", "supervisor", "auditor"] },
        { userName: "ana", name: "Ana Ortiz", roles: ["agent"] },
        { userName: "boris", name: "Boris Vogel", roles: ["agent"] },
    ],
    consumers: [
        { name: "Carla Reyes", phones: ["+12025550143"], territory: "US" },
        { name: "Dmitri Sokolov", phones: ["+12025550144"], territory: "US" },
        { name: "Elif Kaya", phones: ["+12025550145"], territory: "US" },
    ],
}
"""


class Site:
    """A daemon with the configuration above, and phones that write to it."""

    def __init__(self, run, capacity=50):
        self.run = run
        self.port = harness.free_ports(1)[0]
        text = CONFIGURATION % {"folder": run.folder, "port": self.port, "capacity": capacity}
        self.daemon = harness.Daemon(run, run.write("site.json5", text), self.port)
        self.url = f"http://127.0.0.1:{self.port}/workspace/"
        self.serial = 0
        self.daemon.start()
        self.daemon.set_passwords()

    def sms(self, text, sender="+12025550143", application="Demo", to=None):
        """A phone writes; the message is in the log when this returns."""
        self.serial += 1
        numbers = {"Demo": "+15550009999", "Quick": "+15550007777", "Sales": "+15550008888",
                   "Robot": "+15550006666", "Given": "+15550005555"}
        body = {"id": f"sms-{self.serial}", "from": sender, "to": to or numbers[application], "text": text}
        answer = self.daemon.ask("POST", f"/providers/{application}/inbound", body, user=None)
        if answer.status not in (200, 201, 202, 204):
            raise harness.Failed(f"the phone's message was refused: {answer.status} {answer.body}")

    def received(self, number, application="Demo"):
        """The texts that a phone has received."""
        query = urllib.parse.urlencode({"number": number, "after": 0, "wait": 0})
        answer = self.daemon.ask("GET", f"/providers/{application}/phone?{query}", user=None)
        return [message.get("text") for message in answer.body["messages"]]

    def wait_received(self, number, text, application="Demo"):
        harness.wait_for(f"the phone {number} to show {text!r}",
                         lambda: any(text in each for each in self.received(number, application)))

    def interaction(self, number):
        return self.daemon.ask("GET", f"interactions/{number}", user="admin").body

    def records(self, kind, user="admin"):
        """The records of a type, the oldest first."""
        found, first = [], 1
        while first:
            answer = self.daemon.ask("GET", f"history?from={first}&limit=500", user=user)
            found += [record for record in answer.body["result"] if record["type"] == kind]
            first = answer.body.get("next")
        return found


class Window:
    """One browser's window with somebody signed in, watched for what must not happen."""

    def __init__(self, browser, site, user=None, **options):
        self.site = site
        self.context = browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", **options}
        )
        self.problems = []
        self.page = self.open()
        if user:
            self.sign_in(user)

    def open(self):
        """Another tab of the same browser."""
        page = self.context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", self._heard)
        return page

    def _heard(self, message):
        if message.type in ("error", "warning") and not EXPECTED.search(message.text):
            self.problems.append(f"console: {message.text}")

    def sign_in(self, user):
        page = self.page
        page.goto(self.site.url)
        page.get_by_label("User name").fill(user)
        page.get_by_label("Password").fill(harness.PASSWORDS[user])
        page.get_by_role("button", name="Sign in").click()
        page.locator(".frame").wait_for()

    def go(self, path):
        """Goes to a page by the address, as a bookmark would."""
        self.page.goto(self.site.url + path)
        self.page.locator(".frame").wait_for()

    def link(self, name):
        """A link of the navigation."""
        return self.page.get_by_role("navigation", name="Pages").get_by_role("link", name=name)

    def mark(self, name):
        """What the mark of a page in the navigation says; empty for none."""
        mark = self.link(name).locator(".mark")
        return mark.evaluate("mark => mark.hidden ? '' : mark.firstChild.textContent")

    def presence(self, name):
        """Chooses a presence state with the keyboard alone."""
        page = self.page
        page.locator("body").press("p")
        menu = page.get_by_role("menu", name="Presence")
        menu.get_by_role("menuitemradio").first.wait_for()
        wanted = menu.get_by_role("menuitemradio", name=name)
        for _ in range(10):
            if wanted.evaluate("item => item === document.activeElement"):
                break
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator(".presence")).to_contain_text(name)


class Journey:
    """Steps one after the other; the first that fails ends it, with a picture where that is wanted."""

    def __init__(self, run):
        self.run = run
        self.windows = []

    @contextlib.contextmanager
    def step(self, name):
        begin = time.monotonic()
        try:
            yield
        except (BrowserError, AssertionError, harness.Failed, OSError, KeyError, TypeError, IndexError) as error:
            self._picture(name)
            text = re.sub(r"\x1b\[[0-9;]*m", "", f"{type(error).__name__}: {error}")
            raise harness.Failed(f"{name}: {text}") from error
        problems = [problem for window in self.windows for problem in window.problems]
        for window in self.windows:
            window.problems.clear()
        took = time.monotonic() - begin
        if not self.run.check(f"{name} ({took:.1f} s)", not problems, "; ".join(problems)):
            self._picture(name)

    def _picture(self, name):
        folder = os.environ.get("LEDGERLINE_PICTURES")
        if not folder:
            return
        for place, window in enumerate(self.windows):
            file = re.sub(r"\W+", "-", name)[:60] + f"-{place}.png"
            with contextlib.suppress(BrowserError):
                window.page.screenshot(path=os.path.join(folder, file))


@contextlib.contextmanager
def browser_of(run):
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*arguments, "--disable-dev-shm-usage"]
        )
        try:
            yield browser
        finally:
            browser.close()


def until(what, condition, seconds=10.0, page=None):
    """Waits for a condition while the page goes on."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise harness.Failed(f"waited {seconds:g} s in vain for: {what}")
        if page is None:
            time.sleep(0.02)
        else:
            page.wait_for_timeout(20)
