// A table that scrolls by itself, or whose rows become cards where there is little room.

import { h } from "../dom.js";

/**
 * A part of the board with a table.
 *
 * @param columns `[{name, isNumber}]`
 * @param rows cells, the first of which heads its row: nodes, texts or lists of them
 */
export function tablePart(id, title, columns, rows, note) {
    // The roles stay when a narrow window shows rows as cards.
    const kind = (place) => columns[place].isNumber ? "number" : null;
    return h(
        "section", { class: "card board-part", "aria-labelledby": id },
        h("div", { class: "part-head" }, h("h2", { id, text: title }), note && h("span", { class: "quiet", text: note })),
        h("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-labelledby": id }, h(
            "table", { class: "grid as-cards", role: "table" },
            h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map(({ name }, place) => h("th", { scope: "col", role: "columnheader", class: kind(place), text: name })))),
            h("tbody", { role: "rowgroup" }, rows.map((cells) => h("tr", { role: "row" }, cells.map((cell, place) => place === 0
                ? h("th", { scope: "row", role: "rowheader" }, cell)
                : h("td", { role: "cell", class: kind(place), data: { label: columns[place].name } }, cell))))),
        )),
    );
}

/** How long ago a time is; the page keeps it right. */
export const since = (text) => h("span", { class: "since", data: { since: Date.parse(text) } });

/** A share as a whole number of percent; null for nothing of nothing. */
export const percent = (part, whole) => whole > 0 ? Math.round(part / whole * 100) : null;

/** How good a service level is. */
export const grade = (share) => share < 70 ? "bad" : share < 85 ? "warn" : "good";
