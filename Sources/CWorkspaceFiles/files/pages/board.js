// The supervisor's board: queues and agents as they stand, and figures of the last hours or days.

import { get } from "../api.js";
import { pausedWebhooks } from "../administration/paused-webhooks.js";
import { agentTable } from "../board/agents.js";
import { graphs } from "../board/graphs.js";
import { queueTable } from "../board/queues.js";
import { chartsHead, periods, periodSwitch } from "../board/range.js";
import { sendingTable } from "../board/sending.js";
import { tiles } from "../board/tiles.js";
import { h, replace, same } from "../dom.js";
import { failure, skeleton } from "../parts.js";
import { style } from "../style.js";
import { duration } from "../words.js";

const standingGap = 300; // Milliseconds between two looks at what stands now.
const figuresGap = 3000; // And at what happened.
const soon = 120; // Events of one input come together.
const idle = 60_000; // An hour may end without an event.
const quiet = new Set(["sendAttempted", "sendAccepted", "deliveryReported", "mediaStored"]);

export async function show(root, workspace, names, page) {
    await style("board.css");
    const choice = { period: periods[0], queue: "" };
    const parts = { tiles: h("div"), tables: h("div", { class: "stack" }), period: h("div"), head: h("div"), graphs: h("div"), foot: h("div") };
    const body = h("div", { class: "page-body board" }, skeleton(5));
    replace(root, h("h1", { class: "page-title", text: page.title }), body);
    const paused = pausedWebhooks(workspace);
    let position = 0, hasEnded = false, isDrawn = false, offset = 0;
    const shown = { board: null, sending: [], all: null, chosen: null };
    const drawn = {};

    const standing = repeated(standingGap, async () => {
        const [board, status] = await Promise.all([get("board", { min_position: position || null }), get("status")]);
        offset = Date.parse(board.time) - Date.now();
        Object.assign(shown, { board, sending: status.sending ?? [] });
    });
    const figures = repeated(figuresGap, async () => {
        const { period, queue } = choice;
        const ask = (more) => get("statistics", { step: period.step, from: period.from(Date.now() + offset), min_position: position || null, ...more });
        const [all, chosen] = await Promise.all([ask({}), queue ? ask({ queue }) : null]);
        if (choice.period !== period || choice.queue !== queue) return figures.now();
        Object.assign(shown, { all, chosen: chosen ?? all });
    });

    const leaves = [
        workspace.live.on((event) => {
            position = event.position;
            if (quiet.has(event.type)) return;
            standing.soon();
            figures.soon();
        }),
        workspace.live.onState((state) => { if (state === "live") { standing.soon(); figures.soon(); } }),
    ];
    const timers = [setInterval(tick, 1000), setInterval(() => figures.soon(), idle)];
    standing.now();
    figures.now();
    return {
        leave() {
            hasEnded = true;
            for (const timer of timers) clearInterval(timer);
            for (const leave of [...leaves, standing.end, figures.end, paused.leave]) leave();
        },
        refresh() {
            standing.now();
            figures.now();
        },
    };

    /** Asks again some time after a reason for it, at most once in `gap`; what came is drawn. */
    function repeated(gap, load) {
        let timer = null, isLoading = false, isWanted = false, last = 0;
        const run = async () => {
            timer = null;
            if (isLoading) {
                isWanted = true;
                return;
            }
            isLoading = true;
            last = Date.now();
            try {
                await load();
                if (!hasEnded && shown.board && shown.all) draw();
            } catch (error) {
                if (!hasEnded && !isDrawn) replace(body, failure(error, () => { standing.now(); figures.now(); }));
            }
            isLoading = false;
            if (isWanted && !hasEnded) {
                isWanted = false;
                plan();
            }
        };
        const plan = () => { timer ??= setTimeout(run, Math.max(soon, last + gap - Date.now())); };
        return { soon: plan, now: run, end: () => clearTimeout(timer) };
    }

    function draw() {
        if (!isDrawn) replace(body, paused.element, parts.period, parts.tiles, parts.tables, parts.head, parts.graphs, parts.foot);
        isDrawn = true;
        const { board, sending, all, chosen } = shown;
        const { period, queue } = choice;
        redraw("tiles", [board.open, board.queues, board.agents, all.total], () => tiles(board, all, period));
        redraw("tables", [board.queues, board.agents, all.queues, all.agents], () => [queueTable(board, all, period), agentTable(board, all, period)]);
        const choose = (next) => {
            Object.assign(choice, next);
            draw();
            figures.now();
        };
        redraw("period", period.name, () => periodSwitch(choice, choose));
        redraw("head", [period.name, queue, board.queues.map(({ sys_id, name }) => [sys_id, name])], () => chartsHead(choice, board.queues, choose));
        redraw("graphs", [chosen.spans, chosen.total, innerWidth < 640], () => graphs(chosen, period, board));
        redraw("foot", sending, () => sendingTable(sending));
        tick();
    }

    /** Draws a part whose figures changed; open tables stay open, and the focus stays where it is. */
    function redraw(name, figures, make) {
        if (same(drawn[name] ?? null, figures)) return;
        drawn[name] = structuredClone(figures);
        const place = parts[name];
        const open = [...place.querySelectorAll("details")].map((each) => each.open);
        const reached = "summary, a, button, select, [tabindex]";
        const focused = [...place.querySelectorAll(reached)].indexOf(document.activeElement);
        const scrolled = [...place.querySelectorAll(".scroll-x")].map((each) => each.scrollLeft);
        replace(place, make());
        [...place.querySelectorAll("details")].forEach((each, at) => { each.open = open[at] ?? false; });
        [...place.querySelectorAll(".scroll-x")].forEach((each, at) => { each.scrollLeft = scrolled[at] ?? 0; });
        if (focused >= 0) place.querySelectorAll(reached)[focused]?.focus({ preventScroll: true });
    }

    function tick() {
        for (const element of body.querySelectorAll("[data-since]")) {
            element.textContent = duration(Date.now() + offset - Number(element.dataset.since));
        }
    }
}
