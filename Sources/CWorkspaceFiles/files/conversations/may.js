// What whoever is signed in may do with a conversation, or why not: the same words on buttons, in the
// composer and for shortcuts.

import { shortTime } from "../words.js";
import { isClosed } from "./names.js";

/** @param row a conversation with its members, as one request shows it */
export function abilities(row, session) {
    const may = (operation) => session.operations.includes(operation);
    const me = session.sys_id;
    const isMine = row.assigned_to === me;
    const isLeader = session.roles.includes("supervisor") || session.roles.includes("admin");
    const isMember = (row.members ?? []).some((member) => member.agent === me && !member.left_at);
    const holder = row.responder === "virtual_agent" ? "The virtual agent" : row.assigned_to_name ?? "Nobody";
    const over = isClosed(row) ? "It is closed." : null;
    const others = !isMine && !isLeader ? `${holder} has this conversation.` : null;
    const wraps = row.state === "wrap_up" ? "It is being wrapped up." : null;
    const unassigned = row.responder === "nobody" ? "Nobody has it yet." : null;
    const rule = (operation, ...obstacles) => (may(operation)
        ? obstacles.find(Boolean) ?? null : "Your roles do not include this.");
    return {
        isMine, isLeader, isMember, holder,
        /** For each action: null when it is possible, else why not. */
        hold: rule("hold", over, others, wraps),
        resume: rule("resume", over, others),
        transfer: rule("transfer", over, others, wraps),
        reassign: rule("assign", over, isLeader ? null : "Supervisors do this.", wraps),
        take: rule(
            "assign", over,
            session.roles.includes("agent") || session.roles.includes("admin") ? null : "Only agents answer.",
            isMine ? "You have it." : null, wraps,
        ),
        wrapUp: rule(
            "wrapUp", over, others, wraps, unassigned,
            row.responder === "virtual_agent" ? "The virtual agent answers." : null,
        ),
        close: rule("close", over, others),
        describe: rule("setShortDescription", over),
        add: rule("join", over, others),
        join: rule(
            "join", over,
            session.roles.includes("agent") || session.roles.includes("admin") ? null : "Only agents answer.",
            isMember ? "You take part already." : null,
        ),
        leave: rule(
            "leave", over, isMember ? null : "You do not take part.",
            isMine ? "You have it: transfer it instead." : null,
        ),
        note: rule("writeNote", over),
        verify: rule("reassociate", over),
        consent: may("recordConsent") && row.requester ? null : "Your roles do not include this.",
        resolve: may("resolveUncertainMessage"),
    };
}

/** Why nothing can be sent, with what would help: `{text, action}`; null when it can. */
export function sendingObstacle(row, session, { take, join }) {
    const can = abilities(row, session);
    if (!session.operations.includes("reply")) return {
        text: "Your roles do not include answering.", drawing: "person",
    };
    if (isClosed(row)) return {
        text: `Closed ${shortTime(row.closed_at)}. A new message of the requester opens a new conversation.`,
        drawing: "done",
    };
    if (row.opted_out_since) return {
        text: `The requester opted out ${shortTime(row.opted_out_since)}. Nothing can be sent.`,
    };
    if (!row.requester) return { text: "This sender gave no number that could be answered." };
    if (row.responder === "virtual_agent") {
        return {
            text: "The virtual agent answers.", drawing: "chat",
            action: can.take ? null : { label: "Take over", run: take },
        };
    }
    if (row.responder === "nobody") {
        return {
            text: "Nobody has this conversation yet.", drawing: "person",
            action: can.take ? null : { label: "Take it", run: take },
        };
    }
    if (!can.isMine && !can.isMember) {
        return {
            text: `${can.holder} has this conversation.`, drawing: "person",
            action: can.join ? null : { label: "Join", run: join },
        };
    }
    return null;
}
