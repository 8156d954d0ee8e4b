// The messages of one conversation as they are drawn: the newest first, older ones when somebody scrolls up
// to them, with what happened between them.

import { part, post } from "../api.js";
import { button, h, replace } from "../dom.js";
import { announce, skeleton, toast } from "../parts.js";
import { dayLine, eventLine, messageBubble, newLine, noteBubble, pendingBubble } from "./bubbles.js";
import { askOverride } from "./dialogs.js";
import { authorName } from "./names.js";
import { discard, onChange, override, retry, settle, waiting } from "./outbox.js";
import { threadItems, threadText } from "./thread-items.js";
import { Transcript } from "./transcript.js";

const near = 80; // Pixels from the bottom that count as being there.

export class Thread {
    element = h("div", { class: "thread", tabindex: "0", role: "region", "aria-label": "Conversation" });
    #list = h("ol", { class: "thread-list", "aria-label": "Messages" });
    #newest = button("Newer messages", {
        icon: "down", class: "button plain to-newest", hidden: true, on: { click: () => this.toEnd() },
    });
    #context;
    #transcript = new Transcript((messages) => this.#announce(messages));
    #nodes = new Map();
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
        this.#transcript.end();
        for (const leave of this.#leaves) leave();
    }

    /** Shows the newest messages of a conversation. */
    async open(name) {
        const later = setTimeout(() => replace(this.#list, skeleton(5)), 150);
        try {
            await this.#transcript.open(name);
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
        await this.#transcript.loadRecords(name).catch(() => {});
        if (!this.#transcript.isEnded) this.#drawAndStay();
    }

    /** Draws a line above the last messages of the requester, which nobody has seen. */
    markNew(count) {
        const theirs = this.#transcript.messages.filter((each) => each.author === "requester");
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

    has(message) { return this.#transcript.has(message); }

    /** Takes what has happened: the events of one moment. */
    async take(events) {
        await this.#transcript.take(this.#context.row.sys_id, events);
        if (!this.#transcript.isEnded) this.#drawAndStay();
    }

    toEnd() {
        this.element.scrollTop = this.element.scrollHeight;
        this.#scrolled();
    }

    /** The conversation as text, for the clipboard. */
    text() {
        return threadText(this.#items(), this.#context);
    }

    #announce(messages) {
        for (const message of messages.filter((each) => each.author === "requester")) {
            announce(`${authorName(message, this.#context)}: ${String(message.body ?? "a picture").slice(0, 200)}`);
        }
    }

    async #loadOlder() {
        try {
            if (!(await this.#transcript.loadOlder(this.#context.row?.sys_id))) return;
            const height = this.element.scrollHeight - this.element.scrollTop;
            this.#draw();
            this.element.scrollTop = this.element.scrollHeight - height;
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
    }

    #items() {
        const { directory, me, row } = this.#context;
        const lines = this.#transcript.lines({
            agent: (id) => (id === me ? "You" : directory.name("users", id, "Somebody")),
            queue: (id) => directory.name("queues", id, "a queue"),
            action: (id) => directory.name("actions", id, "A messaging action"),
            person: (id) => (id && id === row?.opened_for ? row.opened_for_name : null),
        });
        return threadItems({
            messages: this.#transcript.messages, lines,
            pending: row ? waiting(row.sys_id).filter((entry) => !this.has(entry.message)) : [],
            firstNew: this.#firstNew,
        });
    }

    /** Draws what is new and leaves the rest as it is. */
    #draw() {
        const items = this.#items();
        if (this.#context.row) settle(this.#context.row.sys_id, (message) => this.has(message));
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
}
