// Tells administrators and supervisors of webhooks that are paused.

import { get } from "../api.js";
import { h, icon, replace, same } from "../dom.js";
import { mayShow, pages } from "../router.js";

const changes = new Set(["webhookSet", "webhookPaused", "webhookResumed", "webhookDeleted"]);
const page = pages.find(({ path }) => path === "administration");

/** A notice that is seen while a webhook is paused; `leave()` ends it. */
export function pausedWebhooks(workspace) {
    const element = h("div", { class: "paused-webhooks", role: "status" });
    if (!workspace.session.operations.includes("listWebhooks")) return { element, leave() {} };
    let drawn = [], timer = null;
    const look = async (position) => {
        const rows = await get("webhooks", { min_position: position }).then(({ result }) => result, () => null);
        const paused = rows?.filter((row) => row.active && row.paused).map(({ sys_id: id, name }) => ({ id, name }));
        if (!paused || same(paused, drawn)) return;
        drawn = paused;
        replace(element, paused.length > 0 && notice(paused, mayShow(page, workspace.session)));
    };
    const end = workspace.live.on(({ type, position }) => {
        if (!changes.has(type)) return;
        clearTimeout(timer);
        timer = setTimeout(() => look(position), 150);
    });
    look();
    return {
        element,
        leave() {
            clearTimeout(timer);
            end();
        },
    };
}

function notice(paused, mayChange) {
    const names = paused.flatMap(({ id, name }, place) => [
        place > 0 && ", ",
        mayChange ? h("a", { href: `/workspace/administration/webhooks/${id}`, text: name }) : h("bdi", { text: name }),
    ]);
    return h(
        "div", { class: "notice warn" }, icon("warning"),
        h("p", {}, h("strong", { text: paused.length === 1 ? "A webhook is paused: " : `${paused.length} webhooks are paused: ` }), names, `. Events wait in the log until ${paused.length === 1 ? "it is" : "they are"} resumed.`),
    );
}
