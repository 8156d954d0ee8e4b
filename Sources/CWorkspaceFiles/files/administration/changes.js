// What is done to a record: it is saved, or deleted.

import { part, post, put, remove } from "../api.js";
import { confirm, toast } from "../parts.js";
import { bodyOf, slugOf } from "./record.js";

/** Sends a change; what a row shows and no form knows is left out where the API does not take it. */
export async function send(resource, row, body) {
    for (let turn = 0; ; turn += 1) {
        try {
            return await sendOnce(resource, row, body);
        } catch (error) {
            const name = error.document?.field;
            if (turn > 8 || slugOf(error) !== "unknown-field" || resource.fields.some((field) => field.name === name)) throw error;
            body = { ...body };
            delete body[name];
        }
    }
}

/** PUT of the record, its settings, or POST of a new one. */
function sendOnce(resource, row, body) {
    if (resource.isSingle) return put(resource.path, body);
    if (!row) return post(resource.path, body);
    return put(`${resource.path}/${part(row.sys_id)}${resource.inner ? `/${resource.inner}` : ""}`, body);
}

/** Asks before a record goes for good; `resource.deletion` says what follows, and whether it `isFinal`. */
export async function deleteRecord(resource, row, done) {
    const isSure = await confirm(`Delete “${row.name}”?`, resource.deletion.text, { yes: "Delete", kind: "danger" });
    if (!isSure) return;
    try {
        const receipt = await remove(`${resource.path}/${part(row.sys_id)}`);
        const body = bodyOf(resource, row);
        toast(`“${row.name}” was deleted.`, {
            undo: resource.deletion.isFinal ? null : async () => {
                const made = await post(resource.path, body).catch((error) => { toast(error.message, { kind: "bad" }); });
                if (made) done(made.sys_id, made.position);
            },
        });
        done(null, receipt?.position ?? null);
    } catch (error) {
        toast(error.message, { kind: "bad" });
    }
}
