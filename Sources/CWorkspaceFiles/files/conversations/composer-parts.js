// What a composer is made of.

import { button, h } from "../dom.js";
import { LaterField } from "../later.js";
import { ComposerPictures } from "./composer-pictures.js";
import { templatePicker } from "./template-picker.js";

/**
 * Makes the parts and puts them together as `element`.
 *
 * @param directory where the templates are
 * @param row gives the conversation that is shown; null before the first
 * @param act `{changed(isTyping), refresh(), key(event), paste(event), attach(files), mayAttach(),
 *     writeMessage(), toggleNote(), send()}`
 */
export function composerParts({ directory, row, act }) {
    const field = h("textarea", {
        // Nothing is written before the conversation and its draft are there.
        class: "composer-text", rows: 1, readonly: true, "aria-label": "Message", dir: "auto", enterkeyhint: "send",
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
        "aria-controls": "template-list", "aria-describedby": "composer-count",
        on: {
            input: () => act.changed(true), keydown: act.key, paste: act.paste,
            click: () => picker.look(), blur: () => picker.close(),
        },
    });
    const picker = templatePicker(
        field, { directory, interaction: () => row()?.sys_id }, () => act.changed(),
    );
    const pictures = new ComposerPictures({ chosen: act.attach, changed: () => act.changed() });
    const later = new LaterField({
        iconOnly: true, changed: act.refresh,
        whom: () => row() && { from: row().company, to: row().requester },
    });
    const message = button("Message", {
        class: "button mode", "aria-pressed": "true", on: { click: act.writeMessage },
    });
    const note = button("Private note", {
        class: "button mode note-mode", icon: "note", "aria-pressed": "false", title: "Private note",
        on: { click: act.toggleNote },
    });
    const attach = button("Attach a picture", {
        icon: "attach", iconOnly: true, on: { click: () => pictures.chooser.click() },
    });
    const templates = button("Templates (/)", {
        icon: "template", iconOnly: true, on: { click: () => picker.open() },
    });
    const sendButton = button("Send", { icon: "send", kind: "primary", on: { click: act.send } });
    const count = h("p", { class: "composer-count", id: "composer-count" });
    const obstacle = h("div", { class: "composer-obstacle", hidden: true });
    const box = h(
        "div", { class: "composer-box" },
        h("div", { class: "composer-modes", role: "group", "aria-label": "What is written" }, message, note),
        picker.element, pictures.element, field, later.element,
        h("div", { class: "composer-tools" }, attach, templates, later.toggle, count, sendButton), pictures.chooser,
    );
    const element = h("div", { class: "composer" }, obstacle, box);
    element.addEventListener("dragover", (event) => { if (act.mayAttach()) event.preventDefault(); });
    element.addEventListener("drop", (event) => {
        event.preventDefault();
        act.attach([...event.dataTransfer.files]);
    });
    return {
        element, obstacle, box, message, note, picker, pictures, field, later, attach, templates, count, sendButton,
    };
}
