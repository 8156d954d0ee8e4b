// Why one message went as it did: its chain of causes, asked for when somebody looks.

import { get } from "../api.js";
import { phoneText, said } from "../conversations/names.js";
import { h, replace } from "../dom.js";
import { announce, failure, skeleton } from "../parts.js";
import { timeText } from "../words.js";
import { ruleText } from "./rules.js";
import { sentence } from "./sentences.js";

const messages = new Set(["smsReceived", "agentReplied", "agentInitiatedSMS", "virtualAgentReplied", "virtualAgentStepped", "systemMessageAdded"]);
const stages = {
    before: "What led to it", message: "The message", decision: "What was decided", routing: "Who is to answer",
    virtual_agent: "The virtual agent", timer: "Waits", answer: "The answer", sending: "Sending", conversation: "Meanwhile",
};

/** Whether a record is a message, which has a chain of causes. */
export function isMessage({ type, data }) {
    return messages.has(type) && (type !== "virtualAgentStepped" || Boolean(data.body));
}

/** A disclosure that shows the chain of a message's record. */
export function causeOf(record, names) {
    const inside = h("div", { class: "cause-steps" });
    return h("details", { class: "cause", on: { toggle: (event) => {
        if (event.target.open && !inside.hasChildNodes()) load();
    } } }, h("summary", {}, "Why", h("span", { class: "visually-hidden", text: ` the message of record ${record.position} went so` })), inside);

    async function load() {
        replace(inside, skeleton(3));
        inside.setAttribute("aria-busy", "true");
        try {
            const found = await get(`messages/${record.position}/cause`);
            replace(inside, chain(found, told(found, names)));
            announce(`The chain of causes of record ${record.position}: ${found.steps.length} records.`);
        } catch (error) {
            replace(inside, failure(error, load));
        } finally {
            inside.removeAttribute("aria-busy");
        }
    }
}

/** Names for the sentences: the chain knows those of its own moment. */
function told(found, names) {
    const known = (id, otherwise) => found.names[id] ?? otherwise(id);
    return {
        ...names,
        user: (id) => known(id, names.user), queue: (id) => known(id, names.queue), action: (id) => known(id, names.action),
        application: (id) => known(id, names.application), reason: (id) => known(id, names.reason), presence: (id) => known(id, names.presence),
        person: (data, key = "person") => data[`${key}_table`] === "guest" || !found.names[data[key]] ? names.person(data, key) : found.names[data[key]],
        any: (id) => found.names[id] ?? names.any(id),
    };
}

function chain(found, names) {
    const parts = [];
    for (const step of found.steps) {
        if (parts.at(-1)?.stage !== step.stage) parts.push({ stage: step.stage, steps: [] });
        parts.at(-1).steps.push(step);
    }
    return [
        parts.map(({ stage, steps }) => [
            h("h3", { text: stages[stage] ?? stage }),
            h("ol", {}, steps.map((step) => stepLine(step, found, names))),
        ]),
        h("p", { class: "quiet", text: found.truncated ? "There is more: only the first records are shown."
            : found.complete ? "Nothing more is to come of it." : `So far: record ${found.last_position} is the last one.` }),
    ];
}

function stepLine(step, found, names) {
    const { text, quote } = sentence(step, names);
    const elsewhere = step.interaction && step.interaction !== found.interaction ? `${names.any(step.interaction) ?? "Another conversation"}: ` : "";
    return h(
        "li", {},
        h("p", { class: "cause-step" }, step.rule && h("span", { class: "badge accent", title: ruleText(step.rule), text: step.rule }),
            said(elsewhere + text), h("time", { datetime: step.time, text: timeText(step.time) })),
        quote && h("p", { class: "record-quote" }, said(quote)),
        findings(step, names).map((line) => h("p", { class: "cause-found" }, said(line))),
        step.routing && candidates(step.routing, names),
    );
}

function findings({ type, data, consent, quiet_hours: quiet, ended_waits: ended }, names) {
    const lines = [];
    if (type === "smsReceived") {
        lines.push(`Through ${names.application(data.application)}${data.provider_message_id ? `, which calls it ${data.provider_message_id}` : ""}`);
    }
    for (const { script, hash, point, result } of data.extensions ?? []) lines.push(`Script ${script} (${String(hash).slice(0, 12)}) at ${point}: ${result}`);
    if (type === "sendAccepted" && data.provider_message_id) lines.push(`The provider calls it ${data.provider_message_id}`);
    if (data.code && (type === "sendFailed" || type === "deliveryReported")) lines.push(`Error ${data.code}${type === "deliveryReported" && data.detail ? `: ${data.detail}` : ""}`);
    if (type === "senderChosen") lines.push(`It is sent from ${phoneText(data.company)}`);
    if (consent) lines.push(consent.opted_out ? `The requester wants no messages since ${timeText(consent.since)}` : "The requester had not opted out");
    if (quiet?.quiet) {
        lines.push(`Quiet hours there (${quiet.local_time}, until ${timeText(quiet.until)}): ${quiet.needs_reason ? "a reason is needed" : "the requester is awake and writing"}`);
    }
    for (const { action, armed_at: armedAt, due } of ended ?? []) {
        lines.push(`Ends the wait of “${names.action(action)}” that record ${armedAt} began; it would have ended ${timeText(due)}`);
    }
    return lines;
}

/** Every agent who could have got it, the first first, and why the others could not. */
function candidates(routing, names) {
    const head = [
        routing.obstacle && `Nobody is asked: ${queueObstacle(routing, names)}`,
        routing.seeker && `${names.user(routing.seeker)} had room and took the oldest work`,
        routing.preferred && `The requester's last agent is ${names.user(routing.preferred)}`,
    ].filter(Boolean);
    return [
        head.map((line) => h("p", { class: "cause-found" }, said(line))),
        h("ol", { class: "cause-candidates", "aria-label": "Candidates in order of preference" }, routing.candidates.map((one) => h(
            "li", { class: one.obstacle ? "not-asked" : "" },
            h("strong", {}, said(names.user(one.agent))),
            said(one.obstacle ? `: ${obstacle(one, names)}` : `: ${measure(one)}${one.agent === routing.asked ? " – asked" : ""}`),
        ))),
        routing.omitted && h("p", { class: "quiet", text: `And ${routing.omitted} more.` }),
    ];
}

function measure({ skill, free, last_assigned: last }) {
    return [skill > 0 && `skill ${skill}`, `${free} ${free === 1 ? "unit" : "units"} free`, last ? `last given work by record ${last}` : "no work before"]
        .filter(Boolean).join(", ");
}

function queueObstacle(routing, names) {
    switch (routing.obstacle) {
    case "offered": return `it is offered to ${names.user(routing.offered_to)}`;
    case "overflows": return `it has waited too long and goes to ${names.queue(routing.overflows_to)}`;
    case "parked": return "it is on hold";
    case "channel_inactive": return "the service channel does not route it";
    default: return "the queue's hours are over";
    }
}

function obstacle(one, names) {
    switch (one.obstacle) {
    case "not_in_group": return "in no group of the queue";
    case "group_inactive": return `the group ${names.any(one.group) ?? ""} is off`;
    case "not_an_agent": return "inactive, or no agent";
    case "lacks_skill": return one.level ? `skill ${names.any(one.skill_needed) ?? ""} at ${one.level}, and ${one.level_needed} is needed` : `lacks the skill ${names.any(one.skill_needed) ?? ""}`;
    case "not_present": return one.presence ? `the presence ${names.presence(one.presence)} serves no text messages` : "offline";
    case "no_room": return `no room: ${one.free} free, ${one.free_needed} needed`;
    case "asked_in_round": return "asked in this round already, or had it before";
    case "rejected_for_good": return "rejected it for good";
    case "left_out": return `had it before, and is left out until ${timeText(one.until)}`;
    default: return `${names.user(one.awaited)} is waited for`;
    }
}
