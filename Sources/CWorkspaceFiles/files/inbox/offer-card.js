// What is offered to an agent, as a card with a clock that runs out.

import { button, h, replace } from "../dom.js";
import { avatar } from "../parts.js";
import { phoneText, requesterName, said } from "../conversations/names.js";
import { duration, timeText } from "../words.js";

const circumference = 2 * Math.PI * 15;

/** The card of an offer; `card.tick(now)` moves its clock. */
export function offerCard({ item, row }, work, { accept, reject, isChosen }) {
    const name = row ? requesterName(row) : "A conversation";
    const seconds = h("span", { class: "offer-seconds", "aria-hidden": "true" });
    const arc = h("circle", { class: "offer-arc", cx: 18, cy: 18, r: 15, "stroke-dasharray": circumference });
    const waited = h("span", {});
    const isRejectable = work.isRejectable(item);
    const card = h(
        "li", { class: `offer card${isChosen ? " chosen" : ""}`, data: { item: item.sys_id }, "aria-label": `Offer: ${name}` },
        avatar(name),
        h(
            "div", { class: "grow" },
            h("h3", { class: "offer-name" }, said(name), row?.conflict && h("span", { class: "badge warn", text: "Number in dispute" })),
            h(
                "p", { class: "offer-facts" },
                row?.opened_for_name && row.requester && h("span", { text: phoneText(row.requester) }),
                work.queueName(item.queue) && h("span", { text: work.queueName(item.queue) }),
                waited,
            ),
            row?.last_message && h("p", { class: "offer-text" }, said(lastWords(row))),
            h(
                "div", { class: "row offer-actions" },
                button("Accept", { kind: "primary", icon: "done", data: { does: "accept" }, on: { click: () => accept() } }),
                isRejectable && button("Reject …", { icon: "close", data: { does: "reject" }, on: { click: () => reject() } }),
                !isRejectable && h("span", { class: "quiet", text: "This queue’s work cannot be rejected." }),
            ),
        ),
        h(
            "div", { class: "offer-clock" },
            h("svg", { viewBox: "0 0 36 36", "aria-hidden": "true" }, h("circle", { class: "offer-ring", cx: 18, cy: 18, r: 15 }), arc),
            seconds,
        ),
    );
    card.tick = (now) => {
        const end = Date.parse(item.expires_at);
        const left = Math.max(0, end - now);
        const whole = Math.max(1, end - Date.parse(item.offered_on));
        arc.style.setProperty("stroke-dashoffset", String(circumference * (1 - Math.min(1, left / whole))));
        card.classList.toggle("hurried", left < 15_000);
        seconds.textContent = left < 100_000 ? String(Math.ceil(left / 1000)) : `${Math.ceil(left / 60_000)} m`;
        replace(waited, `waiting ${duration(now - Date.parse(item.waiting_since))}`);
        waited.title = timeText(item.waiting_since);
    };
    card.tick(Date.now());
    return card;
}

/** What the requester said last, for a list. */
export function lastWords(row) {
    const last = row.last_requester_message ?? row.last_message;
    if (!last) return "";
    return last.body || (last.files ? "Picture" : "");
}
