// The head of a conversation: whom it is with, what it is about, and what can be done with it.

import { part, post, remove } from "../api.js";
import { button, h, replace } from "../dom.js";
import { toast } from "../parts.js";
import { askAgent, askTransfer, askWrapUp } from "./dialogs.js";
import { abilities } from "./may.js";
import { openMenu } from "./menu.js";
import { isClosed, phoneText, picture, requesterName, said, stateBadge } from "./names.js";
import { laterWithUndo } from "./undo.js";

// What makes no sense at the moment is left out of the menu; the rest says why it is not possible.
const hiddenWhenImpossible = ["Join", "Leave", "Take it", "Reassign…", "Show the history"];

export class Actions {
    element = h("header", { class: "conversation-head" });
    #context;
    #row = null;
    #drawn = "";
    #menu = null;

    /** @param context `{workspace, directory, list(), back(), left(row), copy(), toggleCard()}` */
    constructor(context) {
        this.#context = context;
    }

    get #session() { return this.#context.workspace.session; }
    get #can() { return abilities(this.#row, this.#session); }

    update(row) {
        this.#row = row;
        const can = this.#can;
        // Drawn anew only when something differs: a menu or a field that is open would be lost.
        const drawn = JSON.stringify(
            [row.sys_id, row.state, row.short_description, row.opened_for_name, row.assigned_to_name, can],
        );
        if (drawn === this.#drawn || this.element.contains(this.element.querySelector("input"))) return;
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
                    ? this.#action("Resume", "resume", can.resume, () => this.resume(), "h")
                    : this.#action("Hold", "hold", can.hold, () => this.hold(), "h"),
                this.#action("Transfer", "transfer", can.transfer, () => this.transfer(), "t"),
                row.state === "wrap_up" || can.wrapUp
                    ? this.#action("Close", "done", can.close, () => this.close(), "x")
                    : this.#action("Wrap up", "done", can.wrapUp, () => this.wrapUp(), "e")],
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
        const element = button(label, {
            icon: drawing, class: "button head-action", title: obstacle ? `${label}: ${obstacle}` : `${label} (${key})`,
            "aria-disabled": obstacle ? "true" : null,
            on: { click: () => (obstacle ? toast(obstacle) : run()) },
        });
        return element;
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
        const row = this.#row;
        const input = h("input", {
            class: "describe-field", value: row.short_description ?? "", maxlength: 160,
            "aria-label": "Short description", placeholder: "What is it about?",
        });
        let isDone = false;
        const finish = (isKept) => {
            // To take the field away takes its focus too.
            if (isDone) return;
            isDone = true;
            const text = input.value.trim();
            input.remove();
            this.#drawn = "";
            if (isKept && text !== (row.short_description ?? "")) {
                this.#row = { ...this.#row, short_description: text };
                this.#do(() => post(`interactions/${part(row.sys_id)}/short-description`, { text }));
            }
            this.update(this.#row);
            this.element.querySelector(".describe")?.focus();
        };
        input.addEventListener("keydown", (event) => {
            if (event.key === "Enter") finish(true);
            else if (event.key === "Escape") finish(false);
            else return;
            event.preventDefault();
            event.stopPropagation();
        });
        input.addEventListener("blur", () => finish(true));
        replace(shown, input);
        input.focus();
        input.select();
    }

    #openMenu(opener) {
        if (this.#menu) return this.#closeMenu();
        const can = this.#can;
        const row = this.#row;
        const items = [
            [
                "Describe…", "compose", can.describe,
                () => this.#describe(this.element.querySelector(".head-description")),
            ],
            ["Close", "close", can.close, () => this.close()],
            ["Take it", "resume", can.take, () => this.take()],
            ["Reassign…", "person", can.reassign, () => this.reassign()],
            ["Add an agent…", "plus", can.add, () => this.addAgent()],
            ["Join", "plus", can.join, () => this.join()],
            ["Leave", "leave", can.leave, () => this.leave()],
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

    async #do(action, done) {
        try {
            await action();
            if (done) toast(done);
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
    }

    #post(path, body = {}, options) {
        return post(`interactions/${part(this.#row.sys_id)}/${path}`, body, options);
    }

    /** Runs an action of a shortcut, or says why not. */
    #unless(obstacle, run) {
        return obstacle ? toast(obstacle) : run();
    }

    holdOrResume() {
        const can = this.#can;
        if (this.#row.state === "on_hold") this.#unless(can.resume, () => this.resume());
        else this.#unless(can.hold, () => this.hold());
    }

    hold() { return this.#do(() => this.#post("hold")); }
    resume() { return this.#do(() => this.#post("resume")); }
    take() { return this.#do(() => this.#post("assign"), "You have the conversation."); }
    join() { return this.#do(() => this.#post("members"), "You take part now."); }
    leave() {
        return this.#do(
            () => remove(`interactions/${part(this.#row.sys_id)}/members/me`), "You left the conversation.",
        );
    }

    async addAgent() {
        const choice = await askAgent("Add an agent", this.#context.directory, this.#row.assigned_to);
        if (choice) this.#do(() => this.#post("members", { agent: choice.key }), `${choice.title} takes part now.`);
    }

    transfer() {
        return this.#unless(this.#can.transfer, async () => {
            const row = this.#row;
            const choice = await askTransfer(this.#context.directory, row);
            if (!choice) return;
            const body = { [choice.kind]: choice.key, note: choice.note };
            this.#do(async () => {
                await post(`interactions/${part(row.sys_id)}/transfer`, body);
                this.#context.left(row);
            }, `Transferred to ${choice.title}.`);
        });
    }

    async reassign() {
        const row = this.#row;
        const choice = await askAgent("Reassign to", this.#context.directory, row.assigned_to);
        if (!choice) return;
        laterWithUndo(
            `${row.number} goes to ${choice.title}.`,
            (keepalive) => post(`interactions/${part(row.sys_id)}/assign`, { agent: choice.key }, { keepalive }),
            () => {},
        );
    }

    wrapUp() {
        return this.#unless(this.#can.wrapUp, async () => {
            const row = this.#row;
            const answer = await askWrapUp(this.#context.directory, row);
            if (answer) this.#do(() => post(`interactions/${part(row.sys_id)}/wrap-up`, answer));
        });
    }

    close() {
        return this.#unless(this.#can.close, async () => {
            const row = this.#row;
            let answer = { code: "", reason: "" };
            if (!row.wrap_up_code && row.state !== "wrap_up") {
                answer = await askWrapUp(this.#context.directory, row, { title: "Close", yes: "Close" });
                if (!answer) return;
            }
            this.#context.list()?.hide(row.sys_id);
            this.#context.left(row);
            laterWithUndo(
                `${requesterName(row)}: closed.`,
                (keepalive) => post(
                    `interactions/${part(row.sys_id)}/close`,
                    { wrap_up_code: answer.code, reason: answer.reason }, { keepalive },
                ),
                () => {
                    this.#context.list()?.hide(row.sys_id, false);
                    this.#context.workspace.go(`ongoing/${row.number}`);
                },
            );
        });
    }
}
