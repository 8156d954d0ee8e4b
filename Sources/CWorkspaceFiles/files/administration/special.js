// The parts of the administration that are no lists of records: tokens, extension points, and what stands
// beside the form of a user or a provider application.

import { get, part, post, put, remove } from "../api.js";
import { button, h, icon, replace } from "../dom.js";
import { announce, confirm, dialog, emptyState, failure, field, toast } from "../parts.js";
import { phrase, shortTime, timeText } from "../words.js";

/** Puts a text into the clipboard, and says so. */
export async function copyText(text, what) {
    try {
        await navigator.clipboard.writeText(text);
        toast(`${what} was copied.`, { seconds: 3 });
    } catch {
        await dialog(`Copy ${what}`, () => h("input", { value: text, readonly: true, "aria-label": what, class: "mono" }));
    }
}

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

const points = [
    ["ChannelUserProfile", "Says whose number it is that writes."],
    ["InteractionChannelUserProfile", "Keeps interaction and messaging profile together."],
    ["AgentInitiatedConversation", "Offers the From and To numbers of Compose SMS."],
    ["BeforeSending", "Changes a message before it is sent, or holds it back."],
    ["Routing", "Chooses the queue of a conversation and the skills that it needs."],
    ["VirtualAgentTopic", "Is a topic of the virtual agent."],
];

/** The extension points with the scripts that implement them, as far as the API tells. */
export async function drawExtensionPoints(root, workspace) {
    let scripts = null;
    const isListed = workspace.session.operations.some((operation) => /extension|script/i.test(operation));
    for (const path of isListed ? ["extension-points", "extensions"] : []) {
        try {
            const answer = await get(path);
            scripts = answer.result ?? answer.scripts ?? [];
            break;
        } catch (error) {
            if (error.status !== 404) throw error;
        }
    }
    const of = (point) => (scripts ?? []).flatMap((each) => each.scripts && each.point === point ? each.scripts : each.point === point && !each.scripts ? [each] : []);
    replace(
        root,
        h("p", { class: "quiet measure" }, "Scripts are files of the folder ", h("code", { text: "extensions" }), " beside the configuration file. They are read when they change; a broken one never replaces a good one. ", h("code", { text: "ledgerline extension test FILE INPUT.json" }), " tries one."),
        scripts === null && h("div", { class: "notice" }, icon("warning"), h("p", { text: "This server does not list its scripts. “ledgerline extension list” does." })),
        points.map(([point, about]) => {
            const found = of(point);
            return h(
                "section", { class: "card stack", "aria-label": point },
                h("div", { class: "row" }, h("h2", { text: point }), scripts !== null && found.length === 0 && h("span", { class: "badge", text: "Default behaviour" })),
                h("p", { class: "quiet", text: about }),
                found.map((script) => h(
                    "div", { class: "script" },
                    h("div", { class: "row" }, h("strong", { class: "mono", text: script.name ?? script.script ?? script.file }), h("span", { class: "badge", text: `order ${script.order ?? 100}` }), badge(script)),
                    (script.problem_detail || script.problem) && h("p", { class: "field-error", text: script.problem_detail ?? phrase(script.problem) }),
                    script.hash && h("p", { class: "quiet mono small", text: String(script.hash).slice(0, 16) }),
                )),
            );
        }),
    );
}

function badge(script) {
    const state = script.state ?? (script.problem ? "problem" : "running");
    const kind = { problem: "bad", broken: "bad", running: "good", loaded: "good", active: "good" }[state] ?? "";
    return h("span", { class: `badge ${kind}`, text: phrase(state) });
}

/** Beside the form of a user: a new password. */
export function passwordCard(row, workspace) {
    if (!workspace.session.operations.includes("setUserPassword")) return null;
    const password = h("input", { type: "password", autocomplete: "new-password", minlength: 8 });
    const isOwn = row.sys_id === workspace.session.sys_id;
    const place = field("New password", password, {
        help: isOwn ? "At least 8 characters. You will have to sign in again." : "At least 8 characters. The user has to sign in again. It stands in no log.",
    });
    return h(
        "form", { class: "card stack", "aria-label": "Password", novalidate: true, on: { submit: async (event) => {
            event.preventDefault();
            place.error(null);
            if ([...password.value].length < 8) {
                place.error("A password has at least 8 characters.");
                return password.focus();
            }
            try {
                await put(`users/${part(row.sys_id)}/password`, { password: password.value });
                password.value = "";
                toast(`${row.name} has a new password.`);
            } catch (error) {
                place.error(error.message);
            }
        } } },
        h("h2", { text: "Password" }), place,
        h("div", {}, button("Set the password", { type: "submit" }), " ",
            button("Make one up", { kind: "link", on: { click: () => {
                password.type = "text";
                password.value = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => "abcdefghjkmnpqrstuvwxyz23456789"[byte % 31]).join("").replace(/(...)(?=.)/g, "$1-");
                announce("A password was made up.");
            } } })),
    );
}

/** Beside the form of a provider application: sending can be held and let go. */
export async function sendingCard(row, workspace) {
    if (!workspace.session.operations.includes("pauseSending")) return null;
    const status = await get("status").catch(() => null);
    const sending = status?.sending?.find((each) => each.provider_application === row.name);
    const card = h("section", { class: "card stack", "aria-label": "Sending" });
    const draw = (isPaused) => replace(
        card, h("div", { class: "row" }, h("h2", { text: "Sending" }), isPaused ? h("span", { class: "badge warn", text: "Held" }) : h("span", { class: "badge good", text: "Going on" })),
        h("p", { class: "quiet", text: isPaused ? "Messages wait in the outbox in their order. Nothing is lost." : `${(sending?.pending ?? 0).toLocaleString()} messages wait to be sent.` }),
        h("div", {}, button(isPaused ? "Let it go on" : "Hold sending", { icon: isPaused ? "resume" : "hold", on: { click: async () => {
            try {
                await post(`provider-applications/${part(row.sys_id)}/${isPaused ? "resume" : "pause"}`, {});
                draw(!isPaused);
                toast(isPaused ? "Sending goes on." : "Sending is held.");
            } catch (error) {
                toast(error.message, { kind: "bad" });
            }
        } } })),
        sending?.breaker && sending.breaker !== "closed" && h("p", { class: "field-error", text: `The provider does not answer well: the circuit breaker is ${sending.breaker}.` }),
    );
    draw(sending?.paused ?? false);
    return card;
}

