// Controls of texts: one line, several, or a list with one on each line.

import { measure } from "../conversations/segments.js";
import { h } from "../dom.js";
import { FieldProblem, needed, simple } from "./field-parts.js";

/** One line. */
export function text(field, changed) {
    const input = h("input", {
        type: field.isPhone ? "tel" : "text", name: field.name, class: [field.isCode && "mono", field.isShort && "short"].filter(Boolean).join(" "),
        placeholder: field.placeholder, maxlength: field.limit, autocomplete: field.autocomplete ?? "off",
        spellcheck: field.isCode ? "false" : null, on: { input: changed },
    });
    return simple(field, input, {
        get: () => needed(field, input.value.trim()),
        set: (value) => { input.value = value ?? ""; },
    });
}

/** Several lines; what is sent as a message is counted, and `field.insert` names what can be put in. */
export function long(field, changed) {
    const area = h("textarea", { name: field.name, rows: 3, on: { input: () => { count(); changed(); } } });
    const counter = h("span", { class: "quiet counter" });
    const count = () => { counter.textContent = field.isSent ? partsOf(area.value) : ""; };
    const tools = (field.insert || field.isSent) && h(
        "div", { class: "row tools" },
        (field.insert ?? []).map((name) => h("button", {
            type: "button", class: "chip", text: name, title: `Insert \${${name}}`,
            on: { click: () => { area.setRangeText(`\${${name}}`, area.selectionStart, area.selectionEnd, "end"); area.focus(); count(); changed(); } },
        })), h("span", { class: "grow" }), counter,
    );
    const made = simple(field, area, {
        get: () => needed(field, area.value),
        set: (value) => { area.value = value ?? ""; count(); },
    });
    if (tools) area.after(tools);
    return made;
}

/** A list of texts, one on each line. */
export function lines(field, changed) {
    const area = h("textarea", { name: field.name, rows: 3, class: "mono", placeholder: field.placeholder, spellcheck: "false", on: { input: changed } });
    return simple(field, area, {
        get() {
            const lines = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
            return needed(field, lines);
        },
        set: (value) => { area.value = (value ?? []).join("\n"); },
    });
}

/** Phone numbers in international form. */
export function phones(field, changed) {
    const made = lines({ ...field, placeholder: "+4915112345678", help: "In international form, one on each line, the preferred one first." }, changed);
    return {
        ...made,
        get() {
            const numbers = made.get().map((number) => number.replace(/[\s()./-]/g, ""));
            const wrong = numbers.find((number) => !/^\+[1-9]\d{6,14}$/.test(number));
            if (wrong) throw new FieldProblem(`${wrong} is not in international form, such as +4915112345678.`);
            return numbers;
        },
    };
}

/** How many parts a text takes when nothing is filled in. */
function partsOf(text) {
    if (text === "") return "";
    const { units, segments } = measure(text);
    return `${units} characters, ${segments} ${segments === 1 ? "part" : "parts"}`;
}
