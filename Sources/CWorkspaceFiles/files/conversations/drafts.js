// What was typed and not sent, kept in the browser for each user and conversation.

let prefix = "draft:";

/** Whose drafts are meant from now on. */
export function useUser(user) {
    prefix = `draft:${user}:`;
}

/** The draft of a conversation: `text`, `isNote`, `files`. */
export function draft(id) {
    try {
        return { text: "", isNote: false, files: [], ...JSON.parse(localStorage.getItem(prefix + id) ?? "{}") };
    } catch {
        return { text: "", isNote: false, files: [] };
    }
}

/** Keeps a draft; an empty one is forgotten. */
export function keep(id, { text, isNote, files }) {
    try {
        if (text === "" && files.length === 0) localStorage.removeItem(prefix + id);
        else localStorage.setItem(prefix + id, JSON.stringify({ text, isNote, files }));
    } catch {
        // A full store: the text is still in the field.
    }
}

/** Whether something was typed and not sent. */
export function hasDraft(id) {
    return localStorage.getItem(prefix + id) !== null;
}
