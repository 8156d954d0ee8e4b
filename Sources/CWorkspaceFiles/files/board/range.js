// Which hours or days the figures are of, and of which queue.

import { h } from "../dom.js";
import { clock } from "../words.js";

const hour = 3_600_000;
const dayName = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", timeZone: "UTC" });
const dayDate = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

const since = (now, milliseconds) => new Date(now - milliseconds).toISOString();

/** `name` for people, `step` and `from(now)` for the API, `label(time)` for a step, `word` for one. */
export const periods = [
    { name: "24 hours", short: "24 h", step: "hour", word: "Hour", from: (now) => since(now, 23 * hour), label: (time) => clock.format(time) },
    { name: "7 days", short: "7 days", step: "day", word: "Day", from: (now) => since(now, 6 * 24 * hour), label: (time) => dayName.format(time) },
    { name: "30 days", short: "30 days", step: "day", word: "Day", from: (now) => since(now, 29 * 24 * hour), label: (time) => dayDate.format(time) },
];

/** The switch of periods; `choose({period})` is told what was chosen. */
export function periodSwitch(choice, choose) {
    return h(
        "div", { class: "range" },
        h(
            "div", { class: "range-periods", role: "group", "aria-label": "Period" },
            periods.map((period) => h("button", {
                type: "button", "aria-pressed": String(period === choice.period), text: period.name,
                on: { click: () => choose({ period }) },
            })),
        ),
        h("span", { class: "quiet", text: choice.period.step === "day" ? "by days of UTC" : "by hours" }),
    );
}

/** What heads the charts, with the queue that they are of; `choose({queue})` is told. */
export function chartsHead(choice, queues, choose) {
    return h(
        "div", { class: "range" },
        h("h2", { text: `The last ${choice.period.name}` }),
        h(
            "select", { class: "range-queue", "aria-label": "Queue", value: choice.queue, on: { change: (event) => choose({ queue: event.target.value }) } },
            h("option", { value: "", text: "All queues" }),
            queues.map((queue) => h("option", { value: queue.sys_id, text: queue.name })),
        ),
    );
}
