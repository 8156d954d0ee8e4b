// A list of active conversations that follows the stream of events: only what an event touches is asked
// for again, and several events at once are one question.

import { get } from "../api.js";
import { forget, onRead, unreadCount } from "./unread.js";
import { Handlers } from "../handlers.js";

const pause = 90; // Milliseconds in which events are gathered.
const streamPause = 400;
const firstPageSize = 50; // A windowful, so that it is there at once.
const pageSize = 500;
const most = 20_000;

/** What counts is what was written, and when an agent got it: not a timer that was looked at. */
function activity(row) {
    const written = row.last_message?.created_at ?? row.opened_at ?? "";
    return row.handled_since > written ? row.handled_since : written;
}

const byActivity = (one, other) => (one.activity === other.activity
    ? other.last_position - one.last_position : one.activity < other.activity ? 1 : -1);

export class ConversationList {
    /** Whether everything was loaded at least once. */
    isLoaded = false;
    /** Why loading did not work. */
    error = null;
    #workspace;
    #agent;
    #rows = new Map();
    #sorted = null;
    #handlers = new Handlers();
    #dirty = new Map();
    #timer = null;
    #leaves = [];
    #hidden = new Set();
    #wasLive = false;
    #first = null;
    #isEnded = false;

    /** @param agent whose conversations, had or joined; null for everybody's */
    constructor(workspace, { agent = null } = {}) {
        this.#workspace = workspace;
        this.#agent = agent;
        this.#leaves.push(
            workspace.live.on((event) => this.#take(event)),
            // What happened before the stream began is in no event.
            workspace.live.onState((state) => {
                if (state === "live" && !this.#wasLive) {
                    this.#wasLive = true;
                    clearTimeout(this.#first);
                    this.load();
                }
            }),
            onRead(() => this.#tell()),
        );
        // The stream is there in a moment: a list that is loaded before it would have to be loaded twice.
        if (!this.#wasLive) this.#first = setTimeout(() => this.load(), streamPause);
    }

    end() {
        this.#isEnded = true;
        clearTimeout(this.#timer);
        clearTimeout(this.#first);
        for (const leave of this.#leaves) leave();
        this.#handlers.clear();
    }

    /** Calls `handler()` after a change; gives a function that ends it. */
    onChange(handler) {
        return this.#handlers.add(handler);
    }

    /** The conversations, the one with the newest activity first. */
    get rows() {
        this.#sorted ??= [...this.#rows.values()].filter((row) => !this.#hidden.has(row.sys_id))
            .sort(byActivity);
        return this.#sorted;
    }

    /** How many conversations have messages that nobody has seen. */
    get unread() {
        return this.rows.reduce((count, row) => count + (unreadCount(row) > 0 ? 1 : 0), 0);
    }

    find(number) {
        return this.rows.find((row) => row.number === number);
    }

    /** Takes a row out before the server says so, or puts it back. */
    hide(id, isHidden = true) {
        if (isHidden) this.#hidden.add(id);
        else this.#hidden.delete(id);
        this.#tell();
    }

    async load() {
        const found = new Map();
        let after = null;
        try {
            do {
                const page = await get("interactions", {
                    state: "active", member: this.#agent === null ? null : "me", with: "preview",
                    limit: after === null ? firstPageSize : pageSize, after,
                });
                if (this.#isEnded) return;
                for (const row of page.result) found.set(row.sys_id, Object.assign(row, { activity: activity(row) }));
                after = page.next ?? null;
                // The first page is worth showing before the rest has come.
                if (!this.isLoaded) {
                    for (const row of page.result) this.#rows.set(row.sys_id, row);
                    this.#tell();
                }
            } while (after !== null && found.size < most);
            for (const [id, row] of this.#rows) {
                if ((found.get(id)?.last_position ?? -1) < row.last_position && this.#dirty.has(id)) found.set(id, row);
            }
            this.#rows = found;
            this.isLoaded = true;
            this.error = null;
            forget((id) => found.has(id));
        } catch (error) {
            this.error = error;
        }
        if (!this.#isEnded) this.#tell();
    }

    #take({ position, type, record }) {
        const id = record.interaction ?? record.data?.interaction;
        if (!id) return this.#takeName(type, record, position);
        // Who joins a conversation has it in the list as well as who gets it.
        const isMine = [
            "interactionAssigned", "liveGroupMemberJoined",
        ].includes(type) && record.data.agent === this.#agent;
        if (!this.#rows.has(id) && !isMine && this.#agent !== null) return;
        this.#markDirty(id, position);
    }

    /** Somebody was given another name: the rows that show it. */
    #takeName(type, record, position) {
        if (!["consumerSet", "contactSet", "userSet"].includes(type)) return;
        for (const row of this.#rows.values()) {
            const { person, user } = record.data ?? {};
            if ((person && row.opened_for === person) || (user && row.assigned_to === user)) {
                this.#markDirty(row.sys_id, position);
            }
        }
    }

    #markDirty(id, position) {
        this.#dirty.set(id, position);
        this.#timer ??= setTimeout(() => this.#refresh(), pause);
    }

    async #refresh() {
        const dirty = new Map([...this.#dirty].slice(0, pageSize));
        try {
            const page = await get("interactions", {
                sys_id: [...dirty.keys()].join(","), with: "preview", limit: pageSize,
                min_position: Math.max(...dirty.values()),
            });
            if (this.#isEnded) return;
            for (const [id, position] of dirty) {
                if (this.#dirty.get(id) === position) this.#dirty.delete(id);
            }
            for (const row of page.result) {
                if (this.#belongs(row)) this.#rows.set(row.sys_id, Object.assign(row, { activity: activity(row) }));
                else this.#rows.delete(row.sys_id);
            }
            this.#tell();
        } catch {
            // Asked again below; meanwhile the page says that it is disconnected.
        }
        this.#timer = this.#dirty.size > 0 && !this.#isEnded ? setTimeout(() => this.#refresh(), pause * 4) : null;
    }

    #belongs(row) {
        return !row.closed_at && (this.#agent === null || row.assigned_to === this.#agent || row.takes_part === true);
    }

    #tell() {
        this.#sorted = null;
        this.#handlers.tell();
    }
}
