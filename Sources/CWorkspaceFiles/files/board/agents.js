// The agents: presence and load now, and what they did.

import { h } from "../dom.js";
import { meter } from "../pages/charts.js";
import { avatar, emptyState } from "../parts.js";
import { duration } from "../words.js";
import { since, tablePart } from "./table.js";

const columns = [
    { name: "Agent" }, { name: "Presence" }, { name: "For" }, { name: "Load" }, { name: "Offered", isNumber: true },
    { name: "Closed", isNumber: true }, { name: "Messages", isNumber: true }, { name: "Median answer", isNumber: true }, { name: "Offers taken", isNumber: true },
];

export function agentTable({ agents }, statistics, period) {
    if (agents.length === 0) return emptyState({ drawing: "person", title: "No agents", text: "An administrator gives users the role." });
    const kinds = ["good", "away", "off"];
    const rank = (agent) => agent.serves ? 0 : agent.offline ? 2 : 1;
    const list = [...agents].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
    const rows = list.map((agent) => {
        const done = statistics.agents.find((each) => each.agent === agent.sys_id);
        const share = agent.capacity ? agent.load / agent.capacity : 0;
        return [
            h("span", { class: "person" }, avatar(agent.name, { size: "small" }), h("bdi", { text: agent.name })),
            h("span", { class: "person" }, h("span", { class: `presence-mark ${kinds[rank(agent)]}`, "aria-hidden": "true" }), agent.presence_name || "Offline"),
            agent.since ? since(agent.since) : h("span", { class: "quiet", text: "never" }),
            meter(share, `${agent.load} of ${agent.capacity}`, share >= 1 ? "bad" : share >= 0.8 ? "warn" : ""),
            String(agent.offers), String(done?.closed ?? 0), String(done?.messages ?? 0),
            done?.response.count ? duration(done.response.median_ms) : h("span", { class: "quiet", text: "none" }),
            done?.offers ? `${done.offers_accepted} of ${done.offers}` : h("span", { class: "quiet", text: "none" }),
        ];
    });
    return tablePart("agents-title", "Agents", columns, rows, `What they did: ${period.short}`);
}
