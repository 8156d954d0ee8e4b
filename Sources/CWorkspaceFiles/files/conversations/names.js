// How people, states and results are called on these pages.

import { h, icon } from "../dom.js";
import { avatar } from "../parts.js";
import { hue, phrase } from "../words.js";

/** A text that somebody wrote: in its own direction, and without a hold on what stands around it. */
export function said(text, attributes = {}) {
    return h("bdi", { dir: "auto", ...attributes, class: `said ${attributes.class ?? ""}`, text });
}

/** Whether an address only stands in for one that was erased. */
export const isErased = (number) => /^erased:\d+$/.test(number ?? "");

/** A number as people read it: "+1 555 123 4567" for North America, else as it is. */
export function phoneText(number) {
    if (isErased(number)) return "an erased requester";
    const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number ?? "");
    if (american) return `+1 ${american[1]} ${american[2]} ${american[3]}`;
    return number ?? "";
}

/** Whom a conversation is with: the name, else the number. */
export function requesterName(row) {
    if (isErased(row.requester)) return "Erased requester";
    return row.opened_for_name ?? (row.requester ? phoneText(row.requester) : "Anonymous");
}

/** A round picture of the requester: the letters of the name, or a figure for who has none yet. */
export function picture(row, { size = "" } = {}) {
    if (row.opened_for_name) return avatar(row.opened_for_name, { size });
    return h(
        "span", { class: `avatar hue-${hue(row.requester ?? "")} ${size}`, "aria-hidden": "true" },
        icon("person"),
    );
}

/** A state as a badge says it: its words and its colour. */
export function stateBadge(row) {
    const [text, kind] = {
        new: ["New", "accent"], queued: ["Waiting", "warn"], work_in_progress: ["In progress", "accent"],
        on_hold: ["On hold", "warn"], wrap_up: ["Wrap-up", "warn"], closed_complete: ["Completed", "good"],
        closed_abandoned: ["Abandoned", ""],
    }[row.state] ?? [phrase(row.state), ""];
    return h("span", { class: `badge ${kind}`, text });
}

export const isClosed = (row) => row.state === "closed_complete" || row.state === "closed_abandoned";

/** Where a conversation is shown. */
export const pathOf = (row) => `/workspace/${isClosed(row) ? "completed" : "ongoing"}/${row.number}`;

const reasons = {
    unknown_subscriber: "The number is not in service.",
    absent: "The phone could not be reached.",
};

/** How far a message has come: a word, what it means, a mark and a colour. */
export function delivery(message) {
    const why = reasons[message.error_code] ?? message.error_detail ?? "";
    switch (message.status) {
    case "pending": return {
        text: message.attempts ? "Waiting to be sent again" : "Waiting to be sent", mark: "clock", why,
    };
    case "sending": return { text: "Sending", mark: "clock" };
    case "sent": return { text: "Sent", mark: "sent" };
    case "delivered": return { text: "Delivered", mark: "delivered" };
    case "uncertain": return { text: "Nobody knows whether it was sent", mark: "warning", kind: "warn", why };
    case "undelivered": return { text: "Not delivered", mark: "warning", kind: "bad", why };
    case "failed": return { text: "Not sent", mark: "warning", kind: "bad", why };
    case "expired": return { text: "No longer sent", mark: "warning", kind: "", why };
    default: return { text: "", mark: null };
    }
}

/** What a bubble's author is called. */
export function authorName(message, { row, directory, me }) {
    switch (message.author) {
    case "requester": return requesterName(row);
    case "virtual_agent": return "Virtual agent";
    case "agent": return message.agent === me ? "You" : directory.name("users", message.agent, "An agent");
    default: return "System";
    }
}
