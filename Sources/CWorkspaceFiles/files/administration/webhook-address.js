// The address of a webhook, and what is to be known of it.

import { h, icon, replace } from "../dom.js";
import { FieldProblem, simple } from "./field-parts.js";

const limit = 2048;
const near = /^(localhost|.*\.(local|internal|localdomain)|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|\[(::1|f[cd].*|fe80.*)\])$/i;

export function addressControl(field, changed) {
    const notes = h("div", { class: "stack address-notes", "aria-live": "polite" });
    const input = h("input", {
        type: "url", name: field.name, class: "mono", placeholder: field.placeholder, autocomplete: "off", spellcheck: "false",
        on: { input: changed, change: () => advise() },
    });
    const made = simple(field, input, {
        get: () => checked(input.value.trim()),
        set: (value) => {
            input.value = value ?? "";
            advise();
        },
    });
    made.element.append(notes);
    return made;

    /** What is right and may yet not be meant. */
    function advise() {
        let url = null;
        try {
            url = new URL(checked(input.value.trim()));
        } catch {
            // What is wrong is said when it is saved.
        }
        replace(
            notes,
            url?.protocol === "http:" && note("warn", "What is sent to an http address travels unencrypted: everybody on the way can read messages and numbers. Use https wherever it leaves this machine."),
            url && near.test(url.hostname) && note("", "This is an address within this machine or its network. Such addresses are refused unless the configuration file allows them."),
        );
    }
}

function note(kind, text) {
    return h("div", { class: `notice ${kind}` }, icon("warning"), h("p", { text }));
}

/** An address that can be one; what is wrong with another is thrown. */
function checked(text) {
    if (text === "") throw new FieldProblem("This is needed.");
    let url;
    try {
        url = new URL(text);
    } catch {
        throw new FieldProblem("Write a whole address, such as https://example.com/ledgerline.");
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") throw new FieldProblem("An address begins with https:// or http://.");
    if (url.username || url.password) throw new FieldProblem("Leave user name and password out: what is sent is signed instead.");
    if (url.hash) throw new FieldProblem("An address has no part behind a #.");
    if (new TextEncoder().encode(text).length > limit) throw new FieldProblem(`An address has at most ${limit.toLocaleString()} bytes.`);
    return text;
}
