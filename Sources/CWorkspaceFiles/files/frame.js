// The frame around the pages: the navigation with its marks, what stands at its foot, and the banner of an
// outage.

import { button, h, icon, replace } from "./dom.js";
import { avatar } from "./parts.js";
import { mayShow, pages } from "./router.js";
import { nextTheme } from "./theme.js";

const patience = 1200; // Milliseconds; a shorter gap is nobody's concern.

export class Frame {
    /** Where a page is drawn. */
    main = h("main", { id: "main", tabindex: "-1" });
    #session;
    #links = new Map();
    #banner = h("div", { class: "banner", role: "status", hidden: true });
    #bannerTimer = null;

    /** @param session who is signed in; null shows the pages that are open to all */
    constructor(session) {
        this.#session = session;
    }

    /**
     * Draws the frame in the place of what an element has.
     *
     * @param extras a node for the foot of the navigation, such as the presence switch; null for none
     * @param showShortcuts called when the list of shortcuts is wanted
     * @param showAccount called when the account is wanted
     */
    draw(root, { extras, showShortcuts, showAccount }) {
        const list = h("ul", {}, this.#items());
        new ResizeObserver(() => moveIntoSight(list.querySelector("[aria-current]"))).observe(list);
        const name = this.#session?.name ?? "";
        const account = this.#session
            && button(`${name}: account`, { iconOnly: true, class: "button plain account", on: { click: showAccount } });
        if (account) replace(account, avatar(name));
        replace(
            root,
            h("a", { class: "skip", href: "#main", text: "Skip to the page" }),
            h(
                "div", { class: "frame" },
                h(
                    "nav", { class: "rail", "aria-label": "Pages" },
                    h("a", { class: "brand", href: "/workspace/", title: "Ledgerline" }, h("img", { src: "/workspace/icon.svg", alt: "", width: 28, height: 28 }), h("span", { class: "label", text: "Ledgerline" })),
                    list,
                    h(
                        "div", { class: "rail-foot" },
                        extras,
                        button("Light or dark", { icon: "sun", iconOnly: true, on: { click: nextTheme } }),
                        button("Keyboard shortcuts", { icon: "keyboard", iconOnly: true, class: "button plain icon-only wide-only", on: { click: showShortcuts } }),
                        account,
                    ),
                ),
                h("div", { class: "page" }, this.#banner, this.main),
            ),
        );
    }

    #items() {
        return pages
            .filter((page) => page.icon && (this.#session ? mayShow(page, this.#session) : page.isOpen))
            .map((page) => {
                const mark = h("span", { class: "mark", hidden: true });
                const link = h(
                    "a", { href: `/workspace/${page.path}`, title: page.title },
                    icon(page.icon), h("span", { class: "label", text: page.title }), mark,
                );
                this.#links.set(page.path, { link, mark });
                return h("li", {}, link);
            });
    }

    /** Marks the link of the page that is shown. */
    setCurrent(path) {
        for (const [each, { link }] of this.#links) {
            if (each === path) {
                link.setAttribute("aria-current", "page");
                moveIntoSight(link);
            } else link.removeAttribute("aria-current");
        }
    }

    /** Sets how many things of a page ask for attention. */
    setMark(path, count) {
        const mark = this.#links.get(path)?.mark;
        if (!mark) return;
        mark.hidden = count === 0;
        replace(mark, count > 99 ? "99+" : count, h("span", { class: "visually-hidden", text: path === "inbox" ? " offered" : " unread" }));
    }

    /**
     * Says whether what is shown is up to date.
     *
     * @param state of the events
     * @param retry called when somebody does not want to wait
     * @returns whether an outage that was shown is over
     */
    showConnection(state, retry) {
        clearTimeout(this.#bannerTimer);
        const wasOffline = !this.#banner.hidden;
        if (state === "live") {
            this.#banner.hidden = true;
            return wasOffline;
        }
        if (state === "offline") this.#bannerTimer = setTimeout(() => this.#showOutage(retry), patience);
        return false;
    }

    #showOutage(retry) {
        this.#banner.hidden = false;
        replace(
            this.#banner, icon("warning"),
            h("span", { text: "Disconnected. What you see may be old; drafts are kept." }),
            button("Try now", { kind: "link", on: { click: retry } }),
        );
    }
}

/**
 * On a phone there may be more pages than fit beside each other: the list is moved to show one of them.
 *
 * `scrollIntoView` would also move the place where the tabulator key begins, past the link to the page.
 */
function moveIntoSight(link) {
    const list = link?.closest("ul");
    if (!list) return;
    const seen = list.getBoundingClientRect();
    const wanted = link.getBoundingClientRect();
    if (wanted.left < seen.left) list.scrollLeft -= seen.left - wanted.left;
    else if (wanted.right > seen.right) list.scrollLeft += wanted.right - seen.right;
}
