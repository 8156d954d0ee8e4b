// The sections of the administration: those with records, and those that are pages of their own.

import { h, icon } from "../dom.js";
import { drawExtensionPoints } from "./extension-points.js";
import { drawProviderAddresses } from "./provider-addresses.js";
import { groups, resources } from "./resources.js";
import { drawTokens } from "./tokens.js";

/** Sections without records: `draw(root, workspace)` draws one. */
export const special = {
    "provider-addresses": { title: "Provider addresses", about: "Where providers and bots call this server.", draw: drawProviderAddresses },
    tokens: { title: "Tokens", about: "What programs sign in with, in place of a password.", draw: drawTokens },
    "extension-points": { title: "Extension points", about: "Where the site's own scripts decide.", draw: drawExtensionPoints },
};

/** What a section is called; undefined when there is none. */
export const titleOf = (section) => (resources[section] ?? special[section])?.title;

const pathOf = (section) => `/workspace/administration/${section}`;

/** The list of the sections, which shows where one is. */
export class SectionList {
    element;
    #links = new Map();

    constructor() {
        this.element = h(
            "nav", { class: "admin-nav", "aria-label": "Administration" },
            groups.map((group) => h(
                "div", {}, h("h2", { text: group.title }),
                h("ul", {}, group.sections.map((section) => {
                    const link = h("a", { href: pathOf(section), text: titleOf(section) });
                    this.#links.set(section, link);
                    return h("li", {}, link);
                })),
            )),
        );
    }

    /** Marks a section; undefined marks none. */
    mark(section) {
        for (const [name, link] of this.#links) {
            if (name === section) link.setAttribute("aria-current", "page");
            else link.removeAttribute("aria-current");
        }
        this.#links.get(section)?.scrollIntoView({ block: "nearest" });
    }
}

/** A card for each section, with what it is about. */
export function sectionCards() {
    return h("div", { class: "admin-cards" }, groups.flatMap((group) => group.sections).map((section) => h(
        "a", { class: "card admin-card", href: pathOf(section) },
        h("strong", { text: titleOf(section) }), h("span", { class: "quiet", text: (resources[section] ?? special[section]).about }),
    )));
}

/**
 * The head of a section, or of a form in it.
 *
 * @param back the path of the section when this is a form in it
 * @param about a sentence
 * @param actions what can be done, beside the title
 * @param extra what stands below
 */
export function sectionHead(title, { back, about, actions, extra } = {}) {
    const backName = (back && titleOf(back.split("/").at(-1))) || "Administration";
    return h(
        "header", { class: "admin-head" },
        h("a", { class: "back", href: back ?? "/workspace/administration" }, icon("back"), h("span", { text: backName })),
        h("div", { class: "row" }, h("h1", { class: "admin-title grow", tabindex: "-1", text: title }), actions),
        about && h("p", { class: "quiet measure", text: about }), extra,
    );
}
