"""The auditor's pages in a real browser: the story, how it stood, verification, proofs, changes.

Usage: workspace_audit.py LEDGERLINE. Exit status 0 when every step went as it should.
"""

import base64
import hashlib
import json
import re

from playwright.sync_api import expect

import harness
from axe import findings
from browser import Journey, Site, Window, browser_of
from verify_proof import open_note, read_key

ATTACK = "<img src=x onerror=alert(1)>"


def root_of(leaf, position, size, proof):
    """The root that a leaf and its proof give (RFC 9162, section 2.1.3.2)."""
    def node(left, right):
        return hashlib.sha256(b"\x01" + left + right).digest()

    index, last, root = position - 1, size - 1, leaf
    for other in proof:
        assert last > 0, "the proof is too long"
        if index & 1 or index == last:
            root = node(other, root)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            root = node(root, other)
        index, last = index >> 1, last >> 1
    assert last == 0, "the proof is too short"
    return root


def holds(record, size, root):
    leaf = hashlib.sha256(b"\x00" + bytes.fromhex(record["bytes"])).digest()
    assert leaf.hex() == record["leaf"], record["position"]
    found = root_of(leaf, record["position"], size, [bytes.fromhex(each) for each in record["proof"]])
    return found.hex() == root


def conversation(site):
    """Ana has it, notes something, gives it to Boris, and he closes it."""
    def ask(method, path, body, user):
        answer = site.daemon.ask(method, path, body, user=user)
        assert answer.status < 300, answer.body
        return answer.body

    site.sms(f"Where is my chair? {ATTACK}")
    number = site.daemon.ask("GET", "interactions?requester=%2B12025550143", user="admin").body["result"][0]["number"]
    boris = site.daemon.ask("GET", "me", user="boris").body["sys_id"]
    ask("POST", f"interactions/{number}/assign", {}, "ana")
    ask("POST", f"interactions/{number}/messages", {"body": "I am looking."}, "ana")
    ask("POST", f"interactions/{number}/notes", {"body": "She called yesterday."}, "ana")
    ask("POST", f"interactions/{number}/transfer", {"agent": boris, "note": "Yours."}, "ana")
    ask("POST", f"interactions/{number}/messages", {"body": "It comes today."}, "boris")
    ask("POST", f"interactions/{number}/close", {"wrap_up_code": "Solved"}, "boris")
    return number


def saved(page, press):
    with page.expect_download() as download:
        press()
    with open(download.value.path(), encoding="utf-8") as file:
        return json.load(file)


def story(journey, auditor, number):
    page = auditor.page
    with journey.step("a conversation is found by words of a message"):
        auditor.go("audit")
        page.get_by_role("searchbox").fill("my chair")
        page.get_by_role("button", name="Search").click()
        expect(page.locator("table.grid tbody tr")).to_have_count(1)
        page.get_by_role("link", name=number).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(number)

    with journey.step("its records read like a story, with the row that decided"):
        group = page.locator(".group").first
        expect(group.locator(".record.input")).to_contain_text("+1 202 555 0143 writes to +1 555 000 9999")
        expect(group.locator(".record-quote").first).to_contain_text(ATTACK)
        expect(group.locator(".followed")).to_contain_text("It opens for Carla Reyes")
        expect(group.locator(".record-rule").first).to_contain_text("R1No conversation was active")
        expect(page.locator(".records")).to_contain_text("Ana Ortiz transfers it to Boris Vogel")
        expect(page.locator(".records")).to_contain_text("It closes as “Closed complete”")
        assert page.locator("img[src=x]").count() == 0, "a text became markup"

    with journey.step("a record's data is shown on demand"):
        page.locator(".record").first.get_by_text("Record", exact=False).first.click()
        expect(page.locator(".record").first.locator("dl")).to_contain_text("smsReceived")

    with journey.step("a message tells why it went so: rows, candidates, the answer"):
        record = page.locator(".record").first
        why = record.locator("details.cause")
        why.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(why.get_by_role("heading", name="Who is to answer").first).to_be_visible()
        expect(why).to_contain_text("Through Demo")
        expect(why).to_contain_text("It opens for Carla Reyes")
        expect(why.locator(".cause-candidates").first).to_contain_text("offline")
        expect(why).to_contain_text("Ana Ortiz answers")
        expect(why.locator(".record-quote").first).to_contain_text(ATTACK)
        assert page.locator("img[src=x]").count() == 0, "a text became markup"
        assert page.locator(".record", has_text="Ana Ortiz notes").locator("details.cause").count() == 0, "a note has no chain"
        why.locator("summary").press("Enter")
        expect(why.locator(".cause-steps")).to_be_hidden()


def standing(journey, auditor):
    page = auditor.page
    stood = page.locator(".stood")
    slider = page.get_by_role("slider", name="As it stood")
    with journey.step("the last moment: it is closed, and was Boris's"):
        expect(stood).to_contain_text("Completed")
        expect(stood).to_contain_text("Boris Vogel")
        expect(stood).to_contain_text("She called yesterday.")

    with journey.step("the slider shows the earlier assignment"):
        page.locator(".record-head", has_text="I am looking").or_(
            page.locator(".record-head", has_text="Ana Ortiz answers")).first.click()
        expect(stood.locator("dl")).to_contain_text("In progress")
        expect(stood.locator("dl")).to_contain_text("Ana Ortiz")
        expect(stood.locator("dl")).not_to_contain_text("Boris Vogel")
        expect(stood).not_to_contain_text("She called yesterday.")
        expect(stood).not_to_contain_text("It comes today.")

    with journey.step("the keyboard moves it, and it tells the moment"):
        slider.focus()
        page.keyboard.press("Home")
        expect(page.locator("output.moment")).to_contain_text("+1 202 555 0143 writes")
        expect(stood).to_contain_text("Not there yet")
        page.keyboard.press("End")
        expect(stood).to_contain_text("Completed")
        page.get_by_role("button", name="Record before").click()
        expect(page.locator("[aria-current=true].record-head")).to_have_count(1)
        assert slider.get_attribute("aria-valuetext").endswith(page.locator("[aria-current=true].record-head .record-name").text_content())


def what_if(journey, site, auditor, number):
    page = auditor.page
    part = page.get_by_role("region", name="What if a messaging action had been otherwise?")
    last = site.daemon.ask("GET", "status", user="admin").body["last_position"]

    def ask():
        part.get_by_role("button", name="Look").click()

    with journey.step("what if: a question that changes nothing is refused in words"):
        part.get_by_text("Ask", exact=True).click()
        part.get_by_label("Messaging action").select_option(label="Remind the agent")
        ask()
        expect(part.get_by_role("alert")).to_contain_text("change something first")

    with journey.step("what if: the action would have acted earlier, and the answer says where and when"):
        part.get_by_label("It waits").fill("1")
        part.get_by_label("Unit").select_option(label="minutes")
        ask()
        expect(part.get_by_role("heading", level=3)).to_contain_text("otherwise")
        expect(part).to_contain_text("had waited 1 min instead of 30 min")
        totals = part.get_by_role("row", name=re.compile(r"^Waits \d"))
        answer = site.daemon.ask("GET", "messaging-actions", user="admin").body["result"]
        action = next(each for each in answer if each["name"] == "Remind the agent")
        body = {"action": action["sys_id"], "duration_ms": 60000, "interactions": [number]}
        report = site.daemon.ask("POST", "what-if", body, user="admin").body
        expect(totals.get_by_role("cell").first).to_have_text(str(report["happened"]["begun"]))
        assert site.daemon.ask("GET", "status", user="admin").body["last_position"] == last, "something was written"


def proofs(journey, site, auditor):
    page = auditor.page
    with journey.step("the log is verified beside its writer"):
        page.get_by_role("button", name="Verify the log").click()
        expect(page.locator(".verify")).to_contain_text("The log is intact", timeout=60_000)
        expect(page.get_by_role("button", name="Verify the log")).to_be_enabled()
        assert page.locator(".verify .hash").text_content() == site.daemon.ask("GET", "verifications", user="admin").body["root"]

    with journey.step("proofs of all records download, and hold for whoever computes them"):
        file = saved(page, lambda: page.get_by_role("button", name="Proof", exact=True).click())
        assert file["records"] and file["how_to_check"], file
        for record in file["records"]:
            assert holds(record, file["size"], file["root"]), record["position"]
        signed = open_note(file["checkpoint"], read_key(file["public_key"]))
        wanted = [file["public_key"].split("+")[0], str(file["size"]), bytes.fromhex(file["root"])]
        assert [*signed[:2], base64.b64decode(signed[2])] == wanted, signed
        altered = dict(file["records"][0], proof=file["records"][1]["proof"])
        assert not holds(altered, file["size"], file["root"]), "a wrong proof held"

    with journey.step("the proof of one record"):
        head = page.locator(".record", has_text="It closes as").first
        head.locator("summary").click()
        file = saved(page, lambda: head.get_by_role("button", name="Proof of record").click())
        assert len(file["records"]) == 1 and file["records"][0]["record"]["type"] == "interactionClosed", file


def changes(journey, site, auditor):
    page = auditor.page
    with journey.step("changes of the configuration: who, and what differs from before"):
        row = next(each for each in site.daemon.ask("GET", "queues", user="admin").body["result"] if each["name"] == "Hasty")
        body = {name: row[name] for name in ("active", "groups", "assignment_rule")} | {"name": "Urgent", "order": 61}
        assert site.daemon.ask("PUT", f"queues/{row['sys_id']}", body, user="admin").status < 300
        auditor.go("changes")
        first = page.locator("table.changes tbody tr").first
        expect(first).to_contain_text("Urgent")
        expect(first).to_contain_text("Ada Minster")
        body["order"] = 62
        assert site.daemon.ask("PUT", f"queues/{row['sys_id']}", body, user="admin").status < 300
        auditor.go("changes")
        expect(first.locator("del")).to_have_text(["61"])
        expect(first.locator("dl")).to_contain_text("62")
        page.get_by_label("What was changed").select_option(label="Queue")
        expect(page.locator("table.changes tbody th", has_text="User")).to_have_count(0)

    with journey.step("a narrow screen scrolls one way only"):
        page.set_viewport_size({"width": 320, "height": 640})
        for path in ("changes", "audit", "audit/IMS0000001"):
            auditor.go(path)
            page.locator("main h1").wait_for()
            expect(page.locator("main .skeleton")).to_have_count(0)
            width = page.evaluate("Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)")
            assert width <= 320, f"{path} is wider than the screen"


def access(journey, site, browser, number):
    for scheme, width in (("light", 1280), ("dark", 320)):
        with journey.step(f"axe finds nothing serious in a chain of causes, {scheme}, {width} pixels wide"):
            window = Window(browser, site, "admin", bypass_csp=True, color_scheme=scheme,
                            viewport={"width": width, "height": 800}, reduced_motion="reduce")
            journey.windows.append(window)
            window.go(f"audit/{number}")
            window.page.locator("details.cause summary").first.click()
            window.page.locator(".cause-candidates").first.wait_for()
            found = findings(window.page)
            assert not found, "\n".join(found)
            wide = window.page.evaluate("Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)")
            assert wide <= width, f"{wide} pixels wide"
            window.context.close()


def body(run):
    site = Site(run)
    journey = Journey(run)
    number = conversation(site)
    with browser_of(run) as browser:
        auditor = Window(browser, site, "admin")
        journey.windows.append(auditor)
        story(journey, auditor, number)
        standing(journey, auditor)
        what_if(journey, site, auditor, number)
        proofs(journey, site, auditor)
        changes(journey, site, auditor)
        access(journey, site, browser, number)


if __name__ == "__main__":
    harness.main("the auditor's pages in a browser", body, seconds=120)
