// A conversation as it stood at a moment: who had it, in which state, whose number it was, what was written.

import { authorName, phoneText, said, stateBadge } from "../conversations/names.js";
import { h } from "../dom.js";
import { emptyState } from "../parts.js";
import { phrase, shortTime, timeText } from "../words.js";

/** Draws `{row, messages, notes}`, each as of the same moment; no row when it was not open yet. */
export function standing({ row, messages, notes }, directory, names) {
    if (!row) return emptyState({ drawing: "clock", title: "Not there yet", text: "At this moment the conversation had not been opened." });
    const fact = (name, value) => [h("dt", { text: name }), h("dd", {}, value)];
    const members = (row.members ?? []).filter((member) => !member.left_at)
        .map((member) => member.member === "agent" ? directory.name("users", member.agent) : phrase(member.member));
    const profile = `${phrase(row.profile_state)}${row.profile_rule ? ` (row ${row.profile_rule})` : ""}`;
    return [
        h(
            "dl", { class: "facts" },
            fact("State", stateBadge(row)),
            fact("Answered by", said(row.responder === "virtual_agent" ? "Virtual agent" : row.assigned_to ? directory.name("users", row.assigned_to) : "nobody")),
            fact("Queue", said(row.queue ? directory.name("queues", row.queue, "a queue") : "none")),
            fact("Takes part", said(members.join(", ") || "nobody")),
            fact("Requester", [said(names.person(row, "opened_for")), row.requester && ` · ${phoneText(row.requester)}`]),
            fact("Profile", h("span", { class: `badge ${row.profile_state === "verified" ? "good" : "warn"}`, text: profile })),
            row.short_description && fact("Description", said(row.short_description)),
            row.wrap_up_code && fact("Wrap-up", said(row.wrap_up_code)),
        ),
        h("h3", { text: messages.length === 1 ? "1 message" : `${messages.length} messages` }),
        h("ol", { class: "stood-messages" }, messages.map((message) => h(
            "li", { class: message.direction === "inbound" ? "in" : "out" },
            h("p", { class: "quiet" }, h("bdi", { text: authorName(message, { row, directory, me: null }) }),
                h("span", { title: timeText(message.created_at), text: ` · ${shortTime(message.created_at)}` }), message.status && ` · ${phrase(message.status)}`),
            said(message.body ?? ""),
        ))),
        notes.length > 0 && [
            h("h3", { text: notes.length === 1 ? "1 private note" : `${notes.length} private notes` }),
            h("ul", { class: "stood-notes" }, notes.map((note) => h(
                "li", {}, h("p", { class: "quiet" }, h("bdi", { text: directory.name("users", note.agent) }), ` · ${shortTime(note.created_at)}`), said(note.body ?? ""),
            ))),
        ],
    ];
}
