// The messages of one conversation: the newest first, older ones when somebody scrolls up to them, with
// what happened between them.

import { get, part, post } from "../api.js";
import { button, h, replace } from "../dom.js";
import { announce, failure, skeleton, toast } from "../parts.js";
import { dayLine, eventLine, messageBubble, newLine, noteBubble, pendingBubble } from "./bubbles.js";
import { authorName } from "./names.js";
import { askOverride } from "./dialogs.js";
import { onChange, override, retry, discard, settle, waiting } from "./outbox.js";
import { story, storyTypes } from "./story.js";
import { end, threadItems, threadText } from "./thread-items.js";

const pageSize = 100;
const near = 80; // Pixels from the bottom that count as being there.

export class Thread {
    element = h("div", { class: "thread", tabindex: "0", role: "region", "aria-label": "Conversation" });
    #list = h("ol", { class: "thread-list", "aria-label": "Messages" });
    #newest = button("Newer messages", {
        icon: "down", class: "button plain to-newest", hidden: true, on: { click: () => this.toEnd() },
    });
    #context;
    #messages = new Map();
    #records = new Map();
    #before = null;
    #isLoadingOlder = false;
    #nodes = new Map();
    #isEnded = false;
    #leaves = [];
    #isAtEnd = true;
    #firstNew = null;

    /** @param context `{workspace, directory, me, row, mayResolve, takeBack(entry), seen()}` */
    constructor(context) {
        this.#context = { ...context, resolve: (message, resolution) => this.#resolve(message, resolution) };
        this.element.append(this.#list);
        this.element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
        this.#leaves.push(onChange((interaction) => {
            if (interaction === this.#context.row?.sys_id) this.#drawAndStay(
                waiting(interaction).some((each) => each.state === "pending"),
            );
        }));
        // A narrower window, a taller composer or a picture that arrives must not hide what was at the end.
        const sizes = new ResizeObserver(() => { if (this.#isAtEnd) this.toEnd(); });
        sizes.observe(this.element);
        sizes.observe(this.#list);
        this.#leaves.push(() => sizes.disconnect());
    }

    /** What floats above the end of the messages. */
    get float() { return this.#newest; }
    get isAtEnd() { return this.#isAtEnd; }

    end() {
        this.#isEnded = true;
        for (const leave of this.#leaves) leave();
    }

    /** Shows the newest messages of a conversation. */
    async open(name) {
        const later = setTimeout(() => replace(this.#list, skeleton(5)), 150);
        try {
            const page = await get(`interactions/${part(name)}/messages`, { before: end, limit: pageSize });
            this.#keep(page.result);
            this.#before = page.next ?? null;
        } finally {
            clearTimeout(later);
        }
        return () => this.#opened(name);
    }

    async #opened(name) {
        replace(this.#list);
        this.#nodes.clear();
        this.#draw();
        this.toEnd();
        await this.#loadRecords(name, this.#before === null ? 0 : this.#first, end).catch(() => {});
        if (!this.#isEnded) this.#drawAndStay();
    }

    /** Draws a line above the last messages of the requester, which nobody has seen. */
    markNew(count) {
        const theirs = this.#sorted.filter((each) => each.author === "requester");
        this.#firstNew = count > 0 ? theirs.at(-Math.min(count, theirs.length))?.position ?? null : null;
    }

    /** Another picture of the conversation's own row: names may have changed. */
    update(row) {
        const before = this.#context.row;
        this.#context.row = row;
        if (before && before.opened_for_name !== row.opened_for_name) this.redraw();
    }

    redraw() {
        this.#nodes.clear();
        replace(this.#list);
        this.#drawAndStay();
    }

    has(message) { return this.#messages.has(message); }

    /** Takes what has happened: the events of one moment. */
    async take(events) {
        let isNew = false;
        let from = Infinity;
        for (const { type, record, position } of events) {
            if (storyTypes.includes(type)) this.#records.set(record.position, record);
            if (type === "messageJoined" || type === "systemMessageAdded") isNew = true;
            const changed = this.#messages.get(record.data?.message);
            if (changed && type !== "messageJoined") from = Math.min(from, changed.position - 1);
        }
        const minPosition = events.at(-1).position;
        if (isNew || from < Infinity) await this.#loadNewer(Math.min(from, this.#last), minPosition);
        if (!this.#isEnded) this.#drawAndStay();
    }

    toEnd() {
        this.element.scrollTop = this.element.scrollHeight;
        this.#scrolled();
    }

    /** The conversation as text, for the clipboard. */
    text() {
        return threadText(this.#items(), this.#context);
    }

    get #sorted() { return [...this.#messages.values()].sort((one, other) => one.position - other.position); }
    get #first() { return Math.min(...[...this.#messages.values()].map((each) => each.position), end); }
    get #last() { return Math.max(...[...this.#messages.values()].map((each) => each.position), 0); }

    #keep(messages) {
        for (const message of messages) this.#messages.set(message.sys_id, message);
    }

    async #loadNewer(after, minPosition) {
        try {
            let next = after;
            while (next !== null && !this.#isEnded) {
                const known = new Set(this.#messages.keys());
                const page = await get(`interactions/${part(this.#context.row.sys_id)}/messages`, {
                    after: next, limit: pageSize, min_position: minPosition,
                });
                this.#keep(page.result);
                this.#announce(page.result.filter((each) => !known.has(each.sys_id)));
                next = page.next ?? null;
            }
        } catch {
            // The stream says that it is disconnected; what is missed here comes with the next event.
        }
    }

    #announce(messages) {
        for (const message of messages.filter((each) => each.author === "requester")) {
            announce(`${authorName(message, this.#context)}: ${String(message.body ?? "a picture").slice(0, 200)}`);
        }
    }

    async #loadOlder() {
        if (this.#before === null || this.#isLoadingOlder) return;
        this.#isLoadingOlder = true;
        try {
            const { sys_id: id } = this.#context.row;
            const known = this.#first;
            const page = await get(`interactions/${part(id)}/messages`, { before: this.#before, limit: pageSize });
            this.#keep(page.result);
            this.#before = page.next ?? null;
            await this.#loadRecords(id, this.#before === null ? 0 : this.#first, known);
            if (this.#isEnded) return;
            const height = this.element.scrollHeight - this.element.scrollTop;
            this.#draw();
            this.element.scrollTop = this.element.scrollHeight - height;
        } catch (error) {
            toast(error.message, { kind: "bad" });
        } finally {
            this.#isLoadingOlder = false;
        }
    }

    async #loadRecords(name, from, until) {
        let next = from;
        while (next !== undefined && next < until && !this.#isEnded) {
            const page = await get(`interactions/${part(name)}/history`, {
                from: next, types: storyTypes.join(","), limit: 500,
            });
            for (const record of page.result) this.#records.set(record.position, record);
            next = page.next;
        }
    }

    #items() {
        const { directory, me } = this.#context;
        const records = [...this.#records.values()].sort((one, other) => one.position - other.position);
        const lines = story(records, {
            agent: (id) => (id === me ? "You" : directory.name("users", id, "Somebody")),
            queue: (id) => directory.name("queues", id, "a queue"),
            action: (id) => directory.name("actions", id, "A messaging action"),
            person: (id) => (id && id === this.#context.row?.opened_for ? this.#context.row.opened_for_name : null),
        });
        const first = this.#before === null ? 0 : this.#first;
        const { row } = this.#context;
        return threadItems({
            messages: this.#sorted, lines: lines.filter((line) => line.position >= first),
            pending: row ? waiting(row.sys_id).filter((entry) => !this.#messages.has(entry.message)) : [],
            firstNew: this.#firstNew,
        });
    }

    /** Draws what is new and leaves the rest as it is. */
    #draw() {
        const items = this.#items();
        if (this.#context.row) settle(this.#context.row.sys_id, (message) => this.#messages.has(message));
        const nodes = new Map();
        let previous = null;
        for (const item of items) {
            const node = this.#nodes.get(item.key) ?? this.#node(item);
            nodes.set(item.key, node);
            const place = previous ? previous.nextElementSibling : this.#list.firstElementChild;
            if (place !== node) this.#list.insertBefore(node, place);
            previous = node;
        }
        for (const [key, node] of this.#nodes) if (!nodes.has(key)) node.remove();
        while (previous ? previous.nextElementSibling : this.#list.firstElementChild) {
            (previous ? previous.nextElementSibling : this.#list.firstElementChild).remove();
        }
        this.#nodes = nodes;
        if (items.length === 0) replace(
            this.#list, h("li", { class: "event-line" }, h("span", { text: "No messages yet." })),
        );
    }

    #node({ kind, value, isFirst }) {
        switch (kind) {
        case "day": return dayLine(value);
        case "new": return newLine();
        case "event": return eventLine(value);
        case "note": return noteBubble(value, this.#context);
        case "pending": return pendingBubble(value, {
            override: async () => {
                const reason = await askOverride(value.problem);
                if (reason) override(value, reason);
            },
            retry: () => retry(value), discard: () => { discard(value); this.#context.takeBack(value); },
        });
        default: return messageBubble(value, isFirst, this.#context);
        }
    }

    #drawAndStay(goesToEnd = false) {
        const wasAtEnd = this.#isAtEnd;
        const height = this.element.scrollHeight;
        this.#draw();
        if (wasAtEnd || goesToEnd) this.toEnd();
        else if (this.element.scrollHeight > height) this.#newest.hidden = false;
        if (wasAtEnd) this.#context.seen();
    }

    #scrolled() {
        const { scrollTop, scrollHeight, clientHeight } = this.element;
        this.#isAtEnd = scrollHeight - scrollTop - clientHeight < near;
        if (this.#isAtEnd) {
            this.#newest.hidden = true;
            this.#context.seen();
        } else if (scrollHeight - scrollTop - clientHeight > clientHeight) {
            this.#newest.hidden = false;
        }
        if (scrollTop < 400) this.#loadOlder();
    }

    async #resolve(message, resolution) {
        try {
            await post(`uncertain-messages/${part(message.sys_id)}/resolve`, { resolution });
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
    }

    /** What went wrong when it was opened. */
    fail(error, again) {
        replace(this.#list, h("li", {}, failure(error, again)));
    }
}
