// The controls of one kind of record in their cards, and the body that they say.

import { h } from "../dom.js";
import { FieldProblem } from "./field-parts.js";
import { control } from "./fields.js";

export class RecordForm {
    /** The cards with the controls: a field of the kind `part` begins another one. */
    cards = [];
    #controls = [];

    /**
     * @param fields of the record
     * @param changed called when somebody changes a control
     * @param lookups knows other records
     */
    constructor(fields, changed, lookups) {
        this.#begin();
        for (const field of fields) {
            if (field.kind === "part") {
                this.#begin(h("div", {}, h("h2", { text: field.title }), field.about && h("p", { class: "quiet", text: field.about })));
                continue;
            }
            const made = control(field, changed, lookups);
            this.#controls.push(made);
            this.cards.at(-1).append(made.element);
        }
    }

    #begin(head) {
        this.cards.push(h("div", { class: "card stack" }, head));
    }

    /** What the controls hold now; what cannot be meant is undefined. */
    get values() {
        return Object.fromEntries(this.#controls.map((each) => {
            try {
                return [each.field.name, each.get()];
            } catch {
                return [each.field.name, undefined];
            }
        }));
    }

    fill(body) {
        for (const each of this.#controls) each.set(body[each.field.name]);
    }

    /** Shows the fields that make sense with the values of the others. */
    showWhatApplies() {
        const present = this.values;
        for (const each of this.#controls) {
            if (each.field.when) each.element.hidden = !each.field.when(present);
        }
    }

    /** The body that the form says; null when something is wrong, which is said beside it and gets the focus. */
    read(former) {
        let first = null;
        const body = this.#bodyOver(former, (each, error) => {
            each.error(error.message);
            first ??= each;
        });
        first?.focus();
        return first ? null : body;
    }

    /** The body that the form says, to compare it; what is said beside the fields stays. */
    peek(former) {
        const shown = this.#controls.map((each) => [each, each.element.querySelector(".field-error")?.textContent]);
        // What is wrong differs from everything that can be stored.
        const body = this.#bodyOver(former, () => ({ isWrong: true }));
        for (const [each, text] of shown) if (text) each.error(text);
        return body;
    }

    /** @param wrong called for a control that cannot be meant; gives what stands in the body instead */
    #bodyOver(former, wrong) {
        const body = { ...former };
        const present = this.values;
        for (const each of this.#controls) {
            each.error(null);
            const { name, when } = each.field;
            // What is not seen keeps what it was.
            if (when && !when(present)) continue;
            try {
                const value = each.get();
                if (value === undefined || value === null) delete body[name];
                else body[name] = value;
            } catch (error) {
                if (!(error instanceof FieldProblem)) throw error;
                body[name] = wrong(each, error);
            }
        }
        return body;
    }

    clearProblems() {
        for (const each of this.#controls) each.error(null);
    }

    /** Says a problem beside the first of some fields that is seen; false when there is none. */
    showProblem(names, text) {
        const shown = this.#controls.filter((each) => !each.element.hidden);
        const found = names.map((name) => shown.find((each) => each.field.name === name)).find(Boolean);
        if (!found) return false;
        // It describes the field, which is read when it gets the focus.
        found.error(text);
        found.focus();
        return true;
    }
}
