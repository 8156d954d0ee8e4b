"""Compose SMS with its warnings and rows, consent, offers that run out, and a daemon that goes away.

Usage: workspace_compose.py LEDGERLINE. Exit status 0 when every step went as it should.
"""

import base64
import time

from playwright.sync_api import expect

import harness
from browser import Journey, Site, Window, browser_of, patience, until

CARLA, DMITRI, ELIF = "+12025550143", "+12025550144", "+12025550145"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


class Compose:
    """The page Compose SMS of a window."""

    def __init__(self, window):
        self.page = window.page
        window.go("compose")

    def to(self, words, other=None):
        to = self.page.get_by_role("combobox", name="To")
        to.fill(words)
        self.page.get_by_role("option").first.wait_for()
        to.press("Enter")
        if other:
            self.page.get_by_label("Number", exact=True).select_option("other")
            self.page.get_by_label("Other number").fill(other)

    def write(self, text, number="+15550009999"):
        self.page.get_by_label("From").select_option(number)
        self.page.get_by_role("textbox", name="Message").fill(text)

    def forecast(self, row):
        expect(self.page.locator(".forecast")).to_have_attribute("data-row", row)

    def send(self, row):
        self.page.get_by_role("button", name="Send", exact=True).click()
        expect(self.page.locator(".sent")).to_have_attribute("data-rule", row)


def composing(journey, site, ana, boris):
    page = ana.page
    with journey.step("a number is checked as it is typed, and read as one of the country"):
        compose = Compose(ana)
        compose.to("elif", other="12")
        expect(page.get_by_text("That is no number to write to")).to_be_visible()
        page.get_by_label("Other number").fill("(202) 555-0199")
        expect(page.locator(".verdict")).to_contain_text("+1 202 555 0199, read as a number of United States")
        page.get_by_label("Other number").fill("+44 20 7946 0018")
        expect(page.locator(".verdict")).to_contain_text("+442079460018")

    with journey.step("the counter says what a text costs"):
        count = page.locator("#compose-count")
        for text, words in [("a" * 160, "160 characters · 1 SMS · 0 left"),
                            ("a" * 161, "161 characters · 2 SMS · 145 left"),
                            ("€" * 80, "160 characters · 1 SMS · 0 left"),
                            ("ж" * 70, "70 characters · 1 SMS · 0 left"),
                            ("ж" * 71, "71 characters · 2 SMS · 63 left"),
                            ("😀" * 36, "72 characters · 2 SMS · 61 left")]:
            page.get_by_role("textbox", name="Message").fill(text)
            expect(count).to_contain_text(words)

    with journey.step("row A1: nobody writes with the number, so a conversation is opened"):
        compose = Compose(ana)
        compose.to("Elif")
        compose.write("Your chair is ready.")
        compose.forecast("A1")
        compose.send("A1")
        site.wait_received(ELIF, "Your chair is ready.")
        page.get_by_role("link", name="Open IMS0000001").click()
        expect(page.get_by_role("list", name="Messages")).to_contain_text("Your chair is ready.")
        ana.link("Ongoing").click()
        expect(page.locator(".conversation-row", has_text="Elif Kaya")).to_be_visible()

    with journey.step("a template is filled in, and a picture goes along (row A11)"):
        compose = Compose(ana)
        compose.to("Elif")
        compose.write("")
        page.get_by_label("Put in a template").select_option(label="hello")
        expect(page.get_by_role("textbox", name="Message")).to_have_value("Hello Elif Kaya, this is Ana Ortiz.")
        page.locator("input[type=file]").set_input_files(
            {"name": "dot.png", "mimeType": "image/png", "buffer": PICTURE})
        expect(page.get_by_alt_text("Picture to be sent")).to_be_visible()
        compose.forecast("A2")
        compose.send("A2")
        page.get_by_role("link", name="Open IMS0000001").click()
        expect(page.get_by_role("list", name="Messages").locator("img")).to_be_visible()
        width = page.get_by_role("list", name="Messages").locator("img").evaluate(
            "async image => { await image.decode(); return image.naturalWidth; }")
        assert width == 1, width

    with journey.step("row A2: a colleague has the conversation, which is shown, joined and not taken away"):
        compose = Compose(boris)
        compose.to("Elif")
        compose.write("And so is your table.")
        compose.forecast("A2")
        card = boris.page.locator(".ongoing-card")
        for words in ["IMS0000001", "SMS", "Elif Kaya", "Ana Ortiz", "In progress"]:
            expect(card).to_contain_text(words)
        compose.send("A2")
        assert site.interaction("IMS0000001")["assigned_to_name"] == "Ana Ortiz"

    with journey.step("row A3: the virtual agent has the conversation, which is closed for a new one"):
        site.sms("Hello robot", sender=DMITRI, application="Robot")
        compose = Compose(ana)
        compose.to("Dmitri")
        compose.write("A person answers now.", number="+15550006666")
        compose.forecast("A3")
        compose.send("A3")
        assert site.interaction("IMS0000002")["state"] == "closed_complete"
        assert site.interaction("IMS0000003")["assigned_to_name"] == "Ana Ortiz"

    with journey.step("row A4: the number is somebody else's; the warning, then it is taken over"):
        site.sms("I am Carla.", sender=CARLA, application="Sales")
        compose = Compose(ana)
        compose.to("Elif", other=CARLA)
        compose.write("Elif, is this your new number?", number="+15550008888")
        compose.forecast("A4")
        expect(page.locator("[data-check='V2']")).to_contain_text("Carla Reyes")
        send = page.get_by_role("button", name="Send and take the number over")
        expect(send).to_be_disabled()
        page.get_by_label("The number is Elif Kaya’s now").check()
        compose.send("A4")
        assert site.interaction("IMS0000004")["state"] == "closed_complete"
        taken = site.interaction("IMS0000005")
        assert (taken["opened_for_name"], taken["requester"]) == ("Elif Kaya", CARLA), taken
        site.wait_received(CARLA, "is this your new number?", application="Sales")

    with journey.step("row A5: a conversation that waits is the writer's"):
        site.sms("Is anybody there?", sender=DMITRI, application="Sales")
        compose = Compose(ana)
        compose.to("Dmitri")
        compose.write("Yes.", number="+15550008888")
        compose.forecast("A5")
        compose.send("A5")
        assert site.interaction("IMS0000006")["assigned_to_name"] == "Ana Ortiz"


def consent(journey, site, ana):
    page = ana.page
    with journey.step("STOP: the conversation says so, and nothing can be sent"):
        ana.go("ongoing/IMS0000006")
        expect(page.get_by_role("combobox", name="Message")).to_be_editable()
        site.sms("stop", sender=DMITRI, application="Sales")
        expect(page.locator(".composer-obstacle")).to_contain_text("opted out")
        site.wait_received(DMITRI, "no more messages", application="Sales")

    with journey.step("Compose SMS refuses with the reason and when (row A10)"):
        compose = Compose(ana)
        compose.to("Dmitri")
        compose.write("One more thing.", number="+15550008888")
        expect(page.locator("[data-check='A10']")).to_contain_text("wants no messages from this number")
        expect(page.locator("[data-check='A10']")).to_contain_text("Since")
        expect(page.get_by_role("button", name="Send", exact=True)).to_be_disabled()

    with journey.step("START under the open page: it can be written to again"):
        site.sms("START", sender=DMITRI, application="Sales")
        expect(page.locator("[data-check='A10']")).to_have_count(0)
        expect(page.get_by_role("button", name="Send", exact=True)).to_be_enabled()


def offers(journey, site, ana):
    page = ana.page
    with journey.step("an offer runs out: the Inbox says why nothing comes, and how to get on"):
        ana.go("inbox")
        ana.presence("Available")
        site.sms("Quick!", sender="+12025550150", application="Quick")
        expect(page.get_by_role("listitem", name="Offer:")).to_be_visible()
        expect(page.locator(".toast")).to_contain_text("An offer was not answered in time. You are Away now.")
        expect(page.get_by_role("listitem", name="Offer:")).to_have_count(0)
        expect(page.get_by_text("because an offer was not answered in time")).to_be_visible()
        expect(page.locator(".presence")).to_contain_text("Away")

    with journey.step("what is given without asking is shown with what waits for anybody"):
        ana.page.get_by_role("button", name="Be Available").click()
        expect(page.locator(".presence")).to_contain_text("Available")
        site.sms("Whoever is free", sender="+12025550151", application="Given")
        mine = page.get_by_role("region", name="Yours, not answered yet")
        expect(mine).to_contain_text("Whoever is free")
        site.sms("I just walk in", sender="+12025550152", application="Sales")
        waiting = page.get_by_role("region", name="Waiting for anybody")
        expect(waiting).to_contain_text("I just walk in")

    with journey.step("the next one is taken with a key"):
        ana.presence("Offline")
        page.locator("body").press("n")
        page.wait_for_url("**/workspace/ongoing/*")
        expect(page.get_by_role("list", name="Messages")).to_contain_text("I just walk in")


def restart(journey, site, ana):
    page = ana.page
    field = page.get_by_role("combobox", name="Message")
    with journey.step("the daemon is killed under the open page, which says so and keeps the draft"):
        field.fill("Half a sentence")
        site.daemon.kill()
        expect(page.get_by_text("Disconnected.")).to_be_visible()
        expect(field).to_have_value("Half a sentence")

    with journey.step("a message that is sent meanwhile waits, and is not lost"):
        field.fill("Sent into the void.")
        field.press("Enter")
        expect(page.locator(".bubble-line.pending", has_text="Sent into the void.")).to_be_visible()

    with journey.step("the daemon is back: the page is live again, still signed in, and sends it once"):
        site.daemon.start()
        expect(page.get_by_text("Disconnected.")).to_be_hidden(timeout=20_000)
        site.wait_received("+12025550152", "Sent into the void.", application="Sales")
        expect(page.locator(".bubble-line.out", has_text="Sent into the void.")).to_have_count(1)
        sent = [text for text in site.received("+12025550152", "Sales") if "void" in text]
        assert len(sent) == 1, sent

    with journey.step("what a phone writes then appears as before"):
        begin = time.monotonic()
        site.sms("You are back!", sender="+12025550152", application="Sales")
        page.get_by_role("list", name="Messages").get_by_text("You are back!").wait_for()
        assert time.monotonic() - begin < patience(1)

    with journey.step("a graceful stop and a start go the same way, and lose no message either"):
        site.daemon.stop()
        expect(page.get_by_text("Disconnected.")).to_be_visible()
        site.daemon.start()
        site.sms("And again?", sender="+12025550152", application="Sales")
        expect(page.get_by_role("list", name="Messages")).to_contain_text("And again?", timeout=20_000)


def main(run):
    site = Site(run)
    with browser_of(run) as browser:
        journey = Journey(run)
        ana = Window(browser, site, "ana")
        boris = Window(browser, site, "boris")
        journey.windows += [ana, boris]
        composing(journey, site, ana, boris)
        consent(journey, site, ana)
        boris.context.close()
        journey.windows.remove(boris)
        offers(journey, site, ana)
        restart(journey, site, ana)
    site.daemon.stop()


harness.main("compose, consent, offers, restarts", main, seconds=180)
