// The part of the card that says whose number it is: known, not known, or not settled (rows P1 to P5).

import { button, h, icon } from "../dom.js";
import { confirm, toast } from "../parts.js";
import { askPerson, reassociate } from "./dialogs.js";
import { isClosed, phoneText, said } from "./names.js";

const tables = { csm_consumer: "Consumer", customer_contact: "Contact", sys_user: "Employee" };

/** What is known of whose number it is, and what to do about it. */
export function profilePart(row, can, directory) {
    const verify = (label) => !isClosed(row) && button(label, {
        kind: "link", data: { key: "verify" }, title: can.verify ?? null,
        "aria-disabled": can.verify ? "true" : null,
        on: { click: () => (can.verify ? toast(can.verify) : verifyRequester(row, directory)) },
    });
    if (row.conflict) {
        return h(
            "div", { class: "notice warn" }, icon("warning"),
            h(
                "div", {},
                h("strong", { text: "Whose number is it?" }),
                h("p", { text: "Records disagree. Ask, then say who it is." }),
                candidates(row, can), verify("Somebody else…"),
            ),
        );
    }
    if (row.profile_state === "guest" || row.opened_for_table === "guest") {
        return h(
            "div", { class: "stack tight" },
            h("p", {}, h("span", { class: "badge", text: "Guest: not known yet" })),
            candidates(row, can), verify("Verify who it is…"),
        );
    }
    return h(
        "p", { class: "row centred" },
        h(
            "span", { class: "badge good" }, icon("done"),
            `${tables[row.opened_for_table] ?? "Known"}, verified`,
        ), verify("Change…"),
    );
}

function candidates(row, can) {
    const words = {
        record: "has the number on record", profile: "wrote from it last",
        former_profile: "wrote from it before",
    };
    const list = (row.candidates ?? []).filter((each) => row.conflict || each.sys_id !== row.opened_for);
    if (list.length === 0) return null;
    return h("ul", { class: "candidates" }, list.map((each) => h(
        "li", {},
        h(
            "span", { class: "grow" }, h("strong", {}, said(each.name)),
            h("span", { class: "quiet", text: `${tables[each.table]}, ${words[each.source]}` }),
        ),
        button("It is", {
            data: { key: each.sys_id }, "aria-label": `It is ${each.name}`,
            "aria-disabled": can.verify ? "true" : null,
            on: { click: () => (can.verify ? toast(can.verify) : associate(each, row)) },
        }),
    )));
}

async function verifyRequester(row, directory) {
    const person = await askPerson("Whose number is it?", directory, {
        help: `${phoneText(row.requester)} will belong to whom you choose: this conversation and later ones`
            + " follow.",
    });
    if (person) associate(person, row);
}

async function associate(person, row) {
    const now = `${phoneText(row.requester)} belongs to ${row.opened_for_name} now.`;
    const isSure = !row.opened_for_name || row.conflict
        || await confirm("Another requester?", `${now} Shall it belong to ${person.name}?`, { yes: "Change it" });
    if (!isSure) return;
    try {
        await reassociate(row, person);
        toast(`The number belongs to ${person.name}.`);
    } catch (error) {
        toast(error.message, { kind: "bad" });
    }
}
