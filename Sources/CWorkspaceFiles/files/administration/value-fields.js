// Controls of single values: yes or no, a number, a time, one of a few words.

import { h } from "../dom.js";
import { duration as durationText, phrase } from "../words.js";
import { FieldProblem, needed, newID, simple } from "./field-parts.js";

const units = [[86_400_000, "days"], [3_600_000, "hours"], [60_000, "minutes"], [1_000, "seconds"], [1, "milliseconds"]];
const longest = 366 * 86_400_000; // Milliseconds.

/** Yes or no. */
export function flag(field, changed) {
    const id = newID(field.name);
    const box = h("input", { type: "checkbox", class: "switch", role: "switch", id, name: field.name, "aria-describedby": field.help ? `${id}-help` : null, on: { change: changed } });
    const problem = h("p", { class: "field-error", hidden: true });
    return {
        element: h(
            "div", { class: "field flag" },
            h("label", { class: "check", for: id }, box, h("span", { text: field.label })),
            field.help && h("p", { class: "field-help", id: `${id}-help`, text: field.help }), problem,
        ),
        focus: () => box.focus(),
        get: () => box.checked,
        set: (value) => { box.checked = value ?? false; },
        error: (text) => { problem.textContent = text ?? ""; problem.hidden = !text; },
    };
}

/** A whole number from `field.min` to `field.max`. */
export function number(field, changed) {
    const input = h("input", { type: "text", inputmode: "numeric", class: "short", name: field.name, on: { input: changed } });
    const around = field.unit ? h("div", { class: "row" }, h("span", { class: "quiet", text: field.unit })) : input;
    return simple(field, input, {
        get() {
            const value = input.value.trim();
            if (value === "") return needed(field, undefined);
            if (!/^\d+$/.test(value)) throw new FieldProblem("Write a whole number.");
            const number = Number(value);
            if (number < (field.min ?? 0) || number > (field.max ?? Number.MAX_SAFE_INTEGER)) {
                throw new FieldProblem(`Write a number from ${(field.min ?? 0).toLocaleString()} to ${field.max.toLocaleString()}.`);
            }
            return number;
        },
        set: (value) => { input.value = value ?? ""; },
    }, around);
}

/** A time; the value is in milliseconds. */
export function duration(field, changed) {
    const input = h("input", { type: "text", inputmode: "decimal", class: "short", name: field.name, on: { input: changed } });
    const unit = h(
        "select", { class: "unit", "aria-label": `Unit of “${field.label}”`, on: { change: changed } },
        units.map(([size, word]) => h("option", { value: size, text: word })),
    );
    return simple(field, input, {
        get() {
            const value = input.value.trim().replace(",", ".");
            if (value === "") return field.isNeeded ? needed(field, undefined) : 0;
            const number = Number(value) * Number(unit.value);
            if (!Number.isFinite(number) || number < 0) throw new FieldProblem("Write a number.");
            if (number > (field.max ?? longest)) throw new FieldProblem(`At most ${durationText(field.max ?? longest)}.`.replace(" d.", " days."));
            if (number < (field.min ?? 0)) throw new FieldProblem(`At least ${durationText(field.min)}.`);
            return Math.round(number);
        },
        set(value) {
            const fits = value ? units.find(([size]) => value % size === 0) : units[2];
            unit.value = String(fits[0]);
            input.value = value ? String(value / fits[0]) : "";
        },
    }, h("div", { class: "row" }, unit));
}

/** One of `field.options`; what is stored already stays possible. */
export function choice(field, changed) {
    const select = h(
        "select", { name: field.name, on: { change: changed } },
        Object.entries(field.options).map(([value, text]) => h("option", { value, text })),
    );
    return simple(field, select, {
        get: () => select.value,
        set(value) {
            const wanted = value ?? field.initial ?? "";
            if (![...select.options].some((option) => option.value === wanted)) select.append(h("option", { value: wanted, text: phrase(wanted) }));
            select.value = wanted;
        },
    });
}
