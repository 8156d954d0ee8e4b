// The control of skills with their levels, as an agent has them or as work needs them.

import { button, h, replace } from "../dom.js";
import { FieldProblem } from "./field-parts.js";

/** Skills; of an agent (`field.isOwn`) none is mandatory. */
export function skills(field, changed, lookups) {
    const list = h("div", { class: "stack" });
    const problem = h("p", { class: "field-error", hidden: true });
    const add = (entry) => {
        const rows = (lookups.rows("skills") ?? []).filter((row) => row.active || row.sys_id === entry?.skill);
        const skill = h("select", { "aria-label": "Skill", value: entry?.skill ?? rows[0]?.sys_id, on: { change: changed } }, rows.map((row) => h("option", { value: row.sys_id, text: row.name })));
        const level = h("input", { type: "text", inputmode: "numeric", class: "short", "aria-label": "Level, 1 to 100", value: entry?.level ?? 1, on: { input: changed } });
        const mandatory = h("input", { type: "checkbox", checked: entry?.mandatory ?? false, on: { change: changed } });
        const row = h(
            "div", { class: "row skill" }, skill, h("label", { class: "row" }, h("span", { class: "quiet", text: "Level" }), level),
            !field.isOwn && h("label", { class: "check" }, mandatory, "Mandatory"),
            button("Take this skill away", { icon: "close", iconOnly: true, on: { click: () => { row.remove(); changed(); } } }),
        );
        row.read = () => {
            const number = Number(level.value);
            if (!Number.isInteger(number) || number < 1 || number > 100) throw new FieldProblem("A level is a whole number from 1 to 100.");
            return { skill: skill.value, level: number, ...(mandatory.checked && !field.isOwn ? { mandatory: true } : {}) };
        };
        list.append(row);
    };
    const more = button("Add a skill", { icon: "plus", on: { click: () => { add(); changed(); list.lastElementChild?.querySelector("select")?.focus(); } } });
    return {
        element: h(
            "fieldset", { class: "field" }, h("legend", { text: field.label }), list, h("div", {}, more),
            !field.isOwn && h("p", { class: "field-help", text: "Nobody without a mandatory skill of at least the level is asked; of the others the best first." }), problem,
        ),
        focus: () => more.focus(),
        get: () => [...list.children].map((row) => row.read()),
        set(value) {
            replace(list);
            for (const entry of value ?? []) add(entry);
            more.disabled = (lookups.rows("skills") ?? []).every((row) => !row.active);
        },
        error: (text) => { problem.textContent = text ?? ""; problem.hidden = !text; },
    };
}
