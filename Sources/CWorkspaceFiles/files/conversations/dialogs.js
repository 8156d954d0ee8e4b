// The questions that actions ask: whom to, which code, who it is.

import { get, part, post } from "../api.js";
import { button, h, replace } from "../dom.js";
import { avatar, dialog, field } from "../parts.js";
import { phoneText, said } from "./names.js";

/**
 * A list that is searched by typing, with the arrow keys and Enter.
 *
 * @param find `async text => [{key, title, text, hue}]`
 * @param choose called with what was chosen
 */
export function searchList(label, find, choose) {
    const list = h("ul", {
        class: "choice-list", role: "listbox", id: `choices-${label.replaceAll(/\W/g, "")}`, "aria-label": label,
    });
    const input = h("input", {
        type: "search", autocomplete: "off", placeholder: label, "aria-label": label,
        role: "combobox", "aria-expanded": "true",
        "aria-controls": list.id, autofocus: true,
        on: { input: () => look(), keydown: (event) => key(event) },
    });
    let found = [];
    let place = 0;
    let turn = 0;

    async function look() {
        const mine = ++turn;
        const next = await find(input.value.trim()).catch(() => []);
        if (mine !== turn) return;
        found = next;
        place = 0;
        draw();
    }

    function draw() {
        replace(list, found.map((each, index) => h(
            "li", {
                role: "option", id: `${list.id}-${index}`, "aria-selected": String(index === place),
                on: { click: () => choose(each) },
            },
            avatar(each.title, { size: "small" }),
            h("span", { class: "grow" }, said(each.title)), each.text && h("span", {
                class: "quiet", text: each.text,
            }),
        )));
        if (found.length === 0) replace(
            list,
            h("li", { class: "quiet none", text: input.value ? "Nobody is found." : "Type a name or a number." }),
        );
        if (found.length > 0) input.setAttribute("aria-activedescendant", `${list.id}-${place}`);
        else input.removeAttribute("aria-activedescendant");
    }

    function key(event) {
        if (event.key === "ArrowDown") place = Math.min(place + 1, found.length - 1);
        else if (event.key === "ArrowUp") place = Math.max(place - 1, 0);
        else if (event.key === "Enter" && found[place]) choose(found[place]);
        else return;
        event.preventDefault();
        draw();
        list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
    }

    look();
    return h("div", { class: "stack" }, input, list);
}

const fits = (text, ...values) => values.some(
    (value) => String(value ?? "").toLowerCase().includes(text.toLowerCase()),
);

/** Agents by name, those with work capacity known; `except` is left out. */
async function findAgents(directory, text, except) {
    const { result } = await get("agents").catch(() => ({ result: directory.rows("users") }));
    await directory.need("users");
    return result.filter((agent) => (agent.roles ?? []).includes("agent") || (agent.roles ?? []).includes("admin"))
        .filter((agent) => agent.active && agent.sys_id !== except && fits(text, agent.name, agent.user_name))
        .map((agent) => ({
            key: agent.sys_id, title: agent.name, kind: "agent",
            text: agent.conversations === undefined ? "" : `${agent.conversations} ongoing`,
        }));
}

/** Asks for an agent. */
export function askAgent(title, directory, except) {
    return dialog(
        title,
        (close) => h("div", {}, searchList("Find an agent", (text) => findAgents(directory, text, except), close)),
    );
}

/** Asks where to transfer to, and for a note. */
export function askTransfer(directory, row) {
    return dialog("Transfer", (close) => {
        const note = h("textarea", { rows: 2, maxlength: 2000 });
        const find = async (text) => {
            await directory.need("queues");
            const queues = directory.rows("queues").filter((queue) => queue.active && fits(text, queue.name))
                .map((queue) => ({ key: queue.sys_id, title: queue.name, text: "Queue", kind: "queue" }));
            return [...await findAgents(directory, text, row.assigned_to), ...queues];
        };
        return h(
            "div", {},
            field("Private note for whoever gets it", note),
            searchList("Find an agent or a queue", find, (choice) => close({ ...choice, note: note.value.trim() })),
        );
    });
}

/** Asks how it ended; gives `{code, reason}`. */
export async function askWrapUp(directory, row, { title = "Wrap up", yes = "Wrap up" } = {}) {
    await directory.need("codes").catch(() => {});
    const codes = directory.rows("codes").filter((code) => code.active !== false);
    return dialog(title, (close) => {
        const chosen = h("fieldset", { class: "code-list" }, h("legend", {
            text: "How did it end?",
        }), codes.map((code) => h(
            "label", { class: "check" },
            h("input", {
                type: "radio", name: "code", value: code.name, checked: row.wrap_up_code === code.name,
            }), said(code.name),
        )));
        const reason = h("input", { maxlength: 500 });
        const submit = (event) => {
            event.preventDefault();
            close({ code: chosen.querySelector("input:checked")?.value ?? "", reason: reason.value.trim() });
        };
        return h(
            "form", { on: { submit } },
            codes.length > 0 && chosen, field("Remark", reason, { help: "Stands in the log with the change." }),
            h(
                "footer", {}, button("Cancel", { on: { click: () => close() } }),
                button(yes, { kind: "primary", type: "submit" }),
            ),
        );
    });
}

/** Asks whose number it is; gives `{table, sys_id, name, reason}`. */
export function askPerson(title, directory, { help } = {}) {
    return dialog(title, (close) => {
        const reason = h("input", { maxlength: 500 });
        const find = async (text) => {
            await directory.need("users");
            const query = { q: text || null, limit: 8 };
            const [consumers, contacts] = await Promise.all([get("consumers", query), get("contacts", query)]);
            const as = (table, word) => (person) => ({
                key: person.sys_id, table, sys_id: person.sys_id, name: person.name, title: person.name,
                text: [word, phoneText((person.phones ?? [])[0])].filter(Boolean).join(" · "),
            });
            return [
                ...consumers.result.filter((each) => each.active !== false).map(as("csm_consumer", "Consumer")),
                ...contacts.result.filter((each) => each.active !== false).map(as("customer_contact", "Contact")),
                ...directory.rows("users").filter(
                    (each) => each.active && text && fits(text, each.name, ...(each.phones ?? [])),
                ).slice(0, 8).map(as("sys_user", "Employee")),
            ];
        };
        return h(
            "div", {},
            help && h("p", { class: "quiet", text: help }),
            field("How do you know?", reason, { help: "Stands in the log with the change." }),
            searchList(
                "Find somebody by name or number", find,
                (choice) => close({ ...choice, reason: reason.value.trim() }),
            ),
        );
    });
}

/** Asks why a message goes in quiet hours all the same. */
export function askOverride(problem) {
    return dialog("Send in quiet hours", (close) => {
        const reason = h("input", { required: true, maxlength: 250 });
        const submit = (event) => {
            event.preventDefault();
            if (reason.value.trim()) close(reason.value.trim());
        };
        return h(
            "form", { on: { submit } }, h("p", { text: problem }),
            field("Reason to send it all the same", reason, { help: "Stands in the log with the message." }),
            h(
                "footer", {}, button("Cancel", { on: { click: () => close() } }),
                button("Send all the same", { kind: "primary", type: "submit" }),
            ),
        );
    });
}

/** Records that a requester wants no more messages, or wants them again. */
export function askConsent(row, isOptedOut) {
    return dialog(isOptedOut ? "Record a return" : "Record an opt-out", (close) => {
        const reason = h("input", { required: true, maxlength: 500, placeholder: "Told me so by phone" });
        const problem = h("p", { class: "field-error", role: "alert" });
        const submit = async (event) => {
            event.preventDefault();
            try {
                await post("consents", {
                    requester: row.requester, company: row.company, opted_out: !isOptedOut,
                    reason: reason.value.trim(),
                });
                close(true);
            } catch (error) {
                problem.textContent = error.message;
            }
        };
        return h(
            "form", { on: { submit } },
            h("p", { text: isOptedOut
                ? `From then on, messages from ${phoneText(row.company)} to ${phoneText(row.requester)} are sent again.`
                : `From then on, nothing is sent from ${phoneText(row.company)} to ${phoneText(row.requester)}.` }),
            field("How did the wish reach you?", reason), problem,
            h(
                "footer", {}, button("Cancel", { on: { click: () => close() } }),
                button(isOptedOut ? "Record the return" : "Record the opt-out", { kind: "primary", type: "submit" }),
            ),
        );
    });
}

/** Ties the number to somebody. */
export function reassociate(row, { table, sys_id: id, reason }) {
    return post(`interactions/${part(row.sys_id)}/reassociate`, { table, sys_id: id, reason: reason ?? "" });
}
