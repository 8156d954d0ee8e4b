// Pretend phones for the loopback provider: they write to a company number and show what comes back.
//
// A phone asks for what came after the last message that it knows, and the server keeps the question
// until something comes: the same way as `ledgerline phone`. It works on the server's own machine only.

import { button, h, icon, replace } from "../dom.js";
import { announce, emptyState, skeleton } from "../parts.js";
import { style } from "../style.js";
import { clock } from "../words.js";

const storageKey = "pretend-phones";
const textsKept = 200;
const phonesMax = 12;

export async function show(root, workspace) {
    await style("pages/phone.css");
    const page = new PhonePage(root, workspace);
    await page.start();
    return { leave: () => page.leave(), refresh: () => page.wake() };
}

/** Asks the loopback provider; throws an error with the problem's words. */
async function ask(path, { body, signal, query } = {}) {
    const url = new URL(`/providers${path}`, location.origin);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    let response;
    try {
        response = await fetch(url, {
            method: body ? "POST" : "GET", signal, credentials: "omit",
            headers: body ? { "Content-Type": "application/json" } : {}, body: body && JSON.stringify(body),
        });
    } catch (error) {
        if (error.name === "AbortError") throw error;
        throw Object.assign(new Error("The server cannot be reached at the moment."), { isUnreachable: true });
    }
    const text = await response.text();
    let answer = null;
    try {
        answer = text ? JSON.parse(text) : null;
    } catch {
        // What is no JSON says nothing more than its status.
    }
    if (response.ok) return answer;
    throw Object.assign(new Error(answer?.detail ?? `The server answered ${response.status}.`), {
        status: response.status, slug: String(answer?.type ?? "").split(":").at(-1),
    });
}

class PhonePage {
    #root;
    #workspace;
    #numbers = [];
    #phones = [];
    #turn = 0;
    #controller = null;
    #list = h("div", { class: "phones" });
    #add = button("Another phone", { icon: "plus", on: { click: () => this.#addPhone({ isNew: true }) } });

    constructor(root, workspace) {
        this.#root = root;
        this.#workspace = workspace;
    }

    async start() {
        const head = h(
            "header", { class: "phone-head" },
            h("div", { class: "row" }, h("h1", { class: "grow", text: "Pretend phones" }), this.#add),
            h("p", { class: "quiet", text: "Write as a customer would, and see what arrives. Nothing leaves this machine." }),
        );
        const place = h("div", {}, skeleton(3));
        replace(this.#root, h("div", { class: "phone-page" }, head, place));
        try {
            this.#numbers = (await ask("")).result;
        } catch (error) {
            this.#add.hidden = true;
            return replace(place, error.slug === "webhook-not-local" ? notLocal() : emptyState({
                drawing: "warning", title: "The phones are out of reach", text: error.message,
                action: button("Try again", { kind: "primary", on: { click: () => { this.#add.hidden = false; this.start(); } } }),
            }));
        }
        if (this.#numbers.length === 0) {
            this.#add.hidden = true;
            return replace(place, emptyState({
                drawing: "phone", title: "No number to write to",
                text: "Pretend phones write to provider applications of the kind loopback. Name one in the configuration file; “ledgerline serve --demo” has three.",
            }));
        }
        replace(place, this.#list);
        const wanted = new URLSearchParams(location.search);
        const kept = load();
        if (wanted.get("as")) {
            const same = kept.find((each) => each.number === wanted.get("as"));
            this.#addPhone({ ...same, number: wanted.get("as"), company: wanted.get("to") ?? same?.company });
        } else {
            for (const each of kept.length > 0 ? kept : [{}]) this.#addPhone(each);
        }
        this.#listen();
    }

    leave() {
        this.#stop();
    }

    wake() {
        if (this.#phones.length > 0) this.#listen();
    }

    #stop() {
        this.#turn += 1;
        this.#controller?.abort();
    }

    /**
     * Asks for what has come, and again when it has come, until it is stopped.
     *
     * One question is about all phones: a browser has six connections to a server.
     */
    async #listen() {
        this.#stop();
        const turn = this.#turn;
        let serial = 0, began = null, wait = 0, failures = 0;
        const showAll = (kind, text) => {
            for (const phone of this.#phones) phone.show(kind, text);
        };
        while (turn === this.#turn) {
            this.#controller = new AbortController();
            try {
                const answer = await ask(`/${encodeURIComponent(this.#numbers[0].name)}/phone`, {
                    query: { numbers: this.#phones.map((phone) => phone.number).join(","), after: serial, wait },
                    signal: this.#controller.signal,
                });
                if (turn !== this.#turn) return;
                failures = 0;
                showAll("on", "Ready");
                // After a restart of the server its numbers begin anew: everything is looked at again.
                const isAnew = began !== null && began !== answer.began;
                serial = isAnew ? 0 : answer.serial;
                wait = isAnew ? 0 : 25;
                began = answer.began;
                for (const phone of this.#phones) phone.take(answer.messages.filter((each) => each.to === phone.number), began);
            } catch (error) {
                if (error.name === "AbortError" || turn !== this.#turn) return;
                failures += 1;
                showAll("off", error.isUnreachable ? "Disconnected. Trying again." : error.message);
                wait = 0;
                await new Promise((resolve) => setTimeout(resolve, Math.min(8000, 500 * 2 ** failures)));
            }
        }
    }

    #addPhone({ number, company, texts, isNew }) {
        const taken = new Set(this.#phones.map((phone) => phone.number));
        const phone = new Phone({
            number: number ?? freeNumber(taken),
            company: this.#numbers.some((each) => each.number === company) ? company : this.#numbers[this.#phones.length % this.#numbers.length].number,
            numbers: this.#numbers, texts: texts ?? [],
            changed: () => this.#keep(),
            renumbered: () => this.#listen(),
            removed: () => {
                this.#phones.splice(this.#phones.indexOf(phone), 1);
                this.#keep();
                this.#countPhones();
                this.#listen();
                (this.#phones[0]?.element.querySelector("textarea") ?? this.#add).focus();
            },
        });
        this.#phones.push(phone);
        this.#list.append(phone.element);
        this.#countPhones();
        this.#keep();
        if (isNew) {
            this.#listen();
            phone.element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "smooth" });
            phone.focus();
        }
    }

    #countPhones() {
        this.#add.disabled = this.#phones.length >= phonesMax;
        this.#list.classList.toggle("alone", this.#phones.length === 1);
        for (const phone of this.#phones) phone.mayGo(this.#phones.length > 1);
    }

    #keep() {
        try {
            localStorage.setItem(storageKey, JSON.stringify(this.#phones.map((phone) => phone.kept)));
        } catch {
            // A full store forgets; the log remembers.
        }
    }
}

class Phone {
    element;
    #numbers;
    #texts;
    #changed;
    #company;
    #renumbered;
    #log = h("ol", { class: "texts", tabindex: "0", "aria-label": "Conversation" });
    #own;
    #select;
    #area;
    #state = h("span", { class: "phone-state", role: "status" });
    #problem = h("p", { class: "field-error", role: "alert", hidden: true });
    #remove;
    #ideas;

    constructor({ number, company, numbers, texts, changed, renumbered, removed }) {
        this.number = number;
        this.#company = company;
        this.#numbers = numbers;
        this.#texts = texts;
        this.#changed = changed;
        this.#renumbered = renumbered;
        const id = Math.random().toString(36).slice(2);
        this.#own = h("input", { id: `own-${id}`, type: "tel", value: number, autocomplete: "off", spellcheck: "false", on: { change: () => this.#renumber() } });
        this.#select = h(
            "select", { id: `to-${id}`, on: { change: () => { this.#company = this.#select.value; this.#draw(); this.#changed(); } } },
            numbers.map((each) => h("option", { value: each.number, text: `${each.name} · ${each.number}${each.active ? "" : " (off)"}` })),
        );
        this.#select.value = company;
        this.#area = h("textarea", {
            rows: 1, "aria-label": "Message", placeholder: "Text message", autocomplete: "off",
            on: { input: () => this.#grow(), keydown: (event) => this.#key(event) },
        });
        this.#remove = button("Take this phone away", { icon: "close", iconOnly: true, on: { click: () => { this.element.remove(); removed(); } } });
        this.#ideas = h("div", { class: "ideas" }, ["Hello, I have a question", "Where is my order?", "STOP"].map((text) => h("button", {
            type: "button", class: "idea", text, on: { click: () => { this.#area.value = text; this.#grow(); this.#area.focus(); } },
        })));
        this.element = h(
            "section", { class: "phone", "aria-label": `Phone ${number}` },
            h(
                "header", {},
                h("div", { class: "row" }, h("label", { for: `own-${id}`, text: "From" }), this.#own, this.#remove),
                h("div", { class: "row" }, h("label", { for: `to-${id}`, text: "To" }), this.#select),
                this.#problem,
            ),
            this.#log, this.#ideas,
            h(
                "form", { on: { submit: (event) => { event.preventDefault(); this.#send(); } } },
                this.#area, button("Send", { icon: "send", iconOnly: true, kind: "primary", type: "submit" }),
            ),
            h("footer", {}, this.#state),
        );
        this.#draw();
    }

    get kept() {
        return { number: this.number, company: this.#company, texts: this.#texts.slice(-textsKept) };
    }

    focus() {
        this.#area.focus();
    }

    mayGo(may) {
        this.#remove.hidden = !may;
    }

    /** Shows what the page has learnt of the connection. */
    show(kind, text) {
        if (this.#state.textContent === text) return;
        replace(this.#state, h("span", { class: `dot ${kind}`, "aria-hidden": "true" }), text);
    }

    /** Takes messages in; what is known already is not shown twice. */
    take(messages, began) {
        let isNew = false;
        for (const message of messages) {
            const run = `${began}:${message.serial}`;
            if (this.#texts.some((each) => each.run === run)) continue;
            this.#texts.push({ run, company: message.from, text: message.text, at: Date.now(), isOwn: false });
            isNew = true;
            if (message.from === this.#company) announce(`${this.number} received: ${message.text}`);
            else this.#announceOther(message.from);
        }
        if (isNew) {
            this.#draw();
            this.#changed();
        }
    }

    #announceOther(number) {
        const name = this.#numbers.find((each) => each.number === number)?.name ?? number;
        announce(`A message from ${name}`);
    }

    #renumber() {
        const number = this.#own.value.replace(/[\s()./-]/g, "");
        const isRight = /^\+[1-9]\d{6,14}$/.test(number) || /^\d{3,8}$/.test(number);
        this.#problem.textContent = isRight ? "" : "Write a number such as +12065550123, or a short code.";
        this.#problem.hidden = isRight;
        if (!isRight) return this.#own.setAttribute("aria-invalid", "true");
        this.#own.removeAttribute("aria-invalid");
        if (number === this.number) return;
        this.number = number;
        this.#own.value = number;
        this.element.setAttribute("aria-label", `Phone ${number}`);
        this.#texts = [];
        this.#draw();
        this.#changed();
        this.#renumbered();
    }

    #key(event) {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.#send();
    }

    #grow() {
        this.#area.style.setProperty("height", "auto");
        this.#area.style.setProperty("height", `${Math.min(this.#area.scrollHeight + 2, 130)}px`);
    }

    async #send(again) {
        const text = again?.text ?? this.#area.value;
        if (text.trim() === "") return this.#area.focus();
        const entry = again ?? { company: this.#company, text, at: Date.now(), isOwn: true, id: crypto.randomUUID?.() ?? String(Math.random()) };
        entry.state = "sending";
        if (!again) {
            this.#texts.push(entry);
            this.#area.value = "";
            this.#grow();
        }
        this.#draw();
        const application = this.#numbers.find((each) => each.number === entry.company);
        try {
            await ask(`/${encodeURIComponent(application.name)}/inbound`, { body: { from: this.number, to: entry.company, text, id: entry.id } });
            entry.state = "sent";
        } catch (error) {
            entry.state = "failed";
            entry.problem = error.message;
            announce(`Not sent: ${error.message}`, { isUrgent: true });
        }
        this.#draw();
        this.#changed();
    }

    #draw() {
        const shown = this.#texts.filter((each) => each.company === this.#company);
        const isAtEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 60;
        this.#ideas.hidden = shown.length > 0;
        let day = "";
        replace(
            this.#log,
            shown.length === 0 && h("li", { class: "quiet nothing", text: "No messages with this number yet." }),
            shown.map((each) => {
                const today = new Date(each.at).toDateString();
                const divider = today !== day && today !== new Date().toDateString() && h("li", { class: "day quiet", text: today });
                day = today;
                return [divider, h(
                    "li", { class: `text ${each.isOwn ? "own" : "company"}${each.state === "failed" ? " failed" : ""}` },
                    h("p", { dir: "auto" }, h("span", { class: "visually-hidden", text: each.isOwn ? "You: " : "Company: " }), each.text),
                    h("div", { class: "meta" },
                        h("time", { datetime: new Date(each.at).toISOString(), text: clock.format(each.at) }),
                        each.isOwn && h("span", { text: { sending: "sending", sent: "sent", failed: "not sent" }[each.state ?? "sent"] }),
                        each.state === "failed" && button("Try again", { kind: "link", on: { click: () => this.#send(each) } })),
                    each.state === "failed" && each.problem && h("p", { class: "field-error", text: each.problem }),
                )];
            }),
        );
        if (isAtEnd || shown.at(-1)?.isOwn) this.#log.scrollTop = this.#log.scrollHeight;
    }
}

function notLocal() {
    const port = location.port || (location.protocol === "https:" ? "443" : "80");
    return h(
        "div", { class: "card stack away" },
        h("div", { class: "row" }, icon("phone"), h("h2", { text: "Pretend phones live on the server's own machine" })),
        h("p", { text: "They need no account, so they are taken only from there: otherwise anybody who reaches this page could write as anybody." }),
        h("p", { text: "From your own machine a tunnel does it. Run this and open the page at the second line:" }),
        h("pre", { class: "mono" }, `ssh -L ${port}:127.0.0.1:${port} ${location.hostname}\nhttp://127.0.0.1:${port}/workspace/phone`),
        h("p", { class: "quiet" }, "Or run ", h("code", { text: "ledgerline phone --as +15551234567 --to NUMBER" }), " there."),
    );
}

function load() {
    try {
        const kept = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
        return Array.isArray(kept) ? kept.filter((each) => typeof each?.number === "string" && Array.isArray(each.texts)).slice(0, phonesMax) : [];
    } catch {
        return [];
    }
}

/** A number that is reserved for fiction (Ofcom, 07700 900000 to 900999), so that nobody has it. */
function freeNumber(taken) {
    for (;;) {
        const number = `+447700900${500 + Math.floor(Math.random() * 250)}`;
        if (!taken.has(number)) return number;
    }
}
