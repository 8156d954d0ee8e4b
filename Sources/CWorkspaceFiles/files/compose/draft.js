// What was written and not sent, kept while the tab is open.

const key = "compose";

/** The draft: `text`, and `from`, which it was to come from; either may be missing. */
export function keptDraft() {
    try {
        return JSON.parse(sessionStorage.getItem(key) ?? "{}");
    } catch {
        return {};
    }
}

export function keepDraft({ text, from }) {
    sessionStorage.setItem(key, JSON.stringify({ text, from }));
}
