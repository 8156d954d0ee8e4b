// Messages that were written here and that the log does not have yet: shown at once, sent with a key that
// makes a repetition harmless, kept over a reload.

import { part, post, requestID, Unreachable } from "../api.js";
import { Handlers } from "../handlers.js";

const handlers = new Handlers();
const inFlight = new Set();
let entries = [];
let name = null;

/** Whose messages; those that were not sent before a reload are sent again. */
export function useUser(user) {
    if (name === `outbox:${user}`) return;
    name = `outbox:${user}`;
    try {
        entries = JSON.parse(localStorage.getItem(name) ?? "[]");
    } catch {
        entries = [];
    }
    retryUnreachable();
}

/** Calls `handler(interaction)` when something changed; gives a function that ends it. */
export function onChange(handler) {
    return handlers.add(handler);
}

/** What waits in a conversation, in order. */
export const waiting = (interaction) => entries.filter((entry) => entry.interaction === interaction);

/** Sends a message. */
export function send(interaction, { body, files }) {
    const entry = {
        key: requestID(), interaction, body, files, state: "pending",
        created_at: new Date().toISOString(), message: null, problem: "",
    };
    entries.push(entry);
    attempt(entry);
}

/** Tries one again. */
export function retry(entry) {
    entry.state = "pending";
    attempt(entry);
}

/** Sends one in quiet hours all the same: it is another request, and so has another key. */
export function override(entry, reason) {
    Object.assign(entry, { reason, key: requestID(), isQuiet: false });
    retry(entry);
}

/** Gives one up; it is taken back into the field by whoever calls. */
export function discard(entry) {
    entries = entries.filter((each) => each !== entry);
    changed(entry.interaction);
}

/** Sends what could not reach the server. */
export function retryUnreachable() {
    for (const entry of entries) {
        if (entry.message === null && (entry.state === "pending" || entry.isUnreachable)) retry(entry);
    }
}

/** Forgets those that the conversation shows by now. */
export function settle(interaction, isShown) {
    const left = entries.filter(
        (entry) => entry.interaction !== interaction || !entry.message || !isShown(entry.message),
    );
    if (left.length === entries.length) return;
    entries = left;
    save();
}

async function attempt(entry) {
    // One at a time in a conversation: the order in which they were written is the order of the log.
    if (inFlight.has(entry.interaction)) return changed(entry.interaction);
    inFlight.add(entry.interaction);
    entry.isUnreachable = false;
    changed(entry.interaction);
    try {
        const body = { body: entry.body };
        if (entry.reason) body.override_reason = entry.reason;
        if (entry.files.length > 0) body.attachments = entry.files.map((file) => file.hash);
        const answer = await post(`interactions/${part(entry.interaction)}/messages`, body, { key: entry.key });
        entry.state = "sent";
        entry.message = answer.message;
    } catch (error) {
        entry.state = "failed";
        entry.problem = error.message;
        entry.isQuiet = String(error.document?.type ?? "").endsWith(":quiet-hours");
        entry.isUnreachable = error instanceof Unreachable || error.status >= 500 || error.status === 429;
    }
    inFlight.delete(entry.interaction);
    changed(entry.interaction);
    const next = entries.find((each) => each.interaction === entry.interaction && each.state === "pending");
    if (!next) return;
    // Who cannot be reached for one cannot be reached for the next; a refusal is another matter.
    if (entry.isUnreachable) Object.assign(next, { state: "failed", problem: entry.problem, isUnreachable: true });
    if (entry.isUnreachable) changed(next.interaction);
    else attempt(next);
}

function changed(interaction) {
    save();
    handlers.tell(interaction);
}

function save() {
    try {
        if (!name) return;
        if (entries.length === 0) localStorage.removeItem(name);
        else localStorage.setItem(name, JSON.stringify(entries));
    } catch {
        // They are still sent, only not kept over a reload.
    }
}
