// Other records by their identifiers, as forms and lists name them. Fetched when first asked for.

import { all } from "../api.js";
import { resources } from "./resources.js";

export class Lookups {
    #lists = new Map();
    #names = new Map();

    /** Fetches what the fields of some resources refer to, and who is who. */
    async prepare(keys, position) {
        await Promise.all([...new Set([...keys, "users"])].map((key) => this.#lists.has(key) && !position ? null : this.fetch(key, position)));
    }

    /** Fetches a list; `position` is what it must show at least. */
    async fetch(key, position) {
        const { path, isLong } = resources[key];
        const rows = await all(path, { min_position: position, ...(isLong ? { limit: 500 } : {}) });
        this.#lists.set(key, rows);
        this.#names.set(key, new Map(rows.map((row) => [row.sys_id, row])));
        return rows;
    }

    /** Forgets a list, which has changed. */
    forget(key) {
        this.#lists.delete(key);
        this.#names.delete(key);
    }

    rows(key) {
        return this.#lists.get(key);
    }

    row(key, id) {
        return this.#names.get(key)?.get(id);
    }

    name(key, id) {
        return this.row(key, id)?.name ?? "unknown";
    }

    /** The resources that a resource's fields refer to. */
    static of(resource) {
        const keys = [];
        for (const field of resource.fields ?? []) {
            if (field.of) keys.push(field.of);
            if (field.kind === "skills") keys.push("skills");
        }
        return keys;
    }
}
