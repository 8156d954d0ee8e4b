// Which messages somebody has seen, kept in the browser for each user, so that it survives a reload.
//
// What is kept is the place of the last message seen among those of the requester. An agent's answer
// says that everything before it was read, by whoever it was.

import { Handlers } from "../handlers.js";

const handlers = new Handlers();
let name = null;
let read = {};

/** Reads what a user has seen. */
export function useUser(user) {
    name = user ? `read:${user}` : null;
    load();
}

function load() {
    try {
        read = JSON.parse((name && localStorage.getItem(name)) || "{}");
    } catch {
        read = {};
    }
}

/** Calls `handler()` when something was read, here or in another tab; gives a function that ends it. */
export function onRead(handler) {
    return handlers.add(handler);
}

addEventListener("storage", (event) => {
    if (!name || event.key !== name) return;
    load();
    handlers.tell();
});

/** How many messages of a conversation that one takes part in nobody has seen yet. */
export function unreadCount(row) {
    if (!row.takes_part) return 0;
    const unseen = (row.requester_message_count ?? 0) - (read[row.sys_id] ?? 0);
    return Math.max(0, Math.min(unseen, row.unanswered ?? 0));
}

/** Says that all messages of a conversation, as its row counts them, were seen. */
export function markRead(row) {
    const count = row.requester_message_count ?? 0;
    if ((read[row.sys_id] ?? 0) >= count) return;
    read[row.sys_id] = count;
    save();
    handlers.tell();
}

/** Forgets what is over: `isKept(id)` says what is not. */
export function forget(isKept) {
    const ids = Object.keys(read).filter((id) => !isKept(id));
    if (ids.length < 200) return;
    for (const id of ids) delete read[id];
    save();
}

function save() {
    try {
        if (name) localStorage.setItem(name, JSON.stringify(read));
    } catch {
        // A full store costs marks after the next reload, nothing else.
    }
}
