// The control of a condition: which conversations it fits is shown while it is written.

import { h, replace } from "../dom.js";
import { text as line } from "./text-fields.js";

/** A condition as an encoded query. */
export function query(field, changed) {
    const answer = h("p", { class: "query-answer", role: "status" });
    const made = line(field, () => { changed(); later(); });
    made.element.append(answer);
    let timer = null;
    let controller = null;
    const later = () => {
        clearTimeout(timer);
        timer = setTimeout(look, 500);
    };
    async function look() {
        controller?.abort();
        controller = new AbortController();
        let text = "";
        try {
            text = made.get();
        } catch {
            // What is missing is said elsewhere.
        }
        if (!text || !made.element.isConnected) return replace(answer);
        const url = new URL("/api/now/table/interaction", location.origin);
        for (const [name, value] of [["sysparm_query", text], ["sysparm_limit", "1"], ["sysparm_fields", "number"]]) url.searchParams.set(name, value);
        try {
            const response = await fetch(url, { headers: { Accept: "application/json" }, signal: controller.signal });
            const count = Number(response.headers.get("X-Total-Count"));
            const problem = response.ok ? null : (await response.json().catch(() => null))?.error;
            replace(answer, response.ok
                ? h("span", { class: "quiet", text: `${count.toLocaleString()} ${count === 1 ? "conversation fits" : "conversations fit"} it so far.` })
                : problem && h("span", { class: "field-error", text: (problem.detail ?? problem.message).replace(/^In sysparm_query: (\w)/, (_, first) => first.toUpperCase()) }));
        } catch {
            // The form is checked when it is saved.
        }
    }
    return { ...made, set: (value) => { made.set(value); if (value) later(); else replace(answer); } };
}
