// Response templates, found by typing / and a part of a name; each comes with its fields filled in.

import { get, part } from "../api.js";
import { h, replace } from "../dom.js";
import { announce, toast } from "../parts.js";

const most = 8;

/**
 * Adds the choice to a text field.
 *
 * @param field the textarea
 * @param context `{directory, interaction()}`
 * @param changed called after a template was put in
 * @returns `element` (the list), `take(event)` (keys; true when it was for the list), `look()` (after typing)
 */
export function templatePicker(field, { directory, interaction }, changed) {
    const element = h("ul", {
        class: "template-list", role: "listbox", id: "template-list", "aria-label": "Templates", hidden: true,
    });
    let found = [];
    let chosen = 0;

    function typed() {
        const before = field.value.slice(0, field.selectionStart);
        return /(?:^|\s)\/([^\s/]*)$/u.exec(before);
    }

    async function look() {
        const match = typed();
        if (!match) return close();
        await directory.need("templates").catch(() => {});
        const words = match[1].toLowerCase();
        const place = (template) => template.name.toLowerCase().indexOf(words);
        found = directory.rows("templates").filter((each) => each.active && each.name.toLowerCase().includes(words))
            .sort((one, other) => place(one) - place(other) || one.name.localeCompare(other.name))
            .slice(0, most);
        chosen = Math.min(chosen, Math.max(0, found.length - 1));
        draw();
    }

    function draw() {
        if (found.length === 0) return close();
        element.hidden = false;
        replace(element, found.map((template, place) => h(
            "li",
            {
                role: "option", id: `template-${place}`, "aria-selected": String(place === chosen),
                on: { mousedown: (event) => { event.preventDefault(); put(template); } },
            },
            h("strong", { text: `/${template.name}` }), h("span", { text: template.text ?? "" }),
        )));
        field.setAttribute("aria-expanded", "true");
        field.setAttribute("aria-activedescendant", `template-${chosen}`);
        element.children[chosen].scrollIntoView({ block: "nearest" });
    }

    function close() {
        found = [];
        chosen = 0;
        element.hidden = true;
        field.setAttribute("aria-expanded", "false");
        field.removeAttribute("aria-activedescendant");
    }

    async function put(template) {
        const match = typed();
        close();
        if (!match) return;
        const start = field.selectionStart - match[1].length - 1;
        const end = field.selectionStart;
        try {
            const row = await get(`response-templates/${part(template.sys_id)}`, { interaction: interaction() });
            field.setRangeText(row.rendered ?? row.text ?? "", start, end, "end");
            announce(`Template ${template.name} put in.`);
            changed();
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
        field.focus();
    }

    return {
        element, look, close,
        /** Opens the list as if a / had been typed. */
        open() {
            field.focus();
            if (!typed()) {
                const before = field.value.slice(0, field.selectionStart);
                const gap = before === "" || /\s$/u.test(before) ? "" : " ";
                field.setRangeText(`${gap}/`, field.selectionStart, field.selectionEnd, "end");
                changed();
            }
            look();
        },
        take(event) {
            if (element.hidden) return false;
            if (event.key === "ArrowDown") chosen = (chosen + 1) % found.length;
            else if (event.key === "ArrowUp") chosen = (chosen + found.length - 1) % found.length;
            else if (event.key === "Enter" || event.key === "Tab") put(found[chosen]);
            else if (event.key === "Escape") close();
            else return false;
            event.preventDefault();
            event.stopPropagation();
            if (!element.hidden) draw();
            return true;
        },
    };
}
