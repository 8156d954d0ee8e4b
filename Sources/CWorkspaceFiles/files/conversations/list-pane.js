// The list of ongoing conversations with its head: take next, mine or everybody's, a filter.

import { post } from "../api.js";
import { button, h, replace } from "../dom.js";
import { emptyState, failure, skeleton, toast } from "../parts.js";
import { ConversationList } from "./conversation-list.js";
import { requesterName } from "./names.js";
import { conversationRow, rowHeight } from "./rows.js";
import { unreadCount } from "./unread.js";
import { virtualList } from "./virtual-list.js";

const scopeName = "ongoing-scope";

export class OngoingPane {
    element;
    list;
    #context;
    #everybody = null;
    #rows = [];
    #view;
    #parts;
    #current = null;
    #leaves = [];
    #frame = null;

    /** @param context `{workspace, mine, open(row)}` */
    constructor(context) {
        this.#context = context;
        const { session } = context.workspace;
        const mayLookAtAll = session.roles.includes("supervisor") || session.roles.includes("admin");
        // Who answers nobody has no conversations, and looks at those of others.
        const chosen = session.operations.includes("reply") ? localStorage.getItem(scopeName) ?? "mine" : "all";
        const usual = mayLookAtAll ? chosen : "mine";
        const filter = h("input", {
            type: "search", placeholder: "Filter", "aria-label": "Filter conversations", class: "list-filter",
            on: { input: () => this.#draw() },
        });
        const scope = mayLookAtAll && h(
            "select", { "aria-label": "Whose conversations", class: "list-scope", value: usual, on: { change: () => {
                localStorage.setItem(scopeName, scope.value);
                this.#setScope(scope.value);
            } } },
            h("option", { value: "mine", text: "Mine" }), h("option", { value: "all", text: "Everybody’s" }),
        );
        const unreadOnly = button("Unread", {
            class: "button filter-button", "aria-pressed": "false",
            on: {
                click: () => {
                    unreadOnly.setAttribute("aria-pressed", String(unreadOnly.getAttribute("aria-pressed") !== "true"));
                    this.#draw();
                },
            },
        });
        const next = session.operations.includes("takeNext")
            && button("Take next", {
                icon: "plus", class: "button take-next", title: "Take the conversation that has waited longest",
                on: { click: () => this.takeNext() },
            });
        const count = h("span", { class: "list-count" });
        this.#view = virtualList({
            rowHeight, label: "Ongoing conversations", key: (row) => row.sys_id,
            draw: (row, element) => conversationRow(row, element, {
                isCurrent: row.number === this.#current, me: session.sys_id,
            }),
        });
        const place = h("div", { class: "list-place" }, this.#view.element);
        this.element = h(
            "section", { class: "list-pane", "aria-label": "Ongoing conversations" },
            h(
                "div", { class: "list-head" },
                h("div", { class: "list-title" }, h("h1", {}, "Ongoing ", count), next),
                h("div", { class: "list-tools" }, filter, unreadOnly, scope),
            ),
            place,
        );
        this.#parts = { filter, unreadOnly, count, place };
        this.#setScope(usual);
        // Times such as "14:05" become "Tue 14:05" after midnight.
        const clock = setInterval(() => this.#view.refresh(), 60_000);
        this.#leaves.push(() => clearInterval(clock));
    }

    #setScope(scope) {
        this.#leaveList?.();
        this.#everybody?.end();
        this.#everybody = scope === "all" ? new ConversationList(this.#context.workspace) : null;
        this.list = this.#everybody ?? this.#context.mine;
        this.#leaveList = this.list.onChange(() => this.#draw());
        this.#draw();
    }
    #leaveList = null;

    end() {
        this.#leaveList?.();
        this.#everybody?.end();
        this.#view.end();
        cancelAnimationFrame(this.#frame);
        for (const leave of this.#leaves) leave();
    }

    /** Marks the one that is open, and brings it into sight. */
    show(number) {
        this.#current = number;
        this.#draw(true);
    }

    /** The conversation `step` places further in the list. */
    neighbour(step) {
        const place = this.#rows.findIndex((row) => row.number === this.#current);
        if (place < 0) return this.#rows[step > 0 ? 0 : this.#rows.length - 1];
        return this.#rows[place + step];
    }

    focus() {
        const row = this.#rows.find((each) => each.number === this.#current) ?? this.#rows[0];
        if (row) this.#view.focus(row.sys_id);
    }

    focusFilter() {
        this.#parts.filter.focus();
    }

    async takeNext() {
        try {
            const { interaction } = await post("interactions/next");
            await this.#arrival(interaction);
        } catch (error) {
            toast(
                error.code === "nothing_waits" || error.status === 404 ? "Nothing is waiting." : error.message,
                { kind: error.status === 404 ? "" : "bad" },
            );
        }
    }

    /** Opens what was taken as soon as the list has it. */
    async #arrival(id) {
        const { get } = await import("../api.js");
        const row = await get(`interactions/${id}`);
        this.#context.open(row);
    }

    #draw(reveals = false) {
        const { filter, unreadOnly, count, place } = this.#parts;
        const words = filter.value.trim().toLowerCase();
        const onlyUnread = unreadOnly.getAttribute("aria-pressed") === "true";
        const { rows, isLoaded, error } = this.list;
        this.#rows = rows.filter((row) => (!onlyUnread || unreadCount(row) > 0 || row.number === this.#current)
            && (words === "" || fits(row, words)));
        count.textContent = rows.length > 0 ? String(rows.length) : "";
        this.#view.refresh();
        this.#view.show(this.#rows);
        if (reveals) {
            const at = this.#rows.findIndex((row) => row.number === this.#current);
            if (at >= 0) this.#view.reveal(at);
        }
        const problem = error && rows.length === 0 ? failure(error, () => this.list.load())
            : this.#rows.length > 0 ? null
                : !isLoaded ? skeleton(8)
                    : words || onlyUnread ? emptyState({
                        drawing: "search", title: "None fits", text: "No conversation fits the filter.",
                    })
                        : emptyState({
                            drawing: "chat", title: "No conversations",
                            text: "Conversations that you accept or take appear here.",
                        });
        if (problem) replace(place, problem);
        else if (this.#view.element.parentElement !== place) replace(place, this.#view.element);
    }
}

function fits(row, words) {
    const digits = words.replace(/[^\d]/g, "");
    return [requesterName(row), row.number, row.short_description, row.last_message?.body, row.assigned_to_name]
        .some((text) => text?.toLowerCase().includes(words))
        || (digits.length > 2 && row.requester?.includes(digits));
}
