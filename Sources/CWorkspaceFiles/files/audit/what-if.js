// What a messaging action would have done, had it been otherwise: a question and its answer.

import { get, post } from "../api.js";
import { button, h, replace } from "../dom.js";
import { announce, failure, field } from "../parts.js";
import { phrase } from "../words.js";
import { answer } from "./what-if-answer.js";

const day = 86_400_000;
const units = [["minutes", 60_000], ["hours", 3_600_000], ["days", day]];
const kinds = ["prompt_agent", "prompt_requester", "reassign", "set_state"];
const states = ["closed_abandoned", "closed_complete", "on_hold", "work_in_progress", "wrap_up"];
const periods = [["All of the log", 0], ["The last 7 days", 7], ["The last 30 days", 30]];

/** A card with the question; about one conversation where `number` is given. */
export function whatIf(number = null) {
    const place = h("div", { class: "what-if-form" });
    const found = h("div", { class: "what-if-found" });
    const card = h(
        "section", { class: "card what-if", "aria-labelledby": "what-if-title" },
        h("h2", { id: "what-if-title", text: "What if a messaging action had been otherwise?" }),
        h("p", { class: "quiet", text: "What people did and who got which work is taken as it was. Nothing is changed." }),
        h("details", {}, h("summary", { text: "Ask" }), place, found),
    );
    let isLoaded = false;
    card.querySelector("details").addEventListener("toggle", () => {
        if (!isLoaded) load();
        isLoaded = true;
    });
    return card;

    async function load() {
        try {
            const actions = (await get("messaging-actions")).result;
            replace(place, actions.length === 0 ? h("p", { text: "There are no messaging actions." }) : form(actions, number, found));
        } catch (error) {
            replace(place, failure(error, load));
        }
    }
}

function form(actions, number, found) {
    const options = (list) => list.map(([value, text]) => h("option", { value, text }));
    const action = h("select", { on: { change: fill } }, options(actions.map((each) => [each.sys_id, each.name])));
    const count = h("input", { type: "text", inputmode: "decimal", class: "short" });
    const unit = h("select", { "aria-label": "Unit" }, options(units.map(([name, length]) => [length, name])));
    const anchor = h("select", {}, options([["first", "the first unanswered message"], ["last", "the last unanswered message"]]));
    const kind = h("select", { on: { change: showState } }, options(kinds.map((word) => [word, phrase(word)])));
    const state = h("select", {}, options(states.map((word) => [word, phrase(word)])));
    const filter = h("input", { type: "text", class: "mono", spellcheck: "false", autocomplete: "off", placeholder: "state=on_hold" });
    const active = h("input", { type: "checkbox", class: "switch", role: "switch" });
    const period = h("select", {}, options(periods.map(([name, days]) => [days, name])));
    const wait = field("It waits", count);
    count.after(unit);
    const stateField = field("Which", state);
    const problem = h("p", { class: "field-error", role: "alert", hidden: true });
    const ask = button("Look", { icon: "search", kind: "primary", type: "submit" });
    const element = h(
        "form", { class: "what-if-fields", on: { submit: (event) => { event.preventDefault(); look(); } } },
        field("Messaging action", action), wait, field("Counted from", anchor), field("It does", kind), stateField,
        field("Only where", filter, { help: "An encoded query, asked when the wait ends. Empty: always." }),
        h("div", { class: "field" }, h("label", { class: "check" }, active, h("span", { text: "Active" }))),
        number ? null : field("Waits that began in", period),
        h("div", { class: "row what-if-end" }, ask, problem),
    );
    fill();
    return element;

    function chosen() {
        return actions.find((each) => each.sys_id === action.value);
    }

    function fill() {
        const set = chosen();
        const [, length] = units.findLast(([, each]) => set.duration_ms % each === 0) ?? units[0];
        count.value = set.duration_ms / length;
        unit.value = length;
        anchor.value = set.anchor;
        kind.value = set.kind;
        state.value = set.state ?? states[0];
        filter.value = set.filter ?? "";
        active.checked = set.active ?? false;
        showState();
    }

    function showState() {
        stateField.hidden = kind.value !== "set_state";
    }

    /** What the form says and the action does not. */
    function change() {
        const set = chosen();
        const milliseconds = Math.round(Number(count.value.replace(",", ".")) * Number(unit.value));
        if (!(milliseconds >= 1)) throw new Error("Say for how long it waits, such as 15.");
        const wanted = {
            duration_ms: milliseconds, anchor: anchor.value, kind: kind.value, filter: filter.value.trim(), active: active.checked,
            ...(kind.value === "set_state" ? { state: state.value } : {}),
        };
        const known = { ...set, filter: set.filter ?? "", active: set.active ?? false };
        const differs = Object.entries(wanted).filter(([name, value]) => value !== known[name]);
        if (differs.length === 0) throw new Error(`This is how “${set.name}” is set: change something first.`);
        return Object.fromEntries(differs);
    }

    async function look() {
        problem.hidden = true;
        let body;
        try {
            body = { action: action.value, ...change() };
        } catch (error) {
            problem.textContent = error.message;
            problem.hidden = false;
            return;
        }
        if (number) body.interactions = [number];
        else if (Number(period.value)) body.from = new Date(Date.now() - Number(period.value) * day).toISOString();
        ask.disabled = true;
        replace(found, h("p", { class: "quiet", text: "Looking through the log…" }));
        try {
            const report = await post("what-if", body);
            replace(found, answer(report, Boolean(number)));
            announce(found.querySelector("h3").textContent);
        } catch (error) {
            replace(found, failure(error));
        }
        ask.disabled = false;
    }
}
