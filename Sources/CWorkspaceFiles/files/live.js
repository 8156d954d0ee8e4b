// The stream of events: server-sent events read by fetch, so that every event's name reaches the page and
// the page knows at once when the stream has ended.

import { Handlers } from "./handlers.js";

const path = "/api/ledgerline/v1/events";
const silenceMax = 40_000; // The server gives a sign of life every 15 s.
const pauses = [500, 1000, 2000, 4000, 8000];

/** What the page knows of the stream: `connecting`, `live` or `offline`. */
export class Live {
    #handlers = new Handlers();
    #stateHandlers = new Set();
    #state = "connecting";
    #controller = null;
    #failures = 0;
    #lastID = null;
    #timer = null;

    get state() {
        return this.#state;
    }

    /** The position of the last event seen; null before the first. */
    get position() {
        return this.#lastID;
    }

    /** Calls `handler(event)` with {position, type, record} for each; gives a function that ends it. */
    on(handler) {
        return this.#handlers.add(handler);
    }

    /** Calls `handler(state)` now and when it changes; gives a function that ends it. */
    onState(handler) {
        this.#stateHandlers.add(handler);
        handler(this.#state);
        return () => this.#stateHandlers.delete(handler);
    }

    start() {
        if (!this.#controller) this.#run();
    }

    stop() {
        clearTimeout(this.#timer);
        this.#controller?.abort();
        this.#controller = null;
        this.#set("connecting");
    }

    /** Tries at once, as when a person asks for it or the network is back. */
    retry() {
        if (this.#state === "live") return;
        clearTimeout(this.#timer);
        this.#controller?.abort();
        this.#run();
    }

    #set(state) {
        if (state === this.#state) return;
        this.#state = state;
        for (const handler of this.#stateHandlers) handler(state);
    }

    async #run() {
        const controller = new AbortController();
        this.#controller = controller;
        let silence = null;
        const heard = () => {
            clearTimeout(silence);
            silence = setTimeout(() => controller.abort(), silenceMax);
        };
        heard();
        try {
            const headers = { Accept: "text/event-stream" };
            if (this.#lastID !== null) headers["Last-Event-ID"] = this.#lastID;
            const response = await fetch(path, { headers, signal: controller.signal, cache: "no-store" });
            if (!response.ok || !response.body) throw new Error(`events: ${response.status}`);
            this.#failures = 0;
            this.#set("live");
            await this.#read(response.body.pipeThrough(new TextDecoderStream()).getReader(), heard);
        } catch {
            // Below, whatever it was.
        }
        clearTimeout(silence);
        if (this.#controller !== controller) return;
        this.#set("offline");
        const pause = pauses[Math.min(this.#failures, pauses.length - 1)];
        this.#failures += 1;
        this.#timer = setTimeout(() => this.#run(), pause * (0.75 + Math.random() / 2));
    }

    async #read(reader, heard) {
        let rest = "";
        for (;;) {
            const { done, value } = await reader.read();
            if (done) return;
            heard();
            rest += value;
            let end;
            while ((end = rest.indexOf("\n\n")) >= 0) {
                this.#take(rest.slice(0, end));
                rest = rest.slice(end + 2);
            }
        }
    }

    #take(block) {
        let type = "", id = null, data = "";
        for (const line of block.split("\n")) {
            if (line.startsWith("id: ")) id = line.slice(4);
            else if (line.startsWith("event: ")) type = line.slice(7);
            else if (line.startsWith("data: ")) data += line.slice(6);
        }
        if (id === null) return;
        this.#lastID = id;
        let record;
        try {
            record = JSON.parse(data);
        } catch {
            return;
        }
        this.#handlers.tell({ position: Number(id), type, record });
    }
}
