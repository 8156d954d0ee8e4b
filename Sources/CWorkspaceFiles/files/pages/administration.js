// The administration: a list of sections, and in each a list of records, a form, or a page of its own.

import { all, get } from "../api.js";
import { button, h, icon, replace } from "../dom.js";
import { confirm, emptyState, failure, skeleton } from "../parts.js";
import { style } from "../style.js";
import { deleteRecord } from "../administration/changes.js";
import { drawEditor } from "../administration/editor.js";
import { drawList } from "../administration/list.js";
import { whileShown } from "../administration/fresh.js";
import { Lookups } from "../administration/lookups.js";
import { pausedWebhooks } from "../administration/paused-webhooks.js";
import { drawProviderAddresses } from "../administration/provider-addresses.js";
import { stampText } from "../administration/record.js";
import { groups, resources } from "../administration/resources.js";
import { drawExtensionPoints, drawTokens, passwordCard, sendingCard } from "../administration/special.js";

const special = {
    "provider-addresses": { title: "Provider addresses", about: "Where providers and bots call this server.", draw: drawProviderAddresses },
    tokens: { title: "Tokens", about: "What programs sign in with, in place of a password.", draw: drawTokens },
    "extension-points": { title: "Extension points", about: "Where the site's own scripts decide.", draw: drawExtensionPoints },
};
const titleOf = (section) => (resources[section] ?? special[section])?.title;

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
    #links = new Map();
    #names = {};
    #turn = 0;
    #editor = null;
    #unbind = [];
    #paused = null;

    constructor(root, workspace) {
        this.#root = root;
        this.#workspace = workspace;
        const nav = h(
            "nav", { class: "admin-nav", "aria-label": "Administration" },
            groups.map((group) => h(
                "div", {}, h("h2", { text: group.title }),
                h("ul", {}, group.sections.map((section) => {
                    const link = h("a", { href: `/workspace/administration/${section}`, text: titleOf(section) });
                    this.#links.set(section, link);
                    return h("li", {}, link);
                })),
            )),
        );
        replace(root, h("div", { class: "admin" }, nav, this.#content));
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
        for (const [name, link] of this.#links) {
            if (name === section) link.setAttribute("aria-current", "page");
            else link.removeAttribute("aria-current");
        }
        this.#root.firstElementChild.classList.toggle("at-section", Boolean(section));
        this.#links.get(section)?.scrollIntoView({ block: "nearest" });
        this.#workspace.setTitle(titleOf(section) ?? "Administration");
        if (!section) return this.#drawHome();
        try {
            if (special[section]) return await this.#drawSpecial(section, turn);
            const resource = resources[section];
            if (!resource) return replace(this.#content, this.#head("Administration"), failure(new Error("There is no such section.")));
            await this.#drawRecords(section, resource, id, turn, position);
        } catch (error) {
            if (turn === this.#turn) replace(this.#content, this.#head(titleOf(section)), failure(error, () => this.draw(names)));
        }
    }

    #drawHome() {
        this.#paused ??= pausedWebhooks(this.#workspace);
        replace(
            this.#content, h("h1", { class: "admin-title", text: "Administration" }), this.#paused.element,
            h("div", { class: "admin-cards" }, groups.flatMap((group) => group.sections).map((section) => h(
                "a", { class: "card admin-card", href: `/workspace/administration/${section}` },
                h("strong", { text: titleOf(section) }), h("span", { class: "quiet", text: (resources[section] ?? special[section]).about }),
            ))),
        );
        this.#content.scrollTop = 0;
    }

    #head(title, { back, about, actions, extra } = {}) {
        return h(
            "header", { class: "admin-head" },
            h("a", { class: "back", href: back ?? "/workspace/administration" }, icon("back"), h("span", { text: back ? this.#backName(back) : "Administration" })),
            h("div", { class: "row" }, h("h1", { class: "admin-title grow", tabindex: "-1", text: title }), actions),
            about && h("p", { class: "quiet measure", text: about }), extra,
        );
    }

    #backName(path) {
        return titleOf(path.split("/").at(-1)) ?? "Administration";
    }

    async #drawSpecial(section, turn) {
        const { title, about, draw } = special[section];
        const place = h("div", { class: "stack wide-gap" }, skeleton(4));
        replace(this.#content, this.#head(title, { about }), place);
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
        if (!isSameSection) replace(this.#content, this.#head(id && !isNew ? "…" : resource.title, { back: id ? base : null, about: id ? null : resource.about }), waiting);
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
            replace(this.#content, this.#head(resource.title, {
                about: resource.about,
                actions: !resource.settings && h("a", { class: "button primary", href: `${base}/new` }, icon("plus"), `New ${resource.one}`),
            }), place);
            const update = drawList(place, section, resource, rows, this.#lookups);
            if (resource.follow) whileShown(place, resource.follow, async () => update(await this.#lookups.fetch(section)));
            return;
        }
        const row = isNew ? null : rows.find((each) => each.sys_id === id);
        if (!isNew && !row) {
            return replace(this.#content, this.#head(resource.title, { back: base }), emptyState({
                drawing: "settings", title: `There is no such ${resource.one}`, text: "It may have been deleted. Its history is still in the log.",
            }));
        }
        if (isNew && resource.settings) return this.#workspace.go(`administration/${section}`, { replacing: true });
        const extra = row && resource.extra === "password" ? passwordCard(row, this.#workspace)
            : row && resource.extra === "pause" ? await sendingCard(row, this.#workspace)
            : row && resource.cards ? resource.cards(row, this.#workspace, this.#lookups) : null;
        if (turn === this.#turn) this.#drawForm(section, resource, row, { back: base, extra, about: isNew ? resource.about : null });
    }

    #drawForm(section, resource, row, { back, about, extra }) {
        const base = `administration/${section}`;
        const place = h("div", { class: "admin-form" });
        const title = resource.isSingle ? resource.title : row ? row.name || row.user_name : `New ${resource.one}`;
        const mayShowChanges = this.#workspace.session.operations.includes("showHistory");
        replace(this.#content, this.#head(title, {
            back, about,
            actions: row && resource.canDelete && button("Delete", { kind: "danger", on: { click: () => deleteRecord(resource, row, (id, position) => {
                this.#editor?.forget();
                this.#editor = null;
                this.#after(position, id ? `${base}/${id}` : base);
            }) } }),
            extra: row && h("div", { class: "row stamp" }, stampText(resource, row, this.#lookups), mayShowChanges && h("a", { href: "/workspace/changes", text: "All changes" })),
        }), place);
        this.#editor = drawEditor(place, {
            section, resource, row, lookups: this.#lookups, session: this.#workspace.session, extras: extra,
            saved: (id, position, { isLeft, isUndone, isGone } = {}) => {
                if (isUndone && !this.#isShown(section, id)) return;
                this.#editor?.forget();
                this.#editor = null;
                if (isLeft || isGone) return this.#workspace.go(base);
                this.#after(position, isUndone || row ? null : base);
            },
        });
        if (!row) place.querySelector("input, select, textarea")?.focus();
        else if (this.#content.ownerDocument.activeElement === document.body) this.#content.querySelector("h1")?.focus({ preventScroll: true });
        this.#content.scrollTop = 0;
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
