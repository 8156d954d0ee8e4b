// The head of a conversation: whom it is with, what it is about, and what can be done with it.

import { button, h, replace } from "../dom.js";
import { toast } from "../parts.js";
import { describeField } from "./describe-field.js";
import { openMenu } from "./menu.js";
import { isClosed, phoneText, picture, requesterName, said, stateBadge } from "./names.js";

// What makes no sense at the moment is left out of the menu; the rest says why it is not possible.
const hiddenWhenImpossible = ["Join", "Leave", "Take it", "Reassign…", "Show the history"];

export class Head {
    element = h("header", { class: "conversation-head" });
    #actions;
    #context;
    #row = null;
    #drawn = "";
    #menu = null;

    /**
     * @param actions what can be done with the conversation
     * @param context `{workspace, back(), copy(), toggleCard()}`
     */
    constructor(actions, context) {
        this.#actions = actions;
        this.#context = context;
    }

    get #session() { return this.#context.workspace.session; }

    update(row) {
        this.#row = row;
        const { can } = this.#actions;
        // Drawn anew only when something differs: a menu or a field that is open would be lost.
        const drawn = JSON.stringify(
            [row.sys_id, row.state, row.short_description, row.opened_for_name, row.assigned_to_name, can],
        );
        if (drawn === this.#drawn || this.element.querySelector("input")) return;
        this.#drawn = drawn;
        this.#closeMenu();
        const name = requesterName(row);
        const held = row.state === "on_hold";
        replace(
            this.element,
            button("Back to the list", {
                icon: "back", iconOnly: true, class: "button plain icon-only back-button",
                on: { click: () => this.#context.back() },
            }),
            picture(row),
            h(
                "div", { class: "head-text grow" },
                h("h1", {}, said(name), " ", stateBadge(row)),
                this.#description(row, can),
            ),
            h(
                "div", { class: "head-actions" },
                isClosed(row) ? this.#writeAgain(row) : [held
                    ? this.#action("Resume", "resume", can.resume, () => this.#actions.resume(), "h")
                    : this.#action("Hold", "hold", can.hold, () => this.#actions.hold(), "h"),
                this.#action("Transfer", "transfer", can.transfer, () => this.#actions.transfer(), "t"),
                row.state === "wrap_up" || can.wrapUp
                    ? this.#action("Close", "done", can.close, () => this.#actions.close(), "x")
                    : this.#action("Wrap up", "done", can.wrapUp, () => this.#actions.wrapUp(), "e")],
                button("More", {
                    icon: "more", iconOnly: true, "aria-haspopup": "menu", "aria-expanded": "false",
                    on: { click: (event) => this.#openMenu(event.currentTarget) },
                }),
                button("Details", {
                    icon: "details", iconOnly: true, class: "button plain icon-only card-button",
                    on: { click: () => this.#context.toggleCard() },
                }),
            ),
        );
    }

    /** A closed conversation never goes on: writing opens another one. */
    #writeAgain(row) {
        if (!row.requester || !this.#session.operations.includes("composeMessage")) return null;
        const path = `compose?to=${encodeURIComponent(row.requester)}&from=${encodeURIComponent(row.company)}`;
        return button("Write again", {
            icon: "compose", class: "button head-action", title: "Write again: opens another conversation",
            on: { click: () => this.#context.workspace.go(path) },
        });
    }

    #action(label, drawing, obstacle, run, key) {
        return button(label, {
            icon: drawing, class: "button head-action", title: obstacle ? `${label}: ${obstacle}` : `${label} (${key})`,
            "aria-disabled": obstacle ? "true" : null,
            on: { click: () => (obstacle ? toast(obstacle) : run()) },
        });
    }

    #description(row, can) {
        const text = row.short_description;
        const shown = h(
            "p", { class: "head-description" },
            can.describe
                ? text && said(text)
                : button(text || "Add a description", {
                    kind: "link", class: "button link describe", title: "Change the description",
                    on: { click: () => this.#describe(shown) },
                }),
            h("span", { class: "quiet head-number" }, (!can.describe || text) && " · ",
                row.opened_for_name ? phoneText(row.requester) : row.number),
        );
        if (!can.describe && text) replace(shown.querySelector("button"), said(text));
        return shown;
    }

    #describe(shown) {
        const before = this.#row.short_description ?? "";
        describeField(shown, before, (text) => {
            this.#drawn = "";
            if (text !== null && text !== before) {
                this.#row = { ...this.#row, short_description: text };
                this.#actions.describe(text);
            }
            this.update(this.#row);
            this.element.querySelector(".describe")?.focus();
        });
    }

    #openMenu(opener) {
        if (this.#menu) return this.#closeMenu();
        const { can } = this.#actions;
        const row = this.#row;
        const items = [
            [
                "Describe…", "compose", can.describe,
                () => this.#describe(this.element.querySelector(".head-description")),
            ],
            ["Close", "close", can.close, () => this.#actions.close()],
            ["Take it", "resume", can.take, () => this.#actions.take()],
            ["Reassign…", "person", can.reassign, () => this.#actions.reassign()],
            ["Add an agent…", "plus", can.add, () => this.#actions.addAgent()],
            ["Join", "plus", can.join, () => this.#actions.join()],
            ["Leave", "leave", can.leave, () => this.#actions.leave()],
            ["Copy as text", "copy", null, () => this.#context.copy()],
            [
                "Show the history", "audit",
                this.#session.operations.includes("showHistory") ? null : "Your roles do not include this.",
                () => this.#context.workspace.go(`audit/${row.number}`),
            ],
        ].filter(([label, , obstacle]) => !obstacle || !(isClosed(row) || hiddenWhenImpossible.includes(label)));
        this.#menu = openMenu(opener, items, () => { this.#menu = null; });
    }

    #closeMenu() {
        this.#menu?.();
    }
}
