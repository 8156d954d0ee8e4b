"""The supervisor's board in a real browser: live within a second, charts with their numbers, who may see it.

Usage: workspace_board.py LEDGERLINE. Exit status 0 when every step went as it should.
"""

import time

from playwright.sync_api import expect

import harness
from axe import findings
from browser import Journey, Site, Window, browser_of, patience

SERIES = {
    "Waiting": [lambda span: span["waiting_most"], lambda span: span["waiting"]],
    "Service level": [lambda span: percent(span["in_time"], span["measured"])],
    "First response": [lambda span: span["first_response"].get("median_ms"), lambda span: span["first_response"].get("p95_ms")],
    "Every answer": [lambda span: span["response"].get("median_ms"), lambda span: span["response"].get("p95_ms")],
    "Wait for an agent": [lambda span: span["wait"].get("median_ms"), lambda span: span["wait"].get("p95_ms")],
    "Conversations": [lambda span: span["opened_by_requesters"] + span["opened_by_agents"],
                      lambda span: span["closed_complete"] + span["closed_abandoned"]],
    "Messages": [lambda span: span["messages_in"],
                 lambda span: span["agent_messages"] + span["virtual_agent_messages"] + span["system_messages"]],
    "Offers": [lambda span: span["offers_accepted"], lambda span: span["offers_rejected"], lambda span: span["offers_timed_out"]],
}


def percent(part, whole):
    return None if whole == 0 else (part * 100 + whole // 2) // whole


def tile(page, name):
    return page.locator(".tile", has=page.locator("dt", has_text=name)).locator("strong")


def statistics(site):
    last = site.daemon.ask("GET", "status", user="supervisor").body["last_position"]
    return site.daemon.ask("GET", f"statistics?min_position={last}", user="supervisor").body


def table_of(page, title):
    """The numbers behind a chart, as the page has them; nothing for an hour without any."""
    rows = page.locator("figure", has=page.get_by_role("heading", name=title, exact=True)).locator("tbody tr")
    read = "rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.dataset.value))"
    return [[None if value == "" else int(value) for value in row] for row in rows.evaluate_all(read)]


def live(journey, site, window):
    page = window.page
    with journey.step("who leads begins at the board, and it is empty in words"):
        page.wait_for_url("**/workspace/board")
        expect(tile(page, "Waiting")).to_have_text("0")
        expect(page.locator(".empty")).to_contain_text("Nothing happened")
        expect(page.get_by_role("row", name="Support")).to_contain_text("Nobody is available")

    with journey.step("a phone writes, and within a second one more waits"):
        site.sms("Where is my chair?")
        begin = time.monotonic()
        expect(tile(page, "Waiting")).to_have_text("1")
        took = time.monotonic() - begin
        assert took < patience(1), f"it took {took:.1f} s"
        expect(page.get_by_role("row", name="Support").get_by_role("cell").first).to_have_text("1")

    with journey.step("an agent comes, is offered it and takes it: presence, load and the queue follow"):
        ask = site.daemon.ask
        state = {row["name"]: row["sys_id"] for row in ask("GET", "presence-states").body["result"]}
        assert ask("PUT", "agents/me/presence", {"presence": state["Available"]}, user="ana").status == 200
        row = page.get_by_role("row", name="Ana Ortiz")
        expect(row).to_contain_text("Available")
        expect(row).to_contain_text("1 of 50")
        expect(page.get_by_role("row", name="Support")).to_contain_text("(1 offered)")
        item = ask("GET", "work-items?agent=me", user="ana").body["result"][0]
        assert ask("POST", f"work-items/{item['sys_id']}/accept", {}, user="ana").status == 200
        expect(tile(page, "Waiting")).to_have_text("0")
        expect(tile(page, "In progress")).to_have_text("1")
        expect(page.get_by_role("row", name="Support")).to_contain_text("1 of 2")

    with journey.step("a webhook that is paused is told of, without a way to what only administrators may"):
        made = ask("POST", "webhooks", {"name": "CRM", "url": "http://127.0.0.1:9/", "types": ["webhookSet"]}, user="admin")
        path = f"webhooks/{made.body['sys_id']}"
        assert ask("POST", path + "/pause", {}, user="admin").status == 200
        notice = page.locator(".paused-webhooks")
        expect(notice).to_contain_text("A webhook is paused: CRM")
        expect(notice.get_by_role("link")).to_have_count(0)
        assert ask("DELETE", path, user="admin").status < 300
        expect(notice).to_be_empty()


def figures(journey, site, window):
    page, ask = window.page, site.daemon.ask
    with journey.step("it is answered and closed, another is refused: the tables hold what the API says"):
        assert ask("POST", "interactions/IMS0000001/messages", {"body": "It comes today."}, user="ana").status == 201
        site.sms("And my table?", sender="+12025550144")
        [item] = harness.wait_for("an offer", lambda: ask("GET", "work-items?agent=me", user="ana").body["result"])
        assert ask("POST", f"work-items/{item['sys_id']}/reject", {}, user="ana").status == 200
        assert ask("POST", "interactions/IMS0000001/close", {}, user="ana").status == 200
        expect(tile(page, "Closed")).to_have_text("1")
        wanted = statistics(site)
        for title, values in SERIES.items():
            harness.wait_for(
                f"the table behind {title!r}",
                lambda title=title, values=values: table_of(page, title) == [[of(span) for of in values] for span in wanted["spans"]],
            )
        total = wanted["total"]
        assert (total["opened_by_requesters"], total["closed_complete"], total["offers_rejected"]) == (2, 1, 1), total
        assert total["first_response"]["count"] == 1 and total["measured"] == 1, total
        expect(tile(page, "Service level")).to_have_text("100 %")

    with journey.step("a table opens behind its chart with the keyboard, and stays open when figures change"):
        card = page.locator("figure", has=page.get_by_role("heading", name="Messages", exact=True))
        summary = card.locator("summary")
        summary.focus()
        page.keyboard.press("Enter")
        expect(card.get_by_role("region", name="Messages: table")).to_be_visible()
        before = statistics(site)["total"]["messages_in"]
        site.sms("Hello again", sender="+12025550145")
        harness.wait_for("the figures", lambda: sum(row[0] for row in table_of(page, "Messages")) == before + 1)
        expect(card.get_by_role("region", name="Messages: table")).to_be_visible()
        expect(summary).to_be_focused()

    with journey.step("days instead of hours, and one queue alone"):
        page.get_by_role("button", name="7 days").click()
        expect(page.get_by_role("heading", name="The last 7 days")).to_be_visible()
        harness.wait_for("seven days", lambda: len(table_of(page, "Messages")) == 7)
        page.get_by_label("Queue", exact=True).select_option(label="Walk-in")
        expect(page.locator(".empty")).to_contain_text("Nothing happened")
        page.get_by_label("Queue", exact=True).select_option(label="All queues")
        expect(page.locator(".charts")).to_be_visible()


def access(journey, site, browser):
    for scheme, width in (("light", 1440), ("dark", 1440), ("light", 390), ("dark", 320)):
        with journey.step(f"axe finds nothing serious, {scheme}, {width} pixels wide, and nothing is too wide"):
            window = Window(browser, site, "supervisor", bypass_csp=True, color_scheme=scheme,
                            viewport={"width": width, "height": 900}, reduced_motion="reduce")
            journey.windows.append(window)
            page = window.page
            page.locator(".charts").wait_for()
            for each in page.locator("figure summary").all():
                each.click()
            found = findings(page)
            assert not found, "\n".join(found)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{over} pixels wider than the window"
            window.context.close()
            journey.windows.remove(window)

    with journey.step("an agent is told in words that the page is not for agents"):
        window = Window(browser, site, "ana")
        journey.windows.append(window)
        expect(window.page.get_by_role("link", name="Board")).to_have_count(0)
        window.page.goto(site.url + "board")
        expect(window.page.get_by_role("alert")).to_contain_text("Your roles do not include this page")
        for path in ("board", "statistics"):
            answer = site.daemon.ask("GET", path, user="ana")
            assert answer.status == 403 and "supervisor" in answer.body["needed"], answer.body


def main(run):
    site = Site(run)
    user = {"user_name": "supervisor", "name": "Susan Oberlin", "active": True, "roles": ["supervisor"]}
    made = site.daemon.ask("POST", "users", user, user="admin")
    harness.PASSWORDS["supervisor"] = "susan-sees-it-all"
    body = {"password": harness.PASSWORDS["supervisor"]}
    answer = site.daemon.ask("PUT", f"users/{made.body['sys_id']}/password", body, user="admin")
    if answer.status >= 300:
        raise harness.Failed(f"no supervisor: {answer.body}")
    with browser_of(run) as browser:
        journey = Journey(run)
        window = Window(browser, site, "supervisor")
        journey.windows.append(window)
        live(journey, site, window)
        figures(journey, site, window)
        access(journey, site, browser)
    site.daemon.stop()


harness.main("board", main, seconds=240)
