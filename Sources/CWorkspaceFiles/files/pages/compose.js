// Compose SMS: from whom, to whom, what is known of both before anything is sent, and the message.

import { all, get, post, requestID } from "../api.js";
import { Destination } from "../compose/destination.js";
import { keepDraft, keptDraft } from "../compose/draft.js";
import { messageField } from "../compose/message-field.js";
import { Outlook } from "../compose/outlook.js";
import { SendBar } from "../compose/send-bar.js";
import { Sender } from "../compose/sender.js";
import { showScheduled, showSent } from "../compose/sent.js";
import { phoneText } from "../conversations/names.js";
import { h, replace } from "../dom.js";
import { emptyState, skeleton } from "../parts.js";
import { style } from "../style.js";

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
    const form = new Compose(workspace, { origin, choices, applications, users });
    replace(root, h("h1", { class: "page-title", text: page.title }), form.element);
    await form.begin(query);
    return { leave: () => form.end(), refresh: () => form.look() };
}

/** What the number of a refusal is called, such as `opted-out`. */
const refusalOf = (error) => String(error.document?.type ?? "").split(":").pop();

class Compose {
    element;
    #workspace;
    #origin;
    #users;
    #applications;
    #usual;
    #to;
    #sender;
    #message;
    #bar;
    #outlook;
    #leave;
    #key = requestID();
    #isSending = false;

    /**
     * @param origin where the page was opened from, as the API knows it
     * @param choices whom messages can come from as long as nobody is chosen
     */
    constructor(workspace, { origin, choices, applications, users }) {
        this.#workspace = workspace;
        this.#origin = origin;
        this.#users = users;
        this.#applications = applications;
        this.#usual = choices;
        this.#build();
        this.#leave = workspace.live.on((event) => {
            if (!this.#isSending) this.#outlook.take(event);
        });
    }

    end() {
        this.#to.end();
        this.#outlook.end();
        this.#leave();
        this.#keep();
    }

    #build() {
        this.#to = new Destination({
            chosen: () => this.#bar.reset(),
            next: () => { if (!this.#message.text) this.#message.area.focus(); },
            offered: (choices) => this.#sender.offer(choices ?? this.#usual),
            changed: () => this.look(),
            failed: (text) => this.#bar.showProblem(text),
        });
        this.#sender = new Sender({ applications: this.#applications, changed: () => this.look() });
        this.#bar = new SendBar({
            whom: () => this.#whom(), changed: () => this.#update(),
            changedLater: () => {
                this.#outlook.draw();
                this.#update();
            },
        });
        this.#message = messageField({ fill: (text) => this.#fill(text), changed: () => this.#update() });
        this.#outlook = new Outlook({
            session: this.#workspace.session,
            nameOf: (id) => this.#users.find((user) => user.sys_id === id)?.name ?? "a colleague",
            question: () => ({
                from: this.#sender.number, to: this.#to.number, person: this.#to.person, isLater: this.#bar.later.isOpen,
            }),
            known: () => this.#bar.later.look(), changed: () => this.#update(),
        });
        this.element = h(
            "div", { class: "page-body" },
            h(
                "form", { class: "compose", novalidate: true, on: { submit: (event) => { event.preventDefault(); this.#send(); } } },
                h("div", { class: "card compose-card" }, this.#to.elements, this.#sender.element, this.#message.element),
                this.#outlook.element, this.#bar.element,
            ),
        );
        this.element.addEventListener("keydown", (event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                event.stopPropagation();
                this.#send();
            }
        });
        this.#sender.offer(this.#usual);
    }

    /** Takes over what the address says, or what was typed before. */
    async begin(query) {
        this.#message.text = keptDraft().text ?? "";
        const number = query.get("to");
        const person = query.get("requester")
            ? { table: query.get("table") ?? "csm_consumer", sys_id: query.get("requester"), name: query.get("name") ?? phoneText(number ?? "") } : null;
        if (person || number) await this.#to.choose({ person, number: number ?? "" });
        else this.#to.focus();
        if (query.get("from")) this.#sender.choose(query.get("from"));
        this.look();
    }

    /** Looks at what sending would do now. */
    look() {
        this.#sender.showHint(Boolean(this.#to.number));
        return this.#outlook.look();
    }

    /** Whom the clocks are asked about. */
    #whom() {
        const from = this.#sender.number;
        const { number: to, requester } = this.#to;
        if (!to || !from) return null;
        return { from, to, ...(requester && { requester }) };
    }

    #update() {
        // The field of the message tells of its first text while it is made.
        if (!this.#message) return;
        const { text, files } = this.#message;
        this.#bar.update({
            found: this.#outlook.found, who: this.#to.name, isEmpty: text === "" && files.length === 0, isSending: this.#isSending,
        });
    }

    #fill(text) {
        const values = {
            "requester.name": this.#to.person?.name ?? "", "requester.number": this.#to.number ?? "",
            "company.number": this.#sender.number ?? "", "agent.name": this.#workspace.session.name,
        };
        return text.replaceAll(/\$\{([a-z.]+)\}/gu, (whole, name) => values[name] ?? whole);
    }

    async #send() {
        this.#update();
        if (this.#bar.isBlocked) return;
        this.#isSending = true;
        this.#bar.showProblem("");
        this.#update();
        const body = this.#body();
        try {
            const sent = await post("messages", body, { key: this.#key });
            this.#isSending = false;
            this.#sent(sent, body);
        } catch (error) {
            this.#isSending = false;
            this.#refused(error);
        }
    }

    #body() {
        const { text, files } = this.#message;
        const { number: to, requester } = this.#to;
        const { reason, later: { sendAt } } = this.#bar;
        return {
            from: this.#sender.value, to, body: text,
            ...(requester && { requester }),
            ...(files.length > 0 && { attachments: files.map((file) => file.hash) }),
            ...(this.#origin && { origin: this.#origin }),
            ...(reason && { override_reason: reason }),
            ...(sendAt && { send_at: sendAt }),
        };
    }

    #sent(sent, body) {
        const who = this.#to.name;
        const again = () => this.#again();
        // With a message that is taken back its text comes back too.
        const { text } = this.#message;
        this.#message.clear();
        this.#keep();
        if (sent.rule !== "Y8") return showSent(this.element, sent, { who, again });
        showScheduled(this.element, sent, {
            who, again, hasReason: Boolean(body.override_reason), cancelled: () => this.#again({ text }),
        });
    }

    #refused(error) {
        // A refused message has another key than the one that is written instead.
        if (error.status) this.#key = requestID();
        this.#bar.showProblem(error.message);
        if (refusalOf(error).includes("quiet")) this.#bar.askReason();
        if (error.status === 409 || error.status === 422) this.look();
        this.#update();
    }

    #again({ text = "" } = {}) {
        if (location.search) history.replaceState(null, "", "/workspace/compose");
        this.#to.end();
        this.#outlook.end();
        this.#key = requestID();
        const inside = this.element;
        this.#build();
        this.#message.text = text;
        inside.replaceWith(this.element);
        this.#to.focus();
        this.look();
    }

    #keep() {
        keepDraft({ text: this.#message.text, from: this.#sender.kept });
    }
}
