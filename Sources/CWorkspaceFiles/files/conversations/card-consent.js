// The part of the card that says whether the requester wants messages (row Y4).

import { post } from "../api.js";
import { button, h, icon } from "../dom.js";
import { toast } from "../parts.js";
import { shortTime, timeText } from "../words.js";
import { askConsent } from "./dialogs.js";
import { said } from "./names.js";

/**
 * What the requester wants, with what can be done about it.
 *
 * @param consent the record of it, once it is loaded
 */
export function consentPart(row, can, consent, directory) {
    if (!row.requester) return null;
    const since = row.opted_out_since;
    const by = consent?.by ? `recorded by ${directory.name("users", consent.by)}` : "";
    const cause = consent?.message ? "by a message" : by;
    const record = button(since ? "Record a return…" : "Record an opt-out…", {
        kind: "link", data: { key: "consent" }, title: can.consent ?? null,
        "aria-disabled": can.consent ? "true" : null,
        on: { click: () => (can.consent ? toast(can.consent) : askConsent(row, Boolean(since))) },
    });
    return h(
        "section", {},
        h("h3", { text: "Messages" }),
        since
            ? h(
                "div", { class: "notice bad" }, icon("warning"),
                h(
                    "div", {}, h("strong", { text: "Opted out" }),
                    h("p", {
                        title: timeText(since),
                        text: [`since ${shortTime(since)}`, cause].filter(Boolean).join(", "),
                    }),
                    consent?.reason && h("p", {}, said(`“${consent.reason}”`)),
                ),
            )
            : row.revocation_suspected_at
                ? h(
                    "div", { class: "notice warn" }, icon("warning"),
                    h(
                        "div", {}, h("strong", { text: "May want no more messages" }),
                        h("p", {
                            text: `A message of ${shortTime(row.revocation_suspected_at)} sounds like it.`
                                + " Read it and decide.",
                        }),
                        !can.consent && h(
                            "div", { class: "row" },
                            button("Opt out", {
                                data: { key: "optout" }, on: { click: () => decide(row, true) },
                            }),
                            button("Goes on", {
                                data: { key: "optin" }, on: { click: () => decide(row, false) },
                            }),
                        ),
                    ),
                )
                : h("p", {}, "Gets messages."),
        record,
    );
}

async function decide(row, isOptedOut) {
    try {
        await post("consents", {
            requester: row.requester, company: row.company, opted_out: isOptedOut,
            reason: "decided after reading the message",
        });
    } catch (error) {
        toast(error.message, { kind: "bad" });
    }
}
