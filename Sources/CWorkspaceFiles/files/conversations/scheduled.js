// Messages of a conversation that wait for their time: what keeps them, shows them, and takes them back.

import { get, part, post, remove, requestID } from "../api.js";
import { button, h, icon, replace } from "../dom.js";
import { toast } from "../parts.js";
import { momentText } from "../words.js";
import { said } from "./names.js";

export class ScheduledList {
    element = h("section", { class: "scheduled-list", hidden: true, "aria-label": "Scheduled messages" });
    #context;
    #shown = "";
    #turn = 0;

    /** @param context `{workspace, directory}` */
    constructor(context) {
        this.#context = context;
    }

    /** Shows those of a conversation; its timers say when they change. */
    async update(row) {
        const timers = (row.timers ?? []).filter((timer) => timer.message);
        const shown = JSON.stringify([row.sys_id, timers]);
        if (shown === this.#shown) return;
        this.#shown = shown;
        const turn = ++this.#turn;
        if (timers.length === 0) return this.#draw([], row);
        try {
            const { result } = await get(`interactions/${part(row.sys_id)}/scheduled-messages`, {
                state: "scheduled", min_position: row.last_position,
            });
            if (turn === this.#turn) this.#draw(result, row);
        } catch {
            // It comes with the next event.
            if (turn === this.#turn) this.#shown = "";
        }
    }

    #draw(messages, row) {
        this.element.hidden = messages.length === 0;
        const { session } = this.#context.workspace;
        const sorted = [...messages].sort((one, other) => one.due.localeCompare(other.due));
        replace(this.element, h("ul", {}, sorted.map((message) => scheduledItem(message, {
            me: session.sys_id, mayCancel: mayCancel(message, session),
            nameOf: (id) => this.#context.directory.name("users", id, "a colleague"),
            cancel: () => cancel(message, row.sys_id),
        }))));
    }
}

/**
 * Keeps a message of a conversation for its moment.
 *
 * @param takeBack called when that was refused, or undone
 */
export async function schedule(interaction, { body, files, sendAt }, takeBack) {
    try {
        const message = { body, send_at: sendAt, ...(files.length > 0 && { attachments: files.map((file) => file.hash) }) };
        const kept = await post(`interactions/${part(interaction)}/messages`, message, { key: requestID() });
        const held = kept.quiet_until ? ` Quiet hours hold it until ${momentText(kept.quiet_until)}.` : "";
        toast(`Scheduled for ${momentText(kept.send_at)}.${held}`, {
            undo: () => remove(`scheduled-messages/${part(kept.message)}`)
                .then(takeBack, (error) => toast(error.message, { kind: "bad" })),
        });
    } catch (error) {
        toast(error.message, { kind: "bad" });
        takeBack();
    }
}

/** Whether somebody may take a scheduled message back. */
export function mayCancel(message, session) {
    const isLeader = session.roles.includes("supervisor") || session.roles.includes("admin");
    return session.operations.includes("cancelScheduled") && (message.agent === session.sys_id || isLeader);
}

/** A line about a scheduled message. */
export function scheduledItem(message, { me, mayCancel: isMine, nameOf, cancel: run }) {
    const who = message.agent === me ? "You" : nameOf(message.agent);
    const held = message.due !== message.send_at ? ", held until then" : message.quiet_until && !message.override_reason
        ? `, will be held until ${momentText(message.quiet_until)}: quiet hours` : "";
    return h(
        "li", { class: "scheduled-item", data: { message: message.sys_id } }, icon("clock"),
        h(
            "div", { class: "grow" },
            h("p", { class: "scheduled-body" }, said(message.body || "A picture")),
            h("p", { class: "quiet" }, h("time", { datetime: message.due, text: momentText(message.due) }), ` · ${who}${held}`),
        ),
        isMine && button("Cancel", { "aria-label": `Cancel the message for ${momentText(message.due)}`, on: { click: run } }),
    );
}

/** Takes a scheduled message back; undoing writes it again. */
export async function cancel(message, interaction) {
    try {
        await remove(`scheduled-messages/${part(message.sys_id)}`);
    } catch (error) {
        return toast(error.message, { kind: "bad" });
    }
    const again = async () => {
        const body = { body: message.body, send_at: message.send_at };
        if (message.attachments?.length > 0) body.attachments = (message.files ?? []).map((file) => file.hash);
        if (message.override_reason) body.override_reason = message.override_reason;
        try {
            if (message.opens_interaction) await post("messages", { ...body, from: message.company, to: message.requester }, { key: requestID() });
            else await post(`interactions/${part(interaction)}/messages`, body, { key: requestID() });
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
    };
    toast("The message will not be sent.", { undo: new Date(message.send_at) > new Date() ? again : undefined });
}
