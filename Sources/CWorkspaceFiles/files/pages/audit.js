// The audit: a conversation's records one by one with cause and rule, and how it stood at each of them.

import { all, get, part } from "../api.js";
import { Directory } from "../conversations/directory.js";
import { authorName, phoneText, requesterName, said, stateBadge } from "../conversations/names.js";
import { button, h, icon, replace } from "../dom.js";
import { announce, emptyState, failure, field, skeleton, toast } from "../parts.js";
import { style } from "../style.js";
import { phrase, shortTime, timeText } from "../words.js";

const recordsMax = 5000;
const proofsMax = 500;
const proofsAtOnce = 6;

export async function show(root, workspace, names, page) {
    await Promise.all([style("board.css"), style("audit.css")]);
    const directory = new Directory(workspace);
    const lists = directory.need("users", "queues", "actions").catch(() => {});
    let leaveShown = null;
    const draw = async (number) => {
        leaveShown?.();
        leaveShown = null;
        if (number) leaveShown = await showOne(root, workspace, number, directory, lists);
        else await showSearch(root, workspace);
    };
    await draw(names.number);
    return {
        update: (wanted) => draw(wanted.number),
        leave() {
            leaveShown?.();
            directory.end();
        },
    };
}

async function showSearch(root, workspace) {
    workspace.setTitle("Audit");
    const input = h("input", { type: "search", autocomplete: "off", placeholder: "IMS0000001 or +15551234567" });
    const search = field("Conversation or requester's number", input);
    const results = h("div", {}, skeleton(6));
    const load = async (query) => {
        try {
            const { result } = await get("interactions", { limit: 50, ...query });
            replace(results, result.length === 0
                ? emptyState({ drawing: "audit", title: "Nothing found", text: "There is no conversation with this number." })
                : table(result));
        } catch (error) {
            if (error.status === 400) search.error("Give a conversation's number, or a phone number with + and country.");
            else replace(results, failure(error, () => load(query)));
        }
    };
    replace(
        root, h("h1", { class: "page-title", text: "Audit" }),
        h(
            "div", { class: "page-body" },
            h("form", { class: "card audit-search", role: "search", on: { submit: (event) => {
                event.preventDefault();
                search.error(null);
                const wanted = input.value.trim();
                if (/^ims\d+$/i.test(wanted)) workspace.go(`audit/${wanted.toUpperCase()}`);
                else load(wanted ? { requester: wanted.replace(/[\s()-]/g, "") } : {});
            } } }, search, button("Search", { icon: "search", kind: "primary", type: "submit" }), h("a", { class: "button", href: "/workspace/changes", text: "Changes of the configuration" })),
            results,
        ),
    );
    await load({});
}

function table(rows) {
    return h("section", { class: "card board-part", "aria-labelledby": "found-title" }, h("h2", { id: "found-title", text: "Conversations" }), h("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-labelledby": "found-title" }, h(
        "table", { class: "grid" },
        h("thead", {}, h("tr", {}, ["Number", "Requester", "State", "Opened", "Changed"].map((text) => h("th", { scope: "col", text })))),
        h("tbody", {}, rows.map((row) => h(
            "tr", {}, h("th", { scope: "row" }, h("a", { href: `/workspace/audit/${row.number}`, text: row.number })),
            h("td", {}, said(requesterName(row))), h("td", {}, stateBadge(row)),
            h("td", { text: shortTime(row.opened_at), title: timeText(row.opened_at) }),
            h("td", { text: shortTime(row.updated_at), title: timeText(row.updated_at) }),
        ))),
    )));
}

async function historyOf(number) {
    const records = [];
    let from = null;
    do {
        const answer = await get(`interactions/${part(number)}/history`, { from, limit: 500 });
        records.push(...answer.result);
        from = answer.next ?? null;
    } while (from !== null && records.length < recordsMax);
    return records;
}

async function showOne(root, workspace, number, directory, lists) {
    workspace.setTitle(`Audit of ${number}`);
    replace(root, h("h1", { class: "page-title", text: number }), skeleton(8));
    const [records] = await Promise.all([historyOf(number), lists]);
    const places = new Map(records.map((record, place) => [record.position, place]));
    const kept = new Map();
    let chosen = -1, turn = 0, timer = null;

    const stood = h("div", { class: "card stood" });
    const moment = h("output", { class: "moment" });
    const slider = h("input", { type: "range", min: 0, max: records.length - 1, step: 1, id: "moment", on: { input: () => choose(Number(slider.value)) } });
    const step = (by) => choose(Math.min(records.length - 1, Math.max(0, chosen + by)));
    const list = h("ol", { class: "records" }, records.map((record, place) => h(
        "li", { class: `record ${record.kind}`, data: { place } },
        h(
            "button", { type: "button", class: "record-head", on: { click: () => choose(place) } },
            h("span", { class: "record-name", text: typeName(record.type) }),
            record.rule && h("span", { class: "badge accent", text: `Rule ${record.rule}` }),
            h("time", { datetime: record.time, text: timeText(record.time) }),
        ),
        h(
            "p", { class: "record-foot" },
            h("span", { text: `${record.kind === "input" ? "Came from outside" : "Decided"} · record ${record.position}` }),
            actor(record, directory) && h("span", {}, " · by ", h("bdi", { text: actor(record, directory) })),
            record.cause && h("span", {}, " · because of ", places.has(record.cause)
                ? button(`${typeName(records[places.get(record.cause)].type)} (${record.cause})`, { kind: "link", on: { click: () => choose(places.get(record.cause), true) } })
                : `record ${record.cause}`),
        ),
        h("details", {}, h("summary", { text: "What it holds" }), facts(record.data, directory)),
    )));
    const proofButton = button("Proof", { icon: "download", title: "Inclusion proofs of all its records, as a file", on: { click: () => proof(number, records, proofButton) } });
    replace(
        root,
        h(
            "div", { class: "page-title row" },
            h("a", { class: "button icon-only", href: "/workspace/audit", "aria-label": "Back to the search" }, icon("back")),
            h("h1", { class: "grow", text: `Audit of ${number}` }), proofButton,
        ),
        h(
            "div", { class: "page-body audit" },
            h(
                "section", { class: "card slider", "aria-label": "Moment" },
                h("label", { for: "moment", text: "As it stood" }), moment,
                h("div", { class: "slider-line" }, button("Record before", { icon: "back", iconOnly: true, on: { click: () => step(-1) } }), slider, button("Next record", { icon: "resume", iconOnly: true, on: { click: () => step(1) } })),
            ),
            h("section", { class: "timeline", "aria-labelledby": "timeline-title" }, h("h2", { id: "timeline-title", text: `What happened: ${records.length} records` }),
                records.length >= recordsMax && h("p", { class: "quiet", text: `Only the first ${recordsMax} are shown.` }), list),
            h("section", { class: "stood-part", "aria-labelledby": "stood-title" }, h("h2", { id: "stood-title", text: "How it stood" }), stood),
        ),
    );
    choose(records.length - 1);
    return () => {
        turn = -1;
        clearTimeout(timer);
    };

    function choose(place, isFocused = false) {
        if (place === chosen) return;
        list.children[chosen]?.querySelector(".record-head").removeAttribute("aria-current");
        chosen = place;
        const record = records[place];
        const words = `${timeText(record.time)}, after ${typeName(record.type).toLowerCase()}`;
        slider.value = place;
        slider.setAttribute("aria-valuetext", words);
        moment.textContent = words;
        const item = list.children[place];
        const itemHead = item.querySelector(".record-head");
        itemHead.setAttribute("aria-current", "true");
        // Only the list moves: the slider stays under the finger.
        list.scrollTop = item.offsetTop - list.clientHeight / 3;
        if (isFocused) itemHead.focus({ preventScroll: true });
        clearTimeout(timer);
        timer = setTimeout(() => load(record.position), 120);
    }

    async function load(position) {
        const mine = ++turn;
        try {
            if (!kept.has(position)) {
                const query = { as_of: position };
                const path = `interactions/${part(number)}`;
                const [row, messages] = await Promise.all([
                    get(path, query).catch((error) => { if (error.status === 404) return null; throw error; }),
                    get(`${path}/messages`, { ...query, limit: 500 }).catch((error) => { if (error.status === 404) return { result: [] }; throw error; }),
                ]);
                kept.set(position, { row, messages: messages.result });
            }
            if (mine === turn) replace(stood, standing(kept.get(position), directory));
        } catch (error) {
            if (mine === turn) replace(stood, failure(error, () => load(position)));
        }
    }
}

/** "interactionOpened" as "Interaction opened". */
function typeName(type) {
    return phrase(type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).replace(/\bsms\b/i, "SMS");
}

function actor({ kind, data }, directory) {
    if (kind !== "input") return null;
    const id = data?.by ?? data?.agent;
    return id ? directory.name("users", id, "somebody") : null;
}

/** A record's data as terms and values; names stand for identifiers where they are known. */
function facts(data, directory) {
    const say = (value) => {
        if (value === null || typeof value !== "object") {
            return ["users", "queues", "actions"].map((list) => directory.name(list, value, null)).find(Boolean) ?? String(value);
        }
        return JSON.stringify(value);
    };
    return h("dl", { class: "facts" }, Object.entries(data ?? {}).map(([key, value]) => [h("dt", { text: phrase(key) }), h("dd", {}, said(say(value)))]));
}

function standing({ row, messages }, directory) {
    if (!row) return emptyState({ drawing: "clock", title: "Not there yet", text: "At this moment the conversation had not been opened." });
    const fact = (name, value) => [h("dt", { text: name }), h("dd", {}, value)];
    const members = (row.members ?? []).filter((member) => !member.left_at)
        .map((member) => member.member === "agent" ? directory.name("users", member.agent) : phrase(member.member));
    return [
        h(
            "dl", { class: "facts" },
            fact("State", stateBadge(row)),
            fact("Answered by", said(row.responder === "virtual_agent" ? "Virtual agent" : row.assigned_to ? directory.name("users", row.assigned_to) : "nobody")),
            fact("Queue", said(row.queue ? directory.name("queues", row.queue, "a queue") : "none")),
            fact("Takes part", said(members.join(", ") || "nobody")),
            fact("Requester", h("span", {}, phoneText(row.requester))),
            fact("Profile", h("span", { class: `badge ${row.profile_state === "verified" ? "good" : "warn"}`, text: `${phrase(row.profile_state)}${row.profile_rule ? ` (rule ${row.profile_rule})` : ""}` })),
            row.wrap_up_code && fact("Wrap-up", said(row.wrap_up_code)),
        ),
        h("h3", { text: `${messages.length} messages` }),
        h("ol", { class: "stood-messages" }, messages.map((message) => h(
            "li", { class: message.direction === "inbound" ? "in" : "out" },
            h("p", { class: "quiet" }, h("bdi", { text: authorName(message, { row, directory, me: null }) }), ` · ${shortTime(message.created_at)}${message.status ? ` · ${phrase(message.status)}` : ""}`),
            said(message.body ?? ""),
        ))),
    ];
}

/** Saves a file with an inclusion proof for each record, all for one size of the log. */
async function proof(number, records, proofButton) {
    proofButton.disabled = true;
    try {
        const wanted = records.slice(0, proofsMax);
        const last = await get(`log/${wanted.at(-1).position}/proof`);
        const proofs = [];
        for (let place = 0; place < wanted.length; place += proofsAtOnce) {
            proofs.push(...await Promise.all(wanted.slice(place, place + proofsAtOnce)
                .map((record) => get(`log/${record.position}/proof`, { size: last.size }))));
            announce(`${proofs.length} of ${wanted.length} proofs`);
        }
        const file = { interaction: number, log: last.log, size: last.size, root: last.root, records: proofs.map(({ position, leaf, proof: path }, place) => ({ position, leaf, proof: path, record: wanted[place] })) };
        const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }));
        h("a", { href: url, download: `${number}-proof.json` }).click();
        setTimeout(() => URL.revokeObjectURL(url), 10_000);
        toast(records.length > proofsMax ? `Proofs of the first ${proofsMax} records are saved.` : `Proofs of ${proofs.length} records are saved.`);
    } catch (error) {
        toast(error.message, { kind: "bad" });
    } finally {
        proofButton.disabled = false;
    }
}
