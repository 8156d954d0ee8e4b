// Paths below /workspace/ and the pages that show them.

/**
 * The table of pages: a path, what it is called, the operation of the API that it needs, its module.
 *
 * A page's module exports `show(root, workspace, names)`, which draws into `root` and may give back an
 * object: `leave()` ends it (or, giving false, keeps it), `update(names)` shows another path of the same
 * page without drawing all anew, `title` names the tab.
 */
export const pages = [
    { path: "inbox", title: "Inbox", icon: "inbox", needs: "acceptWorkItem", module: () => import("./pages/inbox.js") },
    { path: "ongoing", title: "Ongoing", icon: "chat", needs: "transfer", module: () => import("./pages/conversations.js"), shows: "ongoing" },
    { path: "ongoing/:number", title: "Ongoing", within: "ongoing", module: () => import("./pages/conversations.js"), shows: "ongoing" },
    { path: "completed", title: "Completed", icon: "done", needs: "listInteractions", module: () => import("./pages/conversations.js"), shows: "completed" },
    { path: "completed/:number", title: "Completed", within: "completed", module: () => import("./pages/conversations.js"), shows: "completed" },
    { path: "compose", title: "Compose SMS", icon: "compose", needs: "composeMessage", module: () => import("./pages/compose.js") },
    { path: "board", title: "Board", icon: "board", needs: "showBoard", module: () => import("./pages/board.js") },
    { path: "audit", title: "Audit", icon: "audit", needs: "showHistory", module: () => import("./pages/audit.js") },
    { path: "audit/:number", title: "Audit", within: "audit", module: () => import("./pages/audit.js") },
    { path: "changes", title: "Changes", within: "audit", needs: "showHistory", module: () => import("./pages/configuration-history.js") },
    { path: "administration", title: "Administration", icon: "settings", needs: "replaceQueue", module: () => import("./pages/administration.js") },
    { path: "administration/:section", title: "Administration", within: "administration", module: () => import("./pages/administration.js") },
    { path: "administration/:section/:id", title: "Administration", within: "administration", module: () => import("./pages/administration.js") },
    { path: "phone", title: "Pretend phone", icon: "phone", module: () => import("./pages/phone.js"), isOpen: true },
];

/** Finds the page of a path, and the names that it holds. */
export function match(path) {
    const wanted = path.replace(/^\/workspace\/?/, "").replace(/\/$/, "").split("/").map(decodeURIComponent);
    for (const page of pages) {
        const parts = page.path.split("/");
        if (parts.length !== wanted.length) continue;
        const names = {};
        const fits = parts.every((part, place) => {
            if (!part.startsWith(":")) return part === wanted[place];
            names[part.slice(1)] = wanted[place];
            return wanted[place] !== "";
        });
        if (fits) return { page, names };
    }
    return null;
}

/** Whether who is signed in may see a page. */
export function mayShow(page, session) {
    if (page.isOpen) return true;
    const owner = page.within ? pages.find((other) => other.path === page.within) : page;
    if (owner.needs && !session.operations.includes(owner.needs)) return false;
    return !owner.roles || owner.roles.some((role) => session.roles.includes(role));
}
