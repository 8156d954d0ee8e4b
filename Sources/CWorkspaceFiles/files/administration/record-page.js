// One record: its head, its form, and what stands beside the form.

import { button, h, replace } from "../dom.js";
import { deleteRecord } from "./changes.js";
import { drawEditor } from "./editor.js";
import { stampText } from "./record.js";
import { sectionHead } from "./sections.js";

/**
 * Draws a record into an element; `row` is null for a new one.
 *
 * @param back the path of its section; null for a section that is one record
 * @param about a sentence
 * @param extra what stands beside the form
 * @param saved what the editor calls after a change
 * @param deleted called with null and the position after it was deleted, with an identifier when that was undone
 * @returns the editor
 */
export function drawRecord(content, { section, resource, row, back, about, extra, lookups, session, saved, deleted }) {
    const place = h("div", { class: "admin-form" });
    const title = resource.isSingle ? resource.title : row ? row.name || row.user_name : `New ${resource.one}`;
    replace(content, sectionHead(title, {
        back, about,
        actions: row && resource.canDelete
            && button("Delete", { kind: "danger", on: { click: () => deleteRecord(resource, row, deleted) } }),
        extra: row && h(
            "div", { class: "row stamp" }, stampText(resource, row, lookups),
            session.operations.includes("showHistory") && h("a", { href: "/workspace/changes", text: "All changes" }),
        ),
    }), place);
    const editor = drawEditor(place, { section, resource, row, lookups, session, saved, extras: extra });
    if (!row) place.querySelector("input, select, textarea")?.focus();
    else if (document.activeElement === document.body) content.querySelector("h1")?.focus({ preventScroll: true });
    content.scrollTop = 0;
    return editor;
}
