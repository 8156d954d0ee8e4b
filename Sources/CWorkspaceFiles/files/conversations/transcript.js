// What is known of one conversation: its messages, a page at a time from the end, and what happened between
// them.

import { get, part } from "../api.js";
import { story, storyTypes } from "./story.js";
import { end } from "./thread-items.js";

const pageSize = 100;

export class Transcript {
    #messages = new Map();
    #records = new Map();
    #before = null;
    #isLoadingOlder = false;
    #isEnded = false;
    #arrived;

    /** @param arrived called with messages that came after the others, a page at a time */
    constructor(arrived) {
        this.#arrived = arrived;
    }

    /** Leaves off with what is being loaded. */
    end() {
        this.#isEnded = true;
    }

    get isEnded() { return this.#isEnded; }
    /** The messages in their order. */
    get messages() { return [...this.#messages.values()].sort((one, other) => one.position - other.position); }

    has(message) { return this.#messages.has(message); }

    /** What happened between the messages that are known, as `story` says it. */
    lines(names) {
        const records = [...this.#records.values()].sort((one, other) => one.position - other.position);
        return story(records, names).filter((line) => line.position >= this.#start);
    }

    /** Loads the newest messages of a conversation, by its number. */
    async open(name) {
        const page = await get(`interactions/${part(name)}/messages`, { before: end, limit: pageSize });
        this.#keep(page.result);
        this.#before = page.next ?? null;
    }

    /** Loads what happened since the first message that is known. */
    loadRecords(name) {
        return this.#loadRecords(name, this.#start, end);
    }

    /**
     * Loads the messages before those that are known, with what happened between them.
     *
     * @param id the conversation
     * @returns whether there is something else to draw
     */
    async loadOlder(id) {
        if (this.#before === null || this.#isLoadingOlder) return false;
        this.#isLoadingOlder = true;
        try {
            const known = this.#first;
            const page = await get(`interactions/${part(id)}/messages`, { before: this.#before, limit: pageSize });
            this.#keep(page.result);
            this.#before = page.next ?? null;
            await this.#loadRecords(id, this.#start, known);
            return !this.#isEnded;
        } finally {
            this.#isLoadingOlder = false;
        }
    }

    /** Takes the events of one moment, and loads the messages that came or changed. */
    async take(id, events) {
        let isNew = false;
        let from = Infinity;
        for (const { type, record } of events) {
            if (storyTypes.includes(type)) this.#records.set(record.position, record);
            if (type === "messageJoined" || type === "systemMessageAdded") isNew = true;
            const changed = this.#messages.get(record.data?.message);
            if (changed && type !== "messageJoined") from = Math.min(from, changed.position - 1);
        }
        if (isNew || from < Infinity) await this.#loadNewer(id, Math.min(from, this.#last), events.at(-1).position);
    }

    get #first() { return Math.min(...[...this.#messages.values()].map((each) => each.position), end); }
    get #last() { return Math.max(...[...this.#messages.values()].map((each) => each.position), 0); }
    /** The position from which on everything is known. */
    get #start() { return this.#before === null ? 0 : this.#first; }

    #keep(messages) {
        for (const message of messages) this.#messages.set(message.sys_id, message);
    }

    async #loadNewer(id, after, minPosition) {
        try {
            let next = after;
            while (next !== null && !this.#isEnded) {
                const known = new Set(this.#messages.keys());
                const page = await get(`interactions/${part(id)}/messages`, {
                    after: next, limit: pageSize, min_position: minPosition,
                });
                this.#keep(page.result);
                this.#arrived(page.result.filter((each) => !known.has(each.sys_id)));
                next = page.next ?? null;
            }
        } catch {
            // The stream says that it is disconnected; what is missed here comes with the next event.
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
}
