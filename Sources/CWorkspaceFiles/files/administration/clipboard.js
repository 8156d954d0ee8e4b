// Secrets and addresses that are copied to where they are used.

import { h } from "../dom.js";
import { dialog, toast } from "../parts.js";

/** Puts a text into the clipboard, and says so. */
export async function copyText(text, what) {
    try {
        await navigator.clipboard.writeText(text);
        toast(`${what} was copied.`, { seconds: 3 });
    } catch {
        await dialog(`Copy ${what}`, () => h("input", { value: text, readonly: true, "aria-label": what, class: "mono" }));
    }
}
