// The form of one record, made from its description.

import { part, post, put, remove } from "../api.js";
import { button, h, icon, replace, same } from "../dom.js";
import { announce, confirm, toast } from "../parts.js";
import { shortTime, timeText } from "../words.js";
import { FieldProblem } from "./field-parts.js";
import { control } from "./fields.js";
import { bodyOf, newBody, slugOf, stamp } from "./record.js";
import { refusedFields } from "./resources.js";

/** What somebody was writing when the page was left by the browser's own button, by its path. */
const drafts = new Map();

/**
 * Draws the form of a record; `row` is null for a new one.
 *
 * @returns `{ isDirty(), changedElsewhere(row), leave() }`
 */
export function drawEditor(root, { section, resource, row, lookups, session, saved, extras }) {
    const key = `${section}/${row?.sys_id ?? "new"}`;
    const former = row ? bodyOf(resource, row) : newBody(resource);
    const controls = [];
    const parts = [];
    let card = h("div", { class: "card stack" });
    parts.push(card);
    for (const field of resource.fields) {
        if (field.kind === "part") {
            card = h("div", { class: "card stack" }, h("div", {}, h("h2", { text: field.title }), field.about && h("p", { class: "quiet", text: field.about })));
            parts.push(card);
            continue;
        }
        const made = control(field, changed, lookups);
        controls.push(made);
        card.append(made.element);
    }
    const summary = h("div", { class: "notice bad", role: "alert", hidden: true, tabindex: "-1" });
    const news = h("div", { class: "notice warn", role: "status", hidden: true });
    const save = button(row ? "Save" : `Make the ${resource.one}`, { kind: "primary", type: "submit" });
    const discard = button(row ? "Discard changes" : "Cancel", { on: { click: giveUp } });
    const state = h("span", { class: "quiet grow save-state", role: "status" });
    const form = h(
        "form", { class: "editor", novalidate: true, "aria-label": resource.title, on: { submit: (event) => { event.preventDefault(); submit(); } } },
        summary, news, parts,
        h("div", { class: "save-bar" }, state, discard, save),
    );
    replace(root, extras?.above, form, extras?.above ? extras.below : extras);
    // What counts as unsaved is measured against the stored values as the form reads them.
    fill(former);
    const baseline = quietBody();
    const draft = drafts.get(key);
    if (draft) {
        fill(draft);
        state.textContent = "What you had not saved is still here.";
    }
    drafts.delete(key);
    changed();
    addEventListener("beforeunload", warn);

    function values() {
        return Object.fromEntries(controls.map((each) => {
            try {
                return [each.field.name, each.get()];
            } catch {
                return [each.field.name, undefined];
            }
        }));
    }

    function fill(body) {
        for (const each of controls) each.set(body[each.field.name]);
    }

    /** The body that the form says; null when something is wrong and was shown. */
    function read({ quietly = false } = {}) {
        const body = { ...former };
        const present = values();
        let first = null;
        for (const each of controls) {
            each.error(null);
            const { name, when } = each.field;
            if (when && !when(present)) {
                // What is not seen keeps what it was.
                continue;
            }
            try {
                const value = each.get();
                if (value === undefined || value === null) delete body[name];
                else body[name] = value;
            } catch (error) {
                if (!(error instanceof FieldProblem)) throw error;
                if (quietly) {
                    // It differs from everything that can be stored.
                    body[name] = { isWrong: true };
                    continue;
                }
                each.error(error.message);
                first ??= each;
            }
        }
        if (first) {
            first.focus();
            return null;
        }
        return body;
    }

    function quietBody() {
        const shown = controls.map((each) => [each, each.element.querySelector(".field-error")?.textContent]);
        const body = read({ quietly: true });
        for (const [each, text] of shown) if (text) each.error(text);
        return body;
    }

    function isDirty() {
        if (!form.isConnected) return false;
        return !same(quietBody(), baseline);
    }

    function changed() {
        const present = values();
        for (const each of controls) {
            if (each.field.when) each.element.hidden = !each.field.when(present);
        }
        const dirty = isDirty();
        discard.hidden = row !== null && !dirty;
        if (row) save.disabled = !dirty;
        form.classList.toggle("dirty", dirty);
        if (dirty) state.textContent = "Not saved yet";
        else if (state.textContent === "Not saved yet") state.textContent = "";
    }

    function warn(event) {
        if (isDirty()) event.preventDefault();
    }

    async function giveUp() {
        if (!row) return saved(null, null, { isLeft: true });
        fill(former);
        for (const each of controls) each.error(null);
        summary.hidden = true;
        changed();
        announce("The changes were discarded.");
    }

    async function submit() {
        summary.hidden = true;
        const body = read();
        if (!body) return;
        const question = resource.question?.(row, body, session);
        if (question && !(await confirm("Save this?", question, { yes: "Save", kind: "danger" }))) return;
        save.disabled = true;
        try {
            const receipt = await send(resource, row, body);
            stop();
            tellSaved(receipt, body);
            await saved(receipt.sys_id ?? row?.sys_id ?? null, receipt.position);
        } catch (error) {
            save.disabled = false;
            show(error);
        }
    }

    /** Puts a problem beside the field that it is about, else above the form. */
    function show(error) {
        const names = error.document?.field ? [error.document.field] : refusedFields[slugOf(error)] ?? [];
        const shown = controls.filter((each) => !each.element.hidden);
        const found = names.map((name) => shown.find((each) => each.field.name === name)).find(Boolean);
        if (found) {
            // It describes the field, which is read when it gets the focus.
            found.error(error.message);
            found.focus();
        } else {
            replace(summary, icon("warning"), h("div", {}, h("strong", { text: "It was not saved." }), h("p", { text: error.message })));
            summary.hidden = false;
            summary.focus();
        }
    }

    function tellSaved(receipt, body) {
        const label = body.name ?? row?.name ?? resource.title;
        const id = receipt.sys_id ?? row?.sys_id;
        const text = row ? `“${label}” was saved.` : `“${label}” was made.`;
        const undo = async () => {
            try {
                const again = row ? await send(resource, row, former)
                    : resource.canDelete ? await remove(`${resource.path}/${part(id)}`)
                    : await send(resource, { sys_id: id }, { ...body, active: false });
                toast(row ? `“${label}” is as it was before.` : resource.canDelete ? `“${label}” was deleted again.` : `“${label}” was switched off.`);
                await saved(id, again?.position ?? null, { isUndone: true, isGone: !row && resource.canDelete });
            } catch (error) {
                toast(error.message, { kind: "bad" });
            }
        };
        toast(text, { undo });
    }

    function stop() {
        removeEventListener("beforeunload", warn);
    }

    return {
        isDirty,
        /** Saves what was changed, as its button does. */
        save: () => { if (!save.disabled) submit(); },
        /** Whether what is shown is older than a row. */
        isOlder: (other) => (stamp(resource, other).last_position ?? 0) > (row ? stamp(resource, row).last_position ?? 0 : 0),
        /** Somebody else has changed the record meanwhile. */
        changedElsewhere(other) {
            const { updated_by: by, updated_at: time } = stamp(resource, other);
            replace(
                news, icon("warning"),
                h("p", { class: "grow", text: `${by ? lookups.name("users", by) : "The configuration"} has changed this at ${shortTime(time)}. Saving puts your values in their place.` }),
                button("Show the new values", { on: { click: () => saved(other.sys_id, null, { isUndone: true }) } }),
            );
            news.hidden = false;
        },
        leave() {
            stop();
            if (isDirty()) drafts.set(key, values());
        },
        forget() {
            stop();
            drafts.delete(key);
        },
    };
}

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

/** Who changed a record last, and when; where the next start would change it back, that too. */
export function stampText(resource, row, lookups) {
    const { updated_at: time, updated_by: by } = stamp(resource, row);
    if (!time) return h("p", { class: "quiet", text: "Nobody has changed it yet." });
    return h(
        "p", { class: "quiet" },
        by ? `Changed last by ${lookups.name("users", by)}, ` : "From the configuration file, ",
        h("time", { datetime: time, title: timeText(time), text: shortTime(time) }),
        by ? "." : ". What the file names holds again at the next start.",
    );
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
