// What is known before anything is sent, looked at again whenever something changes.

import { h, replace } from "../dom.js";
import { failure } from "../parts.js";
import { check } from "./checks.js";
import { forecast } from "./forecast.js";

const pause = 300; // Milliseconds after an event before it is looked at what it means.

export class Outlook {
    element;
    #session;
    #nameOf;
    #question;
    #known;
    #changed;
    #place = h("div", { class: "stack", "aria-live": "polite" });
    #found = null;
    #turn = 0;
    #timer = null;

    /**
     * @param session who writes
     * @param nameOf what an agent is called, by identifier
     * @param question `() => ({from, to, person, isLater})` as the form has it now
     * @param known called when the answer is there, before it is shown
     * @param changed called after each look
     */
    constructor({ session, nameOf, question, known, changed }) {
        this.#session = session;
        this.#nameOf = nameOf;
        this.#question = question;
        this.#known = known;
        this.#changed = changed;
        this.element = h("section", { class: "compose-checks", "aria-label": "What sending does" }, h("h2", { text: "Before it is sent" }), this.#place);
    }

    end() {
        clearTimeout(this.#timer);
        this.#turn += 1;
    }

    /** What `check` gave; null while it is not known. */
    get found() { return this.#found; }

    /** Looks at what sending would do now. */
    async look() {
        const { from, to, person } = this.#question();
        const turn = ++this.#turn;
        this.#found = null;
        if (!to || !from) {
            replace(this.#place, h("p", { class: "quiet", text: to || person ? "Choose the numbers on both sides." : "Choose whom you write to. What goes on with the number already is shown here." }));
            return this.#changed();
        }
        try {
            const found = await check({ from, to, person });
            if (turn !== this.#turn) return;
            this.#found = found;
            this.#known();
            this.draw();
        } catch (error) {
            if (turn !== this.#turn) return;
            replace(this.#place, failure(error, () => this.look()));
        }
        this.#changed();
    }

    /** Draws what is known, as when it is for another moment. */
    draw() {
        if (!this.#found) return;
        const { to, person, isLater } = this.#question();
        replace(this.#place, forecast(this.#found, {
            person, to, isLater, me: this.#session.sys_id, session: this.#session, nameOf: this.#nameOf,
            cancelled: () => this.look(),
        }));
    }

    /** Takes an event; when it happened to what is shown, it is looked at again. */
    take({ type, record }) {
        const { to } = this.#question();
        if (!to) return;
        const { interaction, data } = record;
        const isScheduled = type.startsWith("scheduledMessage") || type === "messageScheduled";
        const isListed = isScheduled && (this.#found?.scheduled ?? []).some((each) => each.sys_id === data?.message);
        const isOngoing = interaction !== undefined && interaction === this.#found?.ongoing?.sys_id && type !== "messageJoined";
        const isAboutNumber = data?.requester === to || data?.address === to || data?.from === to;
        if (!isListed && !isOngoing && !isAboutNumber) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.look(), pause);
    }
}
