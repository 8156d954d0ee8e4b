"""Compose SMS with its warnings and rows, messages for later, quiet hours, consent, offers that run out, and a
daemon that goes away.

Usage: workspace_compose.py LEDGERLINE. Exit status 0 when every step went as it should.
"""

import base64
import datetime
import time
import zoneinfo

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
        self.page.locator(".compose button[type=submit]").click()
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

    with journey.step("a number that nobody can have goes back into its field, with what is wrong"):
        ana.go("inbox")
        compose = Compose(ana)
        compose.to("12 34")
        expect(page.get_by_text("That is no number to write to")).to_be_visible()
        expect(page.get_by_role("combobox", name="To")).to_have_value("12 34")

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

    with journey.step("the number that a requester knows is chosen, and a pool keeps to it (row Y1)"):
        compose = Compose(ana)
        compose.to("Dmitri")
        expect(page.get_by_label("From")).to_have_value("+15550008888")
        page.get_by_label("From").select_option(label="Shop · a number of the pool")
        expect(page.locator(".compose-card")).to_contain_text("the requester last conversed with it")
        page.get_by_role("textbox", name="Message").fill("From the pool.")
        compose.forecast("A2")
        compose.send("A2")
        site.wait_received(DMITRI, "From the pool.", application="Sales")
        [choice] = site.records("senderChosen")
        assert (choice["data"]["company"], choice["data"]["reason"]) == ("+15550008888", "sticky"), choice


def in_days(days):
    """A moment as a field of a date and a time takes it."""
    moment = datetime.datetime.now() + datetime.timedelta(days=days)
    return moment.replace(hour=9, minute=30).strftime("%Y-%m-%dT%H:%M")


def schedule(site, interaction, text, seconds):
    """Writes a message for a moment some seconds from now."""
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    body = {"body": text, "send_at": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}
    answer = site.daemon.ask("POST", f"interactions/{interaction}/messages", body, user="ana")
    assert answer.status == 201, answer.body


def later(journey, site, ana):
    page = ana.page
    items = page.locator(".scheduled-item")
    with journey.step("Send later: the requester's time is shown, and the message waits"):
        compose = Compose(ana)
        compose.to("Elif")
        compose.write("Your table comes on Monday.")
        page.get_by_role("button", name="Send later").click()
        page.get_by_label("Send at", exact=True).fill("2001-01-01T09:00")
        expect(page.locator(".later-note")).to_contain_text("That has gone by.")
        expect(page.get_by_role("button", name="Schedule", exact=True)).to_be_disabled()
        page.get_by_label("Send at", exact=True).fill(in_days(3))
        expect(page.locator(".later-note")).to_contain_text("by the site’s clock")
        compose.send("Y8")
        expect(page.get_by_role("heading", name="Scheduled for")).to_be_visible()

    with journey.step("what waits is shown with the conversation, as one of its timers, and in Compose SMS"):
        ana.go("ongoing/IMS0000001")
        expect(items).to_have_count(1)
        expect(items).to_contain_text("Your table comes on Monday.")
        expect(page.locator(".timer-list")).to_contain_text("Sends a scheduled message in")
        compose = Compose(ana)
        compose.to("Elif")
        compose.write("")
        expect(page.locator(".scheduled-card")).to_contain_text("Your table comes on Monday.")

    with journey.step("it is cancelled where it hurts to see it, and the cancelling is undone"):
        ana.go("ongoing/IMS0000001")
        page.get_by_role("button", name="Cancel the message for").click()
        expect(items).to_have_count(0)
        expect(page.locator(".toast", has_text="The message will not be sent.")).to_be_visible()
        page.locator(".toast", has_text="will not be sent").get_by_role("button", name="Undo").click()
        expect(items).to_have_count(1)
        page.get_by_role("button", name="Cancel the message for").click()
        expect(items).to_have_count(0)
        ends = [record["data"]["end"] for record in site.records("scheduledMessageEnded")]
        assert ends == ["cancelled", "cancelled"], ends

    with journey.step("what was scheduled a moment ago is taken back with its text"):
        compose = Compose(ana)
        compose.to("Elif")
        compose.write("On Tuesday, rather.")
        page.get_by_role("button", name="Send later").click()
        page.get_by_label("Send at", exact=True).fill(in_days(2))
        compose.send("Y8")
        page.get_by_role("button", name="Cancel it").click()
        expect(page.get_by_role("textbox", name="Message")).to_have_value("On Tuesday, rather.")

    with journey.step("an answer is scheduled in the conversation, and undone into the field"):
        ana.go("ongoing/IMS0000001")
        field = page.get_by_role("combobox", name="Message")
        field.fill("I look it up until then.")
        page.get_by_role("button", name="Send later").click()
        page.get_by_label("Send at", exact=True).fill(in_days(1))
        page.get_by_role("button", name="Schedule", exact=True).click()
        expect(items).to_contain_text("I look it up until then.")
        page.locator(".toast", has_text="Scheduled for").get_by_role("button", name="Undo").click()
        expect(items).to_have_count(0)
        expect(field).to_have_value("I look it up until then.")
        field.fill("")

    with journey.step("a message whose moment comes is sent, and stands where it was sent"):
        schedule(site, "IMS0000001", "Right on time.", 3)
        expect(items).to_contain_text("Right on time.")
        site.wait_received(ELIF, "Right on time.")
        expect(page.get_by_role("list", name="Messages")).to_contain_text("Right on time.")
        expect(items).to_have_count(0)


def quiet(journey, site, ana, admin):
    page = ana.page
    # Carla, Dmitri and Elif are in the United States; it is quiet there if it is in New York.
    now = datetime.datetime.now(zoneinfo.ZoneInfo("America/New_York"))
    hours = f"{(now.hour - 2) % 24:02}:00-{(now.hour + 3) % 24:02}:00"
    with journey.step("an administrator sets quiet hours; what cannot be read is said beside the field"):
        admin.go("administration/settings")
        field = admin.page.get_by_label("When requesters are left in peace")
        field.fill("9 to 5")
        admin.page.locator("form.editor button[type=submit]").click()
        expect(admin.page.locator(".field-error", has_text="Quiet hours cannot be read")).to_be_visible()
        field.fill(hours)
        admin.page.locator("form.editor button[type=submit]").click()
        until("the quiet hours to stand in the log",
              lambda: any(record["data"].get("quiet_hours") for record in site.records("settingsChanged")), 20)

    with journey.step("Compose SMS says that it is night there, and sends with a reason only"):
        compose = Compose(ana)
        compose.to("Elif")
        compose.write("The driver is at your door.")
        notice = page.locator("[data-check='Y7']")
        expect(notice).to_contain_text("where the requester is: quiet hours")
        submit = page.locator(".compose button[type=submit]")
        expect(submit).to_be_disabled()
        page.get_by_label("Reason to send it all the same").fill("She waits for him")
        expect(submit).to_have_text("Send all the same")
        compose.send("A2")
        site.wait_received(ELIF, "The driver is at your door.")
        override = site.records("quietHoursOverridden")[-1]
        assert override["data"]["reason"] == "She waits for him", override
        assert override["rule"] == "Y7", override

    with journey.step("a message for then is said to wait"):
        compose = Compose(ana)
        compose.to("Elif")
        compose.write("Was he nice?")
        page.get_by_role("button", name="Send later").click()
        page.get_by_label("Send at", exact=True).fill(
            (datetime.datetime.now() + datetime.timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M"))
        expect(page.locator(".later-held")).to_contain_text("Those are quiet hours: it waits until")
        expect(page.get_by_label("Reason not to wait (optional)")).to_be_visible()
        compose.send("Y8")
        expect(page.locator(".sent")).to_contain_text("Those are quiet hours")
        page.get_by_role("button", name="Cancel it").click()

    with journey.step("an answer in the conversation is refused with the same words, and goes with a reason"):
        ana.go("ongoing/IMS0000001")
        field = page.get_by_role("combobox", name="Message")
        field.fill("He forgot the chairs.")
        field.press("Enter")
        failed = page.locator(".bubble-line.failed", has_text="He forgot the chairs.")
        expect(failed).to_contain_text("within quiet hours")
        failed.get_by_role("button", name="Send all the same").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Reason to send it all the same").fill("He turns round now")
        dialog.get_by_role("button", name="Send all the same").click()
        site.wait_received(ELIF, "He forgot the chairs.")
        expect(page.locator(".event-line", has_text="You wrote in quiet hours")).to_have_count(2)

    with journey.step("who writes is awake: an answer needs no reason"):
        site.sms("Which chairs?", sender=ELIF)
        expect(page.get_by_role("list", name="Messages")).to_contain_text("Which chairs?")
        field.fill("The oak ones.")
        field.press("Enter")
        site.wait_received(ELIF, "The oak ones.")
        admin.go("administration/settings")
        admin.page.get_by_label("When requesters are left in peace").fill("")
        admin.page.locator("form.editor button[type=submit]").click()
        until("the quiet hours to be gone",
              lambda: not site.records("settingsChanged")[-1]["data"].get("quiet_hours"), 20)


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
    with journey.step("a message is scheduled that comes up while nobody is there"):
        schedule(site, page.url.split("/")[-1], "Never forgotten.", 3)
        expect(page.locator(".scheduled-item")).to_contain_text("Never forgotten.")

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
        site.wait_received("+12025550152", "Never forgotten.", application="Sales")
        assert site.received("+12025550152", "Sales").count("Never forgotten.") == 1

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
        later(journey, site, ana)
        admin = Window(browser, site, "admin")
        journey.windows.append(admin)
        quiet(journey, site, ana, admin)
        admin.context.close()
        journey.windows.remove(admin)
        consent(journey, site, ana)
        boris.context.close()
        journey.windows.remove(boris)
        offers(journey, site, ana)
        restart(journey, site, ana)
    site.daemon.stop()


harness.main("compose, later, quiet hours, consent, offers, restarts", main, seconds=240)
