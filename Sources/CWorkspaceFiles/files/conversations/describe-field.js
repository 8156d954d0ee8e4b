// The short description of a conversation, while it is changed.

import { h, replace } from "../dom.js";

/**
 * Puts a field in the place of what an element has.
 *
 * @param text as it is
 * @param done called once, with the new text; null when it was left with Escape
 */
export function describeField(place, text, done) {
    const input = h("input", {
        class: "describe-field", value: text, maxlength: 160,
        "aria-label": "Short description", placeholder: "What is it about?",
    });
    let isDone = false;
    const finish = (isKept) => {
        // To take the field away takes its focus too.
        if (isDone) return;
        isDone = true;
        const written = input.value.trim();
        input.remove();
        done(isKept ? written : null);
    };
    input.addEventListener("keydown", (event) => {
        if (event.key === "Enter") finish(true);
        else if (event.key === "Escape") finish(false);
        else return;
        event.preventDefault();
        event.stopPropagation();
    });
    input.addEventListener("blur", () => finish(true));
    replace(place, input);
    input.focus();
    input.select();
}
