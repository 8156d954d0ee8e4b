// The workspace: who is signed in, and which page is shown in the frame.
//
// A page gets the `Workspace`: `session`, `live` (events), `go(path)`, `setMark(page, count)` for the
// marks of the navigation, `keys` (shortcuts). Everything else comes from the modules beside this one.

import { showAccount } from "./account.js";
import { get, onSignedOut, remove, useSession } from "./api.js";
import { replace } from "./dom.js";
import { Frame } from "./frame.js";
import { Keys } from "./keys.js";
import { Live } from "./live.js";
import { failure, installMessages } from "./parts.js";
import { match, mayShow, pages } from "./router.js";
import { installShortcuts, showShortcuts } from "./shortcuts.js";
import { showSignIn } from "./sign-in.js";
import { applyTheme } from "./theme.js";

class Workspace {
    session = null;
    live = new Live();
    keys = new Keys();
    #root = document.getElementById("app");
    #frame = null;
    #marks = new Map();
    #shown = null;
    #turn = 0;
    #frameParts = [];

    async start() {
        installMessages(document.body);
        applyTheme();
        onSignedOut(() => this.#signedOut());
        addEventListener("popstate", () => this.#show());
        addEventListener("online", () => this.live.retry());
        document.addEventListener("click", (event) => this.#followLink(event));
        document.addEventListener("keydown", (event) => this.keys.take(event));
        installShortcuts(this);
        const open = match(location.pathname);
        if (open?.page.isOpen) return this.#begin(await get("session").catch(() => null));
        try {
            await this.#begin(await get("session"));
        } catch (error) {
            if (error.status === 401) return this.#signIn();
            replace(this.#root, failure(error, () => location.reload()));
        }
    }

    /** What stands at the frame's foot beside its buttons: the presence switch of who has a presence. */
    async #frameExtras() {
        if (!this.session?.operations.includes("setPresence")) return null;
        const { presenceSwitch } = await import("./presence.js");
        return presenceSwitch(this);
    }

    #signIn() {
        this.#leavePage();
        this.live.stop();
        document.title = "Sign in · Ledgerline";
        showSignIn(this.#root, (session) => this.#begin(session));
    }

    #signedOut() {
        if (!this.session) return;
        this.session = null;
        useSession(null);
        this.#signIn();
    }

    async signOut() {
        await remove("session").catch(() => {});
        this.#signedOut();
    }

    async #begin(session) {
        this.session = session;
        useSession(session);
        if (session) this.live.start();
        await this.#drawFrame();
        this.#show();
        if (session?.operations.includes("listInteractions")) {
            const { keepOngoing } = await import("./conversations/ongoing.js");
            this.#frameParts.push(keepOngoing(this));
        }
        if (session?.operations.includes("reply")) {
            const { watchAttention } = await import("./attention.js");
            this.#frameParts.push(watchAttention(this));
        }
    }

    async #drawFrame() {
        for (const leave of this.#frameParts.splice(0)) leave?.();
        const frame = new Frame(this.session);
        this.#frame = frame;
        frame.draw(this.#root, {
            extras: await this.#frameExtras(),
            showShortcuts: () => showShortcuts(this.keys),
            showAccount: () => showAccount(this.session, () => this.signOut()),
        });
        for (const [path, count] of this.#marks) this.setMark(path, count);
        if (!this.session) return;
        this.#frameParts.push(this.live.onState((state) => {
            if (frame.showConnection(state, () => this.live.retry())) this.#shown?.refresh?.();
        }));
    }

    /** Goes to a path below /workspace/. */
    async go(path, { replacing = false } = {}) {
        if (this.#shown?.leave && this.#shown.mayLeave && !(await this.#shown.mayLeave())) return;
        history[replacing ? "replaceState" : "pushState"](null, "", `/workspace/${path}`);
        this.#show();
    }

    #followLink(event) {
        const link = event.target.closest?.("a[href^='/workspace/']");
        if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey
            || event.shiftKey || link.target || link.hasAttribute("download")) return;
        event.preventDefault();
        this.go(link.getAttribute("href").slice("/workspace/".length));
    }

    async #show() {
        const found = match(location.pathname);
        if (!found && location.pathname.replace(/\/$/, "") === "/workspace") return this.#showHome();
        if (!this.session && !found?.page.isOpen) return this.#signIn();
        const turn = ++this.#turn;
        const page = found?.page;
        const owner = page?.within ?? page?.path;
        this.#frame.setCurrent(owner);
        if (!page || (this.session && !mayShow(page, this.session))) {
            this.#leavePage();
            document.title = "Not found · Ledgerline";
            return replace(this.#frame.main, failure(new Error(page ? "Your roles do not include this page." : "There is no such page.")));
        }
        if (this.#shown?.page && (this.#shown.page.path === page.path || (this.#shown.page.within ?? this.#shown.page.path) === owner)
            && this.#shown.update) {
            this.#shown.page = page;
            return this.#shown.update(found.names, page);
        }
        this.#leavePage();
        this.setTitle(page.title);
        try {
            const module = await page.module();
            if (turn !== this.#turn) return;
            replace(this.#frame.main);
            const shown = (await module.show(this.#frame.main, this, found.names, page)) ?? {};
            if (turn !== this.#turn) return shown.leave?.();
            this.#shown = Object.assign(shown, { page });
        } catch (error) {
            if (turn === this.#turn) replace(this.#frame.main, failure(error, () => this.#show()));
        }
    }

    #showHome() {
        if (!this.session) return this.#signIn();
        // Who leads and does not answer begins at the board, who audits at the audit.
        const { operations, roles } = this.session;
        const own = operations.includes("reply") ? null : roles.includes("supervisor") ? "board" : roles.includes("auditor") ? "audit" : null;
        const first = pages.find((page) => page.icon && mayShow(page, this.session) && (!own || page.path === own));
        this.go((first ?? pages.at(-1)).path, { replacing: true });
    }

    #leavePage() {
        const shown = this.#shown;
        this.#shown = null;
        shown?.leave?.();
    }

    /** Names the tab; marks of the navigation stand in front. */
    setTitle(title) {
        this.title = title;
        const count = [...this.#marks.values()].reduce((sum, each) => sum + each, 0);
        document.title = `${count > 0 ? `(${count}) ` : ""}${title} · Ledgerline`;
    }

    /** Sets the mark of a page in the navigation: how many things ask for attention. */
    setMark(path, count) {
        this.#marks.set(path, count);
        this.#frame?.setMark(path, count);
        this.setTitle(this.title ?? "Ledgerline");
    }
}

new Workspace().start();
