// The answer to a what-if: totals, and conversation by conversation what would have been otherwise.

import { tablePart } from "../board/table.js";
import { h } from "../dom.js";
import { emptyState } from "../parts.js";
import { duration, phrase, timeText } from "../words.js";

const number = new Intl.NumberFormat();
const totals = [
    ["begun", "Waits"], ["answered", "Answered in time"], ["fired", "It acted"], ["skipped", "It did nothing"],
    ["closed", "Conversations that it closed"], ["pending", "Still waiting"],
];
const badges = { new: ["accent", "New"], gone: ["", "Gone"], earlier: ["warn", "Earlier"], later: ["good", "Later"], otherwise: ["accent", "Otherwise"] };

export function answer(report, isOfOne) {
    const count = report.difference_count;
    const listed = report.differences.length;
    const title = count === 0 ? "Nothing would have been otherwise" : `${number.format(count)} ${count === 1 ? "wait" : "waits"} would have ended otherwise`;
    return h(
        "div", { class: "stack" },
        h("h3", { text: title }),
        h("p", { class: "quiet" }, "If ", h("bdi", { text: `“${report.action.name}”` }), ` ${changes(report)}. ${number.format(report.last_position)} records up to ${timeText(report.last_time)}.`),
        tablePart("what-if-totals", "In all", [{ name: "Waits by their end" }, { name: "Was", isNumber: true }, { name: "Would", isNumber: true }],
            totals.map(([name, words]) => [words, number.format(report.happened[name]), changed(report.happened[name], report.would_have[name])])),
        count === 0
            ? emptyState({ drawing: "done", title: "The same", text: isOfOne ? "In this conversation it would have made no difference." : "It would have made no difference." })
            : tablePart("what-if-list", "Conversation by conversation",
                [{ name: "Conversation" }, { name: "Waits since" }, { name: "Difference" }, { name: "Was" }, { name: "Would" }, { name: "Then" }],
                report.differences.map(row), listed < count ? `The first ${number.format(listed)}` : null),
    );
}

function changed(before, after) {
    return before === after ? number.format(after) : h("strong", { text: number.format(after) });
}

function row(difference) {
    const [kind, word] = badges[difference.difference];
    const { before, after } = difference;
    const shift = before && after ? Math.abs(Date.parse(after.time) - Date.parse(before.time)) : 0;
    return [
        h("a", { href: `/workspace/audit/${difference.number}`, text: difference.number }), timeText(difference.since),
        h("span", { class: `badge ${kind}`, text: shift > 0 ? `${duration(shift)} ${word.toLowerCase()}` : word }),
        happening(before) ?? nothing(), happening(after) ?? later(difference), afterwards(difference),
    ];
}

const nothing = () => h("span", { class: "quiet", text: "nothing" });

function later({ pending_until: until }) {
    return until ? h("span", {}, "Not yet", h("span", { class: "quiet what-if-time", text: timeText(until) })) : nothing();
}

function happening(what) {
    if (!what) return null;
    const words = what.skipped === undefined ? phrase(what.kind) + (what.state ? `: ${phrase(what.state).toLowerCase()}` : "") : `Nothing: ${what.skipped}`;
    return h("span", {}, h("bdi", { text: words }), h("span", { class: "quiet what-if-time", text: timeText(what.time) }));
}

function afterwards({ aftermath, continued_in_number: next }) {
    const parts = [];
    if (aftermath) {
        const { requester_messages: theirs, agent_messages: ours, first } = aftermath;
        if (theirs > 0) parts.push(`the requester wrote ${theirs} more`);
        if (ours > 0) parts.push(`agents wrote ${ours} more`);
        if (parts.length > 0) parts.push(`first ${timeText(first)}`);
    }
    if (next) return ["it would have gone on with ", h("a", { href: `/workspace/audit/${next}`, text: next })];
    return parts.length > 0 ? parts.join(", ") : h("span", { class: "quiet", text: "–" });
}

/** How a definition differs from the present one, in words. */
function changes({ action, changed }) {
    const words = [];
    if (action.duration_ms !== changed.duration_ms) words.push(`had waited ${duration(changed.duration_ms)} instead of ${duration(action.duration_ms)}`);
    if (action.anchor !== changed.anchor) words.push(`had counted from the ${changed.anchor} unanswered message`);
    if (action.active !== changed.active) words.push(changed.active ? "had been active" : "had not been active");
    if (action.filter !== changed.filter) words.push(changed.filter ? `had acted only where ${changed.filter}` : "had acted everywhere");
    if (action.kind !== changed.kind || action.state !== changed.state) words.push(`had done “${phrase(changed.kind)}${changed.state ? `: ${phrase(changed.state)}` : ""}”`);
    return words.join(", and ");
}
