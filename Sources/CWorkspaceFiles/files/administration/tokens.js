// Tokens: what programs sign in with, in place of a password.

import { get, part, post, remove } from "../api.js";
import { button, h, icon, replace } from "../dom.js";
import { confirm, dialog, emptyState, failure, field, toast } from "../parts.js";
import { shortTime, timeText } from "../words.js";
import { copyText } from "./clipboard.js";

/** Tokens that stand for users: who has which, and a new one. */
export async function drawTokens(root, workspace) {
    const [{ result: tokens }, { result: users }] = await Promise.all([get("tokens", { all: true }), get("users")]);
    const again = () => drawTokens(root, workspace).catch((error) => replace(root, failure(error, again)));
    const names = new Map(users.map((user) => [user.user_name, user.name]));
    const make = button("New token", { icon: "plus", kind: "primary", on: { click: async () => { if (await makeToken(users, workspace.session)) await again(); } } });
    replace(
        root,
        h("div", { class: "row list-tools" }, h("span", { class: "grow" }), make),
        tokens.length === 0
            ? emptyState({ drawing: "audit", title: "No tokens", text: "A token lets a program act for a user, without the password. It can be revoked at any time." })
            : h("div", { class: "card flush" }, h(
                "table", { class: "grid records" },
                h("caption", { class: "visually-hidden", text: "Tokens" }),
                h("thead", {}, h("tr", {}, ["Token", "Acts for", "Made", "Ends", "Last used"].map((text) => h("th", { scope: "col", text })), h("th", { scope: "col" }, h("span", { class: "visually-hidden", text: "Actions" })))),
                h("tbody", {}, tokens.map((token) => h(
                    "tr", {},
                    h("th", { scope: "row" }, token.name, token.kind === "oauth" && h("span", { class: "badge", text: "OAuth" })),
                    h("td", { data: { label: "Acts for" } }, names.get(token.user) ?? token.user),
                    h("td", { data: { label: "Made" } }, h("time", { datetime: token.created_at, title: timeText(token.created_at), text: shortTime(token.created_at) })),
                    h("td", { data: { label: "Ends" } }, token.expires_at ? h("time", { datetime: token.expires_at, title: timeText(token.expires_at), text: shortTime(token.expires_at) }) : "when revoked"),
                    h("td", { data: { label: "Last used" } }, token.last_used_on ?? "never"),
                    h("td", {}, button("Revoke", { kind: "danger small", "aria-label": `Revoke ${token.name}`, on: { click: async () => {
                        const isSure = await confirm(`Revoke “${token.name}”?`, "Whatever uses it is refused from now on. This cannot be undone.", { yes: "Revoke", kind: "danger" });
                        if (!isSure) return;
                        try {
                            await remove(`tokens/${part(token.id)}`);
                            toast(`“${token.name}” was revoked.`);
                            await again();
                        } catch (error) {
                            toast(error.message, { kind: "bad" });
                        }
                    } } })),
                ))),
            )),
    );
}

async function makeToken(users, session) {
    const label = h("input", { required: true, maxlength: 100, autocomplete: "off" });
    const user = h("select", {}, users.filter((each) => each.active).map((each) => h("option", { value: each.user_name, text: `${each.name} (${each.user_name})`, selected: each.user_name === session.user_name })));
    const end = h("select", {}, [["7776000", "After 90 days"], ["31536000", "After a year"], ["86400", "After a day"], ["", "When it is revoked"]].map(([value, text]) => h("option", { value, text })));
    const labelField = field("What it is for", label, { help: "Such as the program that uses it." });
    const secret = await dialog("New token", (close) => h(
        "form", { on: { submit: async (event) => {
            event.preventDefault();
            if (!label.value.trim()) return labelField.error("This is needed.");
            try {
                const made = await post("tokens", { name: label.value.trim(), user: user.value, ...(end.value ? { expires_in_s: Number(end.value) } : {}) });
                close(made.token);
            } catch (error) {
                labelField.error(error.message);
            }
        } } },
        labelField, field("Acts for", user), field("Ends", end),
        h("footer", {}, button("Cancel", { on: { click: () => close() } }), button("Make the token", { kind: "primary", type: "submit" })),
    ));
    if (!secret) return false;
    await dialog("The token, shown only now", (close) => h(
        "div", {},
        h("p", { text: "Copy it to where it is used. It cannot be shown again." }),
        h("div", { class: "address" }, h("code", { class: "grow secret", text: secret }), button("Copy the token", { icon: "copy", iconOnly: true, on: { click: () => copyText(secret, "The token") } })),
        h("footer", {}, button("Done", { kind: "primary", on: { click: () => close() } })),
    ));
    return true;
}
