// A page's own style sheet, fetched with the page.

const sheets = new Map();

/** Adds a style sheet below /workspace/ once, and waits until it holds. */
export function style(path) {
    if (!sheets.has(path)) {
        sheets.set(path, new Promise((resolve) => {
            const link = document.createElement("link");
            link.rel = "stylesheet";
            link.href = `/workspace/${path}`;
            // A page without its colours is better than none.
            link.addEventListener("load", resolve);
            link.addEventListener("error", resolve);
            document.head.append(link);
        }));
    }
    return sheets.get(path);
}
