// What sending will do, in words: the rows A1 to A5 of the page Rules, whose number it is, and what is in
// the way.

import { phoneText, requesterName, said, stateBadge, pathOf } from "../conversations/names.js";
import { h, icon } from "../dom.js";
import { cancel, mayCancel, scheduledItem } from "../conversations/scheduled.js";
import { momentText, shortTime, timeText } from "../words.js";

/**
 * Draws the forecast.
 *
 * @param found what `check` gave
 * @param person whom the agent picked; null for a number alone
 * @param to the number
 * @param me who writes
 * @param nameOf what an agent is called, by identifier
 * @param isLater whether it is for a later moment, which has quiet hours of its own
 * @param cancelled called after a message that waits for its time was taken back
 */
export function forecast(found, { person, to, me, nameOf, session, isLater, cancelled }) {
    const who = person?.name ?? phoneText(to);
    return [
        found.optOut && refusal(found.optOut, who),
        found.quiet.needs_reason && !isLater && quietHours(found.quiet, who),
        found.association && h(
            "div", { class: "notice warn", data: { check: "V2" } }, icon("warning"),
            h(
                "div", {}, h("strong", {}, "This number is ", said(found.association.name), "’s at the moment"),
                h("p", {}, `${phoneText(to)} is ${found.association.active ? "" : "still "}associated with `, said(found.association.name), ". Sending associates it with ", said(who), " from then on."),
            ),
        ),
        h(
            "div", { class: "forecast", data: { row: found.row } },
            h("div", { class: "forecast-step" }, h("span", { class: "badge accent", text: found.row }), h("p", { class: "grow" }, ...words(found, { who, me, nameOf }))),
            found.ongoing && ongoingCard(found.ongoing, { me, nameOf }),
        ),
        found.scheduled.length > 0 && h(
            "div", { class: "scheduled-card" }, h("h3", { text: "What waits for its time already" }),
            h("ul", { class: "scheduled-plain" }, found.scheduled.map((message) => scheduledItem(message, {
                me, nameOf, mayCancel: mayCancel(message, session),
                cancel: () => cancel(message, message.interaction).then(cancelled),
            }))),
        ),
    ];
}

function quietHours(quiet, who) {
    return h(
        "div", { class: "notice warn", data: { check: "Y7" } }, icon("clock"),
        h(
            "div", {}, h("strong", { text: `It is ${quiet.local_time} where the requester is: quiet hours` }),
            h("p", {}, "They end at ", quiet.local_end, ` there, ${momentText(quiet.until)} here. To write to `, said(who), " all the same takes a reason, which stands in the log. Or send it later."),
        ),
    );
}

function refusal(consent, who) {
    return h(
        "div", { class: "notice bad", data: { check: "A10" } }, icon("warning"),
        h(
            "div", {}, h("strong", {}, said(who), " wants no messages from this number"),
            h("p", { text: `Since ${timeText(consent.changed_at)}${consent.reason ? `: ${consent.reason}` : ""}. Nothing can be sent until START comes back, or the wish is recorded otherwise.` }),
        ),
    );
}

/** What happens, as a sentence. */
function words({ row, ongoing }, { who, me, nameOf }) {
    const number = ongoing && h("a", { href: pathOf(ongoing), text: ongoing.number });
    switch (row) {
    case "A1": return ["A new conversation is opened with ", said(who), ". It is yours."];
    case "A2": return ongoing.assigned_to === me
        ? ["The message joins ", number, ", which is yours."]
        : ["The message joins ", number, ". You take part in it; ", nameOf(ongoing.assigned_to), " keeps it."];
    case "A3": return ["The virtual agent’s conversation ", number, " is closed, and a new one is opened. It is yours."];
    case "A4": return [
        "The conversation ", number, " with ", said(requesterName(ongoing)), " is closed, the number becomes ",
        said(who), "’s, and a new conversation is opened. It is yours.",
    ];
    default: return ["The message joins ", number, ", which waits in a queue. It leaves the queue and is yours."];
    }
}

/** The conversation that goes on already (row A7). */
function ongoingCard(row, { me, nameOf }) {
    const facts = [
        ["Conversation", h("a", { href: pathOf(row), text: row.number })],
        ["Type", "SMS"],
        ["State", stateBadge(row)],
        ["Requester", said(requesterName(row))],
        ["Assigned to", row.responder === "virtual_agent" ? "Virtual agent" : row.assigned_to ? (row.assigned_to === me ? "You" : nameOf(row.assigned_to)) : "Nobody yet"],
        ["Last update", h("time", { datetime: row.updated_at, title: timeText(row.updated_at), text: shortTime(row.updated_at) })],
    ];
    return h(
        "div", { class: "ongoing-card" }, h("h3", { text: "A conversation goes on already" }),
        h("dl", {}, facts.map(([term, value]) => h("div", {}, h("dt", { text: term }), h("dd", {}, value)))),
    );
}

/** What the log says became of it, after sending. */
export function outcome(rule, who) {
    return {
        A1: ["A new conversation with ", said(who), " was opened. It is yours."],
        A2: ["The message joined the conversation that goes on."],
        A3: ["The virtual agent’s conversation was closed, and a new one was opened. It is yours."],
        A4: ["The other requester’s conversation was closed, the number is ", said(who), "’s now, and a new conversation was opened."],
        Y8: ["The message to ", said(who), " is kept until then. It can be cancelled here, and in the conversation."],
        A5: ["The message joined the conversation that waited. It is yours now."],
    }[rule] ?? ["The message is on its way to ", said(who), "."];
}
