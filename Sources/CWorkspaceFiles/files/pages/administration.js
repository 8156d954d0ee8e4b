import { h, replace } from "../dom.js";
import { emptyState } from "../parts.js";

export function show(root, workspace, names, page) {
    replace(root, h("h1", { class: "page-title", text: page.title }), emptyState({
        drawing: page.icon ?? "chat", title: "Nothing here yet", text: "This page is being made.",
    }));
}
