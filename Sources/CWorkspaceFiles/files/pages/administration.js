// The administration: a list of sections, and in each a list of records, a form, or a page of its own.

import { all, get } from "../api.js";
import { whileShown } from "../administration/fresh.js";
import { drawList } from "../administration/list.js";
import { Lookups } from "../administration/lookups.js";
import { pausedWebhooks } from "../administration/paused-webhooks.js";
import { recordCards } from "../administration/record-cards.js";
import { drawRecord } from "../administration/record-page.js";
import { resources } from "../administration/resources.js";
import { sectionCards, sectionHead, SectionList, special, titleOf } from "../administration/sections.js";
import { h, icon, replace } from "../dom.js";
import { confirm, emptyState, failure, skeleton } from "../parts.js";
import { style } from "../style.js";

export async function show(root, workspace, names) {
    await style("pages/administration.css");
    const page = new Administration(root, workspace);
    page.draw(names);
    return {
        update: (others) => page.draw(others),
        mayLeave: () => page.mayLeave(),
        refresh: () => page.refresh(),
        leave: () => page.leave(),
    };
}

class Administration {
    #root;
    #workspace;
    #lookups = new Lookups();
    #content = h("div", { class: "admin-content" });
    #list = new SectionList();
    #names = {};
    #turn = 0;
    #editor = null;
    #unbind = [];
    #paused = null;

    constructor(root, workspace) {
        this.#root = root;
        this.#workspace = workspace;
        replace(root, h("div", { class: "admin" }, this.#list.element, this.#content));
        this.#unbind.push(workspace.live.on((event) => this.#hear(event)));
        this.#unbind.push(workspace.keys.add("Mod+s", "Save the form", () => this.#editor?.save()));
        this.#unbind.push(workspace.keys.add("/", "Find in the list", () => this.#content.querySelector("input[type=search]")?.focus()));
    }

    leave() {
        this.#editor?.leave();
        this.#paused?.leave();
        for (const end of this.#unbind.splice(0)) end();
    }

    async mayLeave() {
        if (!this.#editor?.isDirty()) return true;
        const isSure = await confirm("Leave without saving?", "What you have changed here is not saved yet.", { yes: "Leave", no: "Stay", kind: "danger" });
        if (isSure) {
            this.#editor.forget();
            this.#editor = null;
        }
        return isSure;
    }

    refresh() {
        if (!this.#editor?.isDirty()) this.draw(this.#names);
    }

    async draw(names, position) {
        this.#editor?.leave();
        this.#editor = null;
        this.#names = names;
        const { section, id } = names;
        const turn = ++this.#turn;
        this.#root.firstElementChild.classList.toggle("at-section", Boolean(section));
        this.#list.mark(section);
        this.#workspace.setTitle(titleOf(section) ?? "Administration");
        if (!section) return this.#drawHome();
        try {
            if (special[section]) return await this.#drawSpecial(section, turn);
            const resource = resources[section];
            if (!resource) return replace(this.#content, sectionHead("Administration"), failure(new Error("There is no such section.")));
            await this.#drawRecords(section, resource, id, turn, position);
        } catch (error) {
            if (turn === this.#turn) replace(this.#content, sectionHead(titleOf(section)), failure(error, () => this.draw(names)));
        }
    }

    #drawHome() {
        this.#paused ??= pausedWebhooks(this.#workspace);
        replace(
            this.#content, h("h1", { class: "admin-title", text: "Administration" }), this.#paused.element,
            sectionCards(),
        );
        this.#content.scrollTop = 0;
    }

    async #drawSpecial(section, turn) {
        const { title, about, draw } = special[section];
        const place = h("div", { class: "stack wide-gap" }, skeleton(4));
        replace(this.#content, sectionHead(title, { about }), place);
        const drawn = h("div", { class: "stack wide-gap" });
        await draw(drawn, this.#workspace);
        if (turn === this.#turn) place.replaceWith(drawn);
    }

    async #drawRecords(section, resource, id, turn, position) {
        const base = `/workspace/administration/${section}`;
        const isNew = id === "new";
        const waiting = h("div", {}, skeleton(6));
        // What is there already stays until the new is there, so that nothing flickers.
        const isSameSection = this.#content.dataset.section === section && !id;
        this.#content.dataset.section = id ? "" : section;
        if (!isSameSection) replace(this.#content, sectionHead(id && !isNew ? "…" : resource.title, { back: id ? base : null, about: id ? null : resource.about }), waiting);
        if (resource.isSingle) {
            const [row] = await Promise.all([get(resource.path, { min_position: position }), this.#lookups.prepare([])]);
            if (turn === this.#turn) this.#drawForm(section, resource, row, { about: resource.about });
            return;
        }
        this.#lookups.forget(section);
        const [rows] = await Promise.all([
            section === "agents" ? all(resource.path, { min_position: position }) : this.#lookups.fetch(section, position),
            this.#lookups.prepare(Lookups.of(resource)),
        ]);
        if (turn !== this.#turn) return;
        if (!id) {
            const place = h("div", { class: "stack" });
            replace(this.#content, sectionHead(resource.title, {
                about: resource.about,
                actions: !resource.settings && h("a", { class: "button primary", href: `${base}/new` }, icon("plus"), `New ${resource.one}`),
            }), place);
            const update = drawList(place, section, resource, rows, this.#lookups);
            if (resource.follow) whileShown(place, resource.follow, async () => update(await this.#lookups.fetch(section)));
            return;
        }
        const row = isNew ? null : rows.find((each) => each.sys_id === id);
        if (!isNew && !row) {
            return replace(this.#content, sectionHead(resource.title, { back: base }), emptyState({
                drawing: "settings", title: `There is no such ${resource.one}`, text: "It may have been deleted. Its history is still in the log.",
            }));
        }
        if (isNew && resource.settings) return this.#workspace.go(`administration/${section}`, { replacing: true });
        const extra = row && await recordCards(resource, row, this.#workspace, this.#lookups);
        if (turn === this.#turn) this.#drawForm(section, resource, row, { back: base, extra, about: isNew ? resource.about : null });
    }

    #drawForm(section, resource, row, more) {
        const base = `administration/${section}`;
        const forget = () => {
            this.#editor?.forget();
            this.#editor = null;
        };
        this.#editor = drawRecord(this.#content, {
            section, resource, row, ...more, lookups: this.#lookups, session: this.#workspace.session,
            deleted: (id, position) => {
                forget();
                this.#after(position, id ? `${base}/${id}` : base);
            },
            saved: (id, position, { isLeft, isUndone, isGone } = {}) => {
                if (isUndone && !this.#isShown(section, id)) return;
                forget();
                if (isLeft || isGone) return this.#workspace.go(base);
                this.#after(position, isUndone || row ? null : base);
            },
        });
    }

    #isShown(section, id) {
        return this.#names.section === section && (!this.#names.id || this.#names.id === id || this.#names.id === "new");
    }

    /** Draws what is shown anew, or goes elsewhere, with all that a position has. */
    #after(position, path) {
        if (path && location.pathname !== `/workspace/${path}`) {
            history.pushState(null, "", `/workspace/${path}`);
            const [, section, id] = path.split("/");
            return this.draw({ section, id }, position);
        }
        return this.draw(this.#names, position);
    }

    /** Somebody changed something: what is shown follows, unless somebody is writing there. */
    #hear({ type, position }) {
        const [changed, resource] = Object.entries(resources).find(([, { event, listEvents }]) => event === type || listEvents?.includes(type)) ?? [];
        if (!changed) return;
        // A form shows these changes beside it.
        if (resource.event !== type && this.#names.id) return;
        this.#lookups.forget(changed);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.#follow(changed, position), 150);
    }

    async #follow(changed, position) {
        const { section, id } = this.#names;
        if (changed !== section) return;
        if (!id && !resources[section].isSingle) {
            if (document.activeElement?.type !== "search") this.draw(this.#names, position);
            return;
        }
        const editor = this.#editor;
        if (!editor || id === "new") return;
        const resource = resources[section];
        const rows = resource.isSingle ? [await get(resource.path, { min_position: position })] : await all(resource.path, { min_position: position, ...(resource.isLong ? { limit: 500 } : {}) });
        const row = resource.isSingle ? rows[0] : rows.find((each) => each.sys_id === id);
        if (this.#editor !== editor || !row) return;
        if (editor.isOlder(row)) {
            if (editor.isDirty()) editor.changedElsewhere(row);
            else this.draw(this.#names, position);
        }
    }
}
