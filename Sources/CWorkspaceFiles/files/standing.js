// How an agent stands: presence, load and capacity, followed for as long as somebody is signed in.

import { all, get, put } from "./api.js";
import { ongoing } from "./conversations/ongoing.js";
import { Handlers } from "./handlers.js";

const pause = 80; // Milliseconds in which events are gathered.
const ownChanges = new Set(["presenceChanged", "agentPresenceChanged", "agentSettingsSet", "workItemOffered", "offerEnded"]);
const sharedChanges = new Set(["presenceStateSet", "serviceChannelSet", "agentGroupSet"]);

export class Standing {
    /** Whether it has been loaded. */
    isLoaded = false;
    /** The presence states that can be chosen, in their order. */
    states = [];
    /** The groups that the agent is in. */
    groups = [];
    #workspace;
    #agent = null;
    #channel = null;
    #handlers = new Handlers();
    #leaves = [];
    #timer = null;
    #position = 0;
    #needsShared = true;
    #conversations = 0;

    constructor(workspace) {
        this.#workspace = workspace;
        const { mine } = ongoing(workspace);
        this.#leaves.push(
            workspace.live.on((event) => this.#take(event)),
            workspace.live.onState((state) => {
                if (state !== "live") return;
                this.#needsShared = true;
                this.#schedule();
            }),
            mine.onChange(() => {
                if (mine.rows.length === this.#conversations) return;
                this.#conversations = mine.rows.length;
                this.#schedule();
            }),
        );
        this.#schedule();
    }

    end() {
        clearTimeout(this.#timer);
        for (const leave of this.#leaves) leave();
        this.#handlers.clear();
    }

    /** Calls `handler(standing)` after a change; gives a function that ends it. */
    onChange(handler) {
        return this.#handlers.add(handler);
    }

    /** The presence state, or undefined for who never chose one. */
    get state() {
        const id = this.#agent?.presence?.presence;
        return this.states.find((state) => state.sys_id === id);
    }

    /** What the present state is called. */
    get name() {
        return this.state?.name ?? "Offline";
    }

    /** Since when, and what changed it if a rule did. */
    get since() {
        return this.#agent?.presence?.since;
    }

    get reason() {
        return this.#agent?.presence?.reason ?? "";
    }

    /** Whether work is offered in a state. */
    serves(state = this.state) {
        return Boolean(state && this.#channel && state.channels?.includes(this.#channel.sys_id));
    }

    /** The first state in which work is offered. */
    get serving() {
        return this.states.find((state) => this.serves(state));
    }

    /** Units of work that the agent has and may have. */
    get load() {
        return (this.#agent?.conversations ?? 0) * (this.#channel?.work_item_size ?? 1);
    }

    get capacity() {
        return this.#agent?.settings?.capacity || this.#channel?.capacity || 0;
    }

    /** Chooses a presence state. */
    async choose(state) {
        const { position } = await put("agents/me/presence", { presence: state.sys_id });
        this.#schedule(position);
    }

    #take({ position, type, record }) {
        if (sharedChanges.has(type)) this.#needsShared = true;
        else if (!ownChanges.has(type) || record.data?.agent !== this.#workspace.session?.sys_id) return;
        this.#schedule(position);
    }

    #schedule(position = 0) {
        this.#position = Math.max(this.#position, position);
        this.#timer ??= setTimeout(() => this.#refresh(), pause);
    }

    async #refresh() {
        const query = { min_position: this.#position || null };
        try {
            const needsShared = this.#needsShared;
            this.#needsShared = false;
            const [agents, states, channels, groups] = await Promise.all([
                get("agents", query),
                needsShared ? all("presence-states", query) : null,
                needsShared ? all("service-channels", query) : null,
                needsShared ? all("agent-groups", query) : null,
            ]);
            const me = this.#workspace.session?.sys_id;
            this.#agent = agents.result.find((agent) => agent.sys_id === me) ?? null;
            if (needsShared) {
                this.states = states.filter((state) => state.active).sort((one, other) => one.order - other.order);
                this.#channel = channels.find((channel) => channel.active && channel.name === "sms") ?? channels[0] ?? null;
                this.groups = groups.filter((group) => group.active && group.members?.includes(me));
            }
            this.isLoaded = true;
            this.#handlers.tell(this);
        } catch {
            // The page says that it is disconnected, and asks again when it no longer is.
            this.#needsShared = true;
        }
        this.#timer = null;
    }
}

let kept = null;

/** How whoever is signed in stands. */
export function standingOf(workspace) {
    if (kept?.session !== workspace.session) {
        kept?.standing.end();
        kept = { session: workspace.session, standing: new Standing(workspace) };
    }
    return kept.standing;
}
