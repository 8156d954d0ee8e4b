// Compose SMS: from whom, to whom, what is known of both before anything is sent, and the message.

import { all, get, part, post, remove, requestID } from "../api.js";
import { check, readNumber } from "../compose/checks.js";
import { forecast, outcome } from "../compose/forecast.js";
import { messageField } from "../compose/message-field.js";
import { recipientField } from "../compose/recipient.js";
import { phoneText, said } from "../conversations/names.js";
import { button, h, icon, replace } from "../dom.js";
import { LaterField } from "../later.js";
import { announce, avatar, emptyState, failure, field, skeleton } from "../parts.js";
import { style } from "../style.js";
import { momentText } from "../words.js";

/** Why a pool chooses a number (row Y1). */
const senderReasons = {
    sticky: "the requester last conversed with it", same_country: "it alone is of the requester’s country",
    least_recently_used: "of those that may be used it was chosen longest ago", only_one: "no other may be used",
};

/** A pool among the numbers of a list. */
const poolValue = (name) => `pool:${name}`;

const pause = 300; // Milliseconds after a key before a number is read.

/** What the number of a refusal is called, such as `opted-out`. */
const refusalOf = (error) => String(error.document?.type ?? "").split(":").pop();

export async function show(root, workspace, names, page) {
    await style("compose.css");
    replace(root, h("h1", { class: "page-title", text: page.title }), skeleton(5));
    const query = new URLSearchParams(location.search);
    const origin = query.get("origin");
    const [offered, choices, applications, users] = await Promise.all([
        get("compose", { origin }), get("send-choices"), all("provider-applications"), all("users"),
    ]);
    if (!offered.offered) {
        replace(root, h("h1", { class: "page-title", text: page.title }), emptyState({
            drawing: "compose", title: "Nothing can be written from here", text: offered.detail ?? "",
        }));
        return {};
    }
    const form = new Compose(workspace, page, { origin, choices, applications, users });
    replace(root, h("h1", { class: "page-title", text: page.title }), form.element);
    await form.begin(query);
    return { leave: () => form.end(), refresh: () => form.look() };
}

class Compose {
    element;
    #workspace;
    #page;
    #origin;
    #users;
    #applications;
    #person = null;
    #to = null;
    #found = null;
    #turn = 0;
    #readTurn = 0;
    #timer = null;
    #leaves = [];
    #parts = {};
    #key = requestID();
    #isSending = false;
    #overrides = {};
    #isQuiet = false;
    #usualFrom;
    #pools = [];
    #isFromChosen = false;

    constructor(workspace, page, { origin, choices, applications, users }) {
        this.#workspace = workspace;
        this.#page = page;
        this.#origin = origin;
        this.#users = users;
        this.#applications = applications;
        this.#usualFrom = choices;
        this.#build();
        this.#leaves.push(workspace.live.on((event) => this.#take(event)));
    }

    end() {
        clearTimeout(this.#timer);
        for (const leave of this.#leaves) leave();
        this.#keepDraft();
    }

    #build() {
        const recipient = recipientField((option) => this.#choose(option));
        const chosen = h("div", { class: "chosen-person", hidden: true });
        const to = field("To", recipient.input, { help: "A name, or a number with its country such as +44 20 7946 0018." });
        // The list of people stands with its field.
        recipient.input.replaceWith(recipient.element);
        recipient.element.prepend(recipient.input);
        const from = h("select", { on: { change: () => { this.#isFromChosen = true; this.look(); } } });
        const fromHint = h("p", { class: "quiet", hidden: true });
        const fromField = field("From", from);
        fromField.append(fromHint);
        const number = h("select", { on: { change: () => this.#pickNumber() } });
        const other = h("input", { type: "tel", autocomplete: "off", placeholder: "+44 20 7946 0018", on: { input: () => this.#typedOther() } });
        const message = messageField({
            fill: (text) => this.#fill(text),
            changed: () => this.#update(),
        });
        const confirm = h("input", { type: "checkbox", on: { change: () => this.#update() } });
        const confirmLabel = h("span", {});
        const reason = h("input", { type: "text", maxlength: 250, on: { input: () => this.#update() } });
        const later = new LaterField({ whom: () => this.#whom(), changed: () => this.#changedLater() });
        const parts = {
            recipient, to, chosen, from, number, other, message, confirm, confirmLabel, reason, later,
            fromField, fromHint,
            numberField: field("Number", number),
            otherField: field("Other number", other, { help: "With its country, or as it is dialled in the requester’s country." }),
            checks: h("div", { class: "stack", "aria-live": "polite" }),
            confirmPlace: h("label", { class: "check confirm", hidden: true }, confirm, confirmLabel),
            reasonField: field("Reason to send it all the same", reason),
            problem: h("div", { class: "notice bad", role: "alert", hidden: true }),
            send: button("Send", { kind: "primary", icon: "send", type: "submit" }),
        };
        parts.numberField.hidden = parts.otherField.hidden = parts.reasonField.hidden = true;
        this.#parts = parts;
        this.element = h(
            "div", { class: "page-body" },
            h(
                "form", { class: "compose", novalidate: true, on: { submit: (event) => { event.preventDefault(); this.#send(); } } },
                h("div", { class: "card compose-card" }, to, chosen, parts.numberField, parts.otherField, parts.fromField, message.element),
                h("section", { class: "compose-checks", "aria-label": "What sending does" }, h("h2", { text: "Before it is sent" }), parts.checks),
                h(
                    "div", { class: "compose-end stack" },
                    parts.problem, later.element, parts.reasonField, parts.confirmPlace,
                    h("footer", { class: "row" }, parts.send, later.toggle, h("span", { class: "quiet wide-only" }, h("kbd", { text: "Ctrl" }), " ", h("kbd", { text: "Enter" }))),
                ),
            ),
        );
        this.element.addEventListener("keydown", (event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                event.stopPropagation();
                this.#send();
            }
        });
        this.#showFrom(this.#usualFrom);
    }

    /** Takes over what the address says, or what was typed before. */
    async begin(query) {
        const kept = this.#kept();
        this.#parts.message.text = kept.text ?? "";
        const number = query.get("to");
        const person = query.get("requester")
            ? { table: query.get("table") ?? "csm_consumer", sys_id: query.get("requester"), name: query.get("name") ?? phoneText(number ?? "") } : null;
        if (person || number) await this.#choose({ person, number: number ?? "" });
        else this.#parts.recipient.focus();
        if (query.get("from")) {
            this.#parts.from.value = query.get("from");
            this.#isFromChosen = true;
        }
        this.look();
    }

    /** Shows whom it can come from; the number that the requester knows is chosen until the agent chooses. */
    #showFrom({ from, pools, preselected_from: preselected }) {
        const select = this.#parts.from;
        const before = select.value;
        this.#pools = pools;
        replace(
            select,
            from.length !== 1 && h("option", { value: "", text: "Choose a number" }),
            pools.map(({ name }) => h("option", { value: poolValue(name), text: `${name} · a number of the pool` })),
            from.map((number) => {
                const application = this.#applications.find((each) => each.number === number);
                const pool = application?.pool ? `, pool ${application.pool}` : "";
                return h("option", { value: number, text: application ? `${application.name} · ${phoneText(number)}${pool}` : phoneText(number) });
            }),
        );
        const values = [...pools.map(({ name }) => poolValue(name)), ...from];
        const only = values.length === 1 || from.length === 1 ? from[0] : "";
        const candidates = [this.#isFromChosen && before, preselected, before, this.#kept().from, only];
        select.value = candidates.find((each) => each && values.includes(each)) ?? "";
    }

    /** The pool that is chosen; undefined for a number. */
    get #pool() {
        return this.#pools.find(({ name }) => poolValue(name) === this.#parts.from.value);
    }

    /** The number that it would come from; undefined when none may be used. */
    get #sender() {
        return this.#pool ? this.#pool.sender : this.#parts.from.value;
    }

    #showHint() {
        const { fromHint } = this.#parts;
        const pool = this.#pool;
        fromHint.hidden = !pool || !this.#to;
        if (!pool) return;
        fromHint.textContent = pool.sender
            ? `${phoneText(pool.sender)}: ${senderReasons[pool.reason]}.`
            : "No number of the pool can be used: all are off, or the requester wants no messages from them.";
    }

    /** Asks what the pools would choose for the number, and which number it knows. */
    async #askSenders() {
        const to = this.#to;
        const person = this.#person;
        if (!to) return;
        const choices = await get("send-choices", { to, ...(person && { requester: person.sys_id, requester_table: person.table }) });
        if (this.#to === to && this.#person === person) this.#showFrom(choices);
    }

    async #choose({ person, number, isTyped }) {
        this.#person = person;
        this.#to = null;
        this.#readTurn += 1;
        this.#overrides = {};
        this.#isQuiet = false;
        this.#parts.confirm.checked = false;
        this.#showPerson(number, isTyped);
        if (!person) {
            this.#parts.numberField.hidden = this.#parts.otherField.hidden = true;
            await this.#read(number, this.#parts.to);
            this.#showPerson(this.#to ?? number);
            return;
        }
        try {
            const choices = await get("send-choices", { requester: person.sys_id, requester_table: person.table });
            if (this.#person !== person) return;
            this.#showFrom(choices);
            const numbers = [...new Set([...(number ? [number] : []), ...choices.to])];
            const { number: select, numberField, otherField } = this.#parts;
            replace(select, numbers.map((each) => h("option", { value: each, text: phoneText(each) })), h("option", { value: "other", text: "Other …" }));
            select.value = numbers[0] ?? "other";
            numberField.hidden = false;
            otherField.hidden = select.value !== "other";
            this.#pickNumber();
        } catch (error) {
            this.#showProblem(error.message);
        }
    }

    #showPerson(number) {
        const { chosen, to } = this.#parts;
        chosen.hidden = false;
        to.hidden = true;
        const name = this.#person?.name;
        replace(
            chosen, h("span", { class: "chosen-label", text: "To" }),
            h(
                "div", { class: "chosen-chip" }, avatar(name ?? number ?? "?"),
                h("span", { class: "grow" }, h("strong", {}, name ? said(name) : phoneText(number)), h("span", { class: "quiet", text: name ? "" : "A number that you typed" })),
                button("Choose somebody else", { icon: "close", iconOnly: true, on: { click: () => this.#unchoose() } }),
            ),
        );
        if (!this.#parts.message.text) this.#parts.message.area.focus();
    }

    #unchoose() {
        this.#person = this.#to = this.#found = null;
        this.#readTurn += 1;
        const { chosen, to, numberField, otherField, recipient } = this.#parts;
        chosen.hidden = numberField.hidden = otherField.hidden = true;
        to.hidden = false;
        to.error("");
        this.#showFrom(this.#usualFrom);
        recipient.focus();
        this.look();
    }

    #pickNumber() {
        const { number, otherField, other } = this.#parts;
        const isOther = number.value === "other";
        otherField.hidden = !isOther;
        if (isOther) {
            this.#to = null;
            other.focus();
            if (other.value) this.#typedOther();
            return this.look();
        }
        return this.#read(number.value, this.#parts.numberField);
    }

    #typedOther() {
        clearTimeout(this.#timer);
        this.#to = null;
        this.#readTurn += 1;
        this.look();
        const text = this.#parts.other.value.trim();
        if (!text) return this.#parts.otherField.error("");
        this.#timer = setTimeout(() => this.#read(text, this.#parts.otherField), pause);
    }

    /** Reads a number (row V1), and looks at what it means. */
    async #read(text, place) {
        const turn = ++this.#readTurn;
        try {
            const { e164, problem, territory, source } = await readNumber(text, this.#person);
            if (turn !== this.#readTurn) return;
            place.error(problem ?? "");
            this.#to = e164;
            this.#showVerdict(place, e164, text, territory, source);
            await this.#askSenders();
            if (turn !== this.#readTurn) return;
            if (problem && place === this.#parts.to) {
                this.#unchoose();
                this.#parts.recipient.input.value = text;
                place.error(problem);
            }
        } catch (error) {
            if (turn !== this.#readTurn) return;
            this.#showProblem(error.message);
        }
        return this.look();
    }

    #showVerdict(place, e164, typed, territory, source) {
        place.querySelector(".verdict")?.remove();
        if (!e164 || typed === e164) return;
        const names = new Intl.DisplayNames(undefined, { type: "region" });
        const from = source === "number" || !territory ? "" : `, read as a number of ${names.of(territory)}`;
        place.append(h("p", { class: "verdict" }, icon("done"), `${phoneText(e164)}${from}`));
    }

    /** Looks at what sending would do now. */
    async look() {
        const from = this.#sender;
        const to = this.#to;
        this.#showHint();
        const turn = ++this.#turn;
        this.#found = null;
        if (!to || !from) {
            replace(this.#parts.checks, h("p", { class: "quiet", text: to || this.#person ? "Choose the numbers on both sides." : "Choose whom you write to. What goes on with the number already is shown here." }));
            return this.#update();
        }
        try {
            const found = await check({ from, to, person: this.#person });
            if (turn !== this.#turn) return;
            this.#found = found;
            this.#parts.later.look();
            replace(this.#parts.checks, forecast(found, this.#about()));
        } catch (error) {
            if (turn !== this.#turn) return;
            replace(this.#parts.checks, failure(error, () => this.look()));
        }
        this.#update();
    }

    /** Whom the clocks are asked about. */
    #whom() {
        const from = this.#sender;
        if (!this.#to || !from) return null;
        const requester = this.#person && { table: this.#person.table, sys_id: this.#person.sys_id };
        return { from, to: this.#to, ...(requester && { requester }) };
    }

    #changedLater() {
        if (this.#found) replace(this.#parts.checks, forecast(this.#found, this.#about()));
        this.#update();
    }

    #about() {
        return {
            session: this.#workspace.session, isLater: this.#parts.later.isOpen, cancelled: () => this.look(),
            person: this.#person, to: this.#to, me: this.#workspace.session.sys_id,
            nameOf: (id) => this.#users.find((user) => user.sys_id === id)?.name ?? "a colleague",
        };
    }

    /** Something happened to what is shown: it is looked at again. */
    #take({ type, record }) {
        if (!this.#to) return;
        const { interaction, data } = record;
        const isScheduled = type.startsWith("scheduledMessage") || type === "messageScheduled";
        const concerns = isScheduled && (this.#found?.scheduled ?? []).some((each) => each.sys_id === data?.message) || interaction !== undefined && interaction === this.#found?.ongoing?.sys_id && type !== "messageJoined"
            || data?.requester === this.#to || data?.address === this.#to || data?.from === this.#to;
        if (!concerns || this.#isSending) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.look(), pause);
    }

    #update() {
        const { send, confirmPlace, confirm, confirmLabel, message, reasonField, reason, later } = this.#parts;
        if (!send) return;
        const found = this.#found;
        const who = this.#person?.name ?? phoneText(this.#to ?? "");
        const takesOver = Boolean(found && (found.row === "A4" || found.association));
        confirmPlace.hidden = !takesOver || Boolean(found?.optOut);
        replace(confirmLabel, "The number is ", said(who), "’s now");
        const isEmpty = message.text === "" && message.files.length === 0;
        // A message for later waits for the end of quiet hours; with a reason it need not.
        const isQuiet = Boolean(found?.quiet.needs_reason || this.#isQuiet);
        reasonField.hidden = !found || (later.isOpen ? !later.isHeld : !isQuiet);
        reasonField.querySelector("label").textContent = later.isOpen ? "Reason not to wait (optional)" : "Reason to send it all the same";
        const needsReason = !reasonField.hidden && !later.isOpen && reason.value.trim() === "";
        send.disabled = this.#isSending || isEmpty || !found || Boolean(found.optOut) || needsReason || Boolean(later.problem) || (takesOver && !confirm.checked);
        send.querySelector("span").textContent = this.#isSending ? "Sending …" : later.isOpen ? "Schedule" : takesOver ? "Send and take the number over" : !reasonField.hidden ? "Send all the same" : "Send";
    }

    #fill(text) {
        const values = {
            "requester.name": this.#person?.name ?? "", "requester.number": this.#to ?? "",
            "company.number": this.#sender ?? "", "agent.name": this.#workspace.session.name,
        };
        return text.replaceAll(/\$\{([a-z.]+)\}/gu, (whole, name) => values[name] ?? whole);
    }

    #showProblem(text) {
        const { problem } = this.#parts;
        problem.hidden = !text;
        replace(problem, icon("warning"), h("p", { text: text ?? "" }));
    }

    async #send() {
        this.#update();
        const { send, message, from, reason } = this.#parts;
        if (send.disabled) return;
        this.#isSending = true;
        this.#showProblem("");
        this.#update();
        const body = { from: this.#pool?.name ?? from.value, to: this.#to, body: message.text, ...this.#overrides };
        if (this.#person) body.requester = { table: this.#person.table, sys_id: this.#person.sys_id };
        if (message.files.length > 0) body.attachments = message.files.map((file) => file.hash);
        if (this.#origin) body.origin = this.#origin;
        if (!this.#parts.reasonField.hidden && reason.value.trim()) body.override_reason = reason.value.trim();
        const sendAt = this.#parts.later.sendAt;
        if (sendAt) body.send_at = sendAt;
        try {
            const sent = await post("messages", body, { key: this.#key });
            this.#isSending = false;
            if (sent.rule === "Y8") return this.#showScheduled(sent, body);
            this.#forgetDraft();
            this.#showSent(sent);
        } catch (error) {
            this.#isSending = false;
            this.#refused(error);
        }
    }

    #refused(error) {
        const { reason } = this.#parts;
        // A refused message has another key than the one that is written instead.
        if (error.status) this.#key = requestID();
        this.#showProblem(error.message);
        if (refusalOf(error).includes("quiet")) {
            this.#isQuiet = true;
            this.#update();
            reason.focus();
        }
        if (error.status === 409 || error.status === 422) this.look();
        this.#update();
    }

    #showSent({ number, rule }) {
        const who = this.#person?.name ?? phoneText(this.#to);
        const open = number && h("a", { class: "button primary", href: `/workspace/ongoing/${number}` }, icon("chat"), h("span", { text: `Open ${number}` }));
        announce("Sent.");
        replace(this.element, h(
            "div", { class: "card sent", data: { rule: rule ?? "" } },
            h("span", { class: "sent-mark" }, icon("done")), h("h2", { text: "Sent" }), h("p", {}, ...outcome(rule, who)),
            h("div", { class: "row" }, open, button("Write another", { icon: "compose", on: { click: () => this.#again() } })),
        ));
        open?.focus();
    }

    /** The message waits; until it is sent it can be taken back, with its text. */
    #showScheduled(sent, body) {
        const who = this.#person?.name ?? phoneText(this.#to);
        const text = this.#parts.message.text;
        this.#forgetDraft();
        announce("Scheduled.");
        const problem = h("p", { class: "field-error", role: "alert" });
        const held = sent.quiet_until && !body.override_reason
            ? ` Those are quiet hours: it waits until ${momentText(sent.quiet_until)}.` : "";
        const cancel = button("Cancel it", {
            on: {
                click: async () => {
                    try {
                        await remove(`scheduled-messages/${part(sent.message)}`);
                    } catch (error) {
                        problem.textContent = error.message;
                        return;
                    }
                    this.#again({ text });
                    announce("The message will not be sent.");
                },
            },
        });
        replace(this.element, h(
            "div", { class: "card sent", data: { rule: "Y8" } },
            h("span", { class: "sent-mark" }, icon("clock")), h("h2", { text: `Scheduled for ${momentText(sent.send_at)}` }),
            h("p", {}, ...outcome("Y8", who), held), problem,
            h("div", { class: "row" }, cancel, button("Write another", { icon: "compose", on: { click: () => this.#again() } })),
        ));
        cancel.focus();
    }

    #again({ text = "" } = {}) {
        if (location.search) history.replaceState(null, "", "/workspace/compose");
        this.#person = this.#to = this.#found = null;
        this.#isFromChosen = false;
        this.#key = requestID();
        this.#isQuiet = false;
        const inside = this.element;
        this.#build();
        this.#parts.message.text = text;
        inside.replaceWith(this.element);
        this.#parts.recipient.focus();
        this.look();
    }

    #kept() {
        try {
            return JSON.parse(sessionStorage.getItem("compose") ?? "{}");
        } catch {
            return {};
        }
    }

    #keepDraft() {
        sessionStorage.setItem("compose", JSON.stringify({ text: this.#parts.message.text, from: this.#parts.from.value }));
    }

    #forgetDraft() {
        this.#parts.message.clear();
        this.#keepDraft();
    }
}
