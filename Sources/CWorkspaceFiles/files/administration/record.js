// What a row of a list is as the body of a change, and who changed it last.

import { h } from "../dom.js";
import { shortTime, timeText } from "../words.js";

const kept = new Set(["sys_id", "created_at", "updated_at", "updated_by", "last_position", "by"]);

/** The fields that a change of a row would give: all that the API takes, also what the form does not know. */
export function bodyOf(resource, row) {
    const source = resource.inner ? row[resource.inner] ?? {} : row;
    return Object.fromEntries(Object.entries(source).filter(([name]) => !kept.has(name) && !(resource.own ?? []).includes(name)));
}

/** The body of a record that is about to be made. */
export function newBody(resource) {
    return Object.fromEntries(resource.fields.filter((field) => field.initial !== undefined).map((field) => [field.name, field.initial]));
}

/** What a row was when it was last written: the outer or the inner part. */
export function stamp(resource, row) {
    const part = (resource.inner ? row[resource.inner] : row) ?? {};
    return { ...part, updated_by: part.updated_by ?? part.by };
}

/** "Ada Admin, 12 Nov 2026", with all of the time on hovering. */
export function changedBy(resource, row, lookups) {
    const { updated_at: time, updated_by: by } = stamp(resource, row);
    if (!time) return h("span", { class: "quiet", text: "never" });
    const who = by ? lookups.name("users", by) : "configuration file";
    return h("span", { class: "changed" }, who, h("time", { class: "quiet", datetime: time, title: timeText(time), text: shortTime(time) }));
}

/** Who changed a record last, and when; where the next start would change it back, that too. */
export function stampText(resource, row, lookups) {
    const { updated_at: time, updated_by: by } = stamp(resource, row);
    if (!time) return h("p", { class: "quiet", text: "Nobody has changed it yet." });
    return h(
        "p", { class: "quiet" },
        by ? `Changed last by ${lookups.name("users", by)}, ` : "From the configuration file, ",
        h("time", { datetime: time, title: timeText(time), text: shortTime(time) }),
        by ? "." : ". What the file names holds again at the next start.",
    );
}

/** What the API calls a refusal, such as `name-taken`. */
export function slugOf(problem) {
    return String(problem.document?.type ?? "").split(":").at(-1) || problem.code || "";
}
