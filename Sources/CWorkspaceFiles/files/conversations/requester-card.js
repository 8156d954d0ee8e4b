// Beside a conversation: whose number it is, whether they want messages, what will happen by itself, and
// what was before.

import { get } from "../api.js";
import { button, h, replace, same } from "../dom.js";
import { avatar, toast } from "../parts.js";
import { duration, shortTime, timeText } from "../words.js";
import { consentPart } from "./card-consent.js";
import { profilePart } from "./card-profile.js";
import { showTimers, timersPart } from "./card-timers.js";
import { abilities } from "./may.js";
import { pathOf, phoneText, picture, requesterName, said, stateBadge } from "./names.js";

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
        this.#tick = setInterval(() => showTimers(this.element, this.#context.directory), 1000);
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
        const page = await get("interactions", {
            requester: row.requester, with: "preview", limit: 6,
        }).catch(() => null);
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
        const shown = {
            ...row, last_position: 0, updated_at: 0, last_message: 0, earlier: this.#earlier,
            consent: this.#consent, members: row.members,
        };
        // Counts and times of messages are not on the card: no need to draw it at every message.
        for (const name of Object.keys(shown)) if (/message_(count|at)$|position/.test(name)) delete shown[name];
        if (same(shown, this.#drawn)) return;
        this.#drawn = shown;
        const active = document.activeElement;
        const focused = active?.closest?.(".requester-card") ? active.dataset.key : null;
        const { directory, workspace } = this.#context;
        const can = abilities(row, workspace.session);
        const name = requesterName(row);
        replace(
            this.element,
            button("Close the details", {
                icon: "close", iconOnly: true, class: "button plain icon-only card-close",
                on: { click: () => this.#context.close() },
            }),
            h(
                "section", { class: "card-person" },
                picture(row, { size: "large" }),
                h("h2", {}, said(name)),
                h(
                    "p", { class: "card-number" }, h("span", { text: phoneText(row.requester) || "No number" }),
                    row.requester && button("Copy the number", {
                        icon: "copy", iconOnly: true, data: { key: "copy" },
                        on: { click: () => copy(row.requester) },
                    }),
                ),
                profilePart(row, can, directory),
            ),
            consentPart(row, can, this.#consent, directory),
            timersPart(row, directory),
            this.#facts(row),
            this.#membersPart(row),
            this.#earlierPart(),
        );
        showTimers(this.element, this.#context.directory);
        if (focused) this.element.querySelector(`[data-key="${focused}"]`)?.focus();
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
            h(
                "dl", { class: "facts" },
                rows.filter(([, value]) => value).map(
                    ([label, value]) => [h("dt", { text: label }), h("dd", {}, value)],
                ),
            ),
        );
    }

    #membersPart(row) {
        const present = (row.members ?? []).filter((member) => !member.left_at);
        if (present.length === 0) return null;
        const { directory, workspace } = this.#context;
        return h(
            "section", {}, h("h3", { text: "Takes part" }),
            h("ul", { class: "members" }, present.map((member) => {
                const name = member.member === "virtual_agent" ? "Virtual agent" : directory.name(
                    "users", member.agent, "An agent",
                );
                return h(
                    "li", {}, avatar(name, { size: "small" }), said(name),
                    member.agent === workspace.session.sys_id && h("span", { class: "quiet", text: "you" }),
                );
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
                    h(
                        "span", { class: "row" }, h("span", { class: "mono", text: row.number }), stateBadge(row),
                        h("span", { class: "quiet", text: shortTime(row.updated_at) }),
                    ),
                    h(
                        "span", { class: "earlier-text" },
                        said(row.short_description || row.last_message?.body || "No messages"),
                    ),
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
