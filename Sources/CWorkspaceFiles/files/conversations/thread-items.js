// What a conversation is drawn of, in order: messages, notes, events, days, what is not in the log yet.

import { authorName } from "./names.js";
import { dayText } from "./bubbles.js";

const groupPause = 5 * 60_000; // Within it, messages of one author stand together.

/** Behind every position of a log that JavaScript can count to. */
export const end = 9_007_199_254_740_991;

/**
 * Puts them together.
 *
 * @param messages in order
 * @param lines notes and events, as `story` makes them
 * @param pending what the outbox has
 * @param firstNew the position above which a line says "new"; null for none
 * @returns a list of `{kind, value, isFirst, key}`; a key is another one when the drawing would be
 */
export function threadItems({ messages, lines, pending, firstNew }) {
    const merged = [
        ...messages.map((value) => ({ kind: "message", position: value.position, time: value.created_at, value })),
        ...lines.map((value) => ({ kind: value.kind, position: value.position, time: value.time, value })),
    ].sort((one, other) => one.position - other.position);
    for (const value of pending) merged.push({ kind: "pending", position: end, time: value.created_at, value });
    const items = [];
    let day = null;
    for (const item of merged) {
        const date = new Date(item.time);
        if (date.toDateString() !== day) {
            day = date.toDateString();
            items.push({ kind: "day", value: date, key: `day ${day}` });
        }
        if (item.position === firstNew) items.push({ kind: "new", key: "new" });
        const before = items.at(-1);
        const continues = before.kind === "message" && item.kind === "message"
            && before.value.author === item.value.author && before.value.agent === item.value.agent
            && date - new Date(before.value.created_at) < groupPause;
        items.push({ ...item, isFirst: !continues, key: keyOf(item, continues) });
    }
    return items;
}

function keyOf({ kind, value }, continues) {
    if (kind === "message") return `message ${value.sys_id} ${value.last_position} ${continues}`;
    if (kind === "pending") return `pending ${value.key} ${value.state}`;
    return `${kind} ${value.position} ${value.text ?? ""}`;
}

/** The same as text, for the clipboard. */
export function threadText(items, context) {
    return items.map(({ kind, value }) => {
        if (kind === "day") return `\n${dayText(value)}`;
        if (kind === "new") return null;
        const time = new Date(value.created_at ?? value.time).toLocaleTimeString();
        if (kind === "event") return `${time}  — ${value.text}`;
        if (kind === "pending") return `${time}  You (not sent): ${value.body}`;
        if (kind === "note") {
            return `${time}  [note] ${authorName({ author: "agent", agent: value.agent }, context)}: ${value.body}`;
        }
        const files = (value.files ?? []).length;
        const name = authorName(value, context);
        return `${time}  ${name}: ${value.body ?? ""}${files > 0 ? ` [pictures: ${files}]` : ""}`;
    }).filter((line) => line !== null).join("\n").trim();
}
