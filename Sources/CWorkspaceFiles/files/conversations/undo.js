// Things that cannot be undone once they are in the log: they wait a few seconds in which somebody may
// think better of it. Who leaves the page meanwhile has meant it.

import { toast } from "../parts.js";

const seconds = 6;
const pending = new Set();

/**
 * Does something a little later.
 *
 * @param text what the toast says meanwhile
 * @param action `(isLeaving) => promise`; while the page is left, its requests must outlive it
 * @param undone what to do when it is taken back, or did not work
 */
export function laterWithUndo(text, action, undone) {
    const entry = { run };
    const leaveToast = toast(text, { undo: takeBack, seconds });
    const timer = setTimeout(() => run(false), seconds * 1000);
    pending.add(entry);

    function takeBack() {
        clearTimeout(timer);
        if (pending.delete(entry)) undone();
    }

    async function run(isLeaving) {
        clearTimeout(timer);
        if (!pending.delete(entry)) return;
        leaveToast();
        try {
            await action(isLeaving);
        } catch (error) {
            toast(error.message, { kind: "bad" });
            undone();
        }
    }
}

/** Does at once whatever waits, as when another thing depends on it. */
export function doPending(isLeaving = false) {
    for (const entry of [...pending]) entry.run(isLeaving);
}

addEventListener("pagehide", () => doPending(true));
