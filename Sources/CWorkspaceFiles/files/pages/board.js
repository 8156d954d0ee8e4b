// The supervisor's board: queues, agents, and how the last 24 hours went.

import { all, get } from "../api.js";
import { h, icon, replace, same } from "../dom.js";
import { avatar, emptyState, failure, skeleton } from "../parts.js";
import { style } from "../style.js";
import { clock, duration } from "../words.js";
import { hourChart, meter } from "./charts.js";

const hour = 3_600_000;
const pause = 1500; // Milliseconds in which events are gathered.
const rowsMax = 3000; // Conversations that the figures are made of at most.
const minuteSteps = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480];
const changes = new Set([
    "interactionOpened", "interactionQueued", "interactionAssigned", "interactionClosed", "interactionStateChanged",
    "workItemOffered", "offerEnded", "presenceChanged", "agentPresenceChanged", "agentSettingsSet", "queueSet", "userSet",
    "workItemWaits", "waitEnded", "sendingPaused", "sendingResumed",
]);

export async function show(root, workspace, names, page) {
    await style("board.css");
    const body = h("div", { class: "page-body board" }, skeleton(5));
    replace(root, h("h1", { class: "page-title", text: page.title }), body);
    let timer = null, isLoading = false, hasEnded = false, isDrawn = false, position = 0, recent = null, shown = null;

    const schedule = () => { timer ??= setTimeout(load, isDrawn ? pause : 0); };
    const leaves = [
        workspace.live.on((event) => {
            if (!changes.has(event.type)) return;
            position = event.position;
            schedule();
        }),
        workspace.live.onState((state) => { if (state === "live") schedule(); }),
    ];
    const clockTimer = setInterval(() => {
        for (const element of body.querySelectorAll("[data-since]")) element.textContent = duration(Date.now() - Number(element.dataset.since));
    }, 1000);
    schedule();
    return {
        leave() {
            hasEnded = true;
            clearTimeout(timer);
            clearInterval(clockTimer);
            for (const leave of leaves) leave();
        },
        refresh: schedule,
    };

    async function load() {
        timer = null;
        if (isLoading) return schedule();
        isLoading = true;
        try {
            const query = { min_position: position || null };
            const [queues, agents, states, channels, items, active, status] = await Promise.all([
                all("queues", query), all("agents", query), all("presence-states", query), all("service-channels", query),
                all("work-items", { ...query, limit: 500 }), all("interactions", { ...query, state: "active", limit: 500 }), get("status"),
            ]);
            recent = await closedSince(Date.now() - 24 * hour, recent, query);
            if (hasEnded) return;
            const picture = { queues, agents, states, channels, items, active, sending: status.sending ?? [], closed: recent.rows };
            if (!same(shown, picture)) draw(picture);
            shown = picture;
            isDrawn = true;
        } catch (error) {
            if (!hasEnded && !isDrawn) replace(body, failure(error, schedule));
        } finally {
            isLoading = false;
        }
    }

    function draw(picture) {
        // Tables that a reader has opened stay open, and the focus stays where it is.
        const open = [...body.querySelectorAll("details")].map((each) => each.open);
        const focused = [...body.querySelectorAll("summary, a, [tabindex]")].indexOf(document.activeElement);
        const queues = queueFigures(picture);
        replace(
            body, tiles(picture, queues), queueTable(queues), agentTable(picture),
            h("div", { class: "charts" }, charts(picture)), sendingTable(picture.sending),
            picture.closed.length >= rowsMax && h("p", { class: "quiet", text: `The figures are those of the ${rowsMax} conversations that were closed last.` }),
        );
        [...body.querySelectorAll("details")].forEach((each, place) => { each.open = open[place] ?? false; });
        if (focused >= 0) body.querySelectorAll("summary, a, [tabindex]")[focused]?.focus({ preventScroll: true });
    }
}

/** Conversations closed since a moment: all at first, later what has changed since. */
async function closedSince(since, before, query) {
    const known = new Map((before?.rows ?? []).map((row) => [row.sys_id, row]));
    let after = null, newest = before?.newest ?? 0;
    const seen = newest;
    pages: do {
        const page = await get("interactions", { ...query, state: "closed", limit: before ? 100 : 500, after });
        for (const row of page.result) {
            if (row.last_position <= seen || Date.parse(row.updated_at) < since) break pages;
            newest = Math.max(newest, row.last_position);
            known.set(row.sys_id, row);
        }
        after = page.next ?? null;
    } while (after !== null && known.size < rowsMax);
    return { newest, rows: [...known.values()].filter((row) => Date.parse(row.closed_at) >= since) };
}

function queueFigures({ queues, items, active, closed }) {
    return queues.filter((queue) => queue.active).map((queue) => {
        const waiting = items.filter((item) => item.queue === queue.sys_id && (item.state === "queued" || item.state === "pending_accept"));
        const running = active.filter((row) => row.queue === queue.sys_id);
        const waits = [...closed, ...running].filter((row) => row.queue === queue.sys_id && row.wait_time_ms !== undefined && Date.parse(row.opened_at) > Date.now() - 24 * hour)
            .map((row) => row.wait_time_ms).sort((one, other) => one - other);
        const target = queue.target_wait_ms;
        return {
            queue, target, waiting: waiting.length, waits,
            oldest: waiting.length > 0 ? Math.min(...waiting.map((item) => Date.parse(item.waiting_since))) : null,
            busy: running.filter((row) => ["work_in_progress", "on_hold", "wrap_up"].includes(row.state)).length,
            within: target ? waits.filter((wait) => wait <= target).length : 0,
            // Who still waits and is over the target counts as missed.
            measured: waits.length + (target ? waiting.filter((item) => Date.now() - Date.parse(item.waiting_since) > target).length : 0),
        };
    });
}

function tiles({ agents, states, closed, active }, queues) {
    const waiting = queues.reduce((sum, each) => sum + each.waiting, 0);
    const oldest = Math.min(...queues.map((each) => each.oldest ?? Infinity));
    const measured = queues.filter((each) => each.target);
    const count = measured.reduce((sum, each) => sum + each.measured, 0);
    const within = measured.reduce((sum, each) => sum + each.within, 0);
    const serving = new Set(states.filter((state) => state.channels?.length).map((state) => state.sys_id));
    const tile = (name, value, note, kind = "") => h("div", { class: `card tile ${kind}` }, h("dt", { text: name }), h("dd", {}, h("strong", {}, value), h("span", { class: "quiet" }, note)));
    return h(
        "dl", { class: "tiles" },
        tile("Waiting", waiting, oldest < Infinity ? ["oldest ", since(oldest)] : "nobody waits", waiting > 0 ? "warn" : ""),
        tile("In progress", active.filter((row) => row.state === "work_in_progress").length, `${active.length} open in all`),
        tile("Taking work", agents.filter((agent) => serving.has(agent.presence?.presence)).length, `of ${agents.filter((agent) => agent.active).length} agents`),
        tile("Service level", count ? `${Math.round(within / count * 100)} %` : "none yet", "in time, 24 h"),
        tile("Closed", closed.length, `${closed.filter((row) => row.state === "closed_abandoned").length} abandoned, 24 h`),
    );
}

const since = (time) => h("span", { class: "since", data: { since: time }, text: duration(Date.now() - time) });

function section(id, title, table) {
    return h("section", { class: "card board-part", "aria-labelledby": id }, h("h2", { id, text: title }), h("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-labelledby": id }, table));
}

function head(...names) {
    return h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col", class: name.startsWith("#") ? "number" : null, text: name.replace("#", "") }))));
}

function queueTable(queues) {
    if (queues.length === 0) return emptyState({ drawing: "board", title: "No queues", text: "An administrator adds them." });
    return section("queues-title", "Queues", h(
        "table", { class: "grid" }, head("Queue", "#Waiting", "Oldest wait", "#In progress", "#Median wait", "Service level, 24 h"),
        h("tbody", {}, queues.map(({ queue, waiting, oldest, busy, waits, within, measured, target }) => {
            const share = measured ? within / measured : 0;
            const isLate = oldest !== null && target && Date.now() - oldest > target;
            return h(
                "tr", {}, h("th", { scope: "row" }, h("bdi", { text: queue.name }), " ", queue.closed && h("span", { class: "badge", text: "Closed now" })),
                h("td", { class: "number", text: waiting }),
                h("td", {}, oldest === null ? h("span", { class: "quiet", text: "none" }) : h("span", { class: `badge ${isLate ? "bad" : ""}` }, isLate && icon("clock"), since(oldest), isLate && h("span", { class: "visually-hidden", text: ", over the target" }))),
                h("td", { class: "number", text: busy }),
                h("td", { class: "number", text: waits.length ? duration(quantile(waits, 0.5)) : "none" }),
                h("td", {}, !target ? h("span", { class: "quiet", text: "no target" }) : !measured ? h("span", { class: "quiet", text: "nothing yet" })
                    : meter(share, `${Math.round(share * 100)} % within ${duration(target)}`, share < 0.7 ? "bad" : share < 0.85 ? "warn" : "good")),
            );
        })),
    ));
}

function agentTable({ agents, states, channels }) {
    const byID = new Map(states.map((state) => [state.sys_id, state]));
    const channel = channels.find((each) => each.active && each.name === "sms") ?? channels[0];
    const rank = (agent) => {
        const state = byID.get(agent.presence?.presence);
        return !state || state.offline ? 2 : state.channels?.length ? 0 : 1;
    };
    const kinds = ["good", "away", "off"];
    const list = agents.filter((agent) => agent.active).sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
    return section("agents-title", "Agents", h(
        "table", { class: "grid agents" }, head("Agent", "Presence", "For", "Load", "#Offered"),
        h("tbody", {}, list.map((agent) => {
            const capacity = agent.settings?.capacity || channel?.capacity || 0;
            const load = (agent.conversations ?? 0) * (channel?.work_item_size ?? 1);
            const share = capacity ? load / capacity : 0;
            return h(
                "tr", {}, h("th", { scope: "row" }, h("span", { class: "person" }, avatar(agent.name, { size: "small" }), h("bdi", { text: agent.name }))),
                h("td", {}, h("span", { class: "person" }, h("span", { class: `presence-mark ${kinds[rank(agent)]}`, "aria-hidden": "true" }), byID.get(agent.presence?.presence)?.name ?? "Offline")),
                h("td", {}, agent.presence?.since ? since(Date.parse(agent.presence.since)) : h("span", { class: "quiet", text: "never" })),
                h("td", {}, meter(share, `${load} of ${capacity}`, share >= 1 ? "bad" : share >= 0.8 ? "warn" : "")),
                h("td", { class: "number", text: agent.offers ?? 0 }),
            );
        })),
    ));
}

function charts({ active, closed, queues }) {
    const first = Math.floor(Date.now() / hour) * hour - 23 * hour;
    const hours = Array.from({ length: 24 }, (_, place) => ({ label: clock.format(first + place * hour), opened: 0, closed: 0, waits: [], handled: [] }));
    const at = (time) => hours[Math.floor((Date.parse(time) - first) / hour)];
    for (const row of [...active, ...closed]) {
        const opened = at(row.opened_at);
        if (opened) {
            opened.opened += 1;
            if (row.wait_time_ms !== undefined) opened.waits.push(row.wait_time_ms);
        }
        const end = row.closed_at && at(row.closed_at);
        if (end) {
            end.closed += 1;
            if (row.handle_time_ms !== undefined) end.handled.push(row.handle_time_ms);
        }
    }
    const minutes = (list, share) => list.length ? Math.round(quantile(list.sort((one, other) => one - other), share) / 6000) / 10 : null;
    const sayMinutes = (value) => value === 0 ? "0" : duration(value * 60_000);
    return [
        hourChart("Conversations", hours.map((each) => ({ label: each.label, values: [each.opened, each.closed] })), [{ name: "Opened", kind: "bar" }, { name: "Closed", kind: "bar" }]),
        hourChart("Wait for an agent", hours.map((each) => ({ label: each.label, values: [minutes(each.waits, 0.5), minutes(each.waits, 0.9)] })), [{ name: "Median", kind: "line" }, { name: "90 % within", kind: "line" }], sayMinutes, minuteSteps),
        hourChart("Handling time", hours.map((each) => ({ label: each.label, values: [minutes(each.handled, 0.5)] })), [{ name: "Median of the closed", kind: "line" }], sayMinutes, minuteSteps),
    ];
}

function quantile(sorted, share) {
    return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

function sendingTable(lanes) {
    if (lanes.length === 0) return null;
    return section("sending-title", "Sending", h(
        "table", { class: "grid" }, head("Provider application", "State", "#Waiting", "#On the way"),
        h("tbody", {}, lanes.map((lane) => h(
            "tr", {}, h("th", { scope: "row" }, h("bdi", { text: lane.provider_application })),
            h("td", {}, lane.paused ? h("span", { class: "badge warn", text: "Paused" }) : lane.breaker !== "closed" ? h("span", { class: "badge bad", text: "Provider fails" })
                : lane.backlogged ? h("span", { class: "badge warn", text: "Backlog" }) : h("span", { class: "badge good", text: "Sends" })),
            h("td", { class: "number", text: lane.pending ?? 0 }), h("td", { class: "number", text: lane.in_flight ?? 0 }),
        ))),
    ));
}
