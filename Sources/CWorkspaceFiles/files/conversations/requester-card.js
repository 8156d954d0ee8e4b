// Beside a conversation: whose number it is, whether they want messages, what will happen by itself, and
// what was before.

import { get, part, post } from "../api.js";
import { button, h, icon, replace, same } from "../dom.js";
import { avatar, confirm, toast } from "../parts.js";
import { duration, shortTime, timeText } from "../words.js";
import { askConsent, askPerson, reassociate } from "./dialogs.js";
import { abilities } from "./may.js";
import { isClosed, pathOf, phoneText, picture, requesterName, said, stateBadge } from "./names.js";

const tables = { csm_consumer: "Consumer", customer_contact: "Contact", sys_user: "Employee" };

export class RequesterCard {
    element = h("aside", { class: "requester-card", "aria-label": "Requester and details" });
    #context;
    #row = null;
    #earlier = null;
    #consent = null;
    #drawn = null;
    #tick;

    /** @param context `{workspace, directory, close()}` */
    constructor(context) {
        this.#context = context;
        this.#tick = setInterval(() => this.#showTimers(), 1000);
    }

    end() {
        clearInterval(this.#tick);
    }

    update(row) {
        const isOther = this.#row?.sys_id !== row.sys_id;
        const consentChanged = this.#row?.opted_out_since !== row.opted_out_since;
        this.#row = row;
        if (isOther) {
            this.#earlier = null;
            this.#consent = null;
            this.#loadEarlier();
        }
        if (row.opted_out_since && (isOther || consentChanged)) this.#loadConsent();
        this.#draw();
    }

    async #loadEarlier() {
        const row = this.#row;
        if (!row.requester) return;
        const page = await get("interactions", { requester: row.requester, with: "preview", limit: 6 }).catch(() => null);
        if (!page || this.#row.sys_id !== row.sys_id) return;
        this.#earlier = page.result.filter((each) => each.sys_id !== row.sys_id);
        this.#draw();
    }

    async #loadConsent() {
        const row = this.#row;
        const page = await get("consents", { requester: row.requester, company: row.company }).catch(() => null);
        if (!page || this.#row.sys_id !== row.sys_id) return;
        this.#consent = page.result[0] ?? null;
        this.#draw();
    }

    #draw() {
        const row = this.#row;
        const shown = { ...row, last_position: 0, updated_at: 0, last_message: 0, earlier: this.#earlier, consent: this.#consent, members: row.members };
        // Counts and times of messages are not on the card: no need to draw it at every message.
        for (const name of Object.keys(shown)) if (/message_(count|at)$|position/.test(name)) delete shown[name];
        if (same(shown, this.#drawn)) return;
        this.#drawn = shown;
        const focused = document.activeElement?.closest?.(".requester-card") ? document.activeElement.dataset.key : null;
        const can = abilities(row, this.#context.workspace.session);
        const name = requesterName(row);
        replace(
            this.element,
            button("Close the details", { icon: "close", iconOnly: true, class: "button plain icon-only card-close", on: { click: () => this.#context.close() } }),
            h(
                "section", { class: "card-person" },
                picture(row, { size: "large" }),
                h("h2", {}, said(name)),
                h(
                    "p", { class: "card-number" }, h("span", { text: phoneText(row.requester) || "No number" }),
                    row.requester && button("Copy the number", { icon: "copy", iconOnly: true, data: { key: "copy" }, on: { click: () => copy(row.requester) } }),
                ),
                this.#profile(row, can),
            ),
            this.#consentPart(row, can),
            this.#timersPart(row),
            this.#facts(row),
            this.#membersPart(row),
            this.#earlierPart(),
        );
        this.#showTimers();
        if (focused) this.element.querySelector(`[data-key="${focused}"]`)?.focus();
    }

    #profile(row, can) {
        const verify = (label) => !isClosed(row) && button(label, {
            kind: "link", data: { key: "verify" }, title: can.verify ?? null, "aria-disabled": can.verify ? "true" : null,
            on: { click: () => (can.verify ? toast(can.verify) : this.#verify()) },
        });
        if (row.conflict) {
            return h(
                "div", { class: "notice warn" }, icon("warning"),
                h(
                    "div", {},
                    h("strong", { text: "Whose number is it?" }),
                    h("p", { text: "Records disagree. Ask, then say who it is." }),
                    this.#candidates(row, can), verify("Somebody else…"),
                ),
            );
        }
        if (row.profile_state === "guest" || row.opened_for_table === "guest") {
            return h(
                "div", { class: "stack tight" },
                h("p", {}, h("span", { class: "badge", text: "Guest: not known yet" })),
                this.#candidates(row, can), verify("Verify who it is…"),
            );
        }
        return h(
            "p", { class: "row centred" },
            h("span", { class: "badge good" }, icon("done"), `${tables[row.opened_for_table] ?? "Known"}, verified`), verify("Change…"),
        );
    }

    #candidates(row, can) {
        const words = { record: "has the number on record", profile: "wrote from it last", former_profile: "wrote from it before" };
        const list = (row.candidates ?? []).filter((each) => row.conflict || each.sys_id !== row.opened_for);
        if (list.length === 0) return null;
        return h("ul", { class: "candidates" }, list.map((each) => h(
            "li", {},
            h("span", { class: "grow" }, h("strong", {}, said(each.name)), h("span", { class: "quiet", text: `${tables[each.table]}, ${words[each.source]}` })),
            button("It is", { data: { key: each.sys_id }, "aria-label": `It is ${each.name}`, "aria-disabled": can.verify ? "true" : null, on: { click: () => (can.verify ? toast(can.verify) : this.#associate(each)) } }),
        )));
    }

    async #verify() {
        const row = this.#row;
        const person = await askPerson("Whose number is it?", this.#context.directory, {
            help: `${phoneText(row.requester)} will belong to whom you choose: this conversation and later ones follow.`,
        });
        if (person) this.#associate(person, row);
    }

    async #associate(person, row = this.#row) {
        const isSure = !row.opened_for_name || row.conflict
            || await confirm("Another requester?", `${phoneText(row.requester)} belongs to ${row.opened_for_name} now. Shall it belong to ${person.name}?`, { yes: "Change it" });
        if (!isSure) return;
        try {
            await reassociate(row, person);
            toast(`The number belongs to ${person.name}.`);
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
    }

    #consentPart(row, can) {
        if (!row.requester) return null;
        const since = row.opted_out_since;
        const cause = this.#consent?.message ? "by a message" : this.#consent?.by ? `recorded by ${this.#context.directory.name("users", this.#consent.by)}` : "";
        const record = button(since ? "Record a return…" : "Record an opt-out…", {
            kind: "link", data: { key: "consent" }, title: can.consent ?? null, "aria-disabled": can.consent ? "true" : null,
            on: { click: () => (can.consent ? toast(can.consent) : askConsent(row, Boolean(since))) },
        });
        return h(
            "section", {},
            h("h3", { text: "Messages" }),
            since
                ? h(
                    "div", { class: "notice bad" }, icon("warning"),
                    h(
                        "div", {}, h("strong", { text: "Opted out" }),
                        h("p", { title: timeText(since), text: [`since ${shortTime(since)}`, cause].filter(Boolean).join(", ") }),
                        this.#consent?.reason && h("p", {}, said(`“${this.#consent.reason}”`)),
                    ),
                )
                : row.revocation_suspected_at
                    ? h(
                        "div", { class: "notice warn" }, icon("warning"),
                        h(
                            "div", {}, h("strong", { text: "May want no more messages" }),
                            h("p", { text: `A message of ${shortTime(row.revocation_suspected_at)} sounds like it. Read it and decide.` }),
                            !can.consent && h(
                                "div", { class: "row" },
                                button("Opt out", { data: { key: "optout" }, on: { click: () => this.#decide(true) } }),
                                button("Goes on", { data: { key: "optin" }, on: { click: () => this.#decide(false) } }),
                            ),
                        ),
                    )
                    : h("p", {}, "Gets messages."),
            record,
        );
    }

    async #decide(isOptedOut) {
        const row = this.#row;
        try {
            await post("consents", { requester: row.requester, company: row.company, opted_out: isOptedOut, reason: "decided after reading the message" });
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
    }

    #timersPart(row) {
        if (isClosed(row)) return null;
        const timers = row.timers ?? [];
        return h(
            "section", {},
            h("h3", { text: "What happens by itself" }),
            timers.length === 0
                ? h("p", { class: "quiet", text: "Nothing is waiting to happen." })
                : h("ul", { class: "timer-list" }, timers.map((timer) => h(
                    "li", { data: { due: timer.due, action: timer.action, event: timer.event }, title: `${this.#context.directory.name("actions", timer.action, "Messaging action")}, ${timeText(timer.due)}` },
                    icon("clock"), h("span", {}),
                ))),
        );
    }

    /** "Closes in 1 d 3 h if no reply", as it is this second. */
    #showTimers() {
        for (const item of this.element.querySelectorAll(".timer-list li")) {
            const action = this.#context.directory.row("actions", item.dataset.action);
            const left = new Date(item.dataset.due) - Date.now();
            const what = {
                set_state: action?.state?.startsWith("closed") ? "Closes" : `Becomes ${String(action?.state ?? "").replaceAll("_", " ")}`,
                prompt_agent: "Reminds the agent", prompt_requester: "Prompts the requester", reassign: "Goes back to the queue",
            }[action?.kind] ?? "Acts";
            const unless = item.dataset.event === "agent_message_without_requester_response" ? "if no reply" : "unless answered";
            const text = left > 0 ? `${what} in ${duration(left)} ${unless}` : `${what} now`;
            const place = item.lastElementChild;
            if (place.textContent !== text) place.textContent = text;
        }
    }

    #facts(row) {
        const { directory } = this.#context;
        const rows = [
            ["Conversation", h("span", { class: "mono", text: row.number })],
            ["State", h("span", {}, stateBadge(row), row.state_reason ? ` ${row.state_reason}` : "")],
            ["Has it", row.responder === "virtual_agent" ? "Virtual agent" : row.assigned_to_name ?? "Nobody yet"],
            ["Queue", row.queue ? directory.name("queues", row.queue, "") : ""],
            ["Company number", phoneText(row.company)],
            ["Sent by", row.provider_application ? directory.name("applications", row.provider_application, "") : ""],
            ["Opened", time(row.opened_at)],
            ["Closed", row.closed_at && time(row.closed_at)],
            ["Closed by", row.closed_by && directory.name("users", row.closed_by)],
            ["Result", row.wrap_up_code],
            ["Waited", row.wait_time_ms > 0 && duration(row.wait_time_ms)],
        ];
        return h(
            "section", {}, h("h3", { text: "Details" }),
            h("dl", { class: "facts" }, rows.filter(([, value]) => value).map(([label, value]) => [h("dt", { text: label }), h("dd", {}, value)])),
        );
    }

    #membersPart(row) {
        const present = (row.members ?? []).filter((member) => !member.left_at);
        if (present.length === 0) return null;
        const { directory, workspace } = this.#context;
        return h(
            "section", {}, h("h3", { text: "Takes part" }),
            h("ul", { class: "members" }, present.map((member) => {
                const name = member.member === "virtual_agent" ? "Virtual agent" : directory.name("users", member.agent, "An agent");
                return h("li", {}, avatar(name, { size: "small" }), said(name), member.agent === workspace.session.sys_id && h("span", { class: "quiet", text: "you" }));
            })),
        );
    }

    #earlierPart() {
        if (!this.#earlier || this.#earlier.length === 0) return null;
        return h(
            "section", {}, h("h3", { text: "Other conversations" }),
            h("ul", { class: "earlier" }, this.#earlier.map((row) => h(
                "li", {},
                h(
                    "a", { href: pathOf(row) },
                    h("span", { class: "row" }, h("span", { class: "mono", text: row.number }), stateBadge(row), h("span", { class: "quiet", text: shortTime(row.updated_at) })),
                    h("span", { class: "earlier-text" }, said(row.short_description || row.last_message?.body || "No messages")),
                ),
            ))),
        );
    }
}

function time(text) {
    return h("time", { datetime: text, title: timeText(text), text: shortTime(text) });
}

async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        toast("Copied.");
    } catch {
        toast("The browser does not allow copying.", { kind: "bad" });
    }
}
