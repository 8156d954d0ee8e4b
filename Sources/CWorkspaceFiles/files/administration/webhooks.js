// Outgoing webhooks: what their list and their form show.

import { typeName } from "../audit/sentences.js";
import { h } from "../dom.js";
import { addressControl } from "./webhook-address.js";
import { webhookCards } from "./webhook-cards.js";
import { eventsControl } from "./webhook-events.js";
import { stateBadge } from "./webhook-words.js";

const shownEvents = 3;

export const webhooks = {
    title: "Webhooks", one: "webhook", path: "webhooks", event: "webhookSet", canDelete: true, cards: webhookCards, follow: 3000,
    listEvents: ["webhookPaused", "webhookResumed", "webhookDeleted"],
    own: ["paused", "paused_at", "paused_by", "pause_reason", "pause_event", "secret_renewed_at", "delivery"],
    about: "Addresses to which events are sent as they happen: signed, in the order of each conversation, and again until they are taken.",
    columns: [
        "name", "url", { name: "types", label: "Events", draw: (row) => eventsText(row) },
        { name: "delivery", label: "State", draw: (row) => stateBadge(row) },
        { name: "behind", label: "Behind", kind: "number", draw: (row) => behind(row) },
    ],
    deletion: {
        text: "Nothing is sent to it any more, and its signing secret is gone. What it was sent stays in the log.",
        isFinal: true,
    },
    fields: [
        { kind: "text", name: "name", label: "Name", isNeeded: true },
        { kind: "text", make: addressControl, name: "url", label: "Address", isNeeded: true, placeholder: "https://example.com/ledgerline" },
        { kind: "flag", name: "active", label: "Active", initial: true, help: "While it is off, nothing is sent; it keeps its place in the log." },
        { kind: "part", title: "Events" },
        { kind: "lines", make: eventsControl, name: "types", label: "Which events are sent", initial: [] },
        { kind: "part", title: "When it does not answer" },
        {
            kind: "duration", name: "pause_after_ms", label: "Paused when an event was refused for", isNeeded: true, initial: 86_400_000, min: 60_000, max: 2_592_000_000,
            help: "Until then it is tried again, at growing distances of up to 10 minutes. A paused webhook keeps its place, and goes on when somebody resumes it.",
        },
    ],
};

/** "Interaction opened, Interaction closed and 4 more". */
function eventsText({ types }) {
    if (!types?.length) return "Every event";
    const left = types.length - shownEvents;
    return types.slice(0, shownEvents).map(typeName).join(", ") + (left > 0 ? ` and ${left} more` : "");
}

function behind({ delivery }) {
    const count = delivery?.behind ?? 0;
    return count === 0 ? h("span", { class: "quiet", text: "–" }) : count.toLocaleString();
}
