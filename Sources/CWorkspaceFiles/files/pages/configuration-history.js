// Changes of the configuration, the newest first: who changed what, when, and what differs from before.

import { get } from "../api.js";
import { said } from "../conversations/names.js";
import { Directory } from "../conversations/directory.js";
import { button, h, icon, replace } from "../dom.js";
import { announce, emptyState, failure, field, skeleton } from "../parts.js";
import { style } from "../style.js";
import { phrase, shortTime, timeText } from "../words.js";

// What is changed, and the field that says which one it is; a first version has none and is found by its name.
const kinds = {
    settingsChanged: ["Settings of the site", null], queueSet: ["Queue", "queue"],
    providerApplicationSet: ["Provider application", "application"],
    messagingActionSet: ["Messaging action", "action"], messagingActionDeleted: ["Messaging action deleted", "action"],
    userSet: ["User", "user"], userPasswordSet: ["Password", "user"], agentSettingsSet: ["Capacity and skills", "agent"],
    agentGroupSet: ["Group", "group"], skillSet: ["Skill", "skill"], assignmentRuleSet: ["Assignment rule", "rule"],
    calendarSet: ["Calendar", "calendar"], presenceStateSet: ["Presence state", "presence"],
    serviceChannelSet: ["Service channel", "channel"], rejectReasonSet: ["Reject reason", "reason"],
    wrapUpCodeSet: ["Wrap-up code", "code"], responseTemplateSet: ["Template", "template"],
    sendingPaused: ["Sending held", "application"], sendingResumed: ["Sending goes on", "application"],
    webhookSet: ["Webhook", "webhook"], webhookDeleted: ["Webhook deleted", "webhook"], webhookPaused: ["Webhook paused", "webhook"],
    webhookResumed: ["Webhook resumed", "webhook"], webhookSecretRenewed: ["Secret of a webhook renewed", "webhook"],
};
const span = 20_000;
const wanted = 100;
const spansMax = 15;
const shownMax = 4;

export async function show(root, workspace, names, page) {
    await Promise.all([style("board.css"), style("audit.css")]);
    const directory = new Directory(workspace);
    const lists = directory.need("users", "queues", "actions", "applications", "reasons", "presences", "webhooks").catch(() => {});
    const found = [];
    let begin = null, isOver = false;
    const choice = h("select", { on: { change: () => draw() } });
    const list = h("div", {}, skeleton(8));
    const more = button("Look further back", { icon: "down", hidden: true, on: { click: () => load() } });
    replace(
        root,
        h("div", { class: "page-title row" }, h("a", { class: "button icon-only", href: "/workspace/audit", "aria-label": "Back to the audit" }, icon("back")), h("h1", { text: page.title })),
        h("div", { class: "page-body audit-page" }, h("div", { class: "card audit-search" }, field("What was changed", choice)), list, h("div", {}, more)),
    );
    await Promise.all([load(), lists]);
    draw();
    return { leave() { isOver = true; directory.end(); } };

    /** Walks back through the log, a span at a time, until there is enough to see. */
    async function load() {
        more.disabled = true;
        try {
            begin ??= (await get("status")).last_position + 1;
            const before = found.length;
            for (let walked = 0; walked < spansMax && begin > 1 && found.length - before < wanted && !isOver; walked += 1) {
                const first = Math.max(1, begin - span);
                found.unshift(...await between(first, begin));
                begin = first;
            }
            if (isOver) return;
            await lists;
            draw();
            if (before > 0) announce(`${found.length} changes`);
        } catch (error) {
            if (!isOver) replace(list, failure(error, load));
        }
        more.disabled = false;
        more.hidden = begin === null || begin <= 1;
    }

    function draw() {
        const types = [...new Set(found.map((record) => record.type))].sort();
        const chosen = choice.value;
        replace(choice, h("option", { value: "", text: "Everything" }), types.map((type) => h("option", { value: type, text: kinds[type][0] })));
        choice.value = types.includes(chosen) ? chosen : "";
        const rows = versions(found).filter(({ record }) => !choice.value || record.type === choice.value).reverse();
        replace(list, rows.length === 0
            ? emptyState({ drawing: "audit", title: "No changes", text: begin > 1 ? "Nothing was changed in this part of the log." : "What an administrator changes appears here." })
            : table(rows, directory, begin > 1));
    }
}

async function between(first, end) {
    const records = [];
    let from = first;
    while (from !== null && from < end) {
        const answer = await get("history", { from, limit: 1000, types: Object.keys(kinds).join(",") });
        records.push(...answer.result.filter((record) => record.position < end));
        from = answer.next ?? null;
    }
    return records;
}

/** Each record with the version before it, as far as that is known. */
function versions(records) {
    const byID = new Map(), made = new Map();
    return records.map((record) => {
        const idField = kinds[record.type][1];
        const kind = record.type.replace(/Deleted$|(?<=^webhook)(Paused|Resumed|SecretRenewed)$/, "Set");
        const id = idField ? record.data[idField] : "";
        let before = null;
        if (id !== undefined) {
            before = byID.get(`${kind} ${id}`) ?? made.get(`${kind} ${record.data.name ?? record.data.user_name}`) ?? null;
            if (record.type === kind) byID.set(`${kind} ${id}`, record);
        } else made.set(`${kind} ${record.data.name ?? record.data.user_name}`, record);
        return { record, before, isFirst: id === undefined };
    });
}

function table(rows, directory, hasMore) {
    return h("section", { class: "card board-part", "aria-labelledby": "changes-title" }, h("h2", { id: "changes-title", text: `${rows.length} changes${hasMore ? " so far" : ""}` }), h("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-labelledby": "changes-title" }, h(
        "table", { class: "grid changes" },
        h("thead", {}, h("tr", {}, ["What", "When", "By", "Change", "Record"].map((text) => h("th", { scope: "col", class: text === "Record" ? "number" : null, text })))),
        h("tbody", {}, rows.map(({ record, before, isFirst }) => h(
            "tr", {},
            h("th", { scope: "row" }, h("span", { class: "quiet", text: kinds[record.type][0] }), h("br"), said(title(record, before, directory))),
            h("td", { text: shortTime(record.time), title: timeText(record.time) }),
            h("td", {}, said(record.data.by ? directory.name("users", record.data.by) : "no user")),
            h("td", {}, change(record, before, isFirst || !hasMore, directory)),
            h("td", { class: "number", text: record.position }),
        ))),
    )));
}

const lookups = { queue: "queues", application: "applications", action: "actions", user: "users", agent: "users", webhook: "webhooks" };

function title({ type, data }, before, directory) {
    const idField = kinds[type][1];
    const name = data.name ?? data.user_name ?? before?.data.name;
    return name ?? (lookups[idField] ? directory.name(lookups[idField], data[idField], "") : "");
}

function change(record, before, isFirst, directory) {
    if (/Password|Deleted|sending|webhook(?!Set)/.test(record.type)) return said(record.data.reason ?? kinds[record.type][0]);
    const own = kinds[record.type][1];
    const keys = [...new Set([...Object.keys(before?.data ?? {}), ...Object.keys(record.data)])]
        .filter((key) => key !== "by" && key !== own && JSON.stringify(before?.data[key]) !== JSON.stringify(record.data[key]));
    if (before && keys.length === 0) return "Nothing differs from the version before.";
    const values = h("dl", { class: "facts" }, keys.map((key) => [
        h("dt", { text: phrase(key) }),
        h("dd", {}, before && [h("del", {}, said(say(before.data[key], directory))), " → "], said(say(record.data[key], directory))),
    ]));
    if (before) return keys.length <= shownMax ? values : h("details", {}, h("summary", { text: `${keys.length} fields differ` }), values);
    return h("details", {}, h("summary", { text: isFirst ? "Set for the first time" : "As it was set; the version before is further back" }), values);
}

/** A value as people read it; names stand for identifiers where they are known. */
function say(value, directory) {
    if (value === undefined) return "none";
    if (value === true) return "yes";
    if (value === false) return "no";
    const one = (item) => item !== null && typeof item === "object" ? JSON.stringify(item)
        : ["users", "queues", "actions", "applications", "reasons", "presences"].map((list) => directory.name(list, item, null)).find(Boolean) ?? String(item);
    return Array.isArray(value) ? value.map(one).join(", ") || "none" : one(value);
}
