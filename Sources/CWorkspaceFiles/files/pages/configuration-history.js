// Changes of the configuration: of every entry who changed it last, when, and to what.

import { all, get } from "../api.js";
import { said } from "../conversations/names.js";
import { h, icon, replace } from "../dom.js";
import { emptyState, failure, skeleton } from "../parts.js";
import { style } from "../style.js";
import { phrase, shortTime, timeText } from "../words.js";

const lists = [
    ["queues", "Queue"], ["provider-applications", "Provider application"], ["messaging-actions", "Messaging action"],
    ["users", "User"], ["agent-groups", "Group"], ["skills", "Skill"], ["assignment-rules", "Assignment rule"],
    ["calendars", "Calendar"], ["presence-states", "Presence state"], ["service-channels", "Service channel"],
    ["reject-reasons", "Reject reason"], ["wrap-up-codes", "Wrap-up code"], ["response-templates", "Template"],
];

export async function show(root, workspace, names, page) {
    await Promise.all([style("board.css"), style("audit.css")]);
    const body = h("div", { class: "page-body" }, skeleton(8));
    replace(
        root,
        h("div", { class: "page-title row" }, h("a", { class: "button icon-only", href: "/workspace/audit", "aria-label": "Back to the audit" }, icon("back")), h("h1", { text: page.title })),
        body,
    );
    await load();

    async function load() {
        try {
            const tables = await Promise.all(lists.map(([path]) => all(path)));
            const users = new Map(tables[lists.findIndex(([path]) => path === "users")].map((user) => [user.sys_id, user.name]));
            const rows = tables.flatMap((table, place) => table.map((row) => ({ ...row, what: lists[place][1] })))
                .filter((row) => row.updated_at).sort((one, other) => other.last_position - one.last_position);
            replace(body, rows.length === 0
                ? emptyState({ drawing: "audit", title: "Nothing is configured", text: "What an administrator changes appears here." })
                : table(rows, users));
        } catch (error) {
            replace(body, failure(error, load));
        }
    }
}

function table(rows, users) {
    return h("section", { class: "card board-part", "aria-labelledby": "changes-title" }, h("h2", { id: "changes-title", text: "The latest change of each entry" }), h("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-labelledby": "changes-title" }, h(
        "table", { class: "grid" },
        h("thead", {}, h("tr", {}, ["What", "When", "By", "Record"].map((text) => h("th", { scope: "col", text })))),
        h("tbody", {}, rows.map((row) => h(
            "tr", {},
            h("th", { scope: "row" }, said(row.name ?? row.code ?? row.sys_id), h("span", { class: "quiet", text: ` · ${row.what}` })),
            h("td", { text: shortTime(row.updated_at), title: timeText(row.updated_at) }),
            h("td", {}, said(row.updated_by ? users.get(row.updated_by) ?? "somebody" : "no user")),
            h("td", {}, record(row.last_position)),
        ))),
    )));
}

/** A record that is fetched when somebody wants to read it. */
function record(position) {
    const inside = h("div", {});
    let isAsked = false;
    const details = h("details", { on: { toggle: async () => {
        if (!details.open || isAsked) return;
        isAsked = true;
        try {
            const { result } = await get("history", { from: position, limit: 1 });
            replace(inside, h("dl", { class: "facts" }, Object.entries(result[0]?.data ?? {}).map(([key, value]) => [
                h("dt", { text: phrase(key) }), h("dd", {}, said(typeof value === "object" ? JSON.stringify(value) : String(value))),
            ])));
        } catch (error) {
            isAsked = false;
            replace(inside, h("p", { text: error.message }));
        }
    } } }, h("summary", { text: position }), inside);
    return details;
}
