// The pictures of a message that is being written: chosen, pasted or dropped, and kept by the server at once.

import { part, post } from "../api.js";
import { button, h, replace } from "../dom.js";
import { toast } from "../parts.js";
import { sizeText } from "./bubbles.js";

const filesMax = 10;

export class ComposerPictures {
    /** The pictures, each with a button that takes it out. */
    element = h("ul", { class: "composer-files" });
    /** Where the browser lets somebody choose files; it is never seen. */
    chooser;
    #files = [];
    #changed;

    /**
     * @param chosen called with files that were chosen
     * @param changed called after a picture was taken out
     */
    constructor({ chosen, changed }) {
        this.#changed = changed;
        this.chooser = h("input", {
            type: "file", accept: "image/*", multiple: true, hidden: true,
            on: { change: () => { chosen([...this.chooser.files]); this.chooser.value = ""; } },
        });
    }

    /** The pictures as the server has them: `{hash, size, type}` of each. */
    get files() { return this.#files; }
    set files(files) { this.#files = files.slice(0, filesMax); }

    /**
     * Gives files to the server and keeps those that are pictures.
     *
     * @param isStill whether the conversation is still the one that they were meant for
     * @returns false when it left off because another one is shown
     */
    async add(files, isStill) {
        for (const file of files.slice(0, filesMax - this.#files.length)) {
            try {
                const kept = await post("attachments", file);
                if (!isStill()) return false;
                if (!kept.type.startsWith("image/")) throw new Error("Only pictures can be sent.");
                this.#files.push(kept);
            } catch (error) {
                toast(
                    error.status === 413 ? `${file.name} is too large to be sent.` : error.message,
                    { kind: "bad" },
                );
            }
        }
        return true;
    }

    draw() {
        replace(this.element, this.#files.map((file) => h(
            "li", {},
            h("img", { src: `/api/ledgerline/v1/attachments/${part(file.hash)}`, alt: "" }),
            h("span", { text: `Picture, ${sizeText(file.size)}` }),
            button("Remove the picture", {
                icon: "close", iconOnly: true, on: { click: () => this.#remove(file) },
            }),
        )));
    }

    #remove(file) {
        this.#files = this.#files.filter((each) => each !== file);
        this.#changed();
    }
}
