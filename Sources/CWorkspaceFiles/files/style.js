// Style sheets that only some pages need.

import { h } from "./dom.js";

const sheets = new Map();

/** Brings a style sheet in, once; waits until it counts. */
export function needStyle(name) {
    if (!sheets.has(name)) {
        sheets.set(name, new Promise((resolve) => {
            const link = h("link", { rel: "stylesheet", href: `/workspace/${name}`, on: { load: resolve, error: resolve } });
            document.head.append(link);
        }));
    }
    return sheets.get(name);
}
