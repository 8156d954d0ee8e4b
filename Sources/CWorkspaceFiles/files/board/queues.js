// The queues: what waits, who could take it, and how long it took.

import { h, icon } from "../dom.js";
import { meter } from "../pages/charts.js";
import { emptyState } from "../parts.js";
import { duration } from "../words.js";
import { grade, percent, since, tablePart } from "./table.js";

const reasons = {
    channel_inactive: "The channel is off", out_of_hours: "Out of hours", no_member: "Nobody serves it",
    no_skill: "Nobody has the skills", nobody_present: "Nobody is available", no_capacity: "Everybody is at capacity",
};
const columns = [
    { name: "Queue" }, { name: "Waiting", isNumber: true }, { name: "Oldest wait" }, { name: "Can take work" },
    { name: "In progress", isNumber: true }, { name: "Median wait", isNumber: true }, { name: "First response", isNumber: true }, { name: "Service level" },
];

export function queueTable({ queues, time }, statistics, period) {
    if (queues.length === 0) return emptyState({ drawing: "board", title: "No queues", text: "An administrator adds them." });
    const rows = queues.map((queue) => {
        const figures = statistics.queues.find((each) => each.queue === queue.sys_id);
        return [
            [h("bdi", { text: queue.name }), queue.closed && h("span", { class: "badge", text: "Closed now" })],
            [String(queue.waiting), queue.offered > 0 && h("span", { class: "quiet", text: ` (${queue.offered} offered)` })],
            oldestWait(queue, time), ready(queue), String(queue.in_progress),
            figures?.wait.count ? duration(figures.wait.median_ms) : none(),
            figures?.first_response.count ? duration(figures.first_response.median_ms) : none(),
            level(figures, queue),
        ];
    });
    return tablePart("queues-title", "Queues", columns, rows, `Waits and service level: ${period.short}`);
}

const none = () => h("span", { class: "quiet", text: "none" });

function oldestWait(queue, time) {
    const oldest = queue.oldest_waiting_since;
    if (!oldest) return none();
    const isLate = Date.parse(time) - Date.parse(oldest) > queue.target_wait_ms;
    return h(
        "span", { class: `badge ${isLate ? "bad" : ""}` }, isLate && icon("clock"), since(oldest),
        isLate && h("span", { class: "visually-hidden", text: ", over the target" }),
    );
}

function ready(queue) {
    if (queue.reason) return h("span", { class: `badge ${queue.waiting > 0 ? "bad" : "warn"}` }, icon("warning"), reasons[queue.reason] ?? queue.reason);
    const count = `${queue.eligible.length} of ${queue.members}`;
    return queue.is_offered ? count : [count, h("span", { class: "quiet", text: " by themselves" })];
}

function level(figures, queue) {
    const share = percent(figures?.in_time ?? 0, figures?.measured ?? 0);
    if (share === null) return h("span", { class: "quiet", text: `nothing yet; target ${duration(queue.target_wait_ms)}` });
    return meter(share / 100, `${share} % within ${duration(queue.target_wait_ms)}`, grade(share));
}
