// The text of a new message: its length as SMS, templates, pictures.

import { all, part, post } from "../api.js";
import { button, h, replace } from "../dom.js";
import { field, toast } from "../parts.js";
import { measure } from "../conversations/segments.js";

const filesMax = 10;

/**
 * Makes the field.
 *
 * @param context `{fill(text)}` fills the fields of a template in; `changed()` is called after each change
 * @returns `element`, `text`, `files`, `clear()`, `error(text)`
 */
export function messageField({ fill, changed }) {
    const area = h("textarea", { rows: 5, dir: "auto", "aria-describedby": "compose-count", on: { input: update, paste } });
    const place = field("Message", area);
    const count = h("p", { class: "field-help compose-count", id: "compose-count" });
    const shown = h("ul", { class: "compose-files" });
    const chosen = h("input", { type: "file", accept: "image/*", multiple: true, hidden: true, on: { change: () => { attach([...chosen.files]); chosen.value = ""; } } });
    const templates = h("select", { class: "compose-templates", "aria-label": "Put in a template", on: { change: putTemplate } }, h("option", { value: "", text: "Template …" }));
    let rows = [];
    let files = [];
    all("response-templates").then((found) => {
        rows = found.filter((row) => row.active);
        templates.append(...rows.map((row) => h("option", { value: row.sys_id, text: row.name })));
        templates.hidden = rows.length === 0;
    }).catch(() => { templates.hidden = true; });
    update();

    return {
        element: h(
            "div", { class: "stack" }, place, shown,
            h("div", { class: "compose-tools" }, templates, button("Picture", { icon: "attach", on: { click: () => chosen.click() } }), count, chosen),
        ),
        area,
        get text() { return area.value.trim(); },
        set text(text) { area.value = text; update(); },
        get files() { return files; },
        clear() { area.value = ""; files = []; update(); },
        error: (text) => place.error(text),
    };

    function update() {
        const { alphabet, units, segments, unitsLeft, foreign } = measure(area.value);
        count.classList.toggle("many", segments > 3);
        replace(
            count,
            area.value === "" ? "160 characters fit one SMS" : `${units} characters · ${segments} SMS · ${unitsLeft} left`,
            alphabet === "ucs2" && h("span", { class: "badge warn", title: "Characters outside of the 7-bit alphabet: 70 instead of 160 fit one SMS.", text: `${names(foreign)} ${foreign.length === 1 ? "makes" : "make"} it UCS-2` }),
        );
        replace(shown, files.map((file) => h(
            "li", {},
            h("img", { src: `/api/ledgerline/v1/attachments/${part(file.hash)}`, alt: "Picture to be sent" }),
            button("Remove the picture", { icon: "close", iconOnly: true, on: { click: () => { files = files.filter((each) => each !== file); update(); } } }),
        )));
        place.error("");
        changed();
    }

    function putTemplate() {
        const row = rows.find((each) => each.sys_id === templates.value);
        templates.value = "";
        if (!row) return;
        const text = fill(row.text ?? "");
        area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
        area.focus();
        update();
    }

    function paste(event) {
        const pictures = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
        if (pictures.length === 0) return;
        event.preventDefault();
        attach(pictures);
    }

    async function attach(pictures) {
        for (const file of pictures.slice(0, filesMax - files.length)) {
            try {
                const kept = await post("attachments", file);
                if (!kept.type.startsWith("image/")) throw new Error("Only pictures can be sent.");
                files = [...files, kept];
            } catch (error) {
                toast(error.status === 413 ? `${file.name} is too large to be sent.` : error.message, { kind: "bad" });
            }
        }
        update();
    }
}

function names(characters) {
    const shown = characters.slice(0, 3).map((each) => (/\p{M}|\p{C}|\p{Z}/u.test(each)
        ? `U+${each.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : `“${each}”`));
    return shown.join(" ") + (characters.length > 3 ? " …" : "");
}
