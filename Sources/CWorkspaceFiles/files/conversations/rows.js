// One row of a list of conversations.

import { h, replace } from "../dom.js";
import { shortTime, timeText } from "../words.js";
import { draft, hasDraft } from "./drafts.js";
import { pathOf, picture, requesterName, said, stateBadge } from "./names.js";
import { unreadCount } from "./unread.js";

/** The height of a row in pixels. */
export const rowHeight = 76;

/**
 * Draws a row, or brings one up to date.
 *
 * @param isCurrent whether it is the one that is open
 * @param me who looks
 * @param excerpt what stands in place of the last message, such as what a search found
 */
export function conversationRow(row, link, { isCurrent, me, excerpt, showsState }) {
    const name = requesterName(row);
    const unread = showsState || (isCurrent && document.hasFocus()) ? 0 : unreadCount(row);
    const isMine = row.assigned_to === me;
    const element = link ?? h("a", {});
    element.className = `conversation-row${unread ? " unread" : ""}`;
    element.setAttribute("href", pathOf(row));
    element.draggable = false;
    if (isCurrent) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
    const last = row.last_message;
    const moment = showsState ? row.closed_at : last?.created_at ?? row.updated_at;
    return replace(
        element,
        picture(row),
        h("span", { class: "row-head" }, h(
            "span", { class: "row-name" }, said(name),
            row.conflict && h("span", { class: "row-flag", title: "Whose number it is is not settled", text: "?" }),
        ),
        h("time", { class: "row-time", datetime: moment, title: timeText(moment), text: shortTime(moment) })),
        h(
            "span", { class: "row-foot" },
            h(
                "span", { class: "row-text" },
                excerpt ?? (showsState && row.short_description
                    ? said(row.short_description) : lastText(row, last, me, isCurrent)),
            ),
            showsState ? resultBadge(row) : row.state !== "work_in_progress" && stateBadge(row),
            !showsState && !isMine && row.assigned_to_name && h("span", {
                class: "badge", title: `Assigned to ${row.assigned_to_name}`,
                text: row.assigned_to_name.split(" ")[0],
            }),
            row.responder === "virtual_agent" && h("span", { class: "badge", text: "Virtual agent" }),
            unread > 0 && h(
                "span", { class: "unread-count" }, String(unread),
                h("span", { class: "visually-hidden", text: " unread" }),
            ),
        ),
    );
}

/** How a closed one ended: the code, or that it was abandoned; that it is complete goes without saying. */
function resultBadge(row) {
    if (row.state !== "closed_complete") return stateBadge(row);
    return row.wrap_up_code ? h("span", { class: "badge" }, said(row.wrap_up_code)) : null;
}

function lastText(row, last, me, isCurrent) {
    if (!isCurrent && hasDraft(row.sys_id)) return [
        h("span", { class: "row-draft", text: "Draft: " }), said(draft(row.sys_id).text),
    ];
    if (!last) return row.short_description ? said(row.short_description) : h("span", { text: "No messages yet" });
    // What the engine said goes without saying; what the requester wants does not.
    if (row.last_requester_message && row.unanswered) return said(row.last_requester_message.body || "Picture");
    const author = {
        agent: last.agent === me ? "You: " : `${last.agent_name?.split(" ")[0] ?? "Agent"}: `,
        virtual_agent: "Virtual agent: ", system: "System: ",
    }[last.author];
    const text = last.body || (last.files > 0 ? "Picture" : "");
    return [
        (last.status === "failed" || last.status === "undelivered") && h("span", {
            class: "row-failed", text: "Not delivered · ",
        }),
        author && h("span", { text: author }), said(text),
    ];
}
