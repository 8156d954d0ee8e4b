// The list of one kind of record. A column is a field, or has its own `draw(row)`.

import { button, h, icon, replace, same } from "../dom.js";
import { emptyState } from "../parts.js";
import { cell } from "./cell.js";
import { changedBy, bodyOf } from "./record.js";

const shownAtOnce = 200;

/** Draws the list of a resource into `root`; gives a function that puts other rows into it. */
export function drawList(root, section, resource, rows, lookups) {
    const columns = resource.columns.map((name) => (name.draw ? name : resource.fields.find((field) => field.name === name))
        ?? { kind: "text", name, label: "Name" });
    const valueOf = (row, field) => bodyOf(resource, row)[field.name] ?? row[field.name];
    if (resource.fields.some((field) => field.name === "order")) {
        rows = [...rows].sort((one, other) => (one.order ?? 0) - (other.order ?? 0) || one.name.localeCompare(other.name));
    }
    let most = shownAtOnce;
    let onlyActive = false;
    const search = h("input", { type: "search", placeholder: `Find a ${resource.one}`, "aria-label": `Find a ${resource.one}`, on: { input: draw } });
    const isMixed = !resource.settings && rows.some((row) => !row.active);
    const toggle = isMixed && h("label", { class: "check" }, h("input", { type: "checkbox", on: { change: (event) => { onlyActive = event.target.checked; draw(); } } }), "Only active");
    const body = h("tbody");
    const foot = h("div", { class: "list-foot" });
    const table = h(
        "table", { class: "grid records" },
        h("caption", { class: "visually-hidden", text: resource.title }),
        h("thead", {}, h("tr", {}, columns.map((field) => h("th", { scope: "col", class: field.kind === "number" ? "number" : null, text: field.column ?? field.label })), h("th", { scope: "col", text: "Last changed" }))),
        body,
    );
    const isFiltered = rows.length > 8;
    replace(
        root,
        (isFiltered || isMixed) && h("div", { class: "row list-tools" }, isFiltered && h("div", { class: "search" }, icon("search"), search), toggle),
        rows.length === 0
            ? emptyState({
                drawing: "settings", title: `No ${resource.title.toLowerCase()} yet`, text: resource.settings ? resource.about : `Make the first ${resource.one}, and it is listed here.`,
                action: !resource.settings && h("a", { class: "button primary", href: `/workspace/administration/${section}/new` }, icon("plus"), `New ${resource.one}`),
            })
            : h("div", { class: "card flush" }, table, foot),
    );
    draw();
    return (others) => {
        if (same(others, rows)) return;
        rows = others;
        const focused = document.activeElement?.closest?.("tbody") === body ? document.activeElement.getAttribute("href") : null;
        draw();
        if (focused) body.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    };

    function draw() {
        const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
        const found = rows.filter((row) => {
            if (onlyActive && !row.active) return false;
            if (words.length === 0) return true;
            const text = JSON.stringify([row.name, row.url, row.user_name, row.number, row.phones, row.text, row.territory]).toLowerCase();
            return words.every((word) => text.includes(word));
        });
        replace(body, found.slice(0, most).map((row) => h(
            "tr", { class: !row.active ? "off" : null },
            columns.map((field, place) => place === 0
                ? h("th", { scope: "row" }, h("a", { href: `/workspace/administration/${section}/${row.sys_id}`, text: row[field.name] || "(no name)" }), !row.active && !resource.cards && h("span", { class: "badge", text: "Off" }),
                    row.closed && h("span", { class: "badge warn", text: "Closed now" }), row.paused && !resource.cards && h("span", { class: "badge warn", text: "Sending held" }))
                : h("td", { class: field.kind === "number" ? "number" : null, data: { label: field.label } }, field.draw ? field.draw(row) : cell(field, valueOf(row, field), lookups))),
            h("td", { data: { label: "Last changed" } }, changedBy(resource, row, lookups)),
        )));
        replace(
            foot,
            isFiltered && h("span", { class: "quiet", role: "status", text: found.length === rows.length ? `${rows.length.toLocaleString()} in all` : `${found.length.toLocaleString()} of ${rows.length.toLocaleString()}` }),
            found.length > most && button(`Show ${Math.min(shownAtOnce, found.length - most)} more`, { on: { click: () => { most += shownAtOnce; draw(); } } }),
        );
        foot.hidden = foot.childNodes.length === 0;
    }
}
