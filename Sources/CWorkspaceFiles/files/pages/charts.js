// Charts drawn by hand, each with its numbers as a table behind it.

import { h } from "../dom.js";

const height = 190, left = 62, bottom = 24, top = 10;

/**
 * A chart over hours.
 *
 * @param title what it shows
 * @param hours `[{label, values: [number or null]}]`, the oldest first
 * @param series `[{name, kind: "bar" or "line"}]`, one for each value
 * @param say makes a text of a value
 * @param steps what the lines may be apart; else 1, 2, 5 and their tens
 */
export function hourChart(title, hours, series, say = String, steps = []) {
    // A phone's drawing has fewer units across, so that its words stay as large.
    const isNarrow = innerWidth < 640;
    const width = isNarrow ? 330 : 640;
    const most = Math.max(1, ...hours.flatMap(({ values }) => values.map((value) => value ?? 0)));
    const step = steps.find((each) => each >= most / 4) ?? niceStep(most / 4);
    const end = Math.ceil(most / step) * step;
    const slot = (width - left) / Math.max(1, hours.length);
    const y = (value) => top + (height - top - bottom) * (1 - value / end);
    const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, count) => count * step);
    const bars = series.filter(({ kind }) => kind === "bar").length;
    const drawing = h(
        "svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" },
        ticks.map((tick) => [
            h("line", { class: "chart-grid", x1: left, x2: width, y1: y(tick), y2: y(tick) }),
            h("text", { class: "chart-word", x: left - 6, y: y(tick) + 4, "text-anchor": "end", text: say(tick) }),
        ]),
        hours.map(({ label }, place) => place % (isNarrow ? 8 : 4) === 0 && h("text", {
            class: "chart-word", x: left + slot * (place + 0.5), y: height - 6, "text-anchor": "middle", text: label,
        })),
        series.map(({ kind }, number) => kind === "line"
            ? lines(hours, number, (place) => left + slot * (place + 0.5), y, number)
            : hours.map(({ values }, place) => values[number] > 0 && h("rect", {
                class: `chart-fill series-${number}`, rx: 2, width: slot * 0.74 / bars, height: y(0) - y(values[number]),
                x: left + slot * (place + 0.13) + slot * 0.74 / bars * number, y: y(values[number]),
            }))),
    );
    return h(
        "figure", { class: "card chart-card" },
        h("figcaption", {}, h("h2", { text: title }), h("span", { class: "legend" }, series.map(({ name }, number) => h(
            "span", {}, h("span", { class: `legend-mark series-${number}`, "aria-hidden": "true" }), name,
        )))),
        drawing,
        h("details", {}, h("summary", { text: "As a table" }), h("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-label": `${title}: table` }, h(
            "table", { class: "grid" }, h("caption", { class: "visually-hidden", text: title }),
            h("thead", {}, h("tr", {}, h("th", { scope: "col", text: "Hour" }), series.map(({ name }) => h("th", { scope: "col", class: "number", text: name })))),
            h("tbody", {}, hours.map(({ label, values }) => h(
                "tr", {}, h("th", { scope: "row", text: label }),
                values.map((value) => h("td", { class: "number", text: value === null ? "none" : say(value) })),
            ))),
        ))),
    );
}

/** The points of a series; an hour without a value leaves a gap. */
function lines(hours, number, x, y) {
    const runs = [[]];
    hours.forEach(({ values }, place) => {
        if (values[number] === null) runs.push([]);
        else runs.at(-1).push([x(place), y(values[number])]);
    });
    return runs.map((run) => [
        run.length > 1 && h("polyline", { class: `chart-line series-${number}`, points: run.map((point) => point.join(",")).join(" ") }),
        run.map(([cx, cy]) => h("circle", { class: `chart-fill series-${number}`, cx, cy, r: 3 })),
    ]);
}

function niceStep(size) {
    const unit = 10 ** Math.floor(Math.log10(Math.max(size, 1)));
    return [1, 2, 5, 10].map((factor) => factor * unit).find((step) => step >= size) ?? unit * 10;
}

/** A bar of a share from 0 to 1, with its words beside it. */
export function meter(share, words, kind = "") {
    return h(
        "span", { class: "meter" },
        h("span", { class: "meter-track", "aria-hidden": "true" }, h("span", { class: `meter-fill ${kind}`, style: { width: `${Math.round(Math.min(1, share) * 100)}%` } })),
        h("span", { class: "meter-words", text: words }),
    );
}
