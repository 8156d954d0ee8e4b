// What stands in the place of the form when a message was sent, or waits for its moment.

import { part, remove } from "../api.js";
import { button, h, icon, replace } from "../dom.js";
import { announce } from "../parts.js";
import { momentText } from "../words.js";
import { outcome } from "./forecast.js";

/**
 * Shows that a message was sent.
 *
 * @param who the requester's name
 * @param again called to write another one
 */
export function showSent(place, { number, rule }, { who, again }) {
    const open = number && h("a", { class: "button primary", href: `/workspace/ongoing/${number}` }, icon("chat"), h("span", { text: `Open ${number}` }));
    announce("Sent.");
    replace(place, h(
        "div", { class: "card sent", data: { rule: rule ?? "" } },
        h("span", { class: "sent-mark" }, icon("done")), h("h2", { text: "Sent" }), h("p", {}, ...outcome(rule, who)),
        h("div", { class: "row" }, open, another(again)),
    ));
    open?.focus();
}

/**
 * Shows that a message waits; until it is sent it can be taken back.
 *
 * @param hasReason whether it need not wait for the end of quiet hours
 * @param cancelled called after it was taken back
 */
export function showScheduled(place, sent, { who, hasReason, again, cancelled }) {
    announce("Scheduled.");
    const problem = h("p", { class: "field-error", role: "alert" });
    const held = sent.quiet_until && !hasReason
        ? ` Those are quiet hours: it waits until ${momentText(sent.quiet_until)}.` : "";
    const cancel = button("Cancel it", {
        on: {
            click: async () => {
                try {
                    await remove(`scheduled-messages/${part(sent.message)}`);
                } catch (error) {
                    problem.textContent = error.message;
                    return;
                }
                cancelled();
                announce("The message will not be sent.");
            },
        },
    });
    replace(place, h(
        "div", { class: "card sent", data: { rule: "Y8" } },
        h("span", { class: "sent-mark" }, icon("clock")), h("h2", { text: `Scheduled for ${momentText(sent.send_at)}` }),
        h("p", {}, ...outcome("Y8", who), held), problem,
        h("div", { class: "row" }, cancel, another(again)),
    ));
    cancel.focus();
}

const another = (again) => button("Write another", { icon: "compose", on: { click: () => again() } });
