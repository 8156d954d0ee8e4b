// The board's head: what matters at a glance.

import { h } from "../dom.js";
import { duration } from "../words.js";
import { grade, percent, since } from "./table.js";

const count = new Intl.NumberFormat();

export function tiles(board, { total }, period) {
    const sum = (list, name) => list.reduce((all, each) => all + each[name], 0);
    const waiting = sum(board.queues, "waiting");
    const oldest = board.queues.map((queue) => queue.oldest_waiting_since).filter(Boolean).sort()[0];
    const open = Object.values(board.open).reduce((all, count) => all + count, 0);
    const serving = board.agents.filter((agent) => agent.serves);
    const level = percent(total.in_time, total.measured);
    const first = total.first_response;
    const closed = total.closed_complete + total.closed_abandoned;
    const messages = total.messages_in + total.agent_messages + total.virtual_agent_messages + total.system_messages;
    return h(
        "dl", { class: "tiles" },
        tile("Waiting", waiting, oldest ? ["oldest ", since(oldest)] : "nobody waits", waiting > 0 ? "warn" : ""),
        tile("In progress", board.open.work_in_progress ?? 0, `${open} open in all`),
        tile("Taking work", serving.length, `of ${board.agents.length} agents, ${sum(serving, "load")} of ${sum(serving, "capacity")} in use`),
        tile("Service level", level === null ? "–" : `${level} %`, level === null ? "nothing measured yet" : `in time, ${period.short}`, level === null ? "" : grade(level)),
        tile("First response", first.count ? duration(first.median_ms) : "–", first.count ? `median; 95 % within ${duration(first.p95_ms)}` : "nothing yet"),
        tile("Closed", closed, `${total.closed_abandoned} abandoned, ${period.short}`),
        tile("Messages", messages, `${count.format(total.messages_in)} in, ${count.format(messages - total.messages_in)} out`),
    );
}

function tile(name, value, note, kind = "") {
    return h("div", { class: `card tile ${kind}` }, h("dt", { text: name }), h("dd", {}, h("strong", { text: typeof value === "number" ? count.format(value) : value }), h("span", { class: "quiet" }, note)));
}
