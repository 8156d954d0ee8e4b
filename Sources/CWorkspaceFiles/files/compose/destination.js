// Whom a message goes to: a person and one of their numbers, or a number alone.

import { get } from "../api.js";
import { phoneText, said } from "../conversations/names.js";
import { button, h, icon, replace } from "../dom.js";
import { avatar, field } from "../parts.js";
import { readNumber } from "./checks.js";
import { recipientField } from "./recipient.js";

const pause = 300; // Milliseconds after a key before a number is read.

export class Destination {
    /** The fields, in their order. */
    elements;
    #act;
    #person = null;
    #number = null;
    #turn = 0;
    #timer = null;
    #finder = recipientField((option) => this.choose(option));
    #finderField;
    #chip = h("div", { class: "chosen-person", hidden: true });
    #select = h("select", { on: { change: () => this.#picked() } });
    #selectField = field("Number", this.#select);
    #other = h("input", { type: "tel", autocomplete: "off", placeholder: "+44 20 7946 0018", on: { input: () => this.#typed() } });
    #otherField = field("Other number", this.#other, { help: "With its country, or as it is dialled in the requester’s country." });

    /**
     * @param act `chosen()` when it is somebody else, `next()` when the message comes next,
     *     `offered(choices)` with whom it can come from (null for the usual), `changed()` after each
     *     change, `failed(text)` when the server did not answer
     */
    constructor(act) {
        this.#act = act;
        const { input, element } = this.#finder;
        this.#finderField = field("To", input, { help: "A name, or a number with its country such as +44 20 7946 0018." });
        // The list of people stands with its field.
        input.replaceWith(element);
        element.prepend(input);
        this.#selectField.hidden = this.#otherField.hidden = true;
        this.elements = [this.#finderField, this.#chip, this.#selectField, this.#otherField];
    }

    /** The person; null for a number alone. */
    get person() { return this.#person; }
    /** The person as the API takes it; null for a number alone. */
    get requester() { return this.#person && { table: this.#person.table, sys_id: this.#person.sys_id }; }
    /** The number in E.164 form; null while it is not known. */
    get number() { return this.#number; }
    get name() { return this.#person?.name ?? phoneText(this.#number ?? ""); }

    end() {
        clearTimeout(this.#timer);
    }

    focus() {
        this.#finder.focus();
    }

    /** Takes a person, with a number or without, or a number alone. */
    async choose({ person, number }) {
        this.#person = person;
        this.#number = null;
        this.#turn += 1;
        this.#act.chosen();
        this.#showChip(number);
        if (!person) {
            this.#selectField.hidden = this.#otherField.hidden = true;
            await this.#read(number, this.#finderField);
            if (this.#number) this.#showChip(this.#number);
            return;
        }
        try {
            const choices = await get("send-choices", { requester: person.sys_id, requester_table: person.table });
            if (this.#person !== person) return;
            this.#act.offered(choices);
            const numbers = [...new Set([...(number ? [number] : []), ...choices.to])];
            replace(this.#select, numbers.map((each) => h("option", { value: each, text: phoneText(each) })), h("option", { value: "other", text: "Other …" }));
            this.#select.value = numbers[0] ?? "other";
            this.#selectField.hidden = false;
            this.#otherField.hidden = this.#select.value !== "other";
            this.#picked();
        } catch (error) {
            this.#act.failed(error.message);
        }
    }

    #showChip(number) {
        this.#chip.hidden = false;
        this.#finderField.hidden = true;
        const name = this.#person?.name;
        replace(
            this.#chip, h("span", { class: "chosen-label", text: "To" }),
            h(
                "div", { class: "chosen-chip" }, avatar(name ?? number ?? "?"),
                h("span", { class: "grow" }, h("strong", {}, name ? said(name) : phoneText(number)), h("span", { class: "quiet", text: name ? "" : "A number that you typed" })),
                button("Choose somebody else", { icon: "close", iconOnly: true, on: { click: () => this.#unchoose() } }),
            ),
        );
        this.#act.next();
    }

    #unchoose() {
        this.#person = this.#number = null;
        this.#turn += 1;
        this.#chip.hidden = this.#selectField.hidden = this.#otherField.hidden = true;
        this.#finderField.hidden = false;
        this.#finderField.error("");
        this.#act.offered(null);
        this.focus();
        this.#act.changed();
    }

    /** One of the person's numbers, or another one. */
    #picked() {
        const isOther = this.#select.value === "other";
        this.#otherField.hidden = !isOther;
        if (!isOther) return this.#read(this.#select.value, this.#selectField);
        this.#number = null;
        this.#other.focus();
        if (this.#other.value) this.#typed();
        return this.#act.changed();
    }

    #typed() {
        clearTimeout(this.#timer);
        this.#number = null;
        this.#turn += 1;
        this.#act.changed();
        const text = this.#other.value.trim();
        if (!text) return this.#otherField.error("");
        this.#timer = setTimeout(() => this.#read(text, this.#otherField), pause);
    }

    /** Reads a number (row V1), and asks whom it can come from. */
    async #read(text, place) {
        const turn = ++this.#turn;
        try {
            const { e164, problem, territory, source } = await readNumber(text, this.#person);
            if (turn !== this.#turn) return;
            place.error(problem ?? "");
            this.#number = e164;
            showVerdict(place, e164, text, territory, source);
            await this.#askSenders();
            if (turn !== this.#turn) return;
            if (problem && place === this.#finderField) {
                this.#unchoose();
                this.#finder.input.value = text;
                place.error(problem);
            }
        } catch (error) {
            if (turn !== this.#turn) return;
            this.#act.failed(error.message);
        }
        return this.#act.changed();
    }

    /** Asks what the pools would choose for the number, and which number it knows. */
    async #askSenders() {
        const to = this.#number;
        const person = this.#person;
        if (!to) return;
        const choices = await get("send-choices", { to, ...(person && { requester: person.sys_id, requester_table: person.table }) });
        if (this.#number === to && this.#person === person) this.#act.offered(choices);
    }
}

/** Says beside a field how a number was read, when it was written otherwise. */
function showVerdict(place, e164, typed, territory, source) {
    place.querySelector(".verdict")?.remove();
    if (!e164 || typed === e164) return;
    const names = new Intl.DisplayNames(undefined, { type: "region" });
    const from = source === "number" || !territory ? "" : `, read as a number of ${names.of(territory)}`;
    place.append(h("p", { class: "verdict" }, icon("done"), `${phoneText(e164)}${from}`));
}
