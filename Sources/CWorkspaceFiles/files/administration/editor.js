// The form of one record, made from its description.

import { part, remove } from "../api.js";
import { button, h, icon, replace, same } from "../dom.js";
import { announce, confirm, toast } from "../parts.js";
import { shortTime } from "../words.js";
import { send } from "./changes.js";
import { RecordForm } from "./record-form.js";
import { bodyOf, newBody, slugOf, stamp } from "./record.js";
import { refusedFields } from "./resources.js";

/** What somebody was writing when the page was left by the browser's own button, by its path. */
const drafts = new Map();

/**
 * Draws the form of a record; `row` is null for a new one.
 *
 * @param saved called with the identifier and the position after a change, and `{isLeft, isUndone, isGone}`
 * @param extras nodes behind the form, or `{above, below}`
 * @returns `{ isDirty(), save(), isOlder(row), changedElsewhere(row), leave(), forget() }`
 */
export function drawEditor(root, { section, resource, row, lookups, session, saved, extras }) {
    const key = `${section}/${row?.sys_id ?? "new"}`;
    const former = row ? bodyOf(resource, row) : newBody(resource);
    const controls = new RecordForm(resource.fields, changed, lookups);
    const summary = h("div", { class: "notice bad", role: "alert", hidden: true, tabindex: "-1" });
    const news = h("div", { class: "notice warn", role: "status", hidden: true });
    const save = button(row ? "Save" : `Make the ${resource.one}`, { kind: "primary", type: "submit" });
    const discard = button(row ? "Discard changes" : "Cancel", { on: { click: giveUp } });
    const state = h("span", { class: "quiet grow save-state", role: "status" });
    const form = h(
        "form", { class: "editor", novalidate: true, "aria-label": resource.title, on: { submit: (event) => { event.preventDefault(); submit(); } } },
        summary, news, controls.cards,
        h("div", { class: "save-bar" }, state, discard, save),
    );
    replace(root, extras?.above, form, extras?.above ? extras.below : extras);
    // What counts as unsaved is measured against the stored values as the form reads them.
    controls.fill(former);
    const baseline = controls.peek(former);
    const draft = drafts.get(key);
    if (draft) {
        controls.fill(draft);
        state.textContent = "What you had not saved is still here.";
    }
    drafts.delete(key);
    changed();
    addEventListener("beforeunload", warn);

    function isDirty() {
        if (!form.isConnected) return false;
        return !same(controls.peek(former), baseline);
    }

    function changed() {
        controls.showWhatApplies();
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
        controls.fill(former);
        controls.clearProblems();
        summary.hidden = true;
        changed();
        announce("The changes were discarded.");
    }

    async function submit() {
        summary.hidden = true;
        const body = controls.read(former);
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
        if (controls.showProblem(names, error.message)) return;
        replace(summary, icon("warning"), h("div", {}, h("strong", { text: "It was not saved." }), h("p", { text: error.message })));
        summary.hidden = false;
        summary.focus();
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
            if (isDirty()) drafts.set(key, controls.values);
        },
        forget() {
            stop();
            drafts.delete(key);
        },
    };
}
