"""Texts that are attacks, sent as SMS and written as names: they do no harm in the page, in exports and in
a terminal.

Usage: workspace_hostile.py LEDGERLINE. Exit status 0 when nothing did any harm.
"""

import re
import subprocess
import urllib.parse

from playwright.sync_api import expect

import harness
from browser import Journey, Site, Window, browser_of, until

ATTACKS = {
    "a script": "<script>document.title='OWNED'; alert(1)</script>",
    "a picture that fails": "<img src=x onerror=\"document.title='OWNED'; alert(2)\">",
    "attributes": "\" onmouseover=\"alert(3)\" autofocus onfocus=\"alert(3)\" x=\"",
    "a link": "javascript:alert(4) https://example.org/\"onclick=\"alert(4)",
    "a drawing": "<svg/onload=alert(5)><iframe srcdoc='<script>alert(5)</script>'></iframe>",
    "a template": "${alert(6)} {{constructor.constructor('alert(6)')()}} `${alert(6)}`",
    "an override of direction": "\u202e\u2066txet sdrawkcab\u202d \u200f\u061c and on",
    "ten thousand marks": "Z" + "\u0301\u0316" * 5000,
    "a terminal's commands": "\x1b[2J\x1b[31mred\x1b]0;OWNED\x07\x1b[?1049h\x9b2J\x07\x08\x7f end",
    "separators": "one\u2028two\u2029three\x00four\ufefffive\r\nsix",
    "lone halves": "half \ufffd \U0010ffff \ufffe end",
    "a long word": "x" * 1500,
}
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]")
# What turns the direction of a whole line, or draws over others, in a terminal.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def layout(page):
    """What must hold however mean a text is."""
    return page.evaluate("""() => {
        const root = document.documentElement;
        const rail = document.querySelector('.rail').getBoundingClientRect();
        return {
            overflow: root.scrollWidth - root.clientWidth, rail: Math.round(rail.width), top: Math.round(rail.top),
            scripts: document.querySelectorAll('script').length, frames: document.querySelectorAll('iframe').length,
        };
    }""")


def harmless(page, where):
    found = layout(page)
    wanted = {"overflow": 0, "rail": found["rail"], "top": 0, "scripts": 1, "frames": 0}
    assert found == wanted, f"{where}: {found}"
    assert found["rail"] > 150, f"{where}: {found}"
    assert "OWNED" not in page.title(), where
    # A cell of ten thousand marks must not be painted over what stands above and below it.
    painted = page.evaluate("""() => [...document.querySelectorAll('.said')].filter(element => {
        const box = element.getBoundingClientRect();
        const holder = element.closest('.offer-text, .line-text, .row-text, .bubble, .row-name, .line-name, .offer-name, h1');
        return holder && box.height > 0 && getComputedStyle(holder).overflow === 'visible'
            && box.bottom > holder.getBoundingClientRect().bottom + 30;
    }).length""")
    assert painted == 0, f"{where}: {painted} texts stand out of their places"


def main(run):
    site = Site(run)
    with browser_of(run) as browser:
        journey = Journey(run)
        ana = Window(browser, site, "ana")
        # A policy that was violated is written to the console, which every step looks at.
        journey.windows.append(ana)
        page = ana.page
        ana.presence("Available")
        for place, (name, text) in enumerate(ATTACKS.items()):
            site.sms(text, sender=f"+1202555{place:04d}")

        with journey.step("the Inbox shows them as what they are: texts"):
            expect(page.get_by_role("listitem", name="Offer:")).to_have_count(len(ATTACKS))
            expect(page.get_by_text("<script>document.title='OWNED'; alert(1)</script>")).to_be_visible()
            harmless(page, "the Inbox")

        numbers = []
        with journey.step("so does every conversation"):
            for _ in ATTACKS:
                page.keyboard.press("a")
                page.wait_for_url("**/workspace/ongoing/*")
                expect(page.locator(".bubble-line").first).to_be_visible()
                numbers.append(page.url.rsplit("/", 1)[-1])
                harmless(page, f"the conversation {numbers[-1]}")
                ana.link("Inbox").click()
                page.wait_for_url("**/workspace/inbox")
                left = len(ATTACKS) - len(numbers)
                until("the rest of the offers", lambda: page.locator(".offer").count() == left, page=page)

        with journey.step("so do descriptions, notes, names and what agents type"):
            for place, text in enumerate(list(ATTACKS.values())[:8]):
                number = numbers[place]
                short = text[:120]
                site.daemon.ask("POST", f"interactions/{number}/short-description", {"text": short})
                site.daemon.ask("POST", f"interactions/{number}/notes", {"body": text[:900]})
                made = site.daemon.ask("POST", "consumers", {"name": short, "phones": [f"+1202556{place:04d}"]},
                                       user="admin")
                assert made.status in (201, 400, 422), made
                site.sms("Hello from me", sender=f"+1202556{place:04d}")
            ana.go("ongoing")
            for number in numbers:
                ana.go(f"ongoing/{number}")
                expect(page.locator(".bubble-line").first).to_be_visible()
                harmless(page, f"the conversation {number} with a description")
                page.locator(".conversation-row").first.hover()
            ana.go("inbox")
            page.locator(".offer").first.wait_for()
            harmless(page, "the Inbox with names")

        with journey.step("so does a search that is an attack, and a path that is one"):
            ana.go("completed")
            page.get_by_role("searchbox").first.fill(ATTACKS["a picture that fails"])
            page.keyboard.press("Enter")
            harmless(page, "a search")
            ana.go("ongoing/" + urllib.parse.quote("<svg onload=alert(7)>", safe=""))
            expect(page.get_by_text("No such conversation")).to_be_visible()
            harmless(page, "a path")

        with journey.step("a narrow screen is no wider for it"):
            page.set_viewport_size({"width": 390, "height": 844})
            for number in numbers:
                ana.go(f"ongoing/{number}")
                expect(page.locator(".bubble-line").first).to_be_visible()
                assert layout(page)["overflow"] == 0, number

        terminal(run, site, numbers)
    site.daemon.stop()


def terminal(run, site, numbers):
    """The commands that show such texts to somebody at a terminal."""
    phone = subprocess.Popen(
        [run.executable, "phone", "--as", "+12025550143", "--to", "+15550009999", "--wait", "20", "--config",
         run.path("site.json5")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=run.folder)
    phone.stdin.write("Hello?\n")
    phone.stdin.flush()
    # The acknowledgement ends the wait, unless somebody writes before it: both may come.
    shown, _ = phone.communicate(timeout=40)
    site.daemon.ask("PUT", "settings", {"opening_acknowledgement": ATTACKS["a terminal's commands"]}, user="admin")
    outputs = {"phone": shown + run.call(
        "phone", "--as", "+12025550199", "--to", "+15550009999", "--wait", "20", "--config",
        run.path("site.json5"), input="Hello?\n", seconds=40).stdout}
    run.check("the terminal's phone shows what came", "red" in outputs["phone"], outputs["phone"][-200:])
    for command in ("log", "log --json", *(f"replay {number}{kind}" for number in numbers for kind in ("", " --json"))):
        result = run.call(*command.split(), "--config", run.path("site.json5"), seconds=60)
        if result.returncode != 0:
            run.check(f"ledgerline {command} ends well", False, result.stderr[-300:])
        outputs[command] = result.stdout + result.stderr
    bad = {name: CONTROLS.findall(text)[:3] for name, text in outputs.items() if CONTROLS.search(text)}
    run.check("no command of ours writes a terminal's commands", not bad, repr(bad))
    bad = {name: TURNS.findall(text)[:3] for name, text in outputs.items() if TURNS.search(text)}
    run.check("no command of ours turns lines around", not bad, repr(bad))
    run.check("what was escaped can still be read", "\\u001b[2J" in outputs["log"], outputs["log"][-300:])


harness.main("attacks", main, seconds=170)
