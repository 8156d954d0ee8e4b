// A conversation's records as a story: what came, and below it what followed and by which row.

import { said } from "../conversations/names.js";
import { append, button, h } from "../dom.js";
import { phrase, timeText } from "../words.js";
import { causeOf, isMessage } from "./cause.js";
import { ruleText } from "./rules.js";
import { sentence } from "./sentences.js";

const quiet = new Set(["sendAttempted", "sendAccepted", "deliveryReported"]);

/**
 * Draws the timeline.
 *
 * @param records as the history has them, in order
 * @param names what `namesOf` gives
 * @param actions `choose(place)` and `prove(place, pressed)`; a place is one in `records`
 * @returns `{element, headOf(place)}`: the list, and the button of a record
 */
export function timeline(records, names, actions) {
    const heads = [];
    const element = h("ol", { class: "records" }, groups(records).map(({ came, followed }) => h(
        "li", { class: `group${came !== null && quiet.has(records[came].type) ? " quiet-group" : ""}` },
        came === null
            ? h("p", { class: "record-came", text: followed.some((place) => records[place].cause) ? "From what came elsewhere" : "A timer ran out" })
            : line(came),
        followed.length > 0 && h("ol", { class: "followed", "aria-label": "What followed" }, followed.map((place, at) => {
            const rule = records[place].rule;
            const isNew = rule && (at === 0 || records[followed[at - 1]].rule !== rule);
            return h("li", {}, isNew && ruleLine(rule), line(place));
        })),
    )));
    return { element, headOf: (place) => heads[place] };

    function proofOf(place) {
        const pressed = button(`Proof of record ${records[place].position}`, { icon: "download", on: { click: () => actions.prove(place, pressed) } });
        return pressed;
    }

    // A long conversation has thousands of records, and few of them are looked into.
    function held(record, place) {
        const inside = h("div", { class: "record-held" });
        return h("details", { on: { toggle: () => {
            if (!inside.hasChildNodes()) append(inside, [facts(record, names), proofOf(place)]);
        } } }, h("summary", { text: `Record ${record.position}` }), inside);
    }

    function line(place) {
        const record = records[place];
        const { text, quote } = sentence(record, names);
        heads[place] = h(
            "button", { type: "button", class: "record-head", on: { click: () => actions.choose(place) } },
            h("span", { class: "record-name" }, said(text)),
            h("time", { datetime: record.time, text: timeText(record.time) }),
        );
        return h(
            "div", { class: `record ${record.kind}`, data: { place } }, heads[place],
            quote && h("p", { class: "record-quote" }, said(quote)),
            held(record, place), isMessage(record) && causeOf(record, names),
        );
    }
}

function ruleLine(rule) {
    return h(
        "p", { class: "record-rule" },
        h("span", { class: "badge accent", title: ruleText(rule), text: rule }), h("span", { text: ruleText(rule) }),
    );
}

/** Records by what they came of: places of `{came, followed}`. */
function groups(records) {
    const found = [];
    const byCause = new Map();
    records.forEach((record, place) => {
        if (record.kind === "input") {
            found.push({ came: place, followed: [] });
            byCause.set(record.position, found.at(-1));
            return;
        }
        // What timers do has no cause: what they do at one moment stands together.
        const key = record.cause ? record.cause : `at ${record.time}`;
        if (!byCause.has(key)) {
            found.push({ came: null, followed: [] });
            byCause.set(key, found.at(-1));
        }
        byCause.get(key).followed.push(place);
    });
    return found;
}

/** What a record holds as terms and values; names stand beside identifiers where they are known. */
function facts(record, names) {
    const say = (value) => {
        if (value !== null && typeof value === "object") return JSON.stringify(value);
        const name = typeof value === "string" ? names.any(value) : null;
        return name ? `${name} (${value})` : String(value);
    };
    const terms = { type: record.type, cause: record.cause, ...record.data };
    return h("dl", { class: "facts" }, Object.entries(terms).filter(([, value]) => value !== undefined)
        .map(([key, value]) => [h("dt", { text: phrase(key) }), h("dd", {}, said(say(value)))]));
}
