// Pretend phones for the loopback provider: they write to a company number and show what comes back.
//
// The page asks for what came after the last message that it knows, and the server keeps the question
// until something comes: the same way as `ledgerline phone`. It works on the server's own machine only.

import { button, h, replace } from "../dom.js";
import { emptyState, skeleton } from "../parts.js";
import { freeNumber, keepPhones, keptPhones, phonesMax } from "../phone/kept.js";
import { ask } from "../phone/loopback.js";
import { notLocal } from "../phone/not-local.js";
import { Phone } from "../phone/phone.js";
import { style } from "../style.js";

export async function show(root, workspace) {
    await style("pages/phone.css");
    const page = new PhonePage(root, workspace);
    await page.start();
    return { leave: () => page.leave(), refresh: () => page.wake() };
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
        const kept = keptPhones();
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
        keepPhones(this.#phones.map((phone) => phone.kept));
    }
}
