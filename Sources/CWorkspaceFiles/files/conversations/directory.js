// What nearly every conversation mentions: users, queues, applications, actions, codes, templates.
// Each list is asked for once and again after an administrator has changed it.

import { all } from "../api.js";
import { Handlers } from "../handlers.js";

const paths = {
    users: "users", queues: "queues", applications: "provider-applications", actions: "messaging-actions",
    codes: "wrap-up-codes", templates: "response-templates",
    reasons: "reject-reasons", presences: "presence-states", webhooks: "webhooks",
};
// The records of the log that change a list.
const changes = {
    userSet: "users", queueSet: "queues", providerApplicationSet: "applications",
    sendingPaused: "applications", sendingResumed: "applications",
    messagingActionSet: "actions", messagingActionDeleted: "actions", wrapUpCodeSet: "codes",
    responseTemplateSet: "templates", rejectReasonSet: "reasons", presenceStateSet: "presences",
    webhookSet: "webhooks", webhookDeleted: "webhooks",
};

export class Directory {
    #lists = new Map();
    #rows = new Map();
    #handlers = new Handlers();
    #leave;

    constructor(workspace) {
        this.#leave = workspace.live.on(({ type, position }) => {
            const list = changes[type];
            if (list && this.#lists.has(list)) this.#load(list, position).then(() => this.#tell());
        });
    }

    end() {
        this.#leave();
    }

    /** Calls `handler()` after a change; gives a function that ends it. */
    onChange(handler) {
        return this.#handlers.add(handler);
    }

    /** Loads lists, so that `row` and `name` know them at once afterwards. */
    async need(...lists) {
        await Promise.all(lists.map((list) => this.#lists.get(list) ?? this.#load(list)));
    }

    rows(list) {
        return this.#rows.get(list)?.list ?? [];
    }

    row(list, id) {
        return this.#rows.get(list)?.byID.get(id);
    }

    /** What something is called; a word for it while that is not known. */
    name(list, id, otherwise = "somebody") {
        return this.row(list, id)?.name ?? otherwise;
    }

    #load(list, position) {
        const query = { min_position: position };
        const loading = all(paths[list], query).then((rows) => {
            this.#rows.set(list, { list: rows, byID: new Map(rows.map((row) => [row.sys_id, row])) });
        }).catch((error) => {
            this.#lists.delete(list);
            throw error;
        });
        this.#lists.set(list, loading);
        return loading;
    }

    #tell() {
        this.#handlers.tell();
    }
}
