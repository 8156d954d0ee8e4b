// Controls that name other records, which `lookups` knows.

import { h, replace } from "../dom.js";
import { newID, simple } from "./field-parts.js";

/** One record, or none. */
export function one(field, changed, lookups) {
    const select = h("select", { name: field.name, on: { change: changed } });
    return simple(field, select, {
        get: () => select.value || null,
        set(value) {
            const rows = (lookups.rows(field.of) ?? []).filter((row) => row.active || row.sys_id === value);
            replace(
                select, h("option", { value: "", text: field.none }),
                rows.map((row) => h("option", { value: row.sys_id, text: row.name + (row.active ? "" : " (switched off)") })),
                value && !rows.some((row) => row.sys_id === value) && h("option", { value, text: "Unknown" }),
            );
            select.value = value ?? "";
        },
    });
}

/** Any number of records, or of `field.options`. */
export function many(field, changed, lookups) {
    const list = h("div", { class: `choices${field.options ? " one-column" : ""}` });
    const problem = h("p", { class: "field-error", hidden: true });
    const id = newID(field.name);
    const boxes = () => [...list.querySelectorAll("input[type=checkbox]")];
    const draw = (choices, chosen) => replace(
        list,
        choices.length === 0 && h("p", { class: "quiet", text: "There is nothing to choose from yet." }),
        choices.map(([value, label, about]) => h(
            "label", { class: "choice" },
            h("input", { type: "checkbox", value, checked: chosen.includes(value), on: { change: changed } }),
            h("span", {}, label, about && h("span", { class: "quiet", text: ` · ${about}` })),
        )),
    );
    return {
        element: h(
            "fieldset", { class: "field", "aria-describedby": field.help ? `${id}-help` : null },
            h("legend", { text: field.label }), list,
            field.help && h("p", { class: "field-help", id: `${id}-help`, text: field.help }), problem,
        ),
        focus: () => boxes()[0]?.focus(),
        get: () => boxes().filter((box) => box.checked).map((box) => box.value),
        set(value) {
            const chosen = value ?? [];
            if (field.options) return draw(Object.entries(field.options).map(([key, [label, about]]) => [key, label, about]), chosen);
            const rows = (lookups.rows(field.of) ?? [])
                .filter((row) => chosen.includes(row.sys_id) || (field.only ? field.only(row) : row.active));
            draw(rows.map((row) => [row.sys_id, row.name, row.active ? null : "switched off"]), chosen);
        },
        error: (text) => { problem.textContent = text ?? ""; problem.hidden = !text; },
    };
}
