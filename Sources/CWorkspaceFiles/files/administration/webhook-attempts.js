// What was sent to a webhook lately, and what came back.

import { get } from "../api.js";
import { typeName } from "../audit/sentences.js";
import { button, h, replace, same } from "../dom.js";
import { timeText } from "../words.js";

const shownAtFirst = 10;
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** The card, and `show(row)`, which asks for attempts when there are new ones. */
export function attemptsCard(row, path) {
    const body = h("tbody");
    const table = h(
        "table", { class: "grid records attempts" },
        h("caption", { class: "visually-hidden", text: "Last attempts, the newest first" }),
        h("thead", {}, h("tr", {}, ["Event", "Time", "Attempt", "Answer"].map((text) => h("th", { scope: "col", text })), h("th", { scope: "col", class: "number", text: "Took" }))),
        body,
    );
    const foot = h("div", { class: "list-foot", hidden: true });
    const nothing = h("p", { class: "quiet", text: "Nothing was sent since the start of the daemon." });
    const element = h("section", { class: "card flush", "aria-label": "Last attempts" }, h("div", { class: "flush-head stack" }, h("h2", { text: "Last attempts" }), nothing), table, foot);
    let rows = [], counts = null, isWhole = false;
    draw();
    show(row);
    return { element, show };

    async function show({ delivery }) {
        const now = [delivery?.delivered ?? 0, delivery?.failed ?? 0];
        if (same(now, counts)) return;
        const { result } = await get(`${path}/attempts`).catch(() => ({ result: null }));
        if (!result) return;
        counts = now;
        if (same(result, rows)) return;
        rows = result;
        draw();
    }

    function draw() {
        nothing.hidden = rows.length > 0;
        table.hidden = rows.length === 0;
        replace(body, rows.slice(0, isWhole ? rows.length : shownAtFirst).map((each) => h(
            "tr", {},
            h("th", { scope: "row" }, typeName(each.type.replace(/^ledgerline\./, "")), each.position > 0 && h("span", { class: "quiet", text: ` record ${each.position}` })),
            h("td", { data: { label: "Time" } }, h("time", { datetime: each.at, title: timeText(each.at), text: clock.format(new Date(each.at)) })),
            h("td", { data: { label: "Attempt" } }, (each.attempt ?? 1).toLocaleString()),
            h("td", { data: { label: "Answer" } }, answer(each)),
            h("td", { class: "number", data: { label: "Took" } }, `${(each.duration_ms ?? 0).toLocaleString()} ms`),
        )));
        foot.hidden = rows.length <= shownAtFirst || isWhole;
        replace(foot, button(`Show all ${rows.length}`, { on: { click: () => { isWhole = true; draw(); } } }));
    }
}

function answer({ delivered, status, problem }) {
    const kind = delivered ? "good" : "bad";
    return [
        h("span", { class: `badge ${kind}`, text: status ? String(status) : "No answer" }),
        !delivered && problem && h("span", { class: "attempt-problem", text: problem }),
    ];
}
