// Whom a message comes from: a number, or a pool that chooses one of its own.

import { phoneText } from "../conversations/names.js";
import { h, replace } from "../dom.js";
import { field } from "../parts.js";
import { keptDraft } from "./draft.js";

/** Why a pool chooses a number (row Y1). */
const reasons = {
    sticky: "the requester last conversed with it", same_country: "it alone is of the requester’s country",
    least_recently_used: "of those that may be used it was chosen longest ago", only_one: "no other may be used",
};

/** A pool among the numbers of a list. */
const poolValue = (name) => `pool:${name}`;

export class Sender {
    element;
    #select;
    #hint = h("p", { class: "quiet", hidden: true });
    #applications;
    #pools = [];
    #isChosen = false;

    /**
     * @param applications the provider applications, by whose names numbers are shown
     * @param changed called when somebody chooses
     */
    constructor({ applications, changed }) {
        this.#applications = applications;
        this.#select = h("select", { on: { change: () => { this.#isChosen = true; changed(); } } });
        this.element = field("From", this.#select);
        this.element.append(this.#hint);
    }

    /** The pool that is chosen; undefined for a number. */
    get #pool() {
        return this.#pools.find(({ name }) => poolValue(name) === this.#select.value);
    }

    /** The number that it would come from; undefined when none may be used. */
    get number() {
        return this.#pool ? this.#pool.sender : this.#select.value;
    }

    /** What the API takes: the number, or the name of the pool. */
    get value() {
        return this.#pool?.name ?? this.#select.value;
    }

    /** What a draft keeps. */
    get kept() {
        return this.#select.value;
    }

    /** Chooses a number as the agent would. */
    choose(number) {
        this.#select.value = number;
        this.#isChosen = true;
    }

    /** Shows whom it can come from; the number that the requester knows is chosen until the agent chooses. */
    offer({ from, pools, preselected_from: preselected }) {
        const select = this.#select;
        const before = select.value;
        this.#pools = pools;
        replace(
            select,
            from.length !== 1 && h("option", { value: "", text: "Choose a number" }),
            pools.map(({ name }) => h("option", { value: poolValue(name), text: `${name} · a number of the pool` })),
            from.map((number) => h("option", { value: number, text: this.#nameOf(number) })),
        );
        const values = [...pools.map(({ name }) => poolValue(name)), ...from];
        const only = values.length === 1 || from.length === 1 ? from[0] : "";
        const candidates = [this.#isChosen && before, preselected, before, keptDraft().from, only];
        select.value = candidates.find((each) => each && values.includes(each)) ?? "";
    }

    #nameOf(number) {
        const application = this.#applications.find((each) => each.number === number);
        if (!application) return phoneText(number);
        const pool = application.pool ? `, pool ${application.pool}` : "";
        return `${application.name} · ${phoneText(number)}${pool}`;
    }

    /** Says which number the pool chooses, once it is known whom it is for. */
    showHint(isKnown) {
        const pool = this.#pool;
        this.#hint.hidden = !pool || !isKnown;
        if (!pool) return;
        this.#hint.textContent = pool.sender
            ? `${phoneText(pool.sender)}: ${reasons[pool.reason]}.`
            : "No number of the pool can be used: all are off, or the requester wants no messages from them.";
    }
}
