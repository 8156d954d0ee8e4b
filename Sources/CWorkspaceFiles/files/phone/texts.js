// What was said between a pretend phone and a company number.

import { button, h } from "../dom.js";
import { clock } from "../words.js";

/** The items of the list; `again(entry)` sends a text that was not sent. */
export function textItems(texts, again) {
    if (texts.length === 0) return h("li", { class: "quiet nothing", text: "No messages with this number yet." });
    const today = new Date().toDateString();
    let last = "";
    return texts.map((entry) => {
        const day = new Date(entry.at).toDateString();
        const divider = day !== last && day !== today && h("li", { class: "day quiet", text: day });
        last = day;
        return [divider, textItem(entry, again)];
    });
}

function textItem(entry, again) {
    const isFailed = entry.state === "failed";
    return h(
        "li", { class: `text ${entry.isOwn ? "own" : "company"}${isFailed ? " failed" : ""}` },
        h("p", { dir: "auto" }, h("span", { class: "visually-hidden", text: entry.isOwn ? "You: " : "Company: " }), entry.text),
        h(
            "div", { class: "meta" },
            h("time", { datetime: new Date(entry.at).toISOString(), text: clock.format(entry.at) }),
            entry.isOwn && h("span", { text: { sending: "sending", sent: "sent", failed: "not sent" }[entry.state ?? "sent"] }),
            isFailed && button("Try again", { kind: "link", on: { click: () => again(entry) } }),
        ),
        isFailed && entry.problem && h("p", { class: "field-error", text: entry.problem }),
    );
}
