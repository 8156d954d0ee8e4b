// The secret with which what a webhook sends is signed: shown on demand, renewed.

import { get, post } from "../api.js";
import { button, h, replace } from "../dom.js";
import { confirm, toast } from "../parts.js";
import { shortTime } from "../words.js";
import { copyText } from "./clipboard.js";
import { bare } from "./webhook-words.js";

export function secretCard(row, path) {
    const shown = h("div", { class: "stack" });
    const problem = h("p", { class: "field-error", role: "alert", hidden: true });
    const reveal = button("Show the secret", { "aria-expanded": "false", on: { click: () => (shown.hasChildNodes() ? hide() : attempt(async () => show(bare(await get(`${path}/secret`))))) } });
    const renew = button("Renew it", { on: { click: () => replaceIt() } });
    return h(
        "section", { class: "card stack", "aria-label": "Signing secret" },
        h("h2", { text: "Signing secret" }),
        h("p", { class: "quiet", text: "Each event is signed with it, as standardwebhooks.com describes; libraries for most languages verify it. Whoever knows it can send events in this server’s name." }),
        shown, problem, h("div", { class: "row" }, reveal, renew),
    );

    function hide() {
        replace(shown);
        label("Show the secret", false);
    }

    function label(text, isShown) {
        replace(reveal, h("span", { text }));
        reveal.setAttribute("aria-expanded", String(isShown));
    }

    function show({ secret, formerly, formerly_until: until }) {
        replace(
            shown,
            h("div", { class: "address" }, h("code", { class: "grow secret", text: secret }), button("Copy the secret", { icon: "copy", iconOnly: true, on: { click: () => copyText(secret, "The secret") } })),
            formerly && h("p", { class: "quiet", text: `The former secret also signs until ${until ? shortTime(until) : "24 hours have passed"}, so that receivers can change over.` }),
        );
        label("Hide the secret", true);
    }

    async function attempt(what) {
        problem.hidden = true;
        try {
            await what();
        } catch (error) {
            problem.textContent = error.message;
            problem.hidden = false;
        }
    }

    async function replaceIt() {
        const isSure = await confirm(
            `Renew the secret of “${row.name}”?`,
            "For 24 hours events carry two signatures, by the new secret and by the present one, so that receivers can change over. After that only the new one signs.",
            { yes: "Renew", kind: "danger" },
        );
        if (!isSure) return;
        await attempt(async () => {
            await post(`${path}/secret`);
            show(bare(await get(`${path}/secret`)));
            toast(`“${row.name}” has a new secret.`);
        });
    }
}
