// The Inbox: what is offered, what was given and has no answer yet, and what waits for anybody.

import { get, part, post } from "../api.js";
import { lastWords, offerCard } from "../inbox/offer-card.js";
import { askReason } from "../inbox/reject-dialog.js";
import { whyNothing } from "../inbox/why-nothing.js";
import { Work } from "../inbox/work.js";
import { pathOf, phoneText, requesterName, said } from "../conversations/names.js";
import { button, h, icon, replace, same } from "../dom.js";
import { announce, avatar, emptyState, failure, skeleton, toast } from "../parts.js";
import { availableButton, whyPresence } from "../presence.js";
import { standingOf } from "../standing.js";
import { style } from "../style.js";
import { duration, timeText } from "../words.js";

export async function show(root, workspace, names, page) {
    await style("inbox.css");
    const work = new Work(workspace);
    const standing = standingOf(workspace);
    let chosen = null;
    let cards = [];
    let shown = null;

    const offers = h("div", {});
    const unanswered = h("section", { class: "inbox-part", "aria-labelledby": "unanswered-title", hidden: true });
    const waiting = h("section", { class: "inbox-part", "aria-labelledby": "waiting-title", hidden: true });
    replace(
        root,
        h("div", { class: "inbox-head" }, h("h1", { class: "page-title", text: page.title })),
        h("div", { class: "page-body inbox" }, offers, unanswered, waiting),
    );
    replace(offers, skeleton(3));

    const keys = [
        workspace.keys.add("a", "Accept what is offered", () => chosenOffer() && accept(chosenOffer())),
        workspace.keys.add("x", "Reject what is offered", () => chosenOffer() && reject(chosenOffer())),
        workspace.keys.add("n", "Take the next that waits", () => {
            const next = work.waiting[0];
            if (next) takeNext(next.item.queue);
        }),
        workspace.keys.add("j", "Next offer", () => choose(1)),
        workspace.keys.add("k", "Offer before", () => choose(-1)),
    ];
    const leaves = [work.onChange(draw), standing.onChange(() => { shown = null; draw(); })];
    const timer = setInterval(tick, 1000);

    return {
        leave() {
            clearInterval(timer);
            for (const leave of [...keys, ...leaves]) leave();
            work.end();
        },
        refresh: () => work.refresh(),
    };

    function tick() {
        const now = Date.now();
        for (const card of cards) card.tick(now);
        for (const element of root.querySelectorAll("[data-since]")) {
            element.textContent = duration(now - Number(element.dataset.since));
        }
    }

    function visibleOffers() {
        return work.offers.filter(({ item }) => !work.isHidden(item));
    }

    function chosenOffer() {
        const all = visibleOffers();
        return all.find(({ item }) => item.sys_id === chosen) ?? all[0];
    }

    function choose(step) {
        const all = visibleOffers();
        if (all.length === 0) return;
        const place = all.indexOf(chosenOffer());
        const next = all[(place + step + all.length) % all.length];
        chosen = next.item.sys_id;
        drawOffers();
        const card = cards.find((each) => each.dataset.item === chosen);
        card?.querySelector("button")?.focus();
        card?.scrollIntoView({ block: "nearest" });
    }

    function draw() {
        if (!work.isLoaded) {
            if (work.error) replace(offers, failure(work.error, () => work.refresh()));
            return;
        }
        // What is on the page stays as it is while it says the same: a button that is about to be
        // clicked does not move away.
        const now = [visibleOffers(), work.waiting, work.unanswered, standing.name, standing.load];
        if (shown && same(shown, now)) return;
        shown = structuredClone(now);
        drawOffers();
        drawUnanswered();
        drawWaiting();
    }

    function drawOffers() {
        const all = visibleOffers();
        const focused = document.activeElement?.closest?.(".offer")?.dataset.item;
        const focusedDoes = document.activeElement?.dataset?.does;
        cards = all.map((offer) => offerCard(offer, work, {
            accept: () => accept(offer), reject: () => reject(offer), isChosen: offer === chosenOffer() && all.length > 1,
        }));
        if (cards.length > 0) {
            replace(
                offers,
                h("h2", { class: "inbox-title" }, "Offered to you", h("span", { class: "badge accent", text: cards.length })),
                h("ul", { class: "offers" }, cards),
                h("p", { class: "quiet key-help wide-only" }, h("kbd", { text: "a" }), " accept  ", h("kbd", { text: "x" }), " reject", all.length > 1 && ["  ", h("kbd", { text: "j" }), " next"]),
            );
            const card = focused && cards.find((each) => each.dataset.item === focused);
            card?.querySelector(`[data-does='${focusedDoes}']`)?.focus();
            return;
        }
        const why = whyNothing(standing, work);
        if (!why) return replace(offers, skeleton(2));
        const isAlone = work.waiting.length === 0 && work.unanswered.length === 0;
        const since = whyPresence(standing);
        const reason = why.isFixable && standing.reason ? `${since.charAt(0).toUpperCase()}${since.slice(1)}. ` : "";
        const action = why.isFixable ? availableButton(standing) : null;
        if (isAlone) {
            replace(offers, emptyState({ drawing: why.drawing, title: why.title, text: reason + why.text, action }));
        } else {
            replace(offers, h(
                "div", { class: `notice${why.isFixable ? " warn" : ""}` }, icon(why.drawing),
                h("div", { class: "grow" }, h("strong", { text: why.title }), h("p", { text: reason + why.text })), action,
            ));
        }
    }

    function drawUnanswered() {
        const rows = work.unanswered;
        unanswered.hidden = rows.length === 0;
        replace(
            unanswered,
            h("h2", { class: "inbox-title", id: "unanswered-title" }, "Yours, not answered yet", h("span", { class: "badge", text: rows.length })),
            h("ul", { class: "card line-list" }, rows.slice(0, 50).map((row) => h("li", {}, h(
                "a", { class: "line", href: pathOf(row) }, lineInside(row, row.last_requester_message_at ?? row.opened_at, work.queueName(row.queue)),
            )))),
        );
    }

    function drawWaiting() {
        const lines = work.waiting;
        waiting.hidden = lines.length === 0;
        const queues = [...new Set(lines.map(({ item }) => item.queue))];
        replace(
            waiting,
            h("h2", { class: "inbox-title", id: "waiting-title" }, "Waiting for anybody", h("span", { class: "badge", text: lines.length })),
            queues.map((queue) => {
                const inQueue = lines.filter(({ item }) => item.queue === queue);
                return h(
                    "div", { class: "card line-list" },
                    h(
                        "header", { class: "row line-head" },
                        h("h3", { class: "grow", text: work.queueName(queue) || "No queue" }),
                        h("span", { class: "quiet", text: `${inQueue.length} waiting` }),
                        button("Take next", { kind: "primary", data: { does: "take" }, on: { click: () => takeNext(queue) } }),
                    ),
                    h("ul", {}, inQueue.map(({ item, row }) => h("li", { class: "line" }, row && lineInside(row, item.waiting_since)))),
                );
            }),
        );
    }

    function lineInside(row, since, queue) {
        const name = requesterName(row);
        return [
            avatar(name),
            h(
                "span", { class: "grow" },
                h("span", { class: "line-name" }, said(name), row.opened_for_name && row.requester && h("span", { class: "quiet", text: phoneText(row.requester) }), queue && h("span", { class: "badge", text: queue })),
                h("span", { class: "line-text" }, said(lastWords(row))),
            ),
            h("span", { class: "line-since", title: timeText(since), data: { since: Date.parse(since) }, text: duration(Date.now() - Date.parse(since)) }),
        ];
    }

    async function accept({ item, row }) {
        if (work.isHidden(item)) return;
        work.hide(item);
        try {
            await post(`work-items/${part(item.sys_id)}/accept`);
            await workspace.go(row ? `ongoing/${row.number}` : "ongoing");
        } catch (error) {
            work.hide(item, false);
            toast(error.message, { kind: "bad" });
            work.refresh();
        }
    }

    async function reject({ item, row }) {
        const reason = await askReason(row ? requesterName(row) : "this conversation").catch((error) => {
            toast(error.message, { kind: "bad" });
        });
        if (reason === undefined) return;
        work.hide(item);
        try {
            await post(`work-items/${part(item.sys_id)}/reject`, reason ? { reason } : {});
            announce("Rejected.");
        } catch (error) {
            work.hide(item, false);
            toast(error.message, { kind: "bad" });
        }
        work.refresh();
    }

    async function takeNext(queue) {
        for (const element of root.querySelectorAll("[data-does='take']")) element.disabled = true;
        try {
            const { interaction, position } = await post("interactions/next", queue ? { queue } : {});
            const { number } = await get(`interactions/${part(interaction)}`, { min_position: position });
            await workspace.go(`ongoing/${number}`);
        } catch (error) {
            toast(error.message, { kind: "bad" });
            for (const element of root.querySelectorAll("[data-does='take']")) element.disabled = false;
            work.refresh();
        }
    }
}
