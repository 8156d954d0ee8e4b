// Work that an agent could take: what is offered, what waits where everybody serves, and what was given
// to the agent and has no answer yet.

import { all, get } from "../api.js";
import { ongoing } from "../conversations/ongoing.js";
import { Handlers } from "../handlers.js";

const pause = 60; // Milliseconds in which events are gathered.
const waitingMax = 50;
const queueChanges = new Set(["queueSet", "assignmentRuleSet"]);
const lineChanges = new Set(["interactionQueued", "interactionAssigned", "interactionClosed", "workItemWaits", "waitEnded"]);

export class Work {
    isLoaded = false;
    error = null;
    /** What is offered to the agent: `item` and, unless it has gone, its conversation as `row`. */
    offers = [];
    /** What waits in queues that everybody serves, the oldest first. */
    waiting = [];
    #workspace;
    #mine;
    #queues = [];
    #rules = [];
    #handlers = new Handlers();
    #leaves = [];
    #timer = null;
    #isLoading = false;
    #needsQueues = true;
    #position = 0;
    #hidden = new Set();

    constructor(workspace) {
        this.#workspace = workspace;
        this.#mine = ongoing(workspace).mine;
        this.#leaves.push(
            workspace.live.on((event) => this.#take(event)),
            workspace.live.onState((state) => { if (state === "live") this.#schedule(); }),
            this.#mine.onChange(() => this.#tell()),
        );
        this.#schedule();
    }

    end() {
        clearTimeout(this.#timer);
        for (const leave of this.#leaves) leave();
        this.#handlers.clear();
    }

    onChange(handler) {
        return this.#handlers.add(handler);
    }

    /** Conversations that the agent has and has not answered, the longest unanswered first. */
    get unanswered() {
        const me = this.#workspace.session?.sys_id;
        return this.#mine.rows
            .filter((row) => row.assigned_to === me && row.state === "work_in_progress"
                && !row.agent_message_count && row.requester_message_count)
            .reverse();
    }

    /** Queues that everybody serves. */
    get openQueues() {
        return this.#queues.filter((queue) => queue.active && !queue.groups?.length);
    }

    queueName(id) {
        return this.#queues.find((queue) => queue.sys_id === id)?.name ?? "";
    }

    /** Whether an offer may be rejected. */
    isRejectable(item) {
        const queue = this.#queues.find((each) => each.sys_id === item.queue);
        const rule = this.#rules.find((each) => each.sys_id === queue?.assignment_rule);
        return rule ? Boolean(rule.rejectable) : true;
    }

    /** Takes an offer out before the server says so, or puts it back. */
    hide(item, isHidden = true) {
        if (isHidden) this.#hidden.add(item.sys_id);
        else this.#hidden.delete(item.sys_id);
        this.#tell();
    }

    isHidden(item) {
        return this.#hidden.has(item.sys_id);
    }

    refresh() {
        this.#schedule();
    }

    #take({ position, type, record }) {
        const data = record.data ?? {};
        const me = this.#workspace.session?.sys_id;
        if (queueChanges.has(type)) {
            this.#needsQueues = true;
        } else if (type === "workItemOffered" || type === "offerEnded") {
            if (data.agent !== me) return;
            this.#hidden.clear();
        } else if (type === "messageJoined") {
            if (!this.#shows(record.interaction)) return;
        } else if (lineChanges.has(type)) {
            const isOpen = type === "interactionQueued"
                && (!data.queue || this.openQueues.some((queue) => queue.sys_id === data.queue));
            if (!isOpen && !this.#shows(record.interaction)) return;
        } else {
            return;
        }
        this.#schedule(position);
    }

    #shows(interaction) {
        return [...this.offers, ...this.waiting].some(({ item }) => item.interaction === interaction);
    }

    #schedule(position = 0) {
        this.#position = Math.max(this.#position, position);
        this.#timer ??= setTimeout(() => this.#load(), pause);
    }

    async #load() {
        this.#timer = null;
        if (this.#isLoading) return this.#schedule();
        this.#isLoading = true;
        try {
            const query = { min_position: this.#position || null };
            if (this.#needsQueues) {
                const [queues, rules] = await Promise.all([all("queues", query), all("assignment-rules", query)]);
                this.#queues = queues;
                this.#rules = rules;
                this.#needsQueues = false;
            }
            const [offers, ...lines] = await Promise.all([
                get("work-items", { ...query, agent: "me" }),
                get("work-items", { ...query, limit: waitingMax }),
                ...this.openQueues.map((queue) => get("work-items", { ...query, queue: queue.sys_id, limit: waitingMax })),
            ]);
            const open = new Set(this.openQueues.map((queue) => queue.sys_id));
            const waiting = new Map();
            for (const item of lines.flatMap((line) => line.result)) {
                if (item.state === "queued" && (!item.queue || open.has(item.queue))) waiting.set(item.sys_id, item);
            }
            const items = [...offers.result, ...waiting.values()];
            const rows = await this.#rows(items, query);
            const withRow = (item) => ({ item, row: rows.get(item.interaction) });
            this.offers = offers.result.map(withRow).sort((one, other) => one.item.expires_at < other.item.expires_at ? -1 : 1);
            this.waiting = [...waiting.values()].map(withRow)
                .sort((one, other) => one.item.waiting_since < other.item.waiting_since ? -1 : 1);
            this.isLoaded = true;
            this.error = null;
        } catch (error) {
            this.error = error;
        }
        this.#isLoading = false;
        this.#tell();
    }

    async #rows(items, query) {
        const ids = items.map((item) => item.interaction);
        if (ids.length === 0) return new Map();
        const { result } = await get("interactions", { ...query, sys_id: ids.slice(0, 500).join(","), with: "preview", limit: 500 });
        return new Map(result.map((row) => [row.sys_id, row]));
    }

    #tell() {
        this.#handlers.tell(this);
    }
}
