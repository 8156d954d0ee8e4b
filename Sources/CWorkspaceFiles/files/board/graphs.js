// The charts: what the statistics say, hour by hour or day by day.

import { h } from "../dom.js";
import { chart } from "../pages/charts.js";
import { emptyState } from "../parts.js";
import { duration, initials } from "../words.js";
import { percent } from "./table.js";

// Most answers take seconds or minutes, those of the night hours: each ten times longer is as far up.
const scale = [1, 10, 60, 600, 3600, 21_600, 86_400, 604_800].map((seconds) => seconds * 1000);
const times = { say: duration, scale };

export function graphs({ spans, total }, period, board) {
    const happened = total.queued + total.messages_in + total.agent_messages + total.opened_by_agents + total.waiting;
    if (happened === 0) {
        return emptyState({ drawing: "board", title: "Nothing happened", text: `No conversation and no message in the last ${period.name}.` });
    }
    const of = (values) => spans.map((span) => ({ label: period.label(Date.parse(span.at)), values: values(span) }));
    const more = { word: period.word };
    const both = (name) => of((span) => [span[name].median_ms ?? null, span[name].p95_ms ?? null]);
    const said = ({ count, median_ms, p95_ms }) => count ? `${duration(median_ms)} median, ${duration(p95_ms)} for 95 %` : "nothing yet";
    const lines = [{ name: "Median", kind: "line" }, { name: "95 % within", kind: "line" }];
    const level = percent(total.in_time, total.measured);
    const load = board.agents.filter((agent) => agent.serves || agent.load > 0);
    return h("div", { class: "charts" }, [
        chart("Waiting", of((span) => [span.waiting_most, span.waiting]), [{ name: "Most at once", kind: "bar" }, { name: "At the end", kind: "line" }],
            { ...more, lead: `${total.waiting} now` }),
        chart("Service level", of((span) => [percent(span.in_time, span.measured)]), [{ name: "Answered in time", kind: "bar" }],
            { ...more, say: (value) => `${value} %`, most: 100, steps: [25], lead: level === null ? "nothing measured" : `${level} %, ${total.in_time} of ${total.measured}` }),
        chart("First response", both("first_response"), lines, { ...more, ...times, lead: said(total.first_response) }),
        chart("Every answer", both("response"), lines, { ...more, ...times, lead: said(total.response) }),
        chart("Wait for an agent", both("wait"), lines, { ...more, ...times, lead: said(total.wait) }),
        chart("Conversations", of((span) => [span.opened_by_requesters + span.opened_by_agents, span.closed_complete + span.closed_abandoned]),
            [{ name: "Opened", kind: "bar" }, { name: "Closed", kind: "bar" }],
            { ...more, lead: `${total.opened_by_requesters + total.opened_by_agents} opened, ${total.opened_by_agents} by agents` }),
        chart("Messages", of((span) => [span.messages_in, span.agent_messages + span.virtual_agent_messages + span.system_messages]),
            [{ name: "In", kind: "bar" }, { name: "Out", kind: "bar" }],
            { ...more, lead: `${total.agent_messages} by agents, ${total.virtual_agent_messages} by the virtual agent` }),
        chart("Offers", of((span) => [span.offers_accepted, span.offers_rejected, span.offers_timed_out]),
            [{ name: "Accepted", kind: "bar" }, { name: "Rejected", kind: "bar" }, { name: "Timed out", kind: "bar" }],
            { ...more, lead: total.offers ? `${percent(total.offers_accepted, total.offers)} % accepted` : "none made" }),
        load.length > 0 && chart("Load now", load.map((agent) => ({ label: agent.name, mark: initials(agent.name), values: [agent.load, agent.capacity] })),
            [{ name: "Has", kind: "bar" }, { name: "May have", kind: "mark" }],
            { word: "Agent", lead: `${load.reduce((sum, agent) => sum + agent.load, 0)} units in all` }),
    ]);
}
