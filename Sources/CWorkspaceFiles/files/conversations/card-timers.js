// The part of the card that says what will happen by itself, to the second and without asking anybody.

import { h, icon } from "../dom.js";
import { duration, phrase, timeText } from "../words.js";
import { isClosed } from "./names.js";

/** The timers that run, the next one first. */
export function timersPart(row, directory) {
    if (isClosed(row)) return null;
    const timers = row.timers ?? [];
    return h(
        "section", {},
        h("h3", { text: "What happens by itself" }),
        timers.length === 0
            ? h("p", { class: "quiet", text: "Nothing is waiting to happen." })
            : h("ul", { class: "timer-list" }, timers.map((timer) => h(
                "li", {
                    data: { due: timer.due, action: timer.action ?? "", event: timer.event, message: timer.message ?? "" },
                    title: [timer.message ? "Scheduled message" : directory.name("actions", timer.action, "Messaging action"),
                        timeText(timer.due)].join(", "),
                },
                icon("clock"), h("span", {}),
            ))),
    );
}

/** "Closes in 1 d 3 h if no reply", as it is this second. */
export function showTimers(element, directory) {
    for (const item of element.querySelectorAll(".timer-list li")) {
        const action = directory.row("actions", item.dataset.action);
        const left = new Date(item.dataset.due) - Date.now();
        const place = item.lastElementChild;
        if (item.dataset.message) {
            const text = left > 0 ? `Sends a scheduled message in ${duration(left)}` : "Sends a scheduled message now";
            if (place.textContent !== text) place.textContent = text;
            continue;
        }
        const what = {
            set_state: action?.state?.startsWith("closed") ? "Closes" : `Becomes ${phrase(action?.state)}`,
            prompt_agent: "Reminds the agent", prompt_requester: "Prompts the requester",
            reassign: "Goes back to the queue",
        }[action?.kind] ?? "Acts";
        const isTheirs = item.dataset.event === "agent_message_without_requester_response";
        const unless = isTheirs ? "if no reply" : "unless answered";
        const text = left > 0 ? `${what} in ${duration(left)} ${unless}` : `${what} now`;
        if (place.textContent !== text) place.textContent = text;
    }
}
