// Which events a webhook is sent: every one, or chosen ones, found by groups and words.

import { get } from "../api.js";
import { typeName } from "../audit/sentences.js";
import { h, icon, replace } from "../dom.js";
import { FieldProblem } from "./field-parts.js";

const groups = [
    ["Conversations", /^(interaction|nextInteraction|shortDescription|profileReassociated|liveGroup|channelUserProfile|agentJoined|agentLeft|noteWritten|virtualAgentHandedOff)/],
    ["Messages", /^(sms|messageJoined|messageScheduled|systemMessage|agentReplied|agentInitiated|virtualAgent|media(?!.*Set)|scheduledMessage|heldMessage)/],
    ["Timers and quiet hours", /^(messagingAction(?!Set|Deleted)|quietHours)/],
    ["Sending and delivery", /^(send|effectExpired|deliver|uncertain)/],
    ["Offers, waiting and presence", /^(workItem|offer|wait|presenceChanged|agentPresence|queueOpened|queueClosed)/],
    ["Consent", /^(consent|revocation)/],
    ["Configuration", /^(settingsChanged|webhook)|(Set|Deleted)$/],
    ["Others", /^/],
];
const limit = 64;
let serial = 0;
let known = null;

/** The names of all types of events, asked for once. */
function eventTypes() {
    known ??= get("event-types").then((answer) => answer.result).catch((error) => {
        known = null;
        throw error;
    });
    return known;
}

export function eventsControl(field, changed) {
    const id = `events-${serial += 1}`;
    let chosen = new Set(), isAll = true, types = [];
    const radio = (isWhole, text) => {
        const input = h("input", { type: "radio", name: id, on: { change: () => { isAll = isWhole; show(); changed(); } } });
        return { input, element: h("label", { class: "choice" }, input, h("span", { text })) };
    };
    const every = radio(true, "Every event, also of kinds that later versions bring");
    const some = radio(false, "Only chosen ones");
    const search = h("input", { type: "search", placeholder: "Find an event", "aria-label": "Find an event", on: { input: () => filter() } });
    const count = h("span", { class: "quiet" });
    const list = h("div", { class: "event-groups" });
    const none = h("p", { class: "quiet", role: "status" });
    const panel = h("div", { class: "stack event-choice" }, h("div", { class: "row" }, h("div", { class: "search grow" }, icon("search"), search), count), list, none);
    const problem = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
    const shown = [];
    eventTypes().then((found) => { types = found; draw(); }, (error) => replace(list, h("p", { class: "field-error", text: error.message })));
    return {
        element: h("fieldset", { class: "field", "aria-describedby": `${id}-error` }, h("legend", { text: field.label }), every.element, some.element, panel, problem),
        focus: () => (isAll ? every.input : some.input).focus(),
        get() {
            if (isAll) return [];
            if (chosen.size === 0) throw new FieldProblem("Choose one at least.");
            if (chosen.size > limit) throw new FieldProblem(`Choose ${limit} at most, or every event.`);
            return [...chosen].sort();
        },
        set(value) {
            chosen = new Set(value ?? []);
            isAll = chosen.size === 0;
            draw();
        },
        error: (text) => { problem.textContent = text ?? ""; problem.hidden = !text; },
    };

    function draw() {
        const left = new Set([...types.map(({ type }) => type), ...chosen]);
        shown.length = 0;
        replace(list, groups.map(([title, pattern]) => {
            const own = [...left].filter((type) => pattern.test(type)).sort();
            for (const type of own) left.delete(type);
            return own.length > 0 && group(title, own);
        }));
        every.input.checked = isAll;
        some.input.checked = !isAll;
        filter();
        show();
    }

    function group(title, own) {
        const head = h("input", { type: "checkbox", on: { change: () => turn(visible(), head.checked) } });
        const counter = h("span", { class: "quiet" });
        const rows = own.map((type) => {
            const box = h("input", { type: "checkbox", value: type, on: { change: () => turn([type], box.checked) } });
            return { type, box, text: `${type} ${typeName(type)}`.toLowerCase(), element: h("label", { class: "choice" }, box, h("span", {}, typeName(type), h("code", { class: "quiet", text: type }))) };
        });
        const visible = () => rows.filter(({ element }) => !element.hidden).map(({ type }) => type);
        const element = h(
            "div", { class: "event-group", role: "group", "aria-label": title },
            h("label", { class: "choice event-head" }, head, h("span", {}, h("strong", { text: title }), " ", counter)),
            h("div", { class: "event-rows" }, rows.map((row) => row.element)),
        );
        shown.push({ element, head, counter, rows });
        return element;
    }

    function turn(names, isOn) {
        for (const name of names) {
            if (isOn) chosen.add(name);
            else chosen.delete(name);
        }
        show();
        changed();
    }

    function filter() {
        const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
        for (const { element, rows } of shown) {
            for (const row of rows) row.element.hidden = !words.every((word) => row.text.includes(word));
            element.hidden = rows.every((row) => row.element.hidden);
        }
        const isEmpty = shown.length > 0 && shown.every(({ element }) => element.hidden);
        none.textContent = isEmpty ? "No event has these words." : "";
    }

    function show() {
        panel.hidden = isAll;
        count.textContent = `${chosen.size} chosen`;
        for (const { head, counter, rows } of shown) {
            const marked = rows.filter(({ type }) => chosen.has(type)).length;
            for (const { type, box } of rows) box.checked = chosen.has(type);
            head.checked = marked === rows.length;
            head.indeterminate = marked > 0 && marked < rows.length;
            counter.textContent = marked > 0 ? `${marked} of ${rows.length}` : `${rows.length}`;
        }
    }
}
