// The verification of the log: it is begun here, and runs in the daemon beside its writer.

import { get, post } from "../api.js";
import { button, h, icon, replace } from "../dom.js";
import { announce } from "../parts.js";

const pause = 700;
const number = new Intl.NumberFormat();

/** A card that says whether the log is as it was written, and a function that ends it. */
export function verification() {
    let timer = null, isOver = false, was = "";
    const state = h("div", { class: "verify-state" });
    const meter = h("progress", { class: "verify-meter", "aria-label": "Records checked", hidden: true });
    const start = button("Verify the log", { icon: "audit", on: { click: () => ask(post("verifications")) } });
    const card = h(
        "section", { class: "card verify", "aria-labelledby": "verify-title" },
        h("h2", { id: "verify-title", text: "Is the log as it was written?" }), state, meter, start,
    );
    ask(get("verifications"));
    return { card, end: () => { isOver = true; clearTimeout(timer); } };

    async function ask(question) {
        clearTimeout(timer);
        start.disabled = true;
        try {
            const answer = await question;
            if (isOver) return;
            draw(answer);
            if (answer.state === "running") {
                timer = setTimeout(() => ask(get("verifications")), pause);
                return;
            }
        } catch (error) {
            if (isOver) return;
            meter.hidden = true;
            replace(state, h("p", { class: "notice bad", role: "alert", text: error.message }));
        }
        start.disabled = false;
    }

    function draw(answer) {
        const isRunning = answer.state === "running";
        meter.hidden = !isRunning;
        meter.max = Math.max(1, answer.last_position);
        meter.value = answer.checked ?? 0;
        replace(state, words(answer));
        if (was === "running" && !isRunning) announce(state.textContent);
        was = answer.state;
    }
}

function words(answer) {
    switch (answer.state) {
    case "running": return h("p", { text: `${number.format(answer.checked)} of ${number.format(answer.last_position)} records are checked.` });
    case "intact": return [
        h("p", { class: "verify-said good" }, icon("done"), h("strong", { text: `The log is intact: nothing was changed in ${number.format(answer.checked)} records.` })),
        h("p", { class: "quiet" }, "Root of all these records: ", h("code", { class: "hash", text: answer.root })),
    ];
    case "damaged": return [
        h("p", { class: "verify-said bad" }, icon("warning"), h("strong", { text: `The log is damaged: ${answer.finding_count === 1 ? "1 finding" : `${number.format(answer.finding_count)} findings`}.` })),
        h("ul", { class: "findings" }, answer.findings.map((finding) => h("li", { text: finding }))),
    ];
    case "failed": return h("p", { text: `The log could not be read: ${answer.problem}` });
    default: return h("p", { class: "quiet", text: "Every record is read and every hash computed anew. Nobody has to wait for it." });
    }
}
