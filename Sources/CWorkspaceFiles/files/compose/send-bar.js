// The end of the form: when the message is sent, what sending asks for first, and the button.

import { said } from "../conversations/names.js";
import { button, h, icon, replace } from "../dom.js";
import { LaterField } from "../later.js";
import { field } from "../parts.js";

export class SendBar {
    element;
    /** When the message is sent. */
    later;
    #changed;
    #isQuiet = false;
    #problem = h("div", { class: "notice bad", role: "alert", hidden: true });
    #confirm;
    #confirmLabel = h("span", {});
    #confirmPlace;
    #reason;
    #reasonField;
    #send = button("Send", { kind: "primary", icon: "send", type: "submit" });

    /**
     * @param whom `() => ({from, to, requester})`; null while it is not known
     * @param changed called when somebody changes what sending asks for
     * @param changedLater called when the moment, or what is known of it, changes
     */
    constructor({ whom, changed, changedLater }) {
        this.#changed = changed;
        this.#confirm = h("input", { type: "checkbox", on: { change: changed } });
        this.#confirmPlace = h("label", { class: "check confirm", hidden: true }, this.#confirm, this.#confirmLabel);
        this.#reason = h("input", { type: "text", maxlength: 250, on: { input: changed } });
        this.#reasonField = field("Reason to send it all the same", this.#reason);
        this.#reasonField.hidden = true;
        this.later = new LaterField({ whom, changed: changedLater });
        this.element = h(
            "div", { class: "compose-end stack" },
            this.#problem, this.later.element, this.#reasonField, this.#confirmPlace,
            h("footer", { class: "row" }, this.#send, this.later.toggle, h("span", { class: "quiet wide-only" }, h("kbd", { text: "Ctrl" }), " ", h("kbd", { text: "Enter" }))),
        );
    }

    get isBlocked() { return this.#send.disabled; }
    /** The reason not to keep to quiet hours; "" for none. */
    get reason() { return this.#reasonField.hidden ? "" : this.#reason.value.trim(); }

    /** Somebody else is written to: what was asked for is asked for again. */
    reset() {
        this.#isQuiet = false;
        this.#confirm.checked = false;
    }

    /** Asks for a reason: the server has refused the message for quiet hours. */
    askReason() {
        this.#isQuiet = true;
        this.#changed();
        this.#reason.focus();
    }

    showProblem(text) {
        this.#problem.hidden = !text;
        replace(this.#problem, icon("warning"), h("p", { text: text ?? "" }));
    }

    /**
     * Says what the button would do now.
     *
     * @param found what `check` gave; null while it is not known
     * @param who the requester's name
     * @param isEmpty whether there is nothing to send
     */
    update({ found, who, isEmpty, isSending }) {
        const { later } = this;
        const takesOver = Boolean(found && (found.row === "A4" || found.association));
        this.#confirmPlace.hidden = !takesOver || Boolean(found?.optOut);
        replace(this.#confirmLabel, "The number is ", said(who), "’s now");
        // A message for later waits for the end of quiet hours; with a reason it need not.
        const isQuiet = Boolean(found?.quiet.needs_reason || this.#isQuiet);
        this.#reasonField.hidden = !found || (later.isOpen ? !later.isHeld : !isQuiet);
        this.#reasonField.querySelector("label").textContent = later.isOpen ? "Reason not to wait (optional)" : "Reason to send it all the same";
        const asksReason = !this.#reasonField.hidden;
        const needsReason = asksReason && !later.isOpen && this.reason === "";
        this.#send.disabled = isSending || isEmpty || !found || Boolean(found.optOut) || needsReason || Boolean(later.problem) || (takesOver && !this.#confirm.checked);
        this.#send.querySelector("span").textContent = isSending ? "Sending …" : later.isOpen ? "Schedule" : takesOver ? "Send and take the number over" : asksReason ? "Send all the same" : "Send";
    }
}
