// How sending goes, for each provider application.

import { h } from "../dom.js";
import { tablePart } from "./table.js";

const columns = [{ name: "Provider application" }, { name: "State" }, { name: "Waiting", isNumber: true }, { name: "On the way", isNumber: true }];

export function sendingTable(lanes) {
    if (lanes.length === 0) return null;
    return tablePart("sending-title", "Sending", columns, lanes.map((lane) => [
        h("bdi", { text: lane.provider_application }), state(lane), String(lane.pending ?? 0), String(lane.in_flight ?? 0),
    ]));
}

function state(lane) {
    if (lane.paused) return h("span", { class: "badge warn", text: "Paused" });
    if (lane.breaker !== "closed") return h("span", { class: "badge bad", text: "Provider fails" });
    if (lane.backlogged) return h("span", { class: "badge warn", text: "Backlog" });
    return h("span", { class: "badge good", text: "Sends" });
}
