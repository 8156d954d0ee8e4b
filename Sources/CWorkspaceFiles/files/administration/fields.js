// Controls, one for each kind of field. A control is `{ element, get(), set(value), error(text) }`; `get`
// gives what the body takes, and throws a `FieldProblem` for what cannot be meant.

import { button, h, icon, replace } from "../dom.js";
import { field as labelled } from "../parts.js";
import { duration as durationText, phrase } from "../words.js";

/** What is wrong with a field, said beside it. */
export class FieldProblem extends Error {}

const units = [[86_400_000, "days"], [3_600_000, "hours"], [60_000, "minutes"], [1_000, "seconds"], [1, "milliseconds"]];

const longest = 366 * 86_400_000;

let serial = 0;
const newID = (name) => `field-${name}-${serial += 1}`;

/** Makes the control of a field, by its own `make` if it has one; `changed()` is called on each change; `lookups` knows other records. */
export function control(field, changed, lookups) {
    const made = (field.make ?? makers[field.kind])(field, changed, lookups);
    return { field, isShown: true, ...made };
}

/** A control of one input with its label. */
export function simple(field, input, { get, set }, around = input) {
    if (field.isNeeded) input.setAttribute("required", "");
    const element = labelled(field.label + (field.isNeeded ? "" : ""), input, { help: field.help });
    if (around !== input) {
        element.insertBefore(around, input.isConnected ? input : element.children[1]);
        around.prepend(input);
    }
    return { element, focus: () => input.focus(), get, set, error: (text) => element.error(text) };
}

const makers = {
    text(field, changed) {
        const input = h("input", {
            type: field.isPhone ? "tel" : "text", name: field.name, class: [field.isCode && "mono", field.isShort && "short"].filter(Boolean).join(" "),
            placeholder: field.placeholder, maxlength: field.limit, autocomplete: field.autocomplete ?? "off",
            spellcheck: field.isCode ? "false" : null, on: { input: changed },
        });
        return simple(field, input, {
            get: () => needed(field, input.value.trim()),
            set: (value) => { input.value = value ?? ""; },
        });
    },

    query(field, changed) {
        const answer = h("p", { class: "query-answer", role: "status" });
        const made = makers.text(field, () => { changed(); later(); });
        made.element.append(answer);
        let timer = null;
        let controller = null;
        const later = () => {
            clearTimeout(timer);
            timer = setTimeout(look, 500);
        };
        async function look() {
            controller?.abort();
            controller = new AbortController();
            let text = "";
            try {
                text = made.get();
            } catch {
                // What is missing is said elsewhere.
            }
            if (!text || !made.element.isConnected) return replace(answer);
            const url = new URL("/api/now/table/interaction", location.origin);
            for (const [name, value] of [["sysparm_query", text], ["sysparm_limit", "1"], ["sysparm_fields", "number"]]) url.searchParams.set(name, value);
            try {
                const response = await fetch(url, { headers: { Accept: "application/json" }, signal: controller.signal });
                const count = Number(response.headers.get("X-Total-Count"));
                const problem = response.ok ? null : (await response.json().catch(() => null))?.error;
                replace(answer, response.ok
                    ? h("span", { class: "quiet", text: `${count.toLocaleString()} ${count === 1 ? "conversation fits" : "conversations fit"} it so far.` })
                    : problem && h("span", { class: "field-error", text: (problem.detail ?? problem.message).replace(/^In sysparm_query: (\w)/, (_, first) => first.toUpperCase()) }));
            } catch {
                // The form is checked when it is saved.
            }
        }
        return { ...made, set: (value) => { made.set(value); if (value) later(); else replace(answer); } };
    },

    long(field, changed) {
        const area = h("textarea", { name: field.name, rows: 3, on: { input: () => { count(); changed(); } } });
        const counter = h("span", { class: "quiet counter" });
        const count = () => { counter.textContent = field.isSent ? segments(area.value) : ""; };
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
    },

    flag(field, changed) {
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
    },

    number(field, changed) {
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
    },

    duration(field, changed) {
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
    },

    choice(field, changed) {
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
    },

    lines(field, changed) {
        const area = h("textarea", { name: field.name, rows: 3, class: "mono", placeholder: field.placeholder, spellcheck: "false", on: { input: changed } });
        return simple(field, area, {
            get() {
                const lines = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
                return needed(field, lines);
            },
            set: (value) => { area.value = (value ?? []).join("\n"); },
        });
    },

    phones(field, changed) {
        const made = makers.lines({ ...field, placeholder: "+4915112345678", help: "In international form, one on each line, the preferred one first." }, changed);
        return {
            ...made,
            get() {
                const numbers = made.get().map((number) => number.replace(/[\s()./-]/g, ""));
                const wrong = numbers.find((number) => !/^\+[1-9]\d{6,14}$/.test(number));
                if (wrong) throw new FieldProblem(`${wrong} is not in international form, such as +4915112345678.`);
                return numbers;
            },
        };
    },

    one(field, changed, lookups) {
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
    },

    many(field, changed, lookups) {
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
    },

    skills(field, changed, lookups) {
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
    },
};

function needed(field, value) {
    const isEmpty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    if (field.isNeeded && isEmpty) throw new FieldProblem("This is needed.");
    return value;
}

/** How many parts a text takes when nothing is filled in. */
function segments(text) {
    if (text === "") return "";
    const basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    const extended = "^{}\\[~]|€\f";
    let length = 0;
    let isBasic = true;
    for (const character of text) {
        if (basic.includes(character)) length += 1;
        else if (extended.includes(character)) length += 2;
        else { isBasic = false; break; }
    }
    if (!isBasic) length = text.length;
    const [alone, joined] = isBasic ? [160, 153] : [70, 67];
    const count = length <= alone ? 1 : Math.ceil(length / joined);
    return `${length} characters, ${count} ${count === 1 ? "part" : "parts"}`;
}

/** What a list shows of a value. */
export function cell(field, value, lookups) {
    const none = h("span", { class: "quiet", text: "–" });
    switch (field.kind) {
    case "flag": return value ? h("span", { class: "badge good", text: "Yes" }) : none;
    case "duration": return value ? durationText(value) : none;
    case "choice": return field.options[value] ?? (value ? phrase(value) : none);
    case "one": return value ? lookups.name(field.of, value) : h("span", { class: "quiet", text: field.none });
    case "many":
    case "skills":
    case "lines":
    case "phones": {
        const texts = (value ?? []).map((each) => field.options ? field.options[each]?.[0] ?? phrase(each)
            : field.kind === "skills" ? `${lookups.name("skills", each.skill)} ${each.level}`
            : field.of ? lookups.name(field.of, each) : each);
        if (texts.length === 0) return none;
        return texts.slice(0, 4).join(", ") + (texts.length > 4 ? ` and ${texts.length - 4} more` : "");
    }
    case "number": return value === undefined ? none : value.toLocaleString();
    default: return value ? (value.length > 90 ? `${value.slice(0, 88)}…` : value) : none;
    }
}

export { icon };
