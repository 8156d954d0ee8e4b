/** Those who want to be told of something. */
export class Handlers {
    #all = new Set();

    /** Calls `handler` from now on; gives a function that ends it. */
    add(handler) {
        this.#all.add(handler);
        return () => this.#all.delete(handler);
    }

    tell(...news) {
        for (const handler of this.#all) handler(...news);
    }

    clear() {
        this.#all.clear();
    }
}
