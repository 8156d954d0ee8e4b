// One pretend phone: its number, whom it writes to, what was said, and a field to write in.

import { button, h, replace } from "../dom.js";
import { announce } from "../parts.js";
import { ask } from "./loopback.js";
import { textItems } from "./texts.js";

const textsKept = 200;

export class Phone {
    element;
    #numbers;
    #texts;
    #changed;
    #company;
    #renumbered;
    #log = h("ol", { class: "texts", tabindex: "0", "aria-label": "Conversation" });
    #own;
    #select;
    #area;
    #state = h("span", { class: "phone-state", role: "status" });
    #problem = h("p", { class: "field-error", role: "alert", hidden: true });
    #remove;
    #ideas;

    /**
     * @param number its own number
     * @param company the number that it writes to, one of `numbers`
     * @param numbers the company's: `{number, name, active}` of each
     * @param texts what was said before
     * @param changed called when `kept` is different
     * @param renumbered called after it has got another number
     * @param removed called after it was taken away
     */
    constructor({ number, company, numbers, texts, changed, renumbered, removed }) {
        this.number = number;
        this.#company = company;
        this.#numbers = numbers;
        this.#texts = texts;
        this.#changed = changed;
        this.#renumbered = renumbered;
        const id = Math.random().toString(36).slice(2);
        this.#own = h("input", { id: `own-${id}`, type: "tel", value: number, autocomplete: "off", spellcheck: "false", on: { change: () => this.#renumber() } });
        this.#select = h(
            "select", { id: `to-${id}`, on: { change: () => { this.#company = this.#select.value; this.#draw(); this.#changed(); } } },
            numbers.map((each) => h("option", { value: each.number, text: `${each.name} · ${each.number}${each.active ? "" : " (off)"}` })),
        );
        this.#select.value = company;
        this.#area = h("textarea", {
            rows: 1, "aria-label": "Message", placeholder: "Text message", autocomplete: "off",
            on: { input: () => this.#grow(), keydown: (event) => this.#key(event) },
        });
        this.#remove = button("Take this phone away", { icon: "close", iconOnly: true, on: { click: () => { this.element.remove(); removed(); } } });
        this.#ideas = h("div", { class: "ideas" }, ["Hello, I have a question", "Where is my order?", "STOP"].map((text) => h("button", {
            type: "button", class: "idea", text, on: { click: () => { this.#area.value = text; this.#grow(); this.#area.focus(); } },
        })));
        this.element = h(
            "section", { class: "phone", "aria-label": `Phone ${number}` },
            h(
                "header", {},
                h("div", { class: "row" }, h("label", { for: `own-${id}`, text: "From" }), this.#own, this.#remove),
                h("div", { class: "row" }, h("label", { for: `to-${id}`, text: "To" }), this.#select),
                this.#problem,
            ),
            this.#log, this.#ideas,
            h(
                "form", { on: { submit: (event) => { event.preventDefault(); this.#send(); } } },
                this.#area, button("Send", { icon: "send", iconOnly: true, kind: "primary", type: "submit" }),
            ),
            h("footer", {}, this.#state),
        );
        this.#draw();
    }

    /** What is remembered of it. */
    get kept() {
        return { number: this.number, company: this.#company, texts: this.#texts.slice(-textsKept) };
    }

    focus() {
        this.#area.focus();
    }

    /** Says whether it may be taken away: the last one stays. */
    mayGo(may) {
        this.#remove.hidden = !may;
    }

    /** Shows what the page has learnt of the connection. */
    show(kind, text) {
        if (this.#state.textContent === text) return;
        replace(this.#state, h("span", { class: `dot ${kind}`, "aria-hidden": "true" }), text);
    }

    /** Takes messages in; what is known already is not shown twice. */
    take(messages, began) {
        let isNew = false;
        for (const message of messages) {
            const run = `${began}:${message.serial}`;
            if (this.#texts.some((each) => each.run === run)) continue;
            this.#texts.push({ run, company: message.from, text: message.text, at: Date.now(), isOwn: false });
            isNew = true;
            if (message.from === this.#company) announce(`${this.number} received: ${message.text}`);
            else this.#announceOther(message.from);
        }
        if (isNew) {
            this.#draw();
            this.#changed();
        }
    }

    #announceOther(number) {
        const name = this.#numbers.find((each) => each.number === number)?.name ?? number;
        announce(`A message from ${name}`);
    }

    #renumber() {
        const number = this.#own.value.replace(/[\s()./-]/g, "");
        const isRight = /^\+[1-9]\d{6,14}$/.test(number) || /^\d{3,8}$/.test(number);
        this.#problem.textContent = isRight ? "" : "Write a number such as +12065550123, or a short code.";
        this.#problem.hidden = isRight;
        if (!isRight) return this.#own.setAttribute("aria-invalid", "true");
        this.#own.removeAttribute("aria-invalid");
        if (number === this.number) return;
        this.number = number;
        this.#own.value = number;
        this.element.setAttribute("aria-label", `Phone ${number}`);
        this.#texts = [];
        this.#draw();
        this.#changed();
        this.#renumbered();
    }

    #key(event) {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.#send();
    }

    #grow() {
        this.#area.style.setProperty("height", "auto");
        this.#area.style.setProperty("height", `${Math.min(this.#area.scrollHeight + 2, 130)}px`);
    }

    async #send(again) {
        const text = again?.text ?? this.#area.value;
        if (text.trim() === "") return this.#area.focus();
        const entry = again ?? { company: this.#company, text, at: Date.now(), isOwn: true, id: crypto.randomUUID?.() ?? String(Math.random()) };
        entry.state = "sending";
        if (!again) {
            this.#texts.push(entry);
            this.#area.value = "";
            this.#grow();
        }
        this.#draw();
        const application = this.#numbers.find((each) => each.number === entry.company);
        try {
            await ask(`/${encodeURIComponent(application.name)}/inbound`, { body: { from: this.number, to: entry.company, text, id: entry.id } });
            entry.state = "sent";
        } catch (error) {
            entry.state = "failed";
            entry.problem = error.message;
            announce(`Not sent: ${error.message}`, { isUrgent: true });
        }
        this.#draw();
        this.#changed();
    }

    #draw() {
        const shown = this.#texts.filter((each) => each.company === this.#company);
        const isAtEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 60;
        this.#ideas.hidden = shown.length > 0;
        replace(this.#log, textItems(shown, (entry) => this.#send(entry)));
        if (isAtEnd || shown.at(-1)?.isOwn) this.#log.scrollTop = this.#log.scrollHeight;
    }
}
