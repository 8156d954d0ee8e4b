"""axe-core over every page, light and dark, wide and narrow: nothing serious keeps anybody out.

Usage: workspace_access.py LEDGERLINE. Exit status 0 when there is no serious or critical finding.
"""

from playwright.sync_api import expect

import harness
from axe import findings
from browser import Journey, Site, Window, browser_of


def report(journey, path, found):
    """Every finding of every page is told, not only the first."""
    if found:
        journey.run.check(f"nothing keeps people out of {path}", False, "\n    ".join(found))


def pages_of(user, site):
    """Paths, and what must be seen before a page is looked at."""
    if user == "ana":
        return [("inbox", ".offer"), ("ongoing", ".conversation-row"), ("ongoing/IMS0000001", ".bubble-line"),
                ("completed", ".conversation-row"), ("completed/IMS0000002", ".bubble-line"),
                ("compose", "#compose-to"), ("phone", "main h1, main h2")]
    sections = ["queues", "provider-applications", "messaging-actions", "response-templates", "users", "settings",
                "webhooks", "provider-addresses"]
    # The button that verifies is off until the state of the last verification is there.
    verify = ".verify > .button:enabled"
    return [("board", "main h1"), ("audit", verify), ("audit/IMS0000001", verify), ("changes", "main h1"),
            ("administration", ".admin-card"), ("completed", ".conversation-row"),
            *((f"administration/{section}", "main h1") for section in sections),
            (f"administration/webhooks/{site.webhook}", ".delivery"), ("administration/webhooks/new", "main form"),
            ("administration/queues/new", "main form"), ("administration/messaging-actions/new", "main form")]


def look(journey, site, browser, user, scheme, width):
    window = Window(browser, site, bypass_csp=True, color_scheme=scheme,
                    viewport={"width": width, "height": 900}, reduced_motion="reduce")
    journey.windows[:] = [window]
    page = window.page
    with journey.step(f"the sign-in, {scheme}, {width} pixels wide"):
        page.goto(site.url)
        page.get_by_label("Password").wait_for()
        report(journey, "the sign-in", findings(page))
    window.sign_in(user)
    for path, sign in pages_of(user, site):
        with journey.step(f"{path}, {scheme}, {width} pixels wide, as {user}"):
            window.go(path)
            page.locator(sign).first.wait_for()
            expect(page.locator(".skeleton")).to_have_count(0)
            report(journey, path, findings(page))
            # At 400 % of 1280 pixels nothing is wider than the window (WCAG 2.2, 1.4.10).
            if width < 500:
                over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert over <= 0, f"{over} pixels wider than the window"
    if user == "ana":
        with journey.step(f"menus and dialogs, {scheme}, {width} pixels wide"):
            window.go("inbox")
            page.locator(".offer").first.wait_for()
            page.keyboard.press("p")
            page.get_by_role("menuitemradio").first.wait_for()
            found = findings(page)
            page.keyboard.press("Escape")
            page.keyboard.press("?")
            page.get_by_role("dialog").wait_for()
            found += findings(page)
            page.keyboard.press("Escape")
            page.keyboard.press("x")
            page.get_by_role("dialog").wait_for()
            found += findings(page)
            page.keyboard.press("Escape")
            report(journey, "menus and dialogs", found)
    window.context.close()


def keyboard(journey, site, browser):
    """The whole of an answer without a mouse, and a focus that can be seen."""
    window = Window(browser, site)
    journey.windows[:] = [window]
    page = window.page
    with journey.step("signing in, an offer and an answer need no mouse, and the focus is seen"):
        page.goto(site.url)
        page.get_by_label("User name").wait_for()
        page.keyboard.type("boris")
        page.keyboard.press("Tab")
        page.keyboard.type(harness.PASSWORDS["boris"])
        page.keyboard.press("Enter")
        page.locator(".frame").wait_for()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", outline
        window.presence("Available")
        site.sms("For Boris", sender="+12025550177")
        page.get_by_role("listitem", name="Offer:").first.wait_for()
        page.keyboard.press("a")
        page.wait_for_url("**/workspace/ongoing/*")
        field = page.get_by_role("combobox", name="Message")
        field.wait_for()
        page.keyboard.press("r")
        expect(field).to_be_focused()
        page.keyboard.type("Without a mouse.")
        page.keyboard.press("Enter")
        site.wait_received("+12025550177", "Without a mouse.")


def main(run):
    site = Site(run)
    ask = site.daemon.ask
    state = {row["name"]: row["sys_id"] for row in ask("GET", "presence-states").body["result"]}
    # One conversation that goes on, one that is over, one that waits.
    site.sms("Where is my order?", application="Sales")
    ask("POST", "interactions/next", {})
    ask("POST", "interactions/IMS0000001/messages", {"body": "It is on its way."})
    ask("POST", "interactions/IMS0000001/notes", {"body": "A regular customer."})
    site.sms("Good bye", sender="+12025550144", application="Sales")
    ask("POST", "interactions/next", {})
    ask("POST", "interactions/IMS0000002/messages", {"body": "Bye."})
    ask("POST", "interactions/IMS0000002/close", {})
    ask("PUT", "agents/me/presence", {"presence": state["Available"]})
    site.sms("I wait for an agent", sender="+12025550145")
    site.sms("I wait for anybody", sender="+12025550146", application="Sales")
    webhook = {"name": "CRM", "url": "http://127.0.0.1:9/", "types": ["interactionClosed"]}
    site.webhook = ask("POST", "webhooks", webhook, user="admin").body["sys_id"]
    ask("POST", f"webhooks/{site.webhook}/pause", {"reason": "Nobody is there"}, user="admin")
    with browser_of(run) as browser:
        journey = Journey(run)
        for scheme, width in (("light", 1440), ("dark", 1440), ("light", 320)):
            look(journey, site, browser, "ana", scheme, width)
            look(journey, site, browser, "admin", scheme, width)
        keyboard(journey, site, browser)
    site.daemon.stop()


harness.main("accessibility", main, seconds=280)
