// Where an agent writes: a message to the requester, or a private note.

import { part, post } from "../api.js";
import { button, h, icon, replace } from "../dom.js";
import { toast } from "../parts.js";
import { showCount } from "./composer-count.js";
import { composerParts } from "./composer-parts.js";
import { draft, keep } from "./drafts.js";
import { send } from "./outbox.js";
import { schedule } from "./scheduled.js";

export class Composer {
    element;
    #context;
    #row = null;
    #isNote = false;
    #isWritingNote = false;
    #obstacle = null;
    #parts = {};

    /** @param context `{workspace, directory, sent()}` */
    constructor(context) {
        this.#context = context;
        this.#parts = composerParts({
            directory: context.directory, row: () => this.#row,
            act: {
                changed: (isTyping) => this.#changed(isTyping), refresh: () => this.#refresh(),
                key: (event) => this.#key(event), paste: (event) => this.#paste(event),
                attach: (files) => this.#attach(files), mayAttach: () => this.#maySend,
                writeMessage: () => this.#setNote(false), toggleNote: () => this.#setNote(!this.#isNote),
                send: () => this.#send(),
            },
        });
        this.element = this.#parts.element;
    }

    /** Shows the composer of a conversation, with its draft. */
    show(row) {
        this.#row = row;
        this.#parts.later.clear();
        const kept = draft(row.sys_id);
        this.#parts.field.value = kept.text;
        this.#parts.pictures.files = kept.files;
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
        const { field, pictures } = this.#parts;
        field.value = field.value === "" ? body : `${body}\n${field.value}`;
        pictures.files = [...files, ...pictures.files];
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
        const { field, message, note, attach, templates, sendButton, count, box, later, pictures } = this.#parts;
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
        const isEmpty = field.value.trim() === "" && (notes || pictures.files.length === 0);
        sendButton.disabled = isEmpty || isBlocked || Boolean(later.problem);
        sendButton.querySelector("span").textContent = notes ? "Add note" : later.isOpen ? "Schedule" : "Send";
        if (notes) replace(count);
        else showCount(count, field.value);
        field.style.height = "auto";
        field.style.height = `${Math.min(field.scrollHeight + 2, 220)}px`;
    }

    #changed(isTyping = false) {
        if (this.#row) keep(this.#row.sys_id, {
            text: this.#parts.field.value, isNote: this.#isNote, files: this.#parts.pictures.files,
        });
        this.#parts.pictures.draw();
        this.#refresh();
        if (isTyping && !this.#notes) this.#parts.picker.look();
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
        if (!(await this.#parts.pictures.add(files, () => this.#row.sys_id === id))) return;
        this.#changed();
        this.focus();
    }

    async #send() {
        if (this.#parts.sendButton.disabled) return;
        const { field, pictures, later } = this.#parts;
        const { sys_id: id } = this.#row;
        const body = field.value.trim();
        const notes = this.#notes;
        const files = notes ? [] : pictures.files;
        const sendAt = notes ? null : later.sendAt;
        field.value = "";
        if (!notes) pictures.files = [];
        this.#isNote = false;
        this.#changed();
        if (notes) return this.#writeNote(id, body);
        if (!sendAt) {
            send(id, { body, files });
            return this.#context.sent();
        }
        later.clear();
        this.#refresh();
        return schedule(id, { body, files, sendAt }, () => this.#return(id, { body, files }));
    }

    async #writeNote(id, body) {
        try {
            await post(`interactions/${part(id)}/notes`, { body });
        } catch (error) {
            toast(error.message, { kind: "bad" });
            this.#return(id, { body, files: [], isNote: true });
        }
    }

    /** Puts what was not sent back into the field, or among the drafts when another conversation is shown. */
    #return(id, { body, files, isNote = false }) {
        if (this.#row.sys_id === id) this.takeBack({ body, files });
        else keep(id, { text: body, isNote, files });
    }
}
