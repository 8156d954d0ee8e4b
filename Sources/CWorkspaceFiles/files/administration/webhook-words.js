// How a webhook stands, in words.

import { h } from "../dom.js";
import { shortTime, timeText } from "../words.js";

const states = {
    delivering: ["Delivering", "good"], retrying: ["Retrying", "warn"], paused: ["Paused", "bad"], off: ["Off", ""],
};

/** The state of a row: what was decided, else how its delivery goes, which is told a moment later. */
export const stateOf = (row) => (row.paused ? "paused" : row.active ? row.delivery?.state ?? "delivering" : "off");

/** The word and the colour of a state. */
export const stateWord = (row) => states[stateOf(row)] ?? [stateOf(row), ""];

export function stateBadge(row) {
    const [word, kind] = stateWord(row);
    return h("span", { class: `badge ${kind}`, text: word });
}

/** A time, shortly, with all of it on hovering. */
export const time = (text) => h("time", { datetime: text, title: timeText(text), text: shortTime(text) });

/** "9 records", "1 record". */
export const counted = (count, one, many = `${one}s`) => `${count.toLocaleString()} ${count === 1 ? one : many}`;

/** Who paused a webhook, when and why; null for one that is not paused. */
export function pauseText(row, lookups) {
    if (!row.paused) return null;
    const who = row.paused_by ? lookups.name("users", row.paused_by) : "the engine";
    const reason = row.pause_reason ? `: ${row.pause_reason}` : "";
    return `Paused by ${who}${row.paused_at ? `, ${shortTime(row.paused_at)}` : ""}${reason}${/[.!?]$/.test(reason) ? "" : "."}`;
}

/** The row or the answer itself, where the API puts it into `result`. */
export const bare = (answer) => answer?.result ?? answer;
