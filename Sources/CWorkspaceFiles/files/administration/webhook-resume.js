// Where a paused webhook goes on.

import { get } from "../api.js";
import { button, h } from "../dom.js";
import { dialog, field } from "../parts.js";
import { counted } from "./webhook-words.js";

/** Asks where it goes on; the body of the request, or undefined when it stays paused. */
export async function askHowToResume(row) {
    const delivered = row.delivery?.delivered_position ?? 0;
    const last = (await get("status").catch(() => null))?.last_position ?? delivered;
    const missed = Math.max(0, last - delivered);
    const position = h("input", { type: "text", inputmode: "numeric", class: "short", value: delivered + 1, on: { input: () => { tell(); choose("position"); } } });
    const place = field("Position", position, { help: " " });
    const hint = place.querySelector(".field-help");
    const option = (value, title, about) => h(
        "label", { class: "choice" }, h("input", { type: "radio", name: "resume", value, checked: value === "stopped" }),
        h("span", {}, h("strong", { text: title }), h("br"), h("span", { class: "quiet", text: about })),
    );
    const options = h(
        "fieldset", { class: "field resume-choice" }, h("legend", { class: "visually-hidden", text: "Where it goes on" }),
        option("stopped", "Where it stopped", missed > 0 ? `What happened meanwhile is sent now: ${counted(missed, "record")}, as far as they are chosen.` : "Nothing happened meanwhile."),
        option("now", "From now on", missed > 0 ? `What happened meanwhile is never sent to it: ${counted(missed, "record")}.` : "Nothing is left out."),
        option("position", "From a position in the log", "To send something again, or to leave something out."), place,
    );
    const choose = (value) => { options.querySelector(`input[value=${value}]`).checked = true; };
    tell();
    return dialog(`Resume “${row.name}”`, (close) => h(
        "form", { novalidate: true, on: { submit: (event) => { event.preventDefault(); submit(close); } } },
        options,
        h("footer", {}, button("Cancel", { on: { click: () => close() } }), button("Resume", { kind: "primary", type: "submit" })),
    ));

    function tell() {
        const from = Number(position.value);
        hint.textContent = !isPosition(from) ? `A record has a number from 1 to ${(last + 1).toLocaleString()}.`
            : from <= delivered ? `Sends ${counted(delivered - from + 1, "record")} again, as far as they are chosen; receivers know them by their webhook-id.`
            : from > delivered + 1 ? `Leaves out ${counted(from - delivered - 1, "record")}.` : "That is where it stopped.";
    }

    function isPosition(number) {
        return Number.isInteger(number) && number >= 1 && number <= last + 1;
    }

    function submit(close) {
        const { value } = options.querySelector("input[name=resume]:checked");
        if (value === "stopped") return close({});
        if (value === "now") return close({ from: last + 1 });
        if (!isPosition(Number(position.value))) {
            place.error("Write the number of a record.");
            return position.focus();
        }
        close({ from: Number(position.value) });
    }
}
