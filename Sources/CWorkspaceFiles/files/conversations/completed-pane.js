// The list of completed conversations, and the search through them by number, requester and text.

import { get } from "../api.js";
import { button, h, replace } from "../dom.js";
import { emptyState, failure, skeleton } from "../parts.js";
import { said } from "./names.js";
import { conversationRow, rowHeight } from "./rows.js";
import { virtualList } from "./virtual-list.js";

const pageSize = 100;
const searchPause = 250;

export class CompletedPane {
    element;
    #context;
    #rows = [];
    #next = null;
    #isLoading = false;
    #turn = 0;
    #timer = null;
    #view;
    #parts;
    #current = null;
    #excerpts = new Map();
    #leaves = [];
    list = null;

    /** @param context `{workspace}` */
    constructor(context) {
        this.#context = context;
        const { session } = context.workspace;
        const search = h("input", {
            type: "search", placeholder: "Search", "aria-label": "Search completed conversations", class: "list-filter",
            title: "A conversation’s number, a name, a phone number, or words of a message",
            on: { input: () => {
                clearTimeout(this.#timer);
                this.#timer = setTimeout(() => this.load(), searchPause);
            } },
        });
        const mineOnly = button("Mine", { class: "button filter-button", "aria-pressed": "false", on: { click: () => {
            mineOnly.setAttribute("aria-pressed", String(mineOnly.getAttribute("aria-pressed") !== "true"));
            this.load();
        } } });
        this.#view = virtualList({
            rowHeight, label: "Completed conversations", key: (row) => row.sys_id,
            draw: (row, element) => conversationRow(row, element, {
                isCurrent: row.number === this.#current, me: session.sys_id, showsState: true,
                excerpt: this.#excerpts.get(row.sys_id),
            }),
        });
        this.#view.onEnd(() => this.#loadMore());
        const place = h("div", { class: "list-place" }, this.#view.element);
        const found = h("p", { class: "visually-hidden", role: "status" });
        this.element = h(
            "section", { class: "list-pane", "aria-label": "Completed conversations" },
            h(
                "div", { class: "list-head" }, h("div", { class: "list-title" }, h("h1", { text: "Completed" })),
                h("div", { class: "list-tools" }, search, mineOnly),
            ),
            found, place,
        );
        this.#parts = { search, mineOnly, place, found };
        // What is closed while the page is open joins at once, unless something is searched for.
        this.#leaves.push(context.workspace.live.on(({ type, position }) => {
            if (type !== "interactionClosed" || search.value.trim() !== "") return;
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => this.load({ minPosition: position, isQuiet: true }), 500);
        }));
        this.load();
    }

    end() {
        clearTimeout(this.#timer);
        this.#turn += 1;
        this.#view.end();
        for (const leave of this.#leaves) leave();
    }

    show(number) {
        this.#current = number;
        this.#view.refresh();
        const place = this.#rows.findIndex((row) => row.number === number);
        if (place >= 0) this.#view.reveal(place);
    }

    neighbour(step) {
        const place = this.#rows.findIndex((row) => row.number === this.#current);
        return place < 0 ? this.#rows[step > 0 ? 0 : this.#rows.length - 1] : this.#rows[place + step];
    }

    focus() {
        const row = this.#rows.find((each) => each.number === this.#current) ?? this.#rows[0];
        if (row) this.#view.focus(row.sys_id);
    }

    focusFilter() {
        this.#parts.search.focus();
    }

    get #query() {
        const isMine = this.#parts.mineOnly.getAttribute("aria-pressed") === "true";
        return { state: "closed", assigned_to: isMine ? "me" : null, with: "preview", limit: pageSize };
    }

    async load({ minPosition, isQuiet = false } = {}) {
        const turn = ++this.#turn;
        const words = this.#parts.search.value.trim();
        this.#isLoading = true;
        if (!isQuiet && this.#rows.length === 0) replace(this.#parts.place, skeleton(8));
        try {
            const excerpts = new Map();
            const page = words === ""
                ? await get("interactions", { ...this.#query, min_position: minPosition })
                : await this.#search(words, excerpts);
            if (turn !== this.#turn) return;
            this.#rows = page.result;
            this.#next = page.next ?? null;
            this.#excerpts = excerpts;
            this.#draw(words);
        } catch (error) {
            if (turn === this.#turn) replace(this.#parts.place, failure(error, () => this.load()));
        } finally {
            if (turn === this.#turn) this.#isLoading = false;
        }
    }

    #draw(words) {
        this.#view.refresh();
        this.#view.show(this.#rows);
        this.#parts.found.textContent = words ? `${this.#rows.length} found` : "";
        if (this.#rows.length === 0) {
            replace(this.#parts.place, words
                ? emptyState({
                    drawing: "search", title: "Nothing found",
                    text: "Neither a number nor a requester nor a text fits.",
                })
                : emptyState({
                    drawing: "done", title: "Nothing completed yet",
                    text: "Conversations that were closed appear here.",
                }));
        } else if (this.#view.element.parentElement !== this.#parts.place) {
            replace(this.#parts.place, this.#view.element);
            this.#view.show(this.#rows);
        }
    }

    async #loadMore() {
        if (this.#isLoading || this.#next === null) return;
        this.#isLoading = true;
        const turn = this.#turn;
        const page = await get("interactions", { ...this.#query, after: this.#next }).catch(() => null);
        if (turn !== this.#turn) return;
        this.#isLoading = false;
        if (!page) return;
        const known = new Set(this.#rows.map((row) => row.sys_id));
        this.#rows = [...this.#rows, ...page.result.filter((row) => !known.has(row.sys_id))];
        this.#next = page.next ?? null;
        this.#view.show(this.#rows);
    }

    /** By a conversation's number, by the requester's number or name, and by what was written. */
    async #search(words, excerpts) {
        const { state, with: preview, assigned_to: agent } = this.#query;
        const number = /^(?:ims)?(\d{1,12})$/iu.exec(words);
        const digits = words.replace(/[\s().-]/g, "");
        const list = (query) => get("interactions", {
            with: preview, limit: 50, ...query,
        }).then((page) => page.result).catch(() => []);
        const questions = [];
        if (number) questions.push(list({ number: `IMS${number[1].padStart(7, "0")}` }));
        if (/^\+?\d{5,15}$/u.test(digits)) questions.push(
            list({ requester: digits.startsWith("+") ? digits : `+${digits}`, state }),
        );
        if (words.length >= 2) {
            for (const [path, table] of [["consumers", "csm_consumer"], ["contacts", "customer_contact"]]) {
                questions.push(get(path, { q: words, limit: 10 }).then(async ({ result }) => (await Promise.all(
                    result.map(
                        (person) => list({ opened_for: person.sys_id, opened_for_table: table, state, limit: 20 }),
                    ),
                )).flat()).catch(() => []));
            }
            questions.push(this.#searchText(words, excerpts, preview));
        }
        const found = new Map();
        for (const rows of await Promise.all(questions)) for (const row of rows) found.set(row.sys_id, row);
        const me = this.#context.workspace.session.sys_id;
        const rows = [...found.values()].filter((row) => row.closed_at && (!agent || row.assigned_to === me));
        return { result: rows.sort((one, other) => other.last_position - one.last_position) };
    }

    async #searchText(words, excerpts, preview) {
        const { result } = await get("messages", { q: words, limit: 100 }).catch(() => ({ result: [] }));
        for (const message of result) {
            if (!excerpts.has(message.interaction)) excerpts.set(
                message.interaction, excerpt(message.body ?? "", words),
            );
        }
        if (excerpts.size === 0) return [];
        return (await get("interactions", { sys_id: [...excerpts.keys()].join(","), with: preview })).result;
    }
}

/** The words with a little of what stands around them. */
function excerpt(body, words) {
    const place = body.toLowerCase().indexOf(words.toLowerCase());
    if (place < 0) return said(body.slice(0, 160));
    // The row is short: one word in front says enough.
    const start = place < 12 ? 0 : body.lastIndexOf(" ", place - 8) + 1 || place - 8;
    return h(
        "bdi", { dir: "auto", class: "said" }, start > 0 ? "…" : "", body.slice(start, place),
        h("mark", { text: body.slice(place, place + words.length) }), body.slice(
            place + words.length, place + words.length + 120,
        ),
    );
}
