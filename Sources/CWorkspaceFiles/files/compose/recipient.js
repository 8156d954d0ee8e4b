// Whom a message goes to: somebody found by name or number, or a number that is typed.

import { get } from "../api.js";
import { h, icon, replace } from "../dom.js";
import { announce, avatar } from "../parts.js";
import { phoneText, said } from "../conversations/names.js";

const pause = 180; // Milliseconds after a key before anybody is looked for.
const most = 8;
const kinds = { csm_consumer: "Consumer", customer_contact: "Contact", sys_user: "Employee" };

/**
 * A field that finds people.
 *
 * @param chosen called with `{person: {table, sys_id, name} | null, number}`, or null when nobody is chosen
 * @returns `element`, `input`, `focus()`
 */
export function recipientField(chosen) {
    const input = h("input", {
        type: "text", id: "compose-to", role: "combobox", "aria-expanded": "false", "aria-controls": "compose-people",
        "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: "Name or number",
        on: { input: typed, keydown: key, blur: () => setTimeout(close, 120), focus: () => { if (input.value) typed(); } },
    });
    const list = h("ul", { class: "people", role: "listbox", id: "compose-people", "aria-label": "People", hidden: true });
    let options = [];
    let at = 0;
    let timer = null;
    let turn = 0;

    return { element: h("div", { class: "people-place" }, input, list), input, focus: () => input.focus() };

    function typed() {
        clearTimeout(timer);
        timer = setTimeout(find, pause);
    }

    async function find() {
        const words = input.value.trim();
        if (!words) return close();
        const mine = ++turn;
        const found = await people(words).catch(() => []);
        if (mine !== turn || document.activeElement !== input) return;
        options = found.slice(0, most);
        if (isNumber(words)) options.push({ person: null, number: words, isTyped: true });
        at = 0;
        draw();
        announce(options.length === 0 ? "Nobody found." : `${options.length} found.`);
    }

    function draw() {
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
        replace(list, options.length === 0
            ? h("li", { class: "people-none", text: "Nobody has this name or number. Type a whole number to write to it." })
            : options.map((option, place) => h(
                "li",
                {
                    role: "option", id: `person-${place}`, "aria-selected": String(place === at),
                    on: { mousedown: (event) => { event.preventDefault(); take(option); } },
                },
                option.isTyped
                    ? [h("span", { class: "typed-number" }, icon("phone")), h("span", { class: "grow" }, "Write to ", h("strong", { text: option.number }))]
                    : [
                        avatar(option.person.name),
                        h("span", { class: "grow" }, h("span", { class: "person-name" }, said(option.person.name)), h("span", { class: "quiet", text: option.number ? phoneText(option.number) : "no number on file" })),
                        h("span", { class: "badge", text: kinds[option.person.table] }),
                    ],
            )));
        if (options.length > 0) input.setAttribute("aria-activedescendant", `person-${at}`);
        else input.removeAttribute("aria-activedescendant");
    }

    function close() {
        turn += 1;
        list.hidden = true;
        options = [];
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    }

    function take(option) {
        input.value = "";
        close();
        chosen(option);
    }

    function key(event) {
        if (event.isComposing) return;
        if (event.key === "Enter" && list.hidden && isNumber(input.value.trim())) {
            event.preventDefault();
            return take({ person: null, number: input.value.trim(), isTyped: true });
        }
        if (list.hidden || options.length === 0) return;
        if (event.key === "ArrowDown") at = (at + 1) % options.length;
        else if (event.key === "ArrowUp") at = (at + options.length - 1) % options.length;
        else if (event.key === "Enter") {
            event.preventDefault();
            return take(options[at]);
        } else if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            return close();
        } else return;
        event.preventDefault();
        draw();
        list.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
    }
}

/** Whether a text is meant as a number rather than as a name. */
const isNumber = (words) => /^\+?[\d\s().\-/]{3,}$/u.test(words) && (words.match(/\d/gu) ?? []).length >= 3;

/** People whose name or number holds some words, one for each of their numbers. */
async function people(words) {
    // A number is looked for by its digits, however it is typed.
    const q = isNumber(words) ? words.replaceAll(/[^\d+]/gu, "") : words;
    const [consumers, contacts, users] = await Promise.all([
        get("consumers", { q, limit: most }), get("contacts", { q, limit: most }), get("users"),
    ]);
    const low = q.toLowerCase();
    const employees = users.result.filter((user) => user.phones?.length
        && (user.name.toLowerCase().includes(low) || user.phones.some((number) => number.includes(q))));
    const rows = [
        ...consumers.result.map((row) => ["csm_consumer", row]), ...contacts.result.map((row) => ["customer_contact", row]),
        ...employees.map((row) => ["sys_user", row]),
    ].filter(([, row]) => row.active !== false);
    return rows.flatMap(([table, row]) => {
        const person = { table, sys_id: row.sys_id, name: row.name };
        const numbers = isNumber(words) ? row.phones?.filter((number) => number.includes(q)) : row.phones?.slice(0, 1);
        return (numbers?.length ? numbers : [""]).map((number) => ({ person, number }));
    });
}
