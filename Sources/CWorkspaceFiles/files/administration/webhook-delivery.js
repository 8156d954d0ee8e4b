// How a webhook's delivery goes, and what can be done about it.

import { post } from "../api.js";
import { button, h, icon, replace, same } from "../dom.js";
import { dialog, field, toast } from "../parts.js";
import { duration } from "../words.js";
import { askHowToResume } from "./webhook-resume.js";
import { bare, counted, pauseText, stateOf, stateWord, time } from "./webhook-words.js";

const soon = 400; // Milliseconds.

/** The card, and `show(row)` for what is known now; `look()` asks for it. */
export function deliveryCard(row, path, lookups, look) {
    const badge = h("span", { class: "badge", role: "status" });
    const notice = h("div", { class: "notice warn", hidden: true });
    const facts = h("dl", { class: "delivery" });
    const answer = h("p", { class: "test-answer", role: "status" });
    const toggle = button("Pause", { on: { click: () => (stateOf(row) === "paused" ? resume() : hold()) } });
    const test = button("Send a test event", { icon: "send", on: { click: () => tryOut() } });
    const element = h(
        "section", { class: "card stack", "aria-label": "Delivery" },
        h("div", { class: "row" }, h("h2", { text: "Delivery" }), badge), notice, facts,
        h("div", { class: "row" }, toggle, test), answer,
    );
    let drawn = null;
    show(row);
    return { element, show };

    function show(now) {
        row = now;
        const lines = factsOf(now);
        const texts = lines.map(([name, value]) => [name, value instanceof Node ? value.textContent : value]);
        const [word, kind] = stateWord(now);
        const isPaused = stateOf(now) === "paused";
        if (same(drawn, [word, texts, now.pause_reason])) return;
        drawn = [word, texts, now.pause_reason];
        if (badge.textContent !== word) {
            badge.className = `badge ${kind}`;
            badge.textContent = word;
        }
        notice.hidden = !isPaused;
        if (isPaused) replace(notice, icon("warning"), h("p", { text: `${pauseText(now, lookups) ?? "It is paused."} Events wait in the log: nothing is lost.` }));
        replace(facts, lines.map(([name, value]) => [h("dt", { text: name }), h("dd", {}, value)]));
        replace(toggle, icon(isPaused ? "resume" : "hold"), h("span", { text: isPaused ? "Resume" : "Pause" }));
        toggle.hidden = stateOf(now) === "off" && !now.paused;
    }

    async function act(what, done) {
        try {
            await what();
            toast(done);
            await look();
            // How delivery goes is known a moment later.
            setTimeout(() => look().catch(() => {}), soon);
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
    }

    async function hold() {
        const reason = await dialog(`Pause “${row.name}”?`, (close) => {
            const input = h("input", { maxlength: 200, autocomplete: "off" });
            return h(
                "form", { on: { submit: (event) => { event.preventDefault(); close(input.value.trim()); } } },
                h("p", { text: "Nothing more is sent to it. Events wait in the log until it is resumed: nothing is lost." }),
                field("Reason", input, { help: "Shown to whoever finds it paused. May be empty." }),
                h("footer", {}, button("Cancel", { on: { click: () => close() } }), button("Pause", { kind: "primary", type: "submit" })),
            );
        });
        if (reason !== undefined) await act(() => post(`${path}/pause`, reason ? { reason } : {}), `“${row.name}” is paused.`);
    }

    async function resume() {
        const body = await askHowToResume(row);
        if (body) await act(() => post(`${path}/resume`, body), `“${row.name}” goes on.`);
    }

    async function tryOut() {
        test.disabled = true;
        answer.className = "test-answer quiet";
        answer.textContent = "Sending…";
        try {
            const { delivered, status, problem, duration_ms: took } = bare(await post(`${path}/test`));
            answer.className = `test-answer ${delivered ? "taken" : "field-error"}`;
            answer.textContent = delivered
                ? `The test event was taken: the address answered ${status} after ${took.toLocaleString()} ms.`
                : `The test event was not taken. ${sentence(problem || (status ? `The address answered ${status}` : "There was no answer"))}`;
        } catch (error) {
            answer.className = "test-answer field-error";
            answer.textContent = error.message;
        }
        test.disabled = false;
    }
}

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");

/** What is to be said of a delivery, as names and values. */
function factsOf({ delivery, active }) {
    if (!delivery) return [];
    const { behind = 0, waiting = 0, delivered = 0, failed = 0 } = delivery;
    const left = delivery.next_attempt_at ? Date.parse(delivery.next_attempt_at) - Date.now() : 0;
    return [
        ["Delivered through", `record ${(delivery.delivered_position ?? 0).toLocaleString()}`],
        ["Behind", behind === 0 ? "Nothing waits" : `${counted(behind, "record")}${waiting > 0 ? `; ${waiting === 1 ? "1 event waits" : `${waiting.toLocaleString()} events wait`} to be sent` : ""}`],
        ["Last success", delivery.last_success_at ? time(delivery.last_success_at) : "None since the start"],
        delivery.failing_since && ["Failing since", time(delivery.failing_since)],
        delivery.last_problem && delivery.state !== "delivering" && ["Last problem", sentence(delivery.last_problem)],
        delivery.stuck_position && ["Oldest not taken", `record ${delivery.stuck_position.toLocaleString()}`],
        delivery.next_attempt_at && active && delivery.state === "retrying" && ["Next attempt", left > 1000 ? `in ${duration(left)}` : "now"],
        ["Since the start", `${delivered.toLocaleString()} delivered, ${counted(failed, "attempt")} failed`],
    ].filter(Boolean);
}
