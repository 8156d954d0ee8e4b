// Asks why an offer is rejected.

import { all } from "../api.js";
import { button, h } from "../dom.js";
import { dialog } from "../parts.js";

/**
 * Lets somebody choose a reason.
 *
 * @returns the reason's identifier, "" for none, undefined when it was called off
 */
export async function askReason(name) {
    const reasons = (await all("reject-reasons")).filter((reason) => reason.active);
    return dialog(`Reject ${name}?`, (close) => {
        const choices = [...reasons, { sys_id: "", name: "No reason" }];
        return h(
            "form",
            { on: { submit: (event) => {
                event.preventDefault();
                close(new FormData(event.target).get("reason") ?? "");
            } } },
            h(
                "fieldset", { class: "plain-set" }, h("legend", { text: "Why?" }),
                choices.map((reason, place) => h(
                    "label", { class: "check" },
                    h("input", { type: "radio", name: "reason", value: reason.sys_id, checked: place === 0, autofocus: place === 0 }),
                    h("span", {}, reason.name, reason.sys_id && !reason.reassignable && h("span", { class: "quiet", text: " · you are not asked again" })),
                )),
            ),
            h(
                "footer", {},
                button("Cancel", { on: { click: () => close() } }),
                button("Reject", { kind: "danger", type: "submit" }),
            ),
        );
    });
}
