// Times, numbers and names as people read them.

const day = 86_400_000;

export const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "2-digit", minute: "2-digit" });
const date = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const moment = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** "14:05" today, "Tue 14:05" this week, else the date. */
export function shortTime(text, now = Date.now()) {
    if (!text) return "";
    const moment = new Date(text);
    const age = now - moment.getTime();
    if (new Date(now).toDateString() === moment.toDateString()) return clock.format(moment);
    if (age >= 0 && age < 6 * day) return weekday.format(moment);
    return date.format(moment);
}

/** A `time` element that says it shortly and tells all on hovering. */
export function timeText(text) {
    return text ? full.format(new Date(text)) : "";
}

/** "Tue, 3 Mar, 09:00". */
export function momentText(text) {
    return text ? moment.format(new Date(text)) : "";
}

/** "1 d 3 h", "12 min", "45 s". */
export function duration(milliseconds) {
    const seconds = Math.max(0, Math.round(milliseconds / 1000));
    const parts = [
        [Math.floor(seconds / 86_400), "d"], [Math.floor(seconds / 3600) % 24, "h"],
        [Math.floor(seconds / 60) % 60, "min"], [seconds % 60, "s"],
    ];
    const first = parts.findIndex(([count]) => count > 0);
    if (first < 0) return "0 s";
    return parts.slice(first, first + 2).filter(([count], place) => place === 0 || (count > 0 && first < 2))
        .map(([count, unit]) => `${count} ${unit}`).join(" ");
}

/** "work_in_progress" as "Work in progress". */
export function phrase(word) {
    const text = String(word ?? "").replaceAll("_", " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Letters for a round picture. */
export function initials(name) {
    const words = String(name ?? "").replace(/[^\p{L}\p{N} ]/gu, "").split(" ").filter(Boolean);
    if (words.length === 0) return "?";
    const letters = words.length === 1 ? [...words[0]].slice(0, 2) : [[...words[0]][0], [...words.at(-1)][0]];
    return letters.join("").toUpperCase();
}

/** One of eight hues that always is the same for a text. */
export function hue(text) {
    let sum = 0;
    for (const character of String(text)) sum = (sum * 31 + character.codePointAt(0)) >>> 0;
    return sum % 8;
}
