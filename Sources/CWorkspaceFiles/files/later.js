// When a message is to be sent: at once, or at a moment, with what clocks show then where the requester is.

import { post } from "./api.js";
import { button, h, icon, replace } from "./dom.js";
import { momentText } from "./words.js";

const daysMax = 35;
const pause = 250; // Milliseconds after a change before the requester's clocks are asked for.

export class LaterField {
    element = h("div", { class: "later", hidden: true });
    toggle;
    #whom;
    #changed;
    #input;
    #note = h("p", { class: "later-note", role: "status" });
    #timer = null;
    #turn = 0;
    #verdict = null;

    /**
     * @param whom `() => ({from, to, requester})`; null while it is not known
     * @param changed called when the moment or what is known of it changes
     */
    constructor({ whom, changed, iconOnly = false }) {
        this.#whom = whom;
        this.#changed = changed;
        this.#input = h("input", { type: "datetime-local", "aria-label": "Send at", on: { input: () => this.#look() } });
        this.toggle = button("Send later", {
            icon: "clock", iconOnly, "aria-expanded": "false", on: { click: () => (this.isOpen ? this.close() : this.open()) },
        });
        this.element.append(
            h("label", { class: "later-row" }, h("span", { text: "Send at" }), this.#input),
            button("Send at once instead", { icon: "close", iconOnly: true, on: { click: () => this.close() } }),
            this.#note,
        );
    }

    get isOpen() { return !this.element.hidden; }
    /** The moment as the API takes it; null for at once, or while it cannot be meant. */
    get sendAt() {
        if (!this.isOpen || this.problem) return null;
        return new Date(this.#input.value).toISOString();
    }
    /** What is wrong with the moment; "" for nothing. */
    get problem() {
        if (!this.isOpen) return "";
        if (!this.#input.value) return "Choose when it is to be sent.";
        const left = new Date(this.#input.value) - Date.now();
        if (left <= 0) return "That has gone by.";
        return left > daysMax * 86_400_000 ? `At most ${daysMax} days ahead.` : "";
    }
    /** Whether quiet hours would hold it. */
    get isHeld() { return Boolean(this.sendAt && this.#verdict?.needs_reason); }

    open() {
        this.element.hidden = false;
        this.toggle.setAttribute("aria-expanded", "true");
        this.#input.min = local(new Date());
        this.#input.max = local(new Date(Date.now() + daysMax * 86_400_000));
        if (!this.#input.value) {
            const soon = new Date(Date.now() + 3_600_000);
            soon.setMinutes(Math.ceil(soon.getMinutes() / 15) * 15, 0, 0);
            this.#input.value = local(soon);
        }
        this.#input.focus();
        this.#look();
    }

    close() {
        if (!this.isOpen) return;
        this.element.hidden = true;
        this.toggle.setAttribute("aria-expanded", "false");
        this.#verdict = null;
        this.#changed();
        this.toggle.focus();
    }

    /** Forgets the moment. */
    clear() {
        this.#input.value = "";
        this.element.hidden = true;
        this.toggle.setAttribute("aria-expanded", "false");
        this.#verdict = null;
    }

    /** Asks again what clocks show, as when somebody else is written to. */
    look() { if (this.isOpen) this.#look(); }

    #look() {
        clearTimeout(this.#timer);
        this.#verdict = null;
        this.#changed();
        replace(this.#note, this.problem && h("span", { class: "field-error", text: this.problem }));
        if (this.problem) return;
        this.#timer = setTimeout(() => this.#ask(), pause);
    }

    async #ask() {
        const whom = this.#whom();
        const at = this.sendAt;
        if (!whom || !at) return;
        const turn = ++this.#turn;
        try {
            const verdict = await post("validate-quiet-hours", { ...whom, at });
            if (turn !== this.#turn || at !== this.sendAt) return;
            this.#verdict = verdict;
            replace(this.#note, ...clockWords(verdict));
            this.#changed();
        } catch {
            // It is looked at again when it is to be sent.
        }
    }
}

/** What clocks show where the requester is, and what quiet hours do to a message then. */
export function clockWords(verdict) {
    const times = verdict.clocks.map((each) => each.local_time);
    const showing = times.length > 1 ? `between ${times[0]} and ${times.at(-1)}` : times[0];
    const where = verdict.basis === "site" ? "by the site’s clock" : "where the requester is";
    const why = times.length > 1 ? ", for the country has several time zones" : "";
    return [
        icon("clock"), h("span", { text: `It is then ${showing} ${where}${why}.` }),
        verdict.needs_reason && h("strong", {
            class: "later-held", data: { until: verdict.until },
            text: ` Those are quiet hours: it waits until ${verdict.local_end} there, ${momentText(verdict.until)} here.`,
        }),
    ];
}

/** A moment as a field of a date and a time takes it, by the clock of this machine. */
function local(date) {
    const two = (number) => String(number).padStart(2, "0");
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
