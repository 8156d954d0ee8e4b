// What happened to a conversation, as lines between its messages.

import { timeText } from "../words.js";

/** The records that become lines, and those that say who did it. */
export const storyTypes = [
    "interactionOpened", "interactionQueued", "interactionAssigned", "interactionStateChanged", "interactionClosed",
    "liveGroupMemberJoined", "liveGroupMemberLeft", "messagingActionFired", "interactionOpenedForChanged",
    "consentChanged", "revocationSuspected", "noteWritten", "interactionTransferred", "interactionAssignedByHand",
    "workItemAccepted", "nextInteractionTaken", "interactionStateRequested", "shortDescriptionSet",
    "virtualAgentHandedOff", "quietHoursOverridden", "messagingActionHeld", "scheduledMessageHeld", "scheduledMessageEnded",
];

const isStory = new Set(storyTypes);

/**
 * Makes lines and notes of records.
 *
 * @param records as the history has them, in order
 * @param names `{agent(id), queue(id), action(id), person(id)}`
 * @returns a list of `{position, time, kind: "note" or "event", text, agent, body}`
 */
export function story(records, names) {
    const causes = new Map(records.map((record) => [record.position, record]));
    const entries = [];
    for (const record of records) {
        if (!isStory.has(record.type)) continue;
        if (record.type === "noteWritten" || (record.type === "interactionTransferred" && record.data.note)) {
            entries.push({
                position: record.position, time: record.time, kind: "note",
                agent: record.data.agent && record.type === "noteWritten" ? record.data.agent : record.data.by,
                body: record.type === "noteWritten" ? record.data.body : record.data.note,
            });
        }
        const text = line(record, causes.get(record.cause), causes, names);
        if (text) entries.push({ position: record.position, time: record.time, kind: "event", text });
    }
    return entries;
}

function line({ type, data, cause }, by, causes, names) {
    switch (type) {
    case "interactionOpened": return `Conversation opened${data.previous ? "; there was one before" : ""}`;
    case "interactionQueued": {
        const queue = data.queue ? names.queue(data.queue) : "the queue";
        const who = by?.type === "interactionTransferred" && by.data.by ? names.agent(by.data.by) : null;
        if (who) return `${who} transferred it to ${queue}`;
        return by?.type === "virtualAgentHandedOff"
            ? `The virtual agent handed it over to ${queue}` : `Waiting in ${queue}`;
    }
    case "interactionAssigned": return assigned(data, by, names);
    case "interactionStateChanged": return changed(data, names);
    case "interactionClosed": return closed(data, names);
    case "liveGroupMemberJoined":
    case "liveGroupMemberLeft": {
        // Whoever takes or loses a conversation joins or leaves it by that: no line of its own.
        if (data.member !== "agent" || assignedWith(cause, causes)) return null;
        return `${names.agent(data.agent)} ${type === "liveGroupMemberJoined" ? "joined" : "left"}`;
    }
    case "messagingActionFired":
        // A prompt to the requester is a message of its own.
        if (data.kind === "prompt_requester") return null;
        return [names.action(data.action), data.text].filter(Boolean).join(": ");
    case "quietHoursOverridden": return `${names.agent(data.agent)} wrote in quiet hours (${data.local_time} there): ${data.reason}`;
    case "messagingActionHeld": return `${names.action(data.action)} waits for the end of quiet hours, ${timeText(data.until)}`;
    case "scheduledMessageHeld": return `A scheduled message waits for the end of quiet hours, ${timeText(data.until)}`;
    case "scheduledMessageEnded": return ended(data, names);
    case "interactionOpenedForChanged": {
        const person = names.person(data.person);
        return person ? `The requester is ${person}` : "The requester was changed";
    }
    case "consentChanged": return data.opted_out ? "The requester opted out" : "The requester gets messages again";
    case "revocationSuspected": return "This sounds like a wish for no more messages";
    case "shortDescriptionSet": return data.text ? `Described as “${data.text}”` : "Description removed";
    default: return null;
    }
}

function assignedWith(cause, causes) {
    for (const record of causes.values()) {
        if (record.cause === cause && cause && [
            "interactionAssigned", "interactionQueued",
        ].includes(record.type)) return true;
    }
    return false;
}

function assigned(data, by, names) {
    if (data.responder === "virtual_agent") return "The virtual agent answers";
    const agent = names.agent(data.agent);
    const actor = by?.data?.by;
    if (actor && actor !== data.agent) {
        const verb = by.type === "interactionTransferred" ? "transferred it to" : "assigned it to";
        return `${names.agent(actor)} ${verb} ${agent === "You" ? "you" : agent}`;
    }
    return `${agent} got the conversation`;
}

function changed(data, names) {
    const who = data.by ? names.agent(data.by) : null;
    const reason = data.reason ? ` (${data.reason})` : "";
    switch (data.to) {
    case "on_hold": return `${who ? `${who} put it` : "Put"} on hold${reason}`;
    case "work_in_progress": return who ? `${who} resumed it` : "Resumed by the requester’s message";
    case "wrap_up": return `${who ?? "Somebody"} began to wrap up${data.wrap_up_code ? `: ${data.wrap_up_code}` : ""}`;
    case "queued": return "Waiting again";
    default: return null;
    }
}

function ended(data, names) {
    const whose = names.agent(data.agent) === "You" ? "Your scheduled message" : `The scheduled message of ${names.agent(data.agent)}`;
    switch (data.end) {
    case "refused": return `${whose} was not sent: ${data.reason}`;
    case "cancelled": return `${names.agent(data.by)} cancelled ${data.by === data.agent ? "a scheduled message" : whose.toLowerCase()}`;
    case "interaction_closed": return `${whose} was not sent: the conversation was closed`;
    case "opted_out": return `${whose} was not sent: the requester opted out`;
    // A message that was sent is there to see.
    default: return null;
    }
}

function closed(data, names) {
    const who = data.by ? ` by ${names.agent(data.by) === "You" ? "you" : names.agent(data.by)}` : "";
    const code = data.wrap_up_code ? `: ${data.wrap_up_code}` : "";
    const word = data.state === "closed_abandoned" ? "Closed as abandoned" : "Closed";
    return `${word}${who}${code}`;
}
