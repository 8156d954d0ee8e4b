"""A day of two agents in the workspace page, in a real browser, with pretend phones.

Usage: workspace.py LEDGERLINE. Exit status 0 when every step went as it should.
"""

import time

from playwright.sync_api import expect

import harness
from browser import Journey, Site, Window, browser_of, patience, until

CARLA, DMITRI, ELIF = "+12025550143", "+12025550144", "+12025550145"


def offers_and_answers(journey, site, ana):
    page = ana.page
    with journey.step("presence is chosen with the keyboard, and another window shows it"):
        other = ana.open()
        other.goto(site.url + "inbox")
        expect(other.get_by_text("You are offline")).to_be_visible()
        ana.presence("Available")
        expect(other.locator(".presence")).to_contain_text("Available")
        other.close()

    with journey.step("a phone writes, and the offer is in the Inbox within a second"):
        expect(page.get_by_text("All caught up")).to_be_visible()
        begin = time.monotonic()
        site.sms("Where is my order?")
        page.get_by_role("listitem", name="Offer: Carla Reyes").wait_for()
        took = time.monotonic() - begin
        assert took < patience(1), f"it took {took:.2f} s"
        offer = page.get_by_role("listitem", name="Offer: Carla Reyes")
        expect(offer).to_contain_text("Where is my order?")
        expect(offer).to_contain_text("Support")
        until("the mark of the Inbox", lambda: ana.mark("Inbox") == "1", page=page)
        expect(page).to_have_title("(1) Inbox · Ledgerline")

    with journey.step("it is rejected with a reason, comes again, and is accepted with a key"):
        # The other agent is not here, so the next round asks the same one.
        site.sms("And where is the invoice?", sender=DMITRI)
        second = page.get_by_role("listitem", name="Offer: Dmitri Sokolov")
        second.get_by_role("button", name="Reject").click()
        page.get_by_role("dialog").get_by_label("Not my expertise").check()
        page.get_by_role("dialog").get_by_role("button", name="Reject").click()
        expect(second).to_have_count(0)
        until("the rejection in the log", lambda: site.records("workItemRejected"), page=page)
        page.keyboard.press("a")
        page.wait_for_url("**/workspace/ongoing/IMS0000001")

    with journey.step("it is Ongoing now, with its message, and the marks are gone"):
        expect(page.get_by_role("list", name="Messages")).to_contain_text("Where is my order?")
        expect(page.locator(".list-pane").get_by_role("link", name="Carla Reyes")).to_be_visible()
        until("no mark of the Inbox", lambda: ana.mark("Inbox") == "", page=page)
        until("no mark of Ongoing", lambda: ana.mark("Ongoing") == "", page=page)

    with journey.step("an answer is typed and sent, and the phone shows it"):
        field = page.get_by_role("combobox", name="Message")
        field.fill("It comes tomorrow.")
        field.press("Enter")
        bubble = page.locator(".bubble-line.out", has_text="It comes tomorrow.")
        expect(bubble).to_be_visible()
        site.wait_received(CARLA, "It comes tomorrow.")
        expect(bubble.locator(".status")).to_contain_text("Delivered")

    with journey.step("a draft is kept over a reload"):
        field = page.get_by_role("combobox", name="Message")
        field.fill("I will also look for")
        page.reload()
        expect(page.get_by_role("combobox", name="Message")).to_have_value("I will also look for")
        page.get_by_role("combobox", name="Message").fill("")


def unread(journey, site, ana):
    page = ana.page
    row = page.locator(".list-pane .conversation-row", has_text="Carla Reyes")
    with journey.step("a new message marks the tab, and a reload changes nothing"):
        ana.link("Inbox").click()
        page.wait_for_url("**/workspace/inbox")
        site.sms("Thank you! At what time?")
        until("the mark of Ongoing", lambda: ana.mark("Ongoing") == "1", page=page)
        page.reload()
        until("the mark after a reload", lambda: ana.mark("Ongoing") == "1", page=page)

    with journey.step("the record is highlighted; it is read, and the marks go"):
        ana.link("Ongoing").click()
        expect(row).to_have_class("conversation-row unread")
        row.click()
        expect(page.get_by_role("list", name="Messages")).to_contain_text("At what time?")
        until("no mark of Ongoing", lambda: ana.mark("Ongoing") == "", page=page)
        expect(row).to_have_class("conversation-row")


def hold_and_transfer(journey, site, ana, boris):
    page = ana.page
    with journey.step("it is put on hold; the requester's message resumes it (row R5)"):
        page.get_by_role("button", name="Hold", exact=True).click()
        expect(page.locator(".conversation-head")).to_contain_text("On hold")
        site.sms("Are you still there?")
        expect(page.locator(".conversation-head")).to_contain_text("In progress")
        expect(page.get_by_role("list", name="Messages")).to_contain_text("Are you still there?")

    with journey.step("it is transferred to a second agent in another browser, with a note"):
        boris.go("ongoing")
        page.get_by_role("button", name="Transfer", exact=True).click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Private note").fill("Ask the depot.")
        dialog.get_by_role("combobox").fill("Boris")
        dialog.get_by_role("option", name="Boris Vogel").click()
        theirs = boris.page.locator(".list-pane .conversation-row", has_text="Carla Reyes")
        expect(theirs).to_be_visible()
        expect(page.locator(".list-pane .conversation-row", has_text="Carla Reyes")).to_have_count(0)
        theirs.click()
        expect(boris.page.get_by_role("list", name="Messages")).to_contain_text("Ask the depot.")
        assert "Ask the depot." not in " ".join(site.received(CARLA)), "the note went to the phone"

    with journey.step("the second agent answers, and the first one's earlier words stay"):
        field = boris.page.get_by_role("combobox", name="Message")
        field.fill("Between two and four.")
        field.press("Enter")
        site.wait_received(CARLA, "Between two and four.")

    with journey.step("it is wrapped up with a code and closed, and leaves Ongoing"):
        theirs = boris.page
        theirs.get_by_role("button", name="Wrap up", exact=True).click()
        dialog = theirs.get_by_role("dialog")
        dialog.get_by_label("Solved").check()
        dialog.get_by_role("button", name="Wrap up").click()
        expect(theirs.locator(".conversation-head")).to_contain_text("Wrap-up")
        theirs.locator(".conversation-head").get_by_role("button", name="Close", exact=True).click()
        expect(theirs.locator(".list-pane .conversation-row")).to_have_count(0)
        until("it to be closed", lambda: site.interaction("IMS0000001")["state"] == "closed_complete",
              seconds=20, page=theirs)
        boris.link("Completed").click()
        expect(theirs.locator(".conversation-row", has_text="Carla Reyes")).to_be_visible()


# Stands in for the desktop and the loudspeaker, in a window that nobody looks at.
DESKTOP = """
    window.notes = [];
    window.sounds = 0;
    window.Notification = class {
        static permission = "granted";
        static requestPermission() { return Promise.resolve("granted"); }
        constructor(title, { body, tag }) { window.notes.push({ title, body, tag }); }
        close() {}
    };
    Object.defineProperty(document, "hidden", { get: () => true });
    const Audio = window.AudioContext;
    window.AudioContext = class extends Audio {
        createOscillator() { window.sounds += 1; return super.createOscillator(); }
    };
"""


def attention(journey, site, browser):
    site.daemon.ask("PUT", "agents/me/presence", {})
    window = Window(browser, site)
    journey.windows.append(window)
    window.context.add_init_script(DESKTOP)
    window.sign_in("boris")
    page = window.page
    page.wait_for_url("**/workspace/inbox")
    window.presence("Available")

    def notes():
        return [note for note in page.evaluate("window.notes") if "Elif" in note["title"]]

    with journey.step("a window that nobody looks at notifies and sounds, without the message's words"):
        site.sms("My password is 4711", sender=ELIF)
        until("a notification", lambda: len(notes()) == 1, page=page)
        assert notes()[0]["title"] == "Offered to you: Elif Kaya" and notes()[0]["body"] == "", notes()
        until("a sound", lambda: page.evaluate("window.sounds") > 0, page=page)

    with journey.step("with the words where that was chosen, and without sound where it was switched off"):
        page.get_by_role("button", name="Boris Vogel: account").click()
        page.get_by_role("dialog").get_by_label("Desktop notifications show what was written").check()
        page.get_by_role("dialog").get_by_label("A sound when").uncheck()
        page.keyboard.press("Escape")
        sounds = page.evaluate("window.sounds")
        page.get_by_role("listitem", name="Offer: Elif Kaya").get_by_role("button", name="Accept").click()
        page.wait_for_url("**/workspace/ongoing/*")
        window.link("Inbox").click()
        site.sms("And my cat is called Tom", sender=ELIF)
        until("a second notification", lambda: len(notes()) == 2, page=page)
        assert notes()[1]["title"] == "New message from Elif Kaya", notes()
        assert notes()[1]["body"] == "And my cat is called Tom", notes()
        assert page.evaluate("window.sounds") == sounds


def main(run):
    site = Site(run)
    with browser_of(run) as browser:
        journey = Journey(run)
        ana = Window(browser, site, "ana")
        boris = Window(browser, site, "boris")
        journey.windows += [ana, boris]
        offers_and_answers(journey, site, ana)
        unread(journey, site, ana)
        hold_and_transfer(journey, site, ana, boris)
        for window in (ana, boris):
            window.context.close()
        journey.windows.clear()
        attention(journey, site, browser)
    site.daemon.stop()


harness.main("the workspace", main, seconds=150)
