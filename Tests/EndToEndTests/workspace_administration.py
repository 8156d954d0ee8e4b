"""The administration's forms and the pretend phones, in a real browser.

Usage: workspace_administration.py LEDGERLINE. Exit status 0 when every step went as it should.
"""

from playwright.sync_api import expect

import harness
from browser import Journey, Site, Window, browser_of
from webhook_receiver import Receiver, is_signed

# A section, the record that its form makes, and what is filled in by the names of its controls.
FORMS = [
    ("skills", "skillSet", {"name": "Contracts"}),
    ("service-channels", "serviceChannelSet", {"name": "chat", "capacity": "3"}),
    ("presence-states", "presenceStateSet", {"name": "In training", "order": "250"}),
    ("calendars", "calendarSet", {"name": "Shop", "hours": "mon-fri 09:00-17:00\nsat 10:00-14:00"}),
    ("reject-reasons", "rejectReasonSet", {"name": "Lunch"}),
    ("agent-groups", "agentGroupSet", {"name": "Second line"}),
    ("assignment-rules", "assignmentRuleSet", {"name": "Slow", "offer_timeout_ms": "90"}),
    ("queues", "queueSet", {"name": "Returns", "order": "70", "target_wait_ms": "5"}),
    ("provider-applications", "providerApplicationSet", {"name": "Second", "number": "+15550001111"}),
    ("messaging-actions", "messagingActionSet", {"name": "Nudge", "text": "Somebody waits."}),
    ("response-templates", "responseTemplateSet", {"name": "bye", "text": "Goodbye ${requester.name}"}),
    ("wrap-up-codes", "wrapUpCodeSet", {"name": "Escalated"}),
    ("users", "userSet", {"user_name": "mira", "name": "Mira Kovač"}),
    ("consumers", "consumerSet", {"name": "Fay Osei", "phones": "+1 (202) 555-0177"}),
    ("contacts", "contactSet", {"name": "Gus Lind", "phones": "+12025550178"}),
]


def control(page, name):
    return page.locator(f"form.editor [name={name}]")


def save(page):
    page.locator("form.editor button[type=submit]").click()


def said(page, text):
    expect(page.locator(".toasts")).to_contain_text(text)


def wrong(page, text):
    expect(page.locator(".field-error:visible", has_text=text)).to_be_visible()


def open_record(window, section, name):
    window.go(f"administration/{section}")
    window.page.get_by_role("link", name=name, exact=True).click()
    expect(window.page.get_by_role("heading", level=1, name=name)).to_be_visible()
    window.page.locator("form.editor").wait_for()


def making(journey, site, admin):
    page = admin.page
    me = site.daemon.ask("GET", "me", user="admin").body["sys_id"]
    for section, event, fields in FORMS:
        with journey.step(f"a form makes one of {section}, and the log says who"):
            admin.go(f"administration/{section}/new")
            for name, value in fields.items():
                control(page, name).fill(value)
            save(page)
            label = fields["name"]
            said(page, f"“{label}” was made.")
            expect(page.locator("table.records")).to_contain_text(label)
            record = site.records(event)[-1]
            assert label in record["data"].values(), record
            assert record["data"]["by"] == me, record
            expect(page.locator("table.records tr", has_text=label)).to_contain_text("Ada Minster")


def changing(journey, site, admin):
    page = admin.page
    with journey.step("what is saved is undone by putting the former values back"):
        open_record(admin, "queues", "Support")
        expect(page.locator("form.editor button[type=submit]")).to_be_disabled()
        control(page, "order").fill("42")
        save(page)
        said(page, "“Support” was saved.")
        expect(control(page, "order")).to_have_value("42")
        page.get_by_role("button", name="Undo").click()
        said(page, "is as it was before")
        expect(control(page, "order")).to_have_value("100")
        assert [record["data"]["order"] for record in site.records("queueSet")[-2:]] == [42, 100]
        assert site.records("queueSet")[-1]["data"]["groups"], "what the form did not touch is as it was"

    with journey.step("what is wrong is said beside its field"):
        control(page, "order").fill("many")
        save(page)
        wrong(page, "Write a whole number.")
        control(page, "order").fill("100")
        control(page, "name").fill("Hasty")
        save(page)
        expect(control(page, "name")).to_have_attribute("aria-invalid", "true")
        wrong(page, "The name is taken.")
        control(page, "name").fill("Support")
        control(page, "condition").fill("colour=red")
        save(page)
        wrong(page, "An interaction has no field colour.")

    with journey.step("a query is looked at while it is typed"):
        site.sms("Hello there")
        control(page, "condition").fill("state=queued")
        expect(page.locator(".query-answer")).to_contain_text("fit")

    with journey.step("who leaves with unsaved changes is asked, and may stay"):
        page.get_by_role("navigation", name="Administration").get_by_role("link", name="Users").click()
        page.get_by_role("button", name="Stay").click()
        expect(control(page, "condition")).to_have_value("state=queued")
        admin.link("Board").click()
        page.get_by_role("button", name="Leave").click()
        expect(page.get_by_role("heading", level=1, name="Board")).to_be_visible()
        open_record(admin, "queues", "Support")
        expect(control(page, "condition")).to_have_value("")

    with journey.step("the browser's own way back keeps what was not saved"):
        control(page, "order").fill("77")
        page.go_back()
        page.locator("table.records").wait_for()
        page.go_forward()
        expect(control(page, "order")).to_have_value("77")
        page.get_by_role("button", name="Discard changes").click()
        expect(control(page, "order")).to_have_value("100")

    with journey.step("a change by somebody else shows at once, and warns who is writing"):
        rows = site.daemon.ask("GET", "queues", user="admin").body["result"]
        row = next(each for each in rows if each["name"] == "Support")
        control(page, "order").fill("55")
        change = {name: row[name] for name in ("name", "active", "groups", "assignment_rule")} | {"order": 61}
        site.daemon.ask("PUT", f"queues/{row['sys_id']}", change, user="admin")
        expect(page.get_by_text("Saving puts your values in their place.")).to_be_visible()
        page.get_by_role("button", name="Show the new values").click()
        expect(control(page, "order")).to_have_value("61")

    with journey.step("fields that mean nothing for an action are not shown"):
        admin.go("administration/messaging-actions/new")
        expect(control(page, "text")).to_be_visible()
        expect(control(page, "state")).to_be_hidden()
        control(page, "kind").select_option("set_state")
        expect(control(page, "text")).to_be_hidden()
        expect(control(page, "state")).to_be_visible()
        page.get_by_role("button", name="Cancel").click()
        page.locator("table.records").wait_for()

    with journey.step("a messaging action is deleted after a question"):
        open_record(admin, "messaging-actions", "Nudge")
        page.get_by_role("button", name="Delete").click()
        page.locator("dialog").get_by_role("button", name="Delete").click()
        said(page, "“Nudge” was deleted.")
        expect(page.get_by_role("link", name="Nudge", exact=True)).to_have_count(0)
        assert len(site.records("messagingActionDeleted")) == 1

    with journey.step("an agent's capacity and skills"):
        open_record(admin, "agents", "Ana Ortiz")
        control(page, "capacity").fill("7")
        page.get_by_role("button", name="Add a skill").click()
        page.get_by_label("Level, 1 to 100").fill("3")
        page.keyboard.press("Control+s")
        said(page, "was saved")
        record = site.records("agentSettingsSet")[-1]
        assert record["data"]["capacity"] == 7 and record["data"]["skills"][0]["level"] == 3, record

    with journey.step("the site's settings"):
        admin.go("administration/settings")
        page.get_by_label("When a person closes it").fill("Goodbye!")
        save(page)
        said(page, "was saved")
        expect(page.get_by_text("Changed last by Ada Minster")).to_be_visible()
        assert site.records("settingsChanged")[-1]["data"]["closing_text"] == "Goodbye!"


def access(journey, site, admin):
    page = admin.page
    with journey.step("a user gets a password, which is in no log"):
        open_record(admin, "users", "Mira Kovač")
        form = page.get_by_role("form", name="Password")
        form.get_by_label("New password").fill("short")
        form.get_by_role("button", name="Set the password").click()
        wrong(page, "A password has at least 8 characters.")
        form.get_by_label("New password").fill("mira-types-long")
        form.get_by_role("button", name="Set the password").click()
        said(page, "Mira Kovač has a new password.")
        assert site.daemon.ask("GET", "me", user="mira", password="mira-types-long").status == 200
        assert "mira-types-long" not in str(site.records("userPasswordSet")), "the password is in the log"
        assert "mira-types-long" not in site.run.read("daemon.log"), "the password is in the process log"

    with journey.step("a token is shown once, works, and is revoked"):
        admin.go("administration/tokens")
        page.get_by_role("button", name="New token").click()
        page.get_by_label("What it is for").fill("nightly export")
        page.get_by_role("button", name="Make the token").click()
        secret = page.locator(".secret").text_content()
        page.get_by_role("button", name="Done").click()
        # A dialog that closes leaves the page a moment later.
        page.locator("dialog").wait_for(state="detached")
        bearer = [("Authorization", f"Bearer {secret}")]
        assert site.daemon.ask("GET", "me", user=None, headers=bearer).status == 200
        assert secret not in page.content()
        page.get_by_role("button", name="Revoke nightly export").click()
        page.locator("dialog").get_by_role("button", name="Revoke").click()
        said(page, "was revoked")
        assert site.daemon.ask("GET", "me", user=None, headers=bearer).status == 401

    with journey.step("the addresses that providers are given can be copied"):
        admin.context.grant_permissions(["clipboard-read", "clipboard-write"])
        admin.go("administration/provider-addresses")
        page.get_by_role("region", name="Demo").get_by_role("button", name="Copy the address").first.click()
        said(page, "was copied")
        found = page.evaluate("navigator.clipboard.readText()")
        assert found.endswith("/providers/Demo/inbound"), found

    with journey.step("sending is held and let go on"):
        open_record(admin, "provider-applications", "Demo")
        page.get_by_role("button", name="Hold sending").click()
        said(page, "Sending is held.")
        page.get_by_role("button", name="Let it go on").click()
        said(page, "Sending goes on.")

    with journey.step("every section draws, also on a narrow screen"):
        links = page.locator(".admin-nav a")
        paths = [links.nth(place).get_attribute("href") for place in range(links.count())]
        page.set_viewport_size({"width": 320, "height": 600})
        for path in paths:
            admin.go(path.removeprefix("/workspace/"))
            page.locator(".admin-content h1").wait_for()
            expect(page.locator(".admin-content .skeleton")).to_have_count(0)
            expect(page.locator(".admin-content .notice.bad:visible")).to_have_count(0)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, f"{path} is wider than the screen"


def webhooks(journey, site, admin):
    page, ask = admin.page, site.daemon.ask
    me = ask("GET", "me", user="admin").body["sys_id"]
    receiver = Receiver(harness.free_ports(1)[0])
    delivery = page.get_by_role("region", name="Delivery")

    def closed(text):
        site.sms(text, sender="+12025550166", application="Sales")
        name = ask("POST", "interactions/next", {}).body["interaction"]
        assert ask("POST", f"interactions/{name}/close", {}).status == 200

    with journey.step("a webhook: its address is looked at, its events are found by words and chosen"):
        admin.go("administration/webhooks/new")
        control(page, "name").fill("CRM")
        control(page, "url").fill("ftp://example.com")
        save(page)
        wrong(page, "An address begins with https:// or http://.")
        control(page, "url").fill(receiver.url("/crm"))
        control(page, "name").click()
        expect(page.get_by_text("travels unencrypted")).to_be_visible()
        page.get_by_label("Only chosen ones").check()
        save(page)
        wrong(page, "Choose one at least.")
        page.get_by_label("Find an event").fill("interaction closed")
        expect(page.locator(".event-rows label:visible")).to_have_count(1)
        page.get_by_label("interactionClosed").check()
        save(page)
        said(page, "“CRM” was made.")
        row = page.locator("table.records tr", has_text="CRM")
        expect(row).to_contain_text("Interaction closed")
        expect(row.locator(".badge")).to_have_text("Delivering")
        data = site.records("webhookSet")[-1]["data"]
        assert (data["name"], data["by"], data["types"]) == ("CRM", me, ["interactionClosed"]), data

    with journey.step("a test event is answered in plain words, and the last attempts show what was sent"):
        open_record(admin, "webhooks", "CRM")
        delivery.get_by_role("button", name="Send a test event").click()
        expect(delivery.locator(".test-answer")).to_contain_text("was taken: the address answered 204")
        assert receiver.all("/crm")[-1].event.get_type() == "ledgerline.webhookTested"
        closed("Is my chair ready?")
        attempts = page.get_by_role("region", name="Last attempts")
        expect(attempts.get_by_role("row", name="Interaction closed")).to_contain_text("204")
        receiver.status["/crm"] = 500
        delivery.get_by_role("button", name="Send a test event").click()
        expect(delivery.locator(".test-answer")).to_contain_text("was not taken. It answered 500.")

    with journey.step("an address that fails is seen to be retried, and to deliver again"):
        closed("And my table?")
        expect(delivery.locator(".badge")).to_have_text("Retrying")
        expect(delivery).to_contain_text("It answered 500.")
        expect(delivery).to_contain_text("Failing since")
        receiver.status["/crm"] = 204
        expect(delivery.locator(".badge")).to_have_text("Delivering")
        expect(delivery).to_contain_text("Nothing waits")

    with journey.step("the secret is shown on demand, and renewed after a question"):
        secret = page.get_by_role("region", name="Signing secret")
        expect(secret.locator(".secret")).to_have_count(0)
        secret.get_by_role("button", name="Show the secret").click()
        former = secret.locator(".secret").text_content()
        assert all(is_signed(each, former) for each in receiver.all("/crm"))
        secret.get_by_role("button", name="Renew it").click()
        expect(page.get_by_role("dialog")).to_contain_text("For 24 hours")
        page.get_by_role("dialog").get_by_role("button", name="Renew").click()
        said(page, "“CRM” has a new secret.")
        expect(secret).to_contain_text("The former secret also signs until")
        assert secret.locator(".secret").text_content() not in ("", former)
        secret.get_by_role("button", name="Hide the secret").click()
        expect(secret.locator(".secret")).to_have_count(0)

    with journey.step("it is paused with a reason, which the list, the administration and the board show"):
        delivery.get_by_role("button", name="Pause").click()
        page.get_by_role("dialog").get_by_label("Reason").fill("They move house")
        page.get_by_role("dialog").get_by_role("button", name="Pause").click()
        said(page, "“CRM” is paused.")
        expect(delivery).to_contain_text("Paused by Ada Minster")
        expect(delivery).to_contain_text("They move house")
        data = site.records("webhookPaused")[-1]["data"]
        assert (data["by"], data["reason"]) == (me, "They move house"), data
        closed("Nobody hears of this yet")
        page.get_by_role("link", name="Webhooks").first.click()
        expect(page.locator("table.records tr", has_text="CRM").locator(".badge")).to_have_text("Paused")
        for path in ("administration", "board"):
            admin.go(path)
            expect(page.locator(".paused-webhooks")).to_contain_text("A webhook is paused: CRM")
        page.locator(".paused-webhooks").get_by_role("link", name="CRM").click()
        expect(page.get_by_role("heading", level=1, name="CRM")).to_be_visible()

    with journey.step("it goes on where it stopped, or from a position"):
        count = len(receiver.taken("/crm"))
        delivery.get_by_role("button", name="Resume").click()
        page.get_by_role("dialog").get_by_role("button", name="Resume").click()
        said(page, "“CRM” goes on.")
        expect(delivery.locator(".badge")).to_have_text("Delivering")
        harness.wait_for("what waited", lambda: len(receiver.taken("/crm")) == count + 1)
        delivery.get_by_role("button", name="Pause").click()
        page.get_by_role("dialog").get_by_role("button", name="Pause").click()
        delivery.get_by_role("button", name="Resume").click()
        page.get_by_role("dialog").get_by_label("Position", exact=True).fill("1")
        expect(page.get_by_role("dialog")).to_contain_text("again, as far as they are chosen")
        page.get_by_role("dialog").get_by_role("button", name="Resume").click()
        harness.wait_for("all of it again", lambda: len(receiver.taken("/crm")) >= count + 4)
        assert [record["data"].get("from") for record in site.records("webhookResumed")] == [None, 1]

    with journey.step("all of its changes stand among the changes, by its name"):
        page.get_by_role("link", name="All changes").click()
        for text in ("Webhook paused", "Webhook resumed", "Secret of a webhook renewed"):
            expect(page.get_by_role("row", name=f"{text} CRM").first).to_contain_text("Ada Minster")

    with journey.step("it is deleted after a question"):
        open_record(admin, "webhooks", "CRM")
        page.get_by_role("button", name="Delete").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        said(page, "“CRM” was deleted.")
        expect(page.get_by_role("link", name="CRM", exact=True)).to_have_count(0)
        assert site.records("webhookDeleted")[-1]["data"]["by"] == me


def phones(journey, site, browser):
    window = Window(browser, site)
    journey.windows.append(window)
    page = window.page
    with journey.step("a pretend phone writes without anybody signed in, and hears what comes"):
        page.goto(site.url + "phone?as=%2B12025550143&to=%2B15550009999")
        phone = page.get_by_role("region", name="Phone +12025550143")
        phone.get_by_label("Message", exact=True).fill("Is my chair ready?")
        page.keyboard.press("Enter")
        expect(phone.locator(".text.own").last).to_contain_text("Is my chair ready?")
        expect(phone.locator(".text.own").last).to_contain_text("sent")
        row = site.daemon.ask("GET", "interactions?requester=%2B12025550143", user="admin").body["result"][0]
        answer = site.daemon.ask("POST", f"interactions/{row['number']}/assign", {}, user="ana")
        assert answer.status == 200, answer
        body = {"body": "It is. <b>Come by</b> any time."}
        answer = site.daemon.ask("POST", f"interactions/{row['number']}/messages", body, user="ana")
        assert answer.status == 201, answer
        expect(phone.locator(".text.company").last).to_contain_text("It is. <b>Come by</b> any time.", timeout=2000)

    with journey.step("several phones, each with its own number and company"):
        page.get_by_role("button", name="Another phone").click()
        expect(page.locator(".phone")).to_have_count(2)
        other = page.locator(".phone").nth(1)
        other.get_by_label("From").fill("hello")
        other.get_by_label("From").press("Tab")
        wrong(page, "Write a number such as")
        other.get_by_label("From").fill("+1 202 555 0144")
        other.get_by_label("From").press("Tab")
        other.get_by_label("To").select_option("+15550008888")
        other.get_by_label("Message", exact=True).fill("STOP")
        other.get_by_role("button", name="Send", exact=True).click()
        expect(other.locator(".text.company").last).to_contain_text("no more messages")

    with journey.step("phones are as they were after a reload"):
        page.goto(site.url + "phone")
        expect(page.locator(".phone")).to_have_count(2)
        expect(page.locator(".phone").first.locator(".text.company").last).to_contain_text("Come by")
        expect(page.locator(".phone").first.locator(".text.company", has_text="Come by")).to_have_count(1)

    with journey.step("a phone tells when the daemon is away, and goes on when it is back"):
        site.daemon.stop()
        expect(page.locator(".phone-state").first).to_contain_text("Disconnected", timeout=15_000)
        site.daemon.start()
        expect(page.locator(".phone-state").first).to_contain_text("Ready", timeout=15_000)
        page.locator(".phone").first.get_by_label("Message", exact=True).fill("Still there?")
        page.keyboard.press("Enter")
        expect(page.locator(".phone").first.locator(".text.own").last).to_contain_text("sent")


def body(run):
    site = Site(run)
    journey = Journey(run)
    with browser_of(run) as browser:
        admin = Window(browser, site, "admin")
        journey.windows.append(admin)
        making(journey, site, admin)
        changing(journey, site, admin)
        webhooks(journey, site, admin)
        access(journey, site, admin)
        admin.context.close()
        journey.windows.remove(admin)
        phones(journey, site, browser)


if __name__ == "__main__":
    harness.main("the administration in a browser", body, seconds=240)
