// The agent's own conversations, followed for as long as somebody is signed in: the mark of the tab
// counts those with unread messages whatever page is open.

import { ConversationList } from "./conversation-list.js";
import { Directory } from "./directory.js";
import { useUser as useDraftsOf } from "./drafts.js";
import { retryUnreachable, useUser as useOutboxOf } from "./outbox.js";
import { useUser as useReadOf } from "./unread.js";

let kept = null;

/** What is followed for whoever is signed in: `mine` (a `ConversationList`) and `directory`. */
export function ongoing(workspace) {
    if (!kept) keepOngoing(workspace);
    return kept;
}

/** Begins to follow; gives a function that ends it. */
export function keepOngoing(workspace) {
    // Whoever came first began it; only another session ends it.
    if (kept?.session === workspace.session) return kept.leave;
    kept?.leave();
    const { sys_id: agent } = workspace.session;
    useReadOf(agent);
    useDraftsOf(agent);
    useOutboxOf(agent);
    const mine = new ConversationList(workspace, { agent });
    const directory = new Directory(workspace);
    const mark = () => workspace.setMark("ongoing", mine.unread);
    mine.onChange(mark);
    const leaveState = workspace.live.onState((state) => { if (state === "live") retryUnreachable(); });
    const state = {
        mine, directory, session: workspace.session,
        leave() {
            mine.end();
            directory.end();
            leaveState();
            workspace.setMark("ongoing", 0);
            if (kept === state) kept = null;
        },
    };
    kept = state;
    return state.leave;
}
