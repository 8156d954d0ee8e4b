// One conversation that is open: its head, messages, composer and card, kept up to date by the stream.

import { get, part } from "../api.js";
import { h, replace } from "../dom.js";
import { emptyState, failure, toast } from "../parts.js";
import { Actions } from "./actions.js";
import { Composer } from "./composer.js";
import { Head } from "./head.js";
import { isClosed, requesterName } from "./names.js";
import { abilities, sendingObstacle } from "./may.js";
import { RequesterCard } from "./requester-card.js";
import { ScheduledList } from "./scheduled.js";
import { Thread } from "./thread.js";
import { markRead } from "./unread.js";

const pause = 60; // Milliseconds in which events are gathered.

export class Conversation {
    middle = h("div", { class: "conversation" });
    row = null;
    actions;
    composer;
    card;
    scheduled;
    #context;
    #head;
    #number;
    #thread;
    #events = [];
    #timer = null;
    #isBusy = false;
    #isEnded = false;
    #leaves = [];

    /**
     * @param context `{workspace, directory, list(), back(), left(row), toggleCard(), closeCard(),
     *     changed(row), unread(number)}`
     */
    constructor(number, context) {
        this.#number = number;
        this.#context = context;
        const { workspace, directory } = context;
        this.actions = new Actions(context);
        this.#head = new Head(this.actions, { ...context, copy: () => this.copy() });
        this.#thread = new Thread({
            workspace, directory, me: workspace.session.sys_id, row: null,
            mayResolve: workspace.session.operations.includes("resolveUncertainMessage"),
            takeBack: (entry) => this.composer.takeBack(entry), seen: () => this.seen(),
        });
        this.composer = new Composer({ workspace, directory, sent: () => this.#thread.toEnd() });
        this.scheduled = new ScheduledList({ workspace, directory });
        this.card = new RequesterCard({ workspace, directory, close: context.closeCard });
        this.#leaves.push(
            workspace.live.on((event) => this.#take(event)),
            directory.onChange(() => {
                if (!this.row) return;
                this.#thread.redraw();
                this.#show();
            }),
        );
        const seen = () => this.seen();
        addEventListener("focus", seen);
        document.addEventListener("visibilitychange", seen);
        this.#leaves.push(() => {
            removeEventListener("focus", seen);
            document.removeEventListener("visibilitychange", seen);
        });
    }

    async open() {
        const { directory } = this.#context;
        const lists = directory.need("users", "queues", "actions", "applications").catch(() => {});
        try {
            replace(
                this.middle, this.#head.element,
                h("div", { class: "thread-frame" }, this.#thread.element, this.#thread.float),
                h("div", { class: "conversation-end" }, this.scheduled.element, this.composer.element),
            );
            const [row, show] = await Promise.all(
                [get(`interactions/${part(this.#number)}`), this.#thread.open(this.#number), lists],
            );
            if (this.#isEnded) return;
            this.row = row;
            this.#thread.update(row);
            this.#thread.markNew(this.#context.unread(this.#number));
            this.composer.show(row);
            this.#show();
            await show();
            this.seen();
            if (this.#events.length > 0) this.#schedule();
        } catch (error) {
            if (this.#isEnded) return;
            replace(this.middle, error.status === 404
                ? emptyState({
                    drawing: "chat", title: "No such conversation",
                    text: `There is no conversation ${this.#number}.`,
                })
                : h("div", { class: "pane-problem" }, failure(error, () => this.open())));
        }
    }

    end() {
        this.#isEnded = true;
        clearTimeout(this.#timer);
        for (const leave of this.#leaves) leave();
        this.#thread.end();
        this.card.end();
    }

    /** The messages count as read when they can be seen: the end of them, in a window that has the focus. */
    seen() {
        if (!this.row || this.#isEnded || document.hidden || !document.hasFocus() || !this.#thread.isAtEnd) return;
        markRead(this.row);
    }

    async copy() {
        try {
            await navigator.clipboard.writeText(
                `${this.row.number}, ${requesterName(this.row)}\n${this.#thread.text()}`,
            );
            toast("The conversation was copied.");
        } catch {
            toast("The browser does not allow copying.", { kind: "bad" });
        }
    }

    #show() {
        const { workspace } = this.#context;
        if (!this.row) return;
        const can = abilities(this.row, workspace.session);
        this.actions.row = this.row;
        this.#head.update(this.row);
        this.card.update(this.row);
        this.scheduled.update(this.row);
        this.composer.update(
            this.row,
            sendingObstacle(this.row, workspace.session, {
                take: () => this.actions.take(), join: () => this.actions.join(),
            }),
            !can.note,
        );
        this.#context.changed(this.row);
    }

    #take(event) {
        const { record } = event;
        const id = record.interaction ?? record.data?.interaction;
        const isOurs = this.row
            ? id === this.row.sys_id || this.#thread.has(record.data?.message) || this.#isAboutPeople(record)
            : id !== undefined;
        if (!isOurs) return;
        this.#events.push(event);
        if (this.row) this.#schedule();
    }

    /** A consent or a name that the card shows. */
    #isAboutPeople({ type, data }) {
        if (type === "consentChanged" || type === "consentRecorded") return data?.requester === this.row.requester;
        return ["consumerSet", "contactSet"].includes(type) && data?.person === this.row.opened_for;
    }

    #schedule() {
        this.#timer ??= setTimeout(() => this.#refresh(), pause);
    }

    async #refresh() {
        if (this.#isBusy) {
            this.#timer = setTimeout(() => this.#refresh(), pause);
            return;
        }
        this.#timer = null;
        this.#isBusy = true;
        const events = this.#events.splice(0).filter(({ record }) => {
            const id = record.interaction ?? record.data?.interaction;
            return id === undefined || id === this.row.sys_id;
        });
        try {
            if (events.length === 0) return;
            // Receipts of messages change no field of the conversation itself.
            const isOurs = events.some(
                ({ record }) => record.interaction || record.data?.requester || record.data?.person,
            );
            const question = isOurs
                ? get(`interactions/${part(this.row.sys_id)}`, { min_position: events.at(-1).position }) : null;
            const [row] = await Promise.all([question, this.#thread.take(events)]);
            if (this.#isEnded) return;
            if (row) {
                this.row = row;
                this.#thread.update(row);
                this.#show();
            }
            this.seen();
        } catch {
            // It comes with the next event, or with the page's own reload after an outage.
            this.#events.unshift(...events);
            if (!this.#isEnded) this.#timer = setTimeout(() => this.#refresh(), 2000);
        } finally {
            this.#isBusy = false;
        }
    }

    get isOver() { return this.row !== null && isClosed(this.row); }
}
