// What several pages are made of.

import { button, h, icon, replace } from "./dom.js";
import { hue, initials } from "./words.js";

/** A round picture with the letters of a name. */
export function avatar(name, { size = "" } = {}) {
    return h("span", { class: `avatar hue-${hue(name)} ${size}`, "aria-hidden": "true", text: initials(name) });
}

/** What a page says when it has nothing to show. */
export function emptyState({ drawing, title, text, action }) {
    return h("div", { class: "empty" }, icon(drawing), h("h2", { text: title }), h("p", { text }), action);
}

/** Grey lines where rows will be. */
export function skeleton(rows = 6) {
    return h("div", { class: "skeleton", "aria-hidden": "true" }, Array.from({ length: rows }, () => h("div")));
}

/** What went wrong, with a button to try again. */
export function failure(error, retry) {
    return h(
        "div",
        { class: "notice bad", role: "alert" },
        icon("warning"),
        h("div", {}, h("strong", { text: "That did not work." }), h("p", { text: error.message })),
        retry && button("Try again", { on: { click: retry } }),
    );
}

let politeRegion, assertiveRegion, toasts;

/** Makes the places for messages, once. */
export function installMessages(root) {
    politeRegion = h("div", { class: "visually-hidden", "aria-live": "polite" });
    assertiveRegion = h("div", { class: "visually-hidden", "aria-live": "assertive" });
    toasts = h("div", { class: "toasts", role: "region", "aria-label": "Messages" });
    root.append(politeRegion, assertiveRegion, toasts);
}

/** Tells a screen reader something that others see. */
export function announce(text, { isUrgent = false } = {}) {
    replace(isUrgent ? assertiveRegion : politeRegion, text);
}

/**
 * Shows a message for a while; with `undo` a button and its seconds.
 *
 * @returns a function that takes it away
 */
export function toast(text, { kind = "", undo, seconds = undo ? 8 : 5 } = {}) {
    const message = h("div", { class: `toast ${kind}` }, h("span", { text }));
    const leave = () => {
        clearTimeout(timer);
        message.remove();
    };
    const timer = setTimeout(leave, seconds * 1000);
    if (undo) {
        message.append(button("Undo", { kind: "link", on: { click: () => { leave(); undo(); } } }));
    }
    message.append(button("Dismiss", { icon: "close", iconOnly: true, on: { click: leave } }));
    toasts.append(message);
    announce(text, { isUrgent: kind === "bad" });
    return leave;
}

/**
 * Opens a dialog and waits for its end.
 *
 * @param title what it is about
 * @param body `(close) => node`; `close(value)` ends it
 * @returns the value; undefined when it was left with Escape or the cross
 */
export function dialog(title, body, { size = "" } = {}) {
    return new Promise((resolve) => {
        let result;
        const before = document.activeElement;
        const close = (value) => {
            result = value;
            element.close();
        };
        const heading = h("h2", { id: "dialog-title", text: title });
        const element = h(
            "dialog",
            { class: `dialog ${size}`, "aria-labelledby": "dialog-title" },
            h("header", {}, heading, button("Close", { icon: "close", iconOnly: true, on: { click: () => close() } })),
            body(close),
        );
        element.addEventListener("close", () => {
            element.remove();
            if (before instanceof HTMLElement && before.isConnected) before.focus();
            resolve(result);
        });
        element.addEventListener("click", (event) => {
            if (event.target === element) close();
        });
        document.body.append(element);
        element.showModal();
    });
}

/** Asks yes or no; true for yes. */
export async function confirm(title, text, { yes = "Yes", no = "Cancel", kind = "primary" } = {}) {
    const answer = await dialog(title, (close) => h(
        "form",
        { on: { submit: (event) => { event.preventDefault(); close(true); } } },
        h("p", { text }),
        h(
            "footer", {},
            button(no, { on: { click: () => close(false) } }),
            button(yes, { kind, type: "submit", autofocus: true }),
        ),
    ));
    return answer === true;
}

/** A field with its label, help and error; `field.error(text)` shows one. */
export function field(label, input, { help } = {}) {
    const id = input.id || `field-${Math.random().toString(36).slice(2)}`;
    input.id = id;
    const message = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
    const hint = help && h("p", { class: "field-help", id: `${id}-help`, text: help });
    input.setAttribute("aria-describedby", [help && `${id}-help`, `${id}-error`].filter(Boolean).join(" "));
    const element = h("div", { class: "field" }, h("label", { for: id, text: label }), input, hint, message);
    element.error = (text) => {
        message.textContent = text ?? "";
        message.hidden = !text;
        input.toggleAttribute("aria-invalid", Boolean(text));
        if (text) input.setAttribute("aria-invalid", "true");
    };
    return element;
}
