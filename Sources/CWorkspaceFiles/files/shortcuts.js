// The keyboard shortcuts that every page has, and the list of all.

import { h } from "./dom.js";
import { dialog } from "./parts.js";
import { mayShow, pages } from "./router.js";

const paths = { i: "inbox", o: "ongoing", d: "completed", n: "compose", b: "board", u: "audit" };

/** Binds the keys of the navigation and of the list. */
export function installShortcuts(workspace) {
    workspace.keys.add("?", "This list", () => showShortcuts(workspace.keys));
    for (const [key, path] of Object.entries(paths)) {
        const page = pages.find((each) => each.path === path);
        workspace.keys.add(`g ${key}`, `Go to ${page.title}`, () => {
            if (workspace.session && mayShow(page, workspace.session)) workspace.go(path);
        });
    }
}

/** Lists what is bound now. */
export function showShortcuts(keys) {
    dialog("Keyboard shortcuts", () => h(
        "dl", { class: "keys" },
        keys.list().map(({ keys: bound, text }) => [
            h("dt", {}, bound.split(" ").map((key) => h("kbd", { text: key }))), h("dd", { text }),
        ]),
    ));
}
