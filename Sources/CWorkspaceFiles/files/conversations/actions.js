// What can be done with a conversation, by its buttons, its menu and its shortcuts.

import { part, post, remove } from "../api.js";
import { toast } from "../parts.js";
import { askAgent, askTransfer, askWrapUp } from "./dialogs.js";
import { abilities } from "./may.js";
import { requesterName } from "./names.js";
import { laterWithUndo } from "./undo.js";

export class Actions {
    /** The conversation as it is now. */
    row = null;
    #context;

    /** @param context `{workspace, directory, list(), left(row)}` */
    constructor(context) {
        this.#context = context;
    }

    /** What is in the way of each action (`abilities`). */
    get can() { return abilities(this.row, this.#context.workspace.session); }

    holdOrResume() {
        const { can } = this;
        if (this.row.state === "on_hold") this.#unless(can.resume, () => this.resume());
        else this.#unless(can.hold, () => this.hold());
    }

    hold() { return this.#do(() => this.#post("hold")); }
    resume() { return this.#do(() => this.#post("resume")); }
    take() { return this.#do(() => this.#post("assign"), "You have the conversation."); }
    join() { return this.#do(() => this.#post("members"), "You take part now."); }
    describe(text) { return this.#do(() => this.#post("short-description", { text })); }
    leave() {
        return this.#do(
            () => remove(`interactions/${part(this.row.sys_id)}/members/me`), "You left the conversation.",
        );
    }

    async addAgent() {
        const choice = await askAgent("Add an agent", this.#context.directory, this.row.assigned_to);
        if (choice) this.#do(() => this.#post("members", { agent: choice.key }), `${choice.title} takes part now.`);
    }

    transfer() {
        return this.#unless(this.can.transfer, async () => {
            const row = this.row;
            const choice = await askTransfer(this.#context.directory, row);
            if (!choice) return;
            const body = { [choice.kind]: choice.key, note: choice.note };
            this.#do(async () => {
                await post(`interactions/${part(row.sys_id)}/transfer`, body);
                this.#context.left(row);
            }, `Transferred to ${choice.title}.`);
        });
    }

    async reassign() {
        const row = this.row;
        const choice = await askAgent("Reassign to", this.#context.directory, row.assigned_to);
        if (!choice) return;
        laterWithUndo(
            `${row.number} goes to ${choice.title}.`,
            (keepalive) => post(`interactions/${part(row.sys_id)}/assign`, { agent: choice.key }, { keepalive }),
            () => {},
        );
    }

    wrapUp() {
        return this.#unless(this.can.wrapUp, async () => {
            const row = this.row;
            const answer = await askWrapUp(this.#context.directory, row);
            if (answer) this.#do(() => post(`interactions/${part(row.sys_id)}/wrap-up`, answer));
        });
    }

    close() {
        return this.#unless(this.can.close, async () => {
            const row = this.row;
            let answer = { code: "", reason: "" };
            if (!row.wrap_up_code && row.state !== "wrap_up") {
                answer = await askWrapUp(this.#context.directory, row, { title: "Close", yes: "Close" });
                if (!answer) return;
            }
            this.#context.list()?.hide(row.sys_id);
            this.#context.left(row);
            laterWithUndo(
                `${requesterName(row)}: closed.`,
                (keepalive) => post(
                    `interactions/${part(row.sys_id)}/close`,
                    { wrap_up_code: answer.code, reason: answer.reason }, { keepalive },
                ),
                () => {
                    this.#context.list()?.hide(row.sys_id, false);
                    this.#context.workspace.go(`ongoing/${row.number}`);
                },
            );
        });
    }

    async #do(action, done) {
        try {
            await action();
            if (done) toast(done);
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
    }

    #post(path, body = {}) {
        return post(`interactions/${part(this.row.sys_id)}/${path}`, body);
    }

    /** Runs an action of a shortcut, or says why not. */
    #unless(obstacle, run) {
        return obstacle ? toast(obstacle) : run();
    }
}
