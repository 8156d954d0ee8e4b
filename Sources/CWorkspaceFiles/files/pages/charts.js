// Charts drawn by hand, each with its numbers as a table behind it.

import { h } from "../dom.js";

const width = 400, height = 178, left = 52, bottom = 24, top = 8;

/**
 * A chart over hours, days or people.
 *
 * @param title what it shows
 * @param points `[{label, mark, values: [number or null]}]`, the oldest first; `mark` is short for `label`
 * @param series `[{name, kind: "bar", "line" or "mark"}]`, one for each value
 * @param options `say` makes a text of a value; `steps` what the lines may be apart (else 1, 2, 5 and
 *     their tens); `scale` marks of a logarithmic axis instead; `most` what the axis reaches at least;
 *     `word` what a point is; `lead` the whole in words
 */
export function chart(title, points, series, { say = String, steps = [], scale, most = 1, word = "Hour", lead } = {}) {
    const highest = Math.max(most, ...points.flatMap(({ values }) => values.map((value) => value ?? 0)));
    const { ticks, share } = scale ? logarithmic(highest, scale) : linear(highest, steps);
    const slot = (width - left) / Math.max(1, points.length);
    const x = (place) => left + slot * (place + 0.5);
    const y = (value) => top + (height - top - bottom) * (1 - share(value));
    const every = points[0]?.mark ? Math.ceil(points.length / 14) : Math.ceil(points.length / 6);
    const drawing = h(
        "svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" },
        ticks.map((tick) => [
            h("line", { class: "chart-grid", x1: left, x2: width, y1: y(tick), y2: y(tick) }),
            h("text", { class: "chart-word", x: left - 6, y: y(tick) + 4, "text-anchor": "end", text: say(tick) }),
        ]),
        points.map(({ label, mark }, place) => place % every === 0 && h("text", {
            class: "chart-word", x: x(place), y: height - 6, "text-anchor": "middle", text: mark ?? label,
        })),
        series.map(({ kind }, number) => kind === "line" ? lines(points, number, x, y) : bars(points, series, number, slot, y, kind)),
        points.map(({ label, values }, place) => h(
            "rect", { class: "chart-slot", x: left + slot * place, y: top, width: slot, height: height - top - bottom },
            h("title", { drawing: true, text: `${label}: ${values.map((value, number) => `${series[number].name} ${value === null ? "none" : say(value)}`).join(", ")}` }),
        )),
    );
    return h(
        "figure", { class: "card chart-card" },
        h(
            "figcaption", {}, h("div", {}, h("h3", { text: title }), lead && h("p", { class: "chart-lead", text: lead })),
            h("span", { class: "legend" }, series.map(({ name }, number) => h("span", {}, h("span", { class: `legend-mark series-${number}`, "aria-hidden": "true" }), name))),
        ),
        drawing,
        h("details", {}, h("summary", {}, "As a table", h("span", { class: "visually-hidden", text: `: ${title}` })), h("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-label": `${title}: table` }, h(
            "table", { class: "grid" }, h("caption", { class: "visually-hidden", text: title }),
            h("thead", {}, h("tr", {}, h("th", { scope: "col", text: word }), series.map(({ name }) => h("th", { scope: "col", class: "number", text: name })))),
            h("tbody", {}, points.map(({ label, values }) => h(
                "tr", {}, h("th", { scope: "row", text: label }),
                values.map((value) => h("td", { class: "number", data: { value: value ?? "" }, text: value === null ? "none" : say(value) })),
            ))),
        ))),
    );
}

function bars(points, series, number, slot, y, kind) {
    // A mark is a line across the bars of its point: what they are measured by.
    const beside = series.filter((each) => each.kind === "bar").length;
    const width = kind === "mark" ? slot * 0.74 : slot * 0.74 / beside;
    return points.map(({ values }, place) => values[number] > 0 && h("rect", {
        class: `chart-fill series-${number}`, rx: kind === "mark" ? 0 : 2, width, height: kind === "mark" ? 2.5 : y(0) - y(values[number]),
        x: left + slot * (place + 0.13) + (kind === "mark" ? 0 : width * number), y: y(values[number]),
    }));
}

/** The points of a series; one without a value leaves a gap. */
function lines(points, number, x, y) {
    const runs = [[]];
    points.forEach(({ values }, place) => {
        if (values[number] === null) runs.push([]);
        else runs.at(-1).push([x(place), y(values[number])]);
    });
    return runs.map((run) => [
        run.length > 1 && h("polyline", { class: `chart-line series-${number}`, points: run.map((point) => point.join(",")).join(" ") }),
        run.map(([cx, cy]) => h("circle", { class: `chart-fill series-${number}`, cx, cy, r: 3 })),
    ]);
}

/** An axis from nothing up: where its lines are, and how far up a value is. */
function linear(highest, steps) {
    const step = steps.find((each) => each >= highest / 4) ?? niceStep(highest / 4);
    const end = Math.ceil(highest / step) * step;
    return { ticks: Array.from({ length: Math.round(end / step) + 1 }, (_, count) => count * step), share: (value) => value / end };
}

/** An axis on which each mark of a scale is further up, so that seconds show beside hours. */
function logarithmic(highest, scale) {
    const end = scale.find((each) => each >= highest) ?? scale.at(-1);
    const ticks = scale.filter((each) => each <= end);
    const low = Math.log(scale[0]), high = Math.log(Math.max(end, scale[1]));
    return { ticks, share: (value) => Math.min(1, Math.max(0, Math.log(Math.max(value, 1)) - low) / (high - low)) };
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
