// What stands beside the form of a record: the password of a user, the sending of a provider application.

import { get, part, post, put } from "../api.js";
import { button, h, replace } from "../dom.js";
import { announce, field, toast } from "../parts.js";

/** The cards of a record, as its resource wants them; null for none. */
export async function recordCards(resource, row, workspace, lookups) {
    switch (resource.extra) {
    case "password": return passwordCard(row, workspace);
    case "pause": return sendingCard(row, workspace);
    default: return resource.cards?.(row, workspace, lookups) ?? null;
    }
}

/** A new password for a user. */
function passwordCard(row, workspace) {
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

/** Sending by a provider application can be held and let go. */
async function sendingCard(row, workspace) {
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
