// Where an agent writes: a message to the requester, or a private note.

import { part, post, remove, requestID } from "../api.js";
import { button, h, icon, replace } from "../dom.js";
import { LaterField } from "../later.js";
import { toast } from "../parts.js";
import { momentText } from "../words.js";
import { sizeText } from "./bubbles.js";
import { draft, keep } from "./drafts.js";
import { send } from "./outbox.js";
import { measure } from "./segments.js";
import { templatePicker } from "./template-picker.js";

const filesMax = 10;

export class Composer {
    element;
    #context;
    #row = null;
    #files = [];
    #isNote = false;
    #isWritingNote = false;
    #obstacle = null;
    #parts = {};

    /** @param context `{workspace, directory, sent()}` */
    constructor(context) {
        this.#context = context;
        this.#build();
    }

    #build() {
        const field = h("textarea", {
            class: "composer-text", rows: 1, "aria-label": "Message", dir: "auto", enterkeyhint: "send",
            role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
            "aria-controls": "template-list", "aria-describedby": "composer-count",
            on: {
                input: () => this.#changed(true), keydown: (event) => this.#key(event),
                paste: (event) => this.#paste(event),
                click: () => this.#parts.picker.look(), blur: () => this.#parts.picker.close(),
            },
        });
        const picker = templatePicker(
            field, { directory: this.#context.directory, interaction: () => this.#row?.sys_id },
            () => this.#changed(),
        );
        const chosen = h("input", {
            type: "file", accept: "image/*", multiple: true, hidden: true,
            on: { change: () => { this.#attach([...chosen.files]); chosen.value = ""; } },
        });
        const message = button("Message", {
            class: "button mode", "aria-pressed": "true", on: { click: () => this.#setNote(false) },
        });
        const note = button("Private note", {
            class: "button mode note-mode", icon: "note", "aria-pressed": "false", title: "Private note",
            on: { click: () => this.#setNote(!this.#isNote) },
        });
        const attach = button("Attach a picture", {
            icon: "attach", iconOnly: true, on: { click: () => chosen.click() },
        });
        const templates = button("Templates (/)", {
            icon: "template", iconOnly: true, on: { click: () => picker.open() },
        });
        const later = new LaterField({
            iconOnly: true, changed: () => this.#refresh(),
            whom: () => this.#row && { from: this.#row.company, to: this.#row.requester },
        });
        const sendButton = button("Send", { icon: "send", kind: "primary", on: { click: () => this.#send() } });
        const count = h("p", { class: "composer-count", id: "composer-count" });
        const files = h("ul", { class: "composer-files" });
        const obstacle = h("div", { class: "composer-obstacle", hidden: true });
        const box = h(
            "div", { class: "composer-box" },
            h("div", { class: "composer-modes", role: "group", "aria-label": "What is written" }, message, note),
            picker.element, files, field, later.element,
            h("div", { class: "composer-tools" }, attach, templates, later.toggle, count, sendButton), chosen,
        );
        this.element = h("div", { class: "composer" }, obstacle, box);
        this.element.addEventListener("dragover", (event) => { if (this.#maySend) event.preventDefault(); });
        this.element.addEventListener("drop", (event) => {
            event.preventDefault();
            this.#attach([...event.dataTransfer.files]);
        });
        this.#parts = { field, picker, message, note, attach, templates, sendButton, count, files, obstacle, box, later };
    }

    /** Shows the composer of a conversation, with its draft. */
    show(row) {
        this.#row = row;
        this.#parts.later.clear();
        const kept = draft(row.sys_id);
        this.#parts.field.value = kept.text;
        this.#files = kept.files;
        this.#setNote(kept.isNote, false);
        this.#changed();
    }

    /**
     * Says whether something can be sent.
     *
     * @param row as it is now
     * @param obstacle `{text, action: {label, run}}`; null when there is none
     * @param mayWriteNotes whether notes are possible all the same
     */
    update(row, obstacle, mayWriteNotes) {
        this.#row = row;
        this.#obstacle = obstacle;
        const { obstacle: place, note, box } = this.#parts;
        place.hidden = !obstacle;
        if (obstacle) {
            replace(
                place, icon(obstacle.drawing ?? "warning"), h("span", { text: obstacle.text }),
                obstacle.action && button(obstacle.action.label, { on: { click: obstacle.action.run } }),
            );
        }
        note.disabled = !mayWriteNotes;
        box.hidden = Boolean(obstacle) && !mayWriteNotes;
        if (obstacle && mayWriteNotes && !this.#isNote && this.#parts.field.value === "") this.#isWritingNote = true;
        else if (!obstacle) this.#isWritingNote = false;
        this.#refresh();
    }

    focus() {
        if (!this.#parts.box.hidden) this.#parts.field.focus();
    }

    openTemplates() {
        if (this.#maySend) this.#parts.picker.open();
    }

    /** Puts a text back that was not sent. */
    takeBack({ body, files }) {
        const { field } = this.#parts;
        field.value = field.value === "" ? body : `${body}\n${field.value}`;
        this.#files = [...files, ...this.#files].slice(0, filesMax);
        this.#changed();
        this.focus();
    }

    get #maySend() { return !this.#obstacle && !this.#isNote; }
    get #notes() { return this.#isNote || this.#isWritingNote; }

    #setNote(isNote, focuses = true) {
        this.#isNote = isNote;
        if (!isNote) this.#isWritingNote = false;
        this.#changed();
        if (focuses) this.focus();
    }

    #refresh() {
        const { field, message, note, attach, templates, sendButton, count, box, later } = this.#parts;
        if (!later) return;
        const notes = this.#notes;
        box.classList.toggle("writes-note", notes);
        message.setAttribute("aria-pressed", String(!notes));
        note.setAttribute("aria-pressed", String(notes));
        field.placeholder = notes ? "A note that only colleagues see" : "Write a message, / for templates";
        field.setAttribute("aria-label", notes ? "Private note" : "Message");
        attach.disabled = templates.disabled = later.toggle.disabled = notes || Boolean(this.#obstacle);
        if ((notes || this.#obstacle) && later.isOpen) later.clear();
        const isBlocked = Boolean(this.#obstacle) && !notes;
        field.readOnly = isBlocked;
        message.disabled = Boolean(this.#obstacle);
        const isEmpty = field.value.trim() === "" && (notes || this.#files.length === 0);
        sendButton.disabled = isEmpty || isBlocked || Boolean(later.problem);
        sendButton.querySelector("span").textContent = notes ? "Add note" : later.isOpen ? "Schedule" : "Send";
        if (notes) replace(count);
        else showCount(count, measure(field.value), field.value);
        field.style.height = "auto";
        field.style.height = `${Math.min(field.scrollHeight + 2, 220)}px`;
    }

    #changed(isTyping = false) {
        if (this.#row) keep(this.#row.sys_id, {
            text: this.#parts.field.value, isNote: this.#isNote, files: this.#files,
        });
        this.#showFiles();
        this.#refresh();
        if (isTyping && !this.#notes) this.#parts.picker.look();
    }

    #showFiles() {
        replace(this.#parts.files, this.#files.map((file) => h(
            "li", {},
            h("img", { src: `/api/ledgerline/v1/attachments/${part(file.hash)}`, alt: "" }),
            h("span", { text: `Picture, ${sizeText(file.size)}` }),
            button("Remove the picture", {
                icon: "close", iconOnly: true,
                on: { click: () => { this.#files = this.#files.filter((each) => each !== file); this.#changed(); } },
            }),
        )));
    }

    #key(event) {
        if (this.#parts.picker.take(event) || event.isComposing) return;
        if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            this.#send();
        }
        if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            this.#parts.field.blur();
        }
    }

    #paste(event) {
        const files = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
        if (files.length === 0 || !this.#maySend) return;
        event.preventDefault();
        this.#attach(files);
    }

    async #attach(files) {
        const { sys_id: id } = this.#row;
        for (const file of files.slice(0, filesMax - this.#files.length)) {
            try {
                const kept = await post("attachments", file);
                if (this.#row.sys_id !== id) return;
                if (!kept.type.startsWith("image/")) throw new Error("Only pictures can be sent.");
                this.#files.push(kept);
            } catch (error) {
                toast(
                    error.status === 413 ? `${file.name} is too large to be sent.` : error.message,
                    { kind: "bad" },
                );
            }
        }
        this.#changed();
        this.focus();
    }

    /** Keeps a message for its moment; undoing takes it back into the field. */
    async #schedule({ body, files, sendAt }) {
        const { sys_id: id } = this.#row;
        this.#parts.later.clear();
        this.#refresh();
        const again = () => {
            if (this.#row.sys_id === id) this.takeBack({ body, files });
            else keep(id, { text: body, isNote: false, files });
        };
        try {
            const message = { body, send_at: sendAt, ...(files.length > 0 && { attachments: files.map((file) => file.hash) }) };
            const kept = await post(`interactions/${part(id)}/messages`, message, { key: requestID() });
            const held = kept.quiet_until ? ` Quiet hours hold it until ${momentText(kept.quiet_until)}.` : "";
            toast(`Scheduled for ${momentText(kept.send_at)}.${held}`, {
                undo: () => remove(`scheduled-messages/${part(kept.message)}`).then(again, (error) => toast(error.message, { kind: "bad" })),
            });
        } catch (error) {
            toast(error.message, { kind: "bad" });
            again();
        }
    }

    async #send() {
        const { field } = this.#parts;
        const body = field.value.trim();
        const notes = this.#notes;
        if (this.#parts.sendButton.disabled) return;
        const files = notes ? [] : this.#files;
        const sendAt = notes ? null : this.#parts.later.sendAt;
        field.value = "";
        this.#files = notes ? this.#files : [];
        this.#isNote = false;
        this.#changed();
        if (sendAt) return this.#schedule({ body, files, sendAt });
        if (!notes) {
            send(this.#row.sys_id, { body, files });
            return this.#context.sent();
        }
        const { sys_id: id } = this.#row;
        try {
            await post(`interactions/${part(id)}/notes`, { body });
        } catch (error) {
            toast(error.message, { kind: "bad" });
            if (this.#row.sys_id === id) this.takeBack({ body, files: [] });
            else keep(id, { text: body, isNote: true, files: [] });
        }
    }
}

/** "U+0301", for what cannot be seen by itself. */
function codePoint(character) {
    return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function showCount(place, { alphabet, units, segments, unitsLeft, foreign }, text) {
    if (text === "") return replace(place);
    const shown = foreign.slice(0, 3).map((each) => (/\p{M}|\p{C}/u.test(each) ? codePoint(each) : `“${each}”`));
    replace(
        place,
        h("span", { class: segments > 3 ? "many" : "", text: `${unitsLeft} left · ${segments} SMS` }),
        alphabet === "ucs2" && h("span", {
            class: "alphabet", title: "Characters outside of the 7-bit alphabet: 70 instead of 160 fit one SMS.",
            text: `${shown.join(" ")}${foreign.length > 3 ? " …" : ""} make it UCS-2`,
        }),
        h("span", { class: "visually-hidden", text: `, ${units} characters` }),
    );
}
