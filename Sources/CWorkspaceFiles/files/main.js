// The workspace: who is signed in, the frame around the pages, and which page is shown.
//
// A page gets the `Workspace`: `session`, `live` (events), `go(path)`, `setMark(page, count)` for the
// marks of the navigation, `keys` (shortcuts). Everything else comes from the modules beside this one.

import { get, onSignedOut, remove, useSession } from "./api.js";
import { button, h, icon, replace } from "./dom.js";
import { Keys } from "./keys.js";
import { Live } from "./live.js";
import { avatar, dialog, failure, installMessages } from "./parts.js";
import { match, mayShow, pages } from "./router.js";
import { showSignIn } from "./sign-in.js";
import { phrase } from "./words.js";

class Workspace {
    session = null;
    live = new Live();
    keys = new Keys();
    #root = document.getElementById("app");
    #main = null;
    #links = new Map();
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
        this.#installKeys();
        const open = match(location.pathname);
        if (open?.page.isOpen) return this.#begin(await get("session").catch(() => null));
        try {
            await this.#begin(await get("session"));
        } catch (error) {
            if (error.status === 401) return this.#signIn();
            replace(this.#root, failure(error, () => location.reload()));
        }
    }

    /** Adds something to the frame's head, such as the presence switch: `(workspace) => node`. */
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
        this.#links.clear();
        const links = pages
            .filter((page) => page.icon && (this.session ? mayShow(page, this.session) : page.isOpen))
            .map((page) => {
                const mark = h("span", { class: "mark", hidden: true });
                const link = h(
                    "a", { href: `/workspace/${page.path}`, title: page.title },
                    icon(page.icon), h("span", { class: "label", text: page.title }), mark,
                );
                this.#links.set(page.path, { link, mark, title: page.title });
                return h("li", {}, link);
            });
        const list = h("ul", {}, links);
        new ResizeObserver(() => moveIntoSight(list.querySelector("[aria-current]"))).observe(list);
        const banner = h("div", { class: "banner", role: "status", hidden: true });
        this.#main = h("main", { id: "main", tabindex: "-1" });
        const name = this.session?.name ?? "";
        replace(
            this.#root,
            h("a", { class: "skip", href: "#main", text: "Skip to the page" }),
            h(
                "div", { class: "frame" },
                h(
                    "nav", { class: "rail", "aria-label": "Pages" },
                    h("a", { class: "brand", href: "/workspace/", title: "Ledgerline" }, h("img", { src: "/workspace/icon.svg", alt: "", width: 28, height: 28 }), h("span", { class: "label", text: "Ledgerline" })),
                    list,
                    h(
                        "div", { class: "rail-foot" },
                        await this.#frameExtras(),
                        button("Light or dark", { icon: "sun", iconOnly: true, on: { click: nextTheme } }),
                        button("Keyboard shortcuts", { icon: "keyboard", iconOnly: true, class: "button plain icon-only wide-only", on: { click: () => this.#showKeys() } }),
                        this.session && button(`${name}: account`, { iconOnly: true, class: "button plain account", on: { click: () => this.#showAccount() } }),
                    ),
                ),
                h("div", { class: "page" }, banner, this.#main),
            ),
        );
        const account = this.#root.querySelector(".account");
        if (account) replace(account, avatar(name));
        for (const [path, count] of this.#marks) this.setMark(path, count);
        if (this.session) this.#frameParts.push(this.live.onState((state) => this.#showConnection(banner, state)));
    }

    #showConnection(banner, state) {
        clearTimeout(this.bannerTimer);
        const wasOffline = !banner.hidden;
        if (state === "live") {
            banner.hidden = true;
            if (wasOffline) this.#shown?.refresh?.();
            return;
        }
        if (state !== "offline") return;
        // A short gap is nobody's concern.
        this.bannerTimer = setTimeout(() => {
            banner.hidden = false;
            replace(
                banner, icon("warning"),
                h("span", { text: "Disconnected. What you see may be old; drafts are kept." }),
                button("Try now", { kind: "link", on: { click: () => this.live.retry() } }),
            );
        }, 1200);
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
        for (const [path, { link }] of this.#links) {
            if (path === owner) {
                link.setAttribute("aria-current", "page");
                moveIntoSight(link);
            } else link.removeAttribute("aria-current");
        }
        if (!page || (this.session && !mayShow(page, this.session))) {
            this.#leavePage();
            document.title = "Not found · Ledgerline";
            return replace(this.#main, failure(new Error(page ? "Your roles do not include this page." : "There is no such page.")));
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
            replace(this.#main);
            const shown = (await module.show(this.#main, this, found.names, page)) ?? {};
            if (turn !== this.#turn) return shown.leave?.();
            this.#shown = Object.assign(shown, { page });
        } catch (error) {
            if (turn === this.#turn) replace(this.#main, failure(error, () => this.#show()));
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
        const entry = this.#links.get(path);
        if (entry) {
            entry.mark.hidden = count === 0;
            replace(entry.mark, count > 99 ? "99+" : count, h("span", { class: "visually-hidden", text: path === "inbox" ? " offered" : " unread" }));
        }
        this.setTitle(this.title ?? "Ledgerline");
    }

    #installKeys() {
        this.keys.add("?", "This list", () => this.#showKeys());
        for (const [key, path] of [["i", "inbox"], ["o", "ongoing"], ["d", "completed"], ["n", "compose"], ["b", "board"], ["u", "audit"]]) {
            const page = pages.find((each) => each.path === path);
            this.keys.add(`g ${key}`, `Go to ${page.title}`, () => {
                if (this.session && mayShow(page, this.session)) this.go(path);
            });
        }
    }

    #showKeys() {
        dialog("Keyboard shortcuts", () => h(
            "dl", { class: "keys" },
            this.keys.list().map(({ keys, text }) => [
                h("dt", {}, keys.split(" ").map((key) => h("kbd", { text: key }))), h("dd", { text }),
            ]),
        ));
    }

    #showAccount() {
        const { name, user_name: userName, roles } = this.session;
        dialog("Account", (close) => h(
            "div", {},
            h("p", {}, h("strong", { text: name }), ` (${userName})`),
            h("p", { class: "quiet", text: `Roles: ${roles.map(phrase).join(", ")}` }),
            notificationChoice(),
            h("footer", {}, button("Sign out", { icon: "leave", on: { click: () => { close(); this.signOut(); } } })),
        ));
    }
}

/** On a phone there may be more pages than fit beside each other. */
function moveIntoSight(link) {
    link?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function notificationChoice() {
    const sound = h("input", { type: "checkbox", id: "sound", checked: localStorage.getItem("sound") !== "off" });
    sound.addEventListener("change", () => localStorage.setItem("sound", sound.checked ? "on" : "off"));
    const text = h("input", { type: "checkbox", checked: localStorage.getItem("notification-text") === "on" });
    text.addEventListener("change", () => localStorage.setItem("notification-text", text.checked ? "on" : "off"));
    const state = typeof Notification === "undefined" ? "denied" : Notification.permission;
    return h(
        "div", { class: "stack" },
        h("label", { class: "check" }, sound, "A sound when a message or an offer comes"),
        state !== "denied" && h("label", { class: "check" }, text, "Desktop notifications show what was written"),
        state === "default" && button("Allow desktop notifications", { icon: "bell", on: { click: (event) => {
            Notification.requestPermission().then(() => event.target.closest("button").remove());
        } } }),
        state === "denied" && h("p", { class: "quiet", text: "Desktop notifications are switched off in the browser." }),
    );
}

const themes = ["system", "light", "dark"];

function applyTheme() {
    const theme = localStorage.getItem("theme") ?? "system";
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
}

function nextTheme() {
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = localStorage.getItem("theme") ?? "system";
    const shown = theme === "system" ? (isDark ? "dark" : "light") : theme;
    const wanted = shown === "dark" ? "light" : "dark";
    localStorage.setItem("theme", (wanted === "dark") === isDark ? themes[0] : wanted);
    applyTheme();
}

new Workspace().start();
