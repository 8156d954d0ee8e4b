// The audit: a conversation's records one by one with cause and rule, and how it stood at each of them.

import { get, part } from "../api.js";
import { namesOf } from "../audit/names.js";
import { proofHelp, saveProofs } from "../audit/proof.js";
import { sentence } from "../audit/sentences.js";
import { standing } from "../audit/standing.js";
import { timeline } from "../audit/timeline.js";
import { verification } from "../audit/verification.js";
import { whatIf } from "../audit/what-if.js";
import { Directory } from "../conversations/directory.js";
import { requesterName, said, stateBadge } from "../conversations/names.js";
import { button, h, icon, replace } from "../dom.js";
import { emptyState, failure, field, skeleton } from "../parts.js";
import { style } from "../style.js";
import { shortTime, timeText } from "../words.js";

const recordsMax = 5000;

export async function show(root, workspace, names, page) {
    await Promise.all([style("board.css"), style("audit.css")]);
    const directory = new Directory(workspace);
    const lists = directory.need("users", "queues", "actions", "applications", "reasons", "presences").catch(() => {});
    let leaveShown = null;
    const draw = async (number) => {
        leaveShown?.();
        leaveShown = null;
        if (number) leaveShown = await showOne(root, workspace, number, directory, lists);
        else leaveShown = await showSearch(root, workspace);
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
    const search = field("Conversation, requester's number or words of a message", input);
    const results = h("div", {}, skeleton(6));
    const log = verification();
    const load = async (query) => {
        try {
            const { result } = await get("interactions", { limit: 50, with: "preview", ...query });
            replace(results, result.length === 0
                ? emptyState({ drawing: "audit", title: "Nothing found", text: "There is no such conversation." })
                : table(result));
        } catch (error) {
            if (error.status === 400) search.error("Give a conversation's number, or a phone number with + and country.");
            else replace(results, failure(error, () => load(query)));
        }
    };
    const byText = async (words) => {
        try {
            const messages = await get("messages", { q: words, limit: 100 });
            const ids = [...new Set(messages.result.map((message) => message.interaction))].slice(0, 50);
            if (ids.length > 0) await load({ sys_id: ids.join(",") });
            else replace(results, emptyState({ drawing: "audit", title: "Nothing found", text: "No message has these words." }));
        } catch (error) {
            replace(results, failure(error, () => byText(words)));
        }
    };
    replace(
        root, h("h1", { class: "page-title", text: "Audit" }),
        h(
            "div", { class: "page-body audit-page" },
            h("form", { class: "card audit-search", role: "search", on: { submit: (event) => {
                event.preventDefault();
                search.error(null);
                const wanted = input.value.trim();
                if (/^ims\d+$/i.test(wanted)) workspace.go(`audit/${wanted.toUpperCase()}`);
                else if (/^[+\d\s()-]*$/.test(wanted)) load(wanted ? { requester: wanted.replace(/[\s()-]/g, "") } : {});
                else byText(wanted);
            } } }, search, button("Search", { icon: "search", kind: "primary", type: "submit" }), h("a", { class: "button", href: "/workspace/changes", text: "Changes of the configuration" })),
            log.card, whatIf(), results,
        ),
    );
    await load({});
    return log.end;
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
    const names = await namesOf(records, directory);
    const kept = new Map();
    let chosen = -1, turn = 0, timer = null;

    const stood = h("div", { class: "card stood", tabindex: "0", role: "group", "aria-labelledby": "stood-title" });
    const moment = h("output", { class: "moment" });
    const slider = h("input", { type: "range", min: 0, max: records.length - 1, step: 1, id: "moment", on: { input: () => choose(Number(slider.value)) } });
    const step = (by) => choose(Math.min(records.length - 1, Math.max(0, chosen + by)));
    const prove = (wanted, pressed) => saveProofs(number, wanted, pressed);
    const { element: list, headOf } = timeline(records, names, {
        choose: (place) => choose(place),
        prove: (place, pressed) => prove([records[place]], pressed),
    });
    const proofButton = button("Proof", { icon: "download", title: "Inclusion proofs of all its records, as a file", on: { click: () => prove(records, proofButton) } });
    const log = verification();
    replace(
        root,
        h(
            "div", { class: "page-title row" },
            h("a", { class: "button icon-only", href: "/workspace/audit", "aria-label": "Back to the search" }, icon("back")),
            h("h1", { class: "grow", text: `Audit of ${number}` }), proofButton,
        ),
        h(
            "div", { class: "page-body audit-page audit" },
            h(
                "section", { class: "card slider", "aria-label": "Moment" },
                h("label", { for: "moment", text: "As it stood" }), moment,
                h("div", { class: "slider-line" }, button("Record before", { icon: "back", iconOnly: true, on: { click: () => step(-1) } }), slider, button("Next record", { icon: "resume", iconOnly: true, on: { click: () => step(1) } })),
                h("div", { class: "slider-ends", "aria-hidden": "true" }, [records[0], records.at(-1)].map((record) => h("span", { text: timeText(record.time) }))),
            ),
            h("section", { class: "timeline", "aria-labelledby": "timeline-title" }, h("h2", { id: "timeline-title", text: `What happened: ${records.length} records` }),
                records.length >= recordsMax && h("p", { class: "quiet", text: `Only the first ${recordsMax} are shown.` }), list),
            h("section", { class: "stood-part", "aria-labelledby": "stood-title" }, h("h2", { id: "stood-title", text: "How it stood" }), stood),
            log.card, whatIf(number), proofHelp(),
        ),
    );
    choose(records.length - 1);
    return () => {
        turn = -1;
        log.end();
        clearTimeout(timer);
    };

    function choose(place) {
        if (place === chosen) return;
        if (chosen >= 0) headOf(chosen).removeAttribute("aria-current");
        chosen = place;
        const record = records[place];
        const words = `${timeText(record.time)}, after record ${record.position}: ${sentence(record, names).text}`;
        slider.value = place;
        slider.setAttribute("aria-valuetext", words);
        moment.textContent = words;
        headOf(place).setAttribute("aria-current", "true");
        // Only the list moves: the slider stays under the finger.
        const line = headOf(place).parentElement;
        list.scrollTop += line.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
        clearTimeout(timer);
        timer = setTimeout(() => load(record.position), 120);
    }

    async function load(position) {
        const mine = ++turn;
        try {
            if (!kept.has(position)) {
                const query = { as_of: position };
                const path = `interactions/${part(number)}`;
                const row = await get(path, query).catch((error) => { if (error.status === 404) return null; throw error; });
                const [messages, notes] = row
                    ? await Promise.all([get(`${path}/messages`, { ...query, limit: 500 }), get(`${path}/notes`, query)])
                    : [{ result: [] }, { result: [] }];
                if (row) row.opened_for_name = names.person(row, "opened_for");
                kept.set(position, { row, messages: messages.result, notes: notes.result });
            }
            if (mine === turn) replace(stood, standing(kept.get(position), directory, names));
        } catch (error) {
            if (mine === turn) replace(stood, failure(error, () => load(position)));
        }
    }
}
